"""What holds of every form, and the facts of each."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
import tomllib
import tracemalloc
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, cast

import pyarrow.parquet as pq
import pytest
from tests.export.examples import (
    claim,
    count,
    countrywide,
    day,
    dozens,
    incident,
    nobody_hurt,
    nowhere,
    place,
    station,
    toll,
)
from tests.export.forms import FORMS, OPTIONS, rules_of, written

from onrecord.disclose.disclosed import Disclosed
from onrecord.disclose.incident import disclose_all
from onrecord.errors import UsageError
from onrecord.export import geoparquet, registry
from onrecord.export.api import GROUP, ExportOptions
from onrecord.export.basis import speaker_of
from onrecord.export.files import whole_file
from onrecord.export.fineness import acled_geo_precision, acled_time_precision, ucdp_date_prec, ucdp_where_prec

_ROOT = Path(__file__).resolve().parents[2]


def _rows(form: str, *incidents: Any, view: str = "analyst") -> list[dict[str, str]]:
    data, _ = written(FORMS[form], view, incidents)
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_every_exporter_has_its_entry_point() -> None:
    """Each form in this package, and no other, stands in pyproject.toml under its own name."""
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    points = {name: EntryPoint(name, value, GROUP).load() for name, value in project["entry-points"][GROUP].items()}
    assert points == FORMS


@pytest.mark.parametrize("form", FORMS)
def test_form_takes_nothing_that_is_not_disclosed(form: str) -> None:
    """An incident itself is no disclosed one, and nobody can make it one but the rules."""
    with pytest.raises((AttributeError, TypeError)):
        FORMS[form].write(cast(Any, iter([station()])), io.BytesIO(), OPTIONS)
    with pytest.raises(TypeError, match="disclose"):
        Disclosed(station(), "public", {}, object())


@pytest.mark.parametrize("form", FORMS)
def test_form_of_no_incident_is_whole(form: str) -> None:
    """An empty export can be read."""
    data, done = written(FORMS[form], "analyst", [])
    assert (done.rows, done.left_out) == (0, {})
    assert data or form == "jsonl"


@pytest.mark.parametrize("form", FORMS)
def test_incident_with_the_least_that_it_may_have_is_no_fault(form: str) -> None:
    """Keys that the contract lets be absent, or null, are so."""
    bare: dict[str, Any] = {
        "id": "ibare",
        "event_type": "attack",
        "time": None,
        "place": None,
        "reports": [],
        "claims": [],
    }
    _, done = written(FORMS[form], "public", [bare])
    assert done.rows + sum(done.left_out.values()) == 1


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"geoparquet"}))
def test_memory_does_not_grow_with_the_ledger(form: str) -> None:
    """Five times as many incidents take no more of it."""

    def many(most: int) -> Iterator[Any]:
        return (dozens() | {"id": f"i{number}"} for number in range(most))

    class _Sink(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            return len(data)

    peaks = []
    for most in (100, 100, 500):  # the first fills what is kept for good, such as imported modules
        tracemalloc.start()
        FORMS[form].write(disclose_all(many(most), rules_of("public")), cast(Any, _Sink()), OPTIONS)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    spooled = 500 * 2_500 if form == "html" else 0  # its rows, which go to a file from 8 MB on
    assert peaks[2] < peaks[1] + 200_000 + spooled


def test_geoparquet_goes_out_by_groups_of_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no more than one group is in memory; the box is that of all of them."""
    monkeypatch.setattr(geoparquet, "_GROUP", 2)
    told = [incident(f"i{east}", place=place("X", 1.0, float(east), "settlement")) for east in range(5)]
    file = pq.ParquetFile(io.BytesIO(written(FORMS["geoparquet"], "analyst", told)[0]))
    assert [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)] == [2, 2, 1]
    assert json.loads(file.metadata.metadata[b"geo"])["columns"]["geometry"]["bbox"] == [0.0, 1.0, 4.0, 1.0]


def test_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to install."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'onrecord\[parquet\]'"):
        written(FORMS["geoparquet"], "analyst", [])


def test_jsonl_keeps_what_no_rule_touches() -> None:
    """An incident without names, forces or long quotes comes out as it went in."""
    data, _ = written(FORMS["jsonl"], "analyst", [dozens()])
    told = json.loads(data)
    assert {key: told[key] for key in dozens() if key != "reports"} == {
        key: value for key, value in dozens().items() if key != "reports"
    }
    assert told["reports"][0] == dozens()["reports"][0]


def test_jsonl_keys_are_those_that_it_names() -> None:
    """What leaves is in the list that the documentation is held against."""
    data, _ = written(
        FORMS["jsonl"], "public", [station(), dozens() | {"machine": {}, "merged": ["iold"], "policy": "ucdp"}]
    )
    named = {column.name for column in FORMS["jsonl"].columns}
    assert {key for line in data.splitlines() for key in json.loads(line)} <= named


