"""Reading of places: what is one, what only looks like one, and which is meant."""

from __future__ import annotations

import pytest

from onrecord.extract.places import find_places
from onrecord.gazetteer.index import open_gazetteer
from onrecord.lexicon.load import load_lexicon
from onrecord.model.place import PlaceMention
from onrecord.text.document import make_document

GAZETTEER = open_gazetteer()


def places(text: str) -> list[PlaceMention]:
    """The place mentions of a text."""
    return list(find_places(make_document(text), GAZETTEER, load_lexicon("en")))


def names(text: str) -> list[str]:
    """The words of the text that are read as places."""
    return [mention.span.quote for mention in places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Kup'yans'k and on Lviv.", ["Kup'yans'k", "Lviv"]),
        ("One man and Many others fled the War.", []),
        ("A Blast shook Odesa.", ["Odesa"]),
        ("Mr. Washington declined to comment.", []),
        ("Austin Smith was driving.", []),
        ("The Paris-based group denied it.", ["Paris"]),
        ("A Ukrainian soldier crossed into Poland.", ["Ukrainian", "Poland"]),
        ("The U.S. embassy in Kabul closed.", ["U.S.", "Kabul"]),
    ],
)
def test_names_of_places(text: str, expected: list[str]) -> None:
    """Places are found; common words, persons and titles that share their names are not."""
    assert names(text) == expected


def test_name_inside_a_longer_name_is_a_part() -> None:
    """ "Kyiv University" names Kyiv in passing."""
    assert [mention.role for mention in places("He taught at Kyiv University.")] == ["part"]
