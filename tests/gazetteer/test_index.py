"""The index: what is written is found again, and a damaged file is refused."""

from __future__ import annotations

import struct
from array import array
from pathlib import Path

import pytest

from onrecord.errors import GazetteerError
from onrecord.gazetteer.entry import Entry, Record
from onrecord.gazetteer.index import Gazetteer, open_gazetteer, open_index
from onrecord.gazetteer.layout import bytes_to_numbers, numbers_to_bytes
from onrecord.gazetteer.write import index_bytes

TOWN = Entry("geonames:1", "Al Qaryah", 12.5, -7.25, 900, "settlement", "settlement", "XX", "North")
CITY = Entry("geonames:2", "Qaryah", 40.0, 30.0, 90_000, "settlement", "settlement", "YY", None)
VILLAGE = Entry("pcode:XX0101", "Kolo", None, None, 0, "settlement", "unknown", "XX", "North")


def write(path: Path, *records: Record) -> Path:
    """An index of the records in `path`."""
    path.write_bytes(index_bytes(records, {"attribution": "invented"}, bits=4))
    return path


def test_finds_by_every_name_most_populous_first(tmp_path: Path) -> None:
    """A place answers to its name, its alternates and its name less the article."""
    file = write(tmp_path / "g.bin", Record(TOWN, ("The Village",)), Record(CITY))
    gazetteer = open_gazetteer(file)
    assert [entry.name for entry in gazetteer.find("qaryah")] == ["Qaryah", "Al Qaryah"]
    found = gazetteer.find("The Village")[0]
    assert (found.reference, found.latitude, found.longitude, found.admin1) == ("geonames:1", 12.5, -7.25, "North")
    assert found.alternate
    assert not gazetteer.find("al-Qaryah")[0].alternate
    assert gazetteer.find("Nowhere") == ()


def test_unknown_point_stays_none(tmp_path: Path) -> None:
    """A place without a point has none, never 0, 0; a p-code is its reference."""
    entry = open_gazetteer(write(tmp_path / "g.bin", Record(VILLAGE))).find("Kolo")[0]
    assert (entry.latitude, entry.longitude, entry.reference) == (None, None, "pcode:XX0101")


def test_same_records_give_same_bytes() -> None:
    """The order of the records does not show in the file."""
    records = [Record(TOWN), Record(CITY), Record(VILLAGE)]
    assert index_bytes(records, {}) == index_bytes(records[::-1], {})


def test_imports_change_the_digest(tmp_path: Path) -> None:
    """The digest covers the imports, whose places are found beside the carried ones."""
    carried, imports = write(tmp_path / "a.bin", Record(CITY)), write(tmp_path / "b.bin", Record(VILLAGE))
    both = open_gazetteer(carried, imports)
    assert both.digest != open_gazetteer(carried).digest
    assert both.find("Kolo")
    assert both.find("Qaryah")


@pytest.mark.parametrize("content", [b"", b"not an index at all", b"ONRGAZ3\n\xff\xff\xff\xff"])
def test_damage_is_named(tmp_path: Path, content: bytes) -> None:
    """A missing or damaged file is refused with the remedy."""
    file = tmp_path / "g.bin"
    file.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"onrecord\.gazetteer\.build"):
        open_index(file)
    with pytest.raises(GazetteerError, match="make setup"):
        open_gazetteer(tmp_path / "missing.bin")


def test_one_changed_byte_is_named(tmp_path: Path) -> None:
    """Readings name the gazetteer by its digest, so the digest must be that of the bytes."""
    file = write(tmp_path / "g.bin", Record(TOWN))
    data = bytearray(file.read_bytes())
    data[-20] ^= 1
    file.write_bytes(data)
    with pytest.raises(GazetteerError, match="damaged"):
        open_index(file)


def test_numbers_are_little_endian_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a machine of the other order writes, this one reads, and the other way round."""
    numbers = array("I", [1, 2, 0x0102_0304])
    assert numbers_to_bytes(numbers) == struct.pack("<3I", *numbers)
    monkeypatch.setattr(
        "sys.byteorder", "big"
    )  # the bytes then come out swapped, as they must where they began swapped
    assert numbers_to_bytes(numbers) == struct.pack(">3I", *numbers)
    assert list(bytes_to_numbers(memoryview(struct.pack(">3I", *numbers)))) == list(numbers)


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    """The gazetteer that the package carries."""
    return open_gazetteer()


@pytest.mark.parametrize(
    ("name", "country"),
    [("Kup'yans'k", "UA"), ("Deir ez-Zor", "SY"), ("Київ", "UA"), ("Khan Younis", "PS"), ("Viet Nam", "VN")],
)
def test_world(world: Gazetteer, name: str, country: str) -> None:
    """Names of the world in the spellings of the news."""
    assert country in {entry.country for entry in world.find(name)}


def test_a_name_without_a_place_stays_without(world: Gazetteer) -> None:
    """Asked again, a name that no place bears still has none, and one that a place bears has the same places."""
    assert world.find("Xqzzyland") == world.find("Xqzzyland") == ()
    assert world.find("Paris") == world.find("Paris") != ()