def test_cells_are_no_formulas() -> None:
    """A text that a spreadsheet would run is quoted; numbers are left alone."""
    row = _rows("csv", incident("i1", place=place("=HYPERLINK(1)", 1.0, -5.0, "settlement")))[0]
    assert (row["place"], row["longitude"]) == ("'=HYPERLINK(1)", "-5.0")


def test_hxl_has_a_hashtag_for_every_column() -> None:
    """Under the header, well-formed, no two alike."""
    data, _ = written(FORMS["hxl"], "analyst", [])
    tags = list(csv.reader(io.StringIO(data.decode())))[1]
    assert [tag for tag in tags if not re.fullmatch(r"#[a-z0-9]+(\+[a-z0-9_]+)*", tag)] == []
    assert len(set(tags)) == len(tags) == len(FORMS["hxl"].columns)


def test_geojson_has_no_point_where_none_is_known() -> None:
    """Null, never 0, 0; and longitude first."""
    told = json.loads(written(FORMS["geojson"], "analyst", [nowhere(), station()])[0])
    assert [feature["geometry"] for feature in told["features"]] == [
        None,
        {"type": "Point", "coordinates": [37.5436, 48.7269]},
    ]


def test_number_stands_beside_its_speaker_and_words() -> None:
    """No toll without who says so."""
    row = _rows("csv", station())[0]
    assert (row["killed_min"], row["killed_max"], row["killed_best"]) == ("50", "59", "")
    assert (row["killed_said_by"], row["killed_quote"]) == ("Pavlo Kyrylenko", "50 people")


@pytest.mark.parametrize(
    ("convention", "fatalities"),
    [("bare-plural", 3), ("several", 3), ("dozens", 12), ("tens", 10), ("hundreds", 100), (None, 7)],
)
def test_acled_words_without_a_number_have_its_own(convention: str | None, fatalities: int) -> None:
    """By ACLED's convention, said so in the notes, and in no other form."""
    told = incident(
        "i1",
        tolls={"killed": toll(7, None, 7, set_by=("c",), is_open=True)},
        claims=[claim("c", "casualties.killed", count(7, None, "words", convention=convention), "words")],
    )
    row = _rows("acled", told)[0]
    assert int(row["fatalities"]) == fatalities
    assert ("convention" in row["notes"]) == (convention is not None)
    assert _rows("csv", told)[0]["killed_min"] == "7"


def test_acled_no_death_is_a_zero() -> None:
    """Stated or not told of, ACLED writes 0."""
    assert [row["fatalities"] for row in _rows("acled", nobody_hurt(), incident("i1"))] == ["0", "0"]


def test_acled_refuses_countries_and_unknown_times() -> None:
    """And says how many, and why."""
    _, done = written(FORMS["acled"], "analyst", [countrywide(), nowhere(), dozens()])
    assert (done.rows, sum(done.left_out.values())) == (1, 2)
    assert "place unknown or a country as a whole" in done.left_out


def test_acled_codes_who_acted_as_far_as_it_is_known() -> None:
    """A foreign state against civilians is 8 and 7; a denied one acts not; an organisation may be of several kinds."""
    first, second, third = _rows("acled", station(), nobody_hurt(), incident("i1"))
    assert (first["actor1"], first["inter1"], first["inter2"], first["interaction"]) == ("Russia", "8", "7", "78")
    assert (second["actor1"], second["inter1"], second["interaction"]) == ("Example Front", "", "")
    assert third["actor1"] == "Unidentified Armed Group (Ukraine)"


def test_ucdp_keeps_low_best_and_high_in_order() -> None:
    """Under its own policy; best is empty where the policy gives none, and nothing is made up for it."""
    first, second = _rows("ucdp", dozens(), station())
    assert (first["low"], first["best"], first["high"], first["deaths_civilians"], first["deaths_unknown"]) == (
        "12",
        "18",
        "24",
        "18",
        "0",
    )
    assert (second["low"], second["best"], second["high"], second["deaths_unknown"]) == ("50", "", "59", "")
    assert (first["type_of_violence"], first["side_b"]) == ("3", "Civilians")


def test_ucdp_counts_deaths_only() -> None:
    """An event without a death is none of GED's."""
    _, done = written(FORMS["ucdp"], "analyst", [nobody_hurt(), nowhere()])
    assert (done.rows, done.left_out) == (0, {"no death on record": 2})


def test_priogrid_cell_is_the_published_one() -> None:
    """Kabul lies in cell 179779."""
    told = incident("i1", place=place("Kabul", 34.5281, 69.1723, "settlement"), tolls={"killed": toll(1, 1, 1)})
    assert _rows("ucdp", told)[0]["priogrid_gid"] == "179779"


@pytest.mark.parametrize(
    ("last", "ucdp", "acled"),
    [("2022-04-01", 1, 1), ("2022-04-03", 2, 2), ("2022-04-07", 3, 2), ("2022-04-30", 4, 3), ("2022-12-31", 5, None)],
)
def test_times_have_the_codes_of_both(last: str, ucdp: int, acled: int | None) -> None:
    """By the days that the interval leaves open."""
    time = day("2022-04-01", last)
    assert (ucdp_date_prec(time), acled_time_precision(time)) == (ucdp, acled)


