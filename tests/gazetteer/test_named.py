"""A place by the words that a person types for it."""

from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.gazetteer.index import open_gazetteer
from onrecord.gazetteer.named import find_named


def test_a_place_is_known_by_its_name_and_what_it_lies_in() -> None:
    """A country's code or a division, in any case."""
    gazetteer = open_gazetteer()
    found = find_named(gazetteer, "Timbuktu, ml")
    assert (found.country, found.precision, str(found.gazetteer_id)[:9]) == ("ML", "settlement", "geonames:")
    assert find_named(gazetteer, f"Timbuktu, {found.admin1}") == found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Nowhere At All", "no places"),
        ("Springfield", "expected one"),
        ("geonames:1", "no places"),
        ("Timbuktu, UA", "no places"),
    ],
)
def test_a_place_that_is_none_or_several_is_wrong_usage(words: str, told: str) -> None:
    """With those that there are."""
    with pytest.raises(UsageError, match=told):
        find_named(open_gazetteer(), words)


@pytest.mark.parametrize("words", ["Nikopol, Dnipropetrovsk", "Nikopol, Dnipropetrovsk, UA", "geonames:700051"])
def test_a_settlement_goes_before_the_division_around_it(words: str) -> None:
    """And an id, as messages print it, names a place by itself."""
    found = find_named(open_gazetteer(), words)
    assert (found.gazetteer_id, found.precision) == ("geonames:700051", "settlement")


def test_a_division_is_named_by_its_id() -> None:
    """Though a settlement in it has its name."""
    found = find_named(open_gazetteer(), "geonames:700049")
    assert (found.name, found.precision) == ("Nikopol Raion", "admin2")
