"""Who stands beside a deed and did not do it."""

from __future__ import annotations

import pytest

from onrecord.extract.frames import find_frames
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import make_document


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Four gunmen were killed when troops stormed the mill.", "gunmen"),
        ("A girl stepped on a landmine near the well.", "girl"),
        ("In retaliation for Friday's raid by the rebels, the army shelled the town.", "rebels"),
    ],
)
def test_bystander_is_no_perpetrator(text: str, name: str) -> None:
    """The harmed, who steps on a mine, and who made the attack that this one answers have not done it."""
    frames = find_frames(make_document(text), load_lexicon())
    assert frames
    assert not [who.name for frame in frames for who in frame.perpetrators if name in who.name.lower()]