def test_open_time_has_no_code() -> None:
    """An interval without an end could be any time."""
    time = {"start": "2022-04-01", "end": None, "precision": "unknown"}
    assert (ucdp_date_prec(time), acled_time_precision(time)) == (None, None)


@pytest.mark.parametrize(
    ("precision", "ucdp", "acled"),
    [
        ("exact", 1, 1),
        ("settlement", 1, 1),
        ("admin2", 3, 2),
        ("admin1", 4, 3),
        ("country", 6, None),
        ("unknown", None, None),
    ],
)
def test_places_have_the_codes_of_both(precision: str, ucdp: int | None, acled: int | None) -> None:
    """And a coarsened one is never exact."""
    point = place("X", 1.0, 1.0, precision)
    assert (ucdp_where_prec(point), acled_geo_precision(point)) == (ucdp, acled)
    coarse = point | {"coarsened": True, "coarsened_to_km": 10.0}
    if ucdp is not None:
        assert (ucdp_where_prec(coarse) or 0) >= 2
    assert acled_geo_precision(coarse) != 1


def test_report_asks_nobody_and_runs_nothing() -> None:
    """No script, style, font or image from anywhere, and what a report says is no markup."""
    told = station() | {"event_type": "<script>x</script>"}
    page = written(FORMS["html"], "public", [told])[0].decode()
    assert "<script" not in page
    assert not re.search(r"""(?:\ssrc|srcset|@import|url\()\s*=?\s*["']?\s*http""", page)
    assert not re.search(r"<(?:img|link|iframe|object|embed)\b", page)


def test_report_links_lead_somewhere() -> None:
    """Each mark on the map to its row, and no id stands twice."""
    page = written(FORMS["html"], "public")[0].decode()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert set(re.findall(r'aria-labelledby="([^"]+)"', page)) <= set(ids)


def test_report_draws_no_country_as_a_point() -> None:
    """What is placed in a country and no closer is told below the map."""
    page = written(FORMS["html"], "analyst", [countrywide()])[0].decode()
    assert '<svg class="map"' not in page and "No place is known" in page
    assert "1 is a country and no closer" in page


def test_map_holds_both_sides_of_the_date_line() -> None:
    """Two islands either side of it lie close together."""
    told = [incident(f"i{east}", place=place("X", -18.0, east, "settlement")) for east in (179.0, -179.0)]
    page = written(FORMS["html"], "analyst", told)[0].decode()
    xs = sorted(float(x) for x in re.findall(r'class="dot" cx="([\d.]+)"', page))
    assert 0 < xs[0] < xs[1] < 960


def test_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    """A fault in the middle leaves the old file, and nothing beside it."""
    file = tmp_path / "out.csv"
    file.write_bytes(b"old")
    with pytest.raises(OSError, match="full"), whole_file(file) as stream:
        stream.write(b"half")
        raise OSError("the disk is full")
    assert (file.read_bytes(), [*tmp_path.iterdir()]) == (b"old", [file])
    with whole_file(file) as stream:
        stream.write(b"new")
    assert (file.read_bytes(), [*tmp_path.iterdir()]) == (b"new", [file])


def test_pipe_and_link_stay_what_they_are(tmp_path: Path) -> None:
    """A pipe is written to, never replaced by a file; so is what a link leads to."""
    pipe, link, file = tmp_path / "pipe", tmp_path / "link", tmp_path / "file"
    os.mkfifo(pipe)
    link.symlink_to(file)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    for path in (pipe, link):
        with whole_file(path) as stream:
            stream.write(b"new")
    assert (os.read(reader, 9), pipe.is_fifo(), link.is_symlink(), file.read_bytes()) == (b"new", True, True, b"new")
    os.close(reader)


def test_file_in_no_folder_is_wrong_usage(tmp_path: Path) -> None:
    """Told before anything is read."""
    with pytest.raises(UsageError, match="no such folder"), whole_file(tmp_path / "none" / "out.csv"):
        pass


def test_unknown_form_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the forms that there are."""
    monkeypatch.setattr(registry, "_points", lambda: {"csv": None})
    with pytest.raises(UsageError, match=r"xlsx.*csv"):
        registry.exporter_of("xlsx")


def test_undated_export_is_the_same_twice() -> None:
    """Nothing in it hangs on the clock."""
    one, two = io.BytesIO(), io.BytesIO()
    for stream in (one, two):
        FORMS["html"].write(disclose_all([station()], rules_of("public")), stream, ExportOptions())
    assert one.getvalue() == two.getvalue()


def test_a_report_without_a_publisher_speaks_for_itself() -> None:
    """Its id, by which it is told from other origins, is nobody's name."""
    said = {"report": "76335afe30cd0e79", "said_by": None, "origin": {"kind": "media", "name": "76335afe30cd0e79"}}
    assert speaker_of(said) == "the report itself"
    assert speaker_of({**said, "origin": {"kind": "media", "name": "The Post"}}) == "The Post"
