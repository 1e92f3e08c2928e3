"""The sources that stand in the repository are found under the names that reports use."""

from __future__ import annotations

import pytest

from onrecord.gazetteer.index import open_gazetteer
from onrecord.gazetteer.sources import read_spellings


@pytest.mark.parametrize(
    ("spelling", "reference"),
    [
        ("Deir Ezzor", "geonames:170792"),
        ("Tel Rifaat", "geonames:163476"),
        ("Tal Rifaat", "geonames:163476"),
        ("Ain Issa", "geonames:172134"),
        ("Jisr al-Shughour", "geonames:169023"),
    ],
)
def test_a_spelling_of_the_press_finds_its_town(spelling: str, reference: str) -> None:
    """The carried index knows towns under the spellings of spellings.yaml beside GeoNames' own."""
    assert reference in {entry.reference for entry in open_gazetteer().find(spelling)}


def test_every_spelling_belongs_to_a_place_of_the_index() -> None:
    """No spelling hangs on an id that no source brings."""
    gazetteer = open_gazetteer()
    lost = {
        reference
        for reference, names in read_spellings().items()
        if not any(entry.reference == reference for entry in gazetteer.find(names[0]))
    }
    assert not lost
