"""Lists of names of the dead."""

from __future__ import annotations

import pytest

from onrecord.extract.casualties import find_casualties
from onrecord.lexicon.load import load_lexicon
from onrecord.reconcile.tolls import airwars_tolls
from onrecord.text.document import make_document


@pytest.mark.parametrize(
    "text",
    [
        "Killed in Monday's raid: Ana Roth, Piet Maas and Jan Kok.",
        "Those killed in Monday's raid are Ana Roth, Piet Maas and Jan Kok.",
        "Among those killed in Sunday's raid were Ana Roth, Piet Maas and Jan Kok.",
        "The dead: Ana Roth, 34; Piet Maas, 30; and Jan Kok, 6.",
        "The dead were named as Ana Roth, Omar Said and Jan Kok.",
        "Ana Roth, Piet Maas and Jan Kok died when a shell hit their house.",
    ],
)
def test_listed_dead_are_each_one(text: str) -> None:
    """A list of names alone is a toll: as many as it names."""
    claims = find_casualties(make_document(text), load_lexicon("en"))
    assert airwars_tolls(claims)["killed"].min == 3
    assert len({victim.name for claim in claims for victim in claim.victims}) == 3
