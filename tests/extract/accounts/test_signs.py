"""What one sentence says about which incident it tells of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.reading import Reading

_FIRST = "Gunmen killed two millers in Herat on Monday. "


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The attack began at dawn.", 1),
        ("In a separate attack, a mine killed three shepherds in Ghazni on Sunday.", 2),
        ("In Ghazni, a bomb wounded four masons on Tuesday.", 2),
        ("The victims were on their way home.", 1),
    ],
)
def test_sentence_parts_or_goes_on(sentence: str, count: int, read: Callable[[str], Reading]) -> None:
    """ "The attack" and "the victims" go on; "in a separate attack" and a place and day of its own part."""
    assert len(read(_FIRST + sentence).accounts) == count
