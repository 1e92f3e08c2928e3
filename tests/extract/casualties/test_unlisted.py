"""People told of by nouns that no list has."""

from __future__ import annotations

import pytest

from onrecord.extract.casualties import find_casualties
from onrecord.lexicon.load import load_lexicon
from onrecord.reconcile.tolls import airwars_tolls
from onrecord.text.document import make_document


def tolls(text: str) -> dict[str, tuple[int, int]]:
    """Least and highest number of each harm."""
    claims = find_casualties(make_document(text), load_lexicon("en"))
    return {harm: (toll.min, toll.max) for harm, toll in airwars_tolls(claims).items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two bailiffs were shot dead at the gate.", {"killed": (2, 2)}),
        ("Three stevedores were wounded when a rocket hit the port.", {"injured": (3, 3)}),
        ("Six cattle rustlers and two chaplains died in the raid.", {"killed": (8, 8)}),
        ("Gunmen killed four surveyors and a plumber.", {"killed": (5, 5)}),
        ("A locksmith was stabbed to death on Monday.", {"killed": (1, 1)}),
        ("A blacksmith was killed by a shell.", {"killed": (1, 1)}),
    ],
)
def test_unknown_noun_is_people_where_it_is_harmed(text: str, expected: dict[str, tuple[int, int]]) -> None:
    """Whoever is shot dead, wounded or killed is somebody, whatever the trade."""
    assert tolls(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two cows were killed and three houses damaged when shells hit the farm.",
        "Five donkeys died and a school was damaged in the strike.",
        "Two missiles were shot down over the port.",
        "A bridge was hit by a shell.",
        "The talks died after two rounds.",
    ],
)
def test_beasts_and_things_are_nobody(text: str) -> None:
    """Animals, things and talks are not counted."""
    assert tolls(text) == {}
