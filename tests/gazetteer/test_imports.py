"""Imports: places that the carried index lacks, taken line by line, refused line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import GazetteerError
from onrecord.gazetteer.entry import Entry, Record
from onrecord.gazetteer.imports import INDEX, Imported, import_file, imported_sources
from onrecord.gazetteer.index import Gazetteer, open_gazetteer
from onrecord.gazetteer.write import index_bytes

DIVISION = Entry("geonames:9", "Nord", 5.0, 6.0, 1000, "admin1", "admin1", "XX", "Nord")


@pytest.fixture
def carried(tmp_path: Path) -> Path:
    """An index of one division."""
    path = tmp_path / "carried.bin"
    path.write_bytes(index_bytes([Record(DIVISION)], {}, bits=4))
    return path


def run(tmp_path: Path, carried: Path, name: str, text: str) -> tuple[Imported, Gazetteer]:
    """Imports a text as a file and opens the gazetteer with it."""
    file = tmp_path / name
    file.write_text(text, "utf-8")
    imported = import_file(file, tmp_path / "home", open_gazetteer(carried))
    return imported, open_gazetteer(carried, tmp_path / "home" / INDEX)


def dump_line(number: int, name: str, lat: str, lon: str, code: str = "PPL", population: int = 0) -> str:
    """A line of a GeoNames dump."""
    category = "A" if code.startswith("ADM") else "S" if code in ("HSP", "HTL") else "P"
    row = [
        str(number),
        name,
        name,
        "",
        lat,
        lon,
        category,
        code,
        "XX",
        "",
        "07",
        "",
        "",
        "",
        str(population),
        "",
        "",
        "",
        "",
    ]
    return "\t".join(row) + "\n"


def test_dump(tmp_path: Path, carried: Path) -> None:
    """A country dump brings villages, divisions and hospitals, not hotels; each village knows its division."""
    text = (
        dump_line(1, "Sud", "1.5", "2.5", "ADM1")
        + dump_line(2, "Malá Ves", "1.25", "2.25")
        + dump_line(3, "City Hospital", "1.3", "2.3", "HSP")
        + dump_line(4, "Grand Hotel", "1.3", "2.3", "HTL")
    )
    imported, gazetteer = run(tmp_path, carried, "XX.txt", text)
    assert (imported.places, imported.refusals) == (3, ())
    village = gazetteer.find("Mala Ves")[0]
    assert (village.latitude, village.admin1, village.precision) == (1.25, "Sud", "settlement")
    assert gazetteer.find("City Hospital")[0].precision == "exact"
    assert gazetteer.find("Grand Hotel") == ()


def test_bad_lines_are_refused_and_the_rest_is_taken(tmp_path: Path, carried: Path) -> None:
    """Each bad line has its refusal with its number; a point at 0, 0 is no point."""
    text = (
        dump_line(1, "Ves", "1.5", "2.5")
        + "torn line\n"
        + dump_line(2, "Nula", "0", "0")
        + dump_line(3, "Pol", "91", "0")
    )
    imported, gazetteer = run(tmp_path, carried, "XX.txt", text)
    assert imported.places == 1
    assert [refusal.subject.rpartition(" ")[2] for refusal in imported.refusals] == ["2", "3", "4"]
    assert {refusal.code for refusal in imported.refusals} == {"gazetteer-line"}
    assert gazetteer.find("Ves")


def _numbers(imported: Imported) -> list[int]:
    return [int(refusal.subject.rpartition(" ")[2]) for refusal in imported.refusals]


_GOOD = {"code": "XX01", "level": 1, "en": "Kolo", "lat": 4.0, "lon": 5.0}


@pytest.mark.parametrize(
    "wrong",
    [
        {"parent": ["XX"]},
        {"code": ["XX"]},
        {"country": {"code": "XX"}},
        {"en": 7, "ua": "Коло"},
        {"en": "Ko\ud800lo"},
        {"en": "Kolo\tpcode:YY"},
        {"code": "XX\n01"},
        {"country": "\udfff"},
        {"population": "²"},
        {"population": "9" * 5000},
        {"population": [1]},
        {"population": -1},
        {"lat": [4.0]},
        {"lat": "north"},
        {"lat": float("nan")},
        {"lat": 4.0, "lon": None},
        {"level": [1]},
        {"level": True},
    ],
)
def test_pcode_rows_of_wrong_types_are_refused_alone(tmp_path: Path, carried: Path, wrong: dict[str, object]) -> None:
    """A row that no place can be made of costs its own line, never the file."""
    child = {"code": "XX0101", "level": 4, "parent": "XX02", "en": "Ruka", "lat": 4.1, "lon": 5.1}
    rows = [{**_GOOD, **wrong}, {**_GOOD, "code": "XX02", "en": "Hora"}, child]
    imported, gazetteer = run(tmp_path, carried, "p.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert _numbers(imported) == [1]
    assert all(refusal.found and refusal.expected for refusal in imported.refusals)
    assert gazetteer.find("Ruka")[0].admin1 == "Hora"


def test_deep_json_is_refused_alone(tmp_path: Path, carried: Path) -> None:
    """Brackets without end are no row."""
    text = '{"code":' * 100_000 + "\n" + json.dumps(_GOOD) + "\n"
    imported, gazetteer = run(tmp_path, carried, "p.jsonl", text)
    assert _numbers(imported) == [1]
    assert gazetteer.find("Kolo")


@pytest.mark.parametrize("number", ["²", "4294967296", "9" * 5000, "٣", "-1"])
def test_geonames_ids_that_the_index_cannot_hold_are_refused(tmp_path: Path, carried: Path, number: str) -> None:
    """An id is ASCII digits below 2^32, in a dump as in a table of divisions."""
    good = dump_line(1, "Ves", "1.5", "2.5")
    imported, gazetteer = run(tmp_path, carried, "XX.txt", good + number + good[1:])
    assert _numbers(imported) == [2]
    assert len(gazetteer.find("Ves")) == 1
    imported, _ = run(tmp_path, carried, "admin1.txt", f"XX.01\tNord\tNord\t9\nXX.02\tOest\tOest\t{number}\n")
    assert _numbers(imported) == [2]


def test_population_of_a_dump_that_is_no_number_is_refused(tmp_path: Path, carried: Path) -> None:
    """A population is digits or nothing; no other value is guessed at."""
    good = dump_line(1, "Ves", "1.5", "2.5", population=12)
    text = good + good.replace("\t12\t", "\t²\t") + good.replace("\t12\t", "\t\t").replace("Ves", "Lhota")
    imported, gazetteer = run(tmp_path, carried, "XX.txt", text)
    assert _numbers(imported) == [2]
    assert (gazetteer.find("Ves")[0].population, gazetteer.find("Lhota")[0].population) == (12, 0)


def test_refusals_count_the_lines_of_the_file(tmp_path: Path, carried: Path) -> None:
    """Comments, empty lines, head lines and cells of two lines are counted as an editor counts them."""
    dump = "# a comment\n\n" + dump_line(1, "Ves", "1.5", "2.5") + "\n# another\ntorn line\n"
    assert _numbers(run(tmp_path, carried, "XX.txt", dump)[0]) == [6]
    rows = f"# a comment\n\n{json.dumps(_GOOD)}\n\ntorn\n"
    assert _numbers(run(tmp_path, carried, "p.jsonl", rows)[0]) == [5]
    table = '# a comment\r\ncode,level,parent,en,lat,lon\r\n\r\nXX02,4,,"Dol\r\nina",3.5,4.5\r\nXX03,9,,Hlava,1,1\r\nXX04,4,,Noha,3.5,4.5\r\n'
    imported, gazetteer = run(tmp_path, carried, "p.csv", table)
    assert sorted(_numbers(imported)) == [4, 6]
    assert gazetteer.find("Noha")
    huge = "code,level,en,lat,lon\nXX01,4,Ves,1,1\nXX02,4," + "x" * 200_000 + ",1,1\nXX03,4,Noha,1,1\n"
    assert _numbers(run(tmp_path, carried, "q.csv", huge)[0]) == [3]


def test_import_is_safe_to_repeat(tmp_path: Path, carried: Path) -> None:
    """The same file again changes nothing; a newer file of the same name replaces it; both show in the digest."""
    first = run(tmp_path, carried, "XX.txt", dump_line(1, "Ves", "1.5", "2.5"))[1]
    again = run(tmp_path, carried, "XX.txt", dump_line(1, "Ves", "1.5", "2.5"))[1]
    newer = run(tmp_path, carried, "XX.txt", dump_line(2, "Dedina", "1.5", "2.5"))[1]
    assert first.digest == again.digest != newer.digest
    assert newer.find("Ves") == ()
    assert imported_sources(tmp_path / "home") == {"XX.txt": 1}


def test_admin1_names_take_known_points(tmp_path: Path, carried: Path) -> None:
    """admin1CodesASCII has no points: the carried index gives them, else the point stays unknown."""
    _, gazetteer = run(tmp_path, carried, "admin1CodesASCII.txt", "XX.01\tNord\tNord\t9\nXX.02\tÔest\tOest\t10\n")
    assert {entry.latitude for entry in gazetteer.find("Nord")} == {5.0}
    unknown = gazetteer.find("Ôest")[0]
    assert (unknown.latitude, unknown.precision) == (None, "unknown")


def test_pcodes_at_their_district_are_as_precise_as_it(tmp_path: Path, carried: Path) -> None:
    """A settlement that carries its district's centre says admin2; one with a point of its own says settlement."""
    rows = [
        {"code": "XX01", "level": 3, "parent": "XX", "en": "Kolska", "lat": 4.0, "lon": 5.0},
        {"code": "XX0101", "level": 4, "parent": "XX01", "en": "Kolo", "ua": "Коло", "lat": 4.0, "lon": 5.0},
        {"code": "XX0102", "level": 4, "parent": "XX01", "en": "Ruka", "lat": 4.1, "lon": 5.1},
        {"code": "XX0103", "level": 4, "parent": "XX01", "en": "Noha", "lat": None, "lon": None},
        {"code": "XX0104", "level": 9, "en": "Hlava"},
    ]
    imported, gazetteer = run(tmp_path, carried, "p.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    found = {name: gazetteer.find(name)[0] for name in ("Коло", "Ruka", "Noha")}
    assert [entry.precision for entry in found.values()] == ["admin2", "settlement", "unknown"]
    assert found["Коло"].reference == "pcode:XX0101"
    assert found["Noha"].latitude is None
    assert len(imported.refusals) == 1


def test_pcodes_as_a_table(tmp_path: Path, carried: Path) -> None:
    """CSV with a head line serves as well."""
    _, gazetteer = run(tmp_path, carried, "p.csv", "code,level,parent,en,lat,lon\nXX02,4,,Dolina,3.5,4.5\n")
    assert gazetteer.find("Dolina")[0].longitude == 4.5


@pytest.mark.parametrize("text", ["", "a\tb\n", "plain words\n", "ISO\tISO3" + "\t" * 17 + "\n"])
def test_other_files_are_refused_whole(tmp_path: Path, carried: Path, text: str) -> None:
    """A file of no known kind is refused with the kinds that are known, and nothing is kept."""
    with pytest.raises(GazetteerError, match="GeoNames dump"):
        run(tmp_path, carried, "other.txt", text)
    assert imported_sources(tmp_path / "home") == {}


def test_one_column_is_said_as_one(tmp_path: Path, carried: Path) -> None:
    """The message counts as people do."""
    with pytest.raises(GazetteerError, match="a first line of 1 column,"):
        run(tmp_path, carried, "other.txt", "plain words\n")
