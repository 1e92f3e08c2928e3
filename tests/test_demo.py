"""What a careful recorder takes from the demonstration reports. Written before the reader saw them; see demo/README.md."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.app import ReadOptions, read_inputs
from onrecord.cli import main
from onrecord.model.contract import reading_to_json
from onrecord.model.place import great_circle_km
from onrecord.model.reading import Reading

_REPORTS = Path(__file__).resolve().parents[1] / "demo" / "reports"
_OPEN = True


@lru_cache(maxsize=1)
def _readings() -> dict[str, Any]:
    found = {}
    for outcome in read_inputs((str(_REPORTS),), ReadOptions()):
        assert isinstance(outcome, Reading), outcome
        found[str(outcome.report.id)] = reading_to_json(outcome)
    return found


def _reading(name: str) -> Any:
    """The reading of a demonstration report, by the end of its id or by words of its text."""
    return next(r for i, r in _readings().items() if i.endswith(name) or name in r["report"]["text"])


_TOLLS = [
    ("kramatorsk-wire", "killed", (1, 1, _OPEN)),
    ("kramatorsk-wire", "injured", (3, 3, False)),
    ("kramatorsk-copy", "killed", (1, 1, _OPEN)),
    ("dnipro-toll-rises", "killed", (40, 40, False)),
    ("dnipro-toll-rises", "injured", (75, 75, False)),
    ("dnipro-toll-rises", "missing", (31, 31, _OPEN)),
    ("dnipro-search-ends", "killed", (45, 45, False)),
    ("dnipro-search-ends", "injured", (79, 79, False)),
    ("dnipro-search-ends", "rescued", (39, 39, False)),
    ("dnipro-search-ends", "missing", (11, 11, False)),
    ("hroza-ministry", "killed", (51, 51, False)),
    ("hroza-ministry", "injured", (6, 6, False)),
    ("hroza-identified", "killed", (59, 59, False)),
    ("peshawar-wire", "killed", (101, 101, _OPEN)),
    ("peshawar-wire", "injured", (221, 221, _OPEN)),
    ("peshawar-correction", "killed", (84, 84, False)),
    ("kyiv-hospital", "killed", (2, 2, False)),
    ("kyiv-hospital", "injured", (16, 16, False)),
    ("kunduz-inquiry", "killed", (42, 42, False)),
    ("garissa-monitor", "killed", (147, 147, False)),
    ("garissa-monitor", "injured", (79, 79, False)),
    ("garissa-monitor", "rescued", (501, 501, _OPEN)),
    ("sanaa-funeral", "killed", (141, 141, _OPEN)),
    ("sanaa-funeral", "injured", (526, 526, _OPEN)),
    ("missile-hits-block", "killed", (12, 12, _OPEN)),
    ("missile-hits-block", "injured", (64, 64, False)),
    ("residential quarter of Kramatorsk", "killed", (3, 3, False)),
    ("residential quarter of Kramatorsk", "injured", (10, 10, _OPEN)),
]


@pytest.mark.parametrize(("name", "harm", "toll"), _TOLLS)
def test_toll_of_the_first_account(name: str, harm: str, toll: tuple[int, int, bool]) -> None:
    """The report's own incident has the toll that its words state."""
    found = _reading(name)["accounts"][0]["tolls"][harm]
    assert (found["min"], found["max"], found["open"]) == toll


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("kramatorsk-wire", "2023-03-14"),
        ("dnipro-toll-rises", "2023-01-14"),
        ("hroza-ministry", "2023-10-05"),
        ("hroza-identified", "2023-10-05"),
        ("peshawar-wire", "2023-01-30"),
        ("peshawar-correction", "2023-01-30"),
        ("kyiv-hospital", "2024-07-08"),
        ("kunduz-inquiry", "2015-10-03"),
        ("garissa-monitor", "2015-04-02"),
        ("sanaa-funeral", "2016-10-08"),
        ("missile-hits-block", "2023-01-14"),
    ],
)
def test_day_of_the_first_account(name: str, day: str) -> None:
    """The incident's day is read from the words, not copied from the publication."""
    time = _reading(name)["accounts"][0]["time"]
    assert (time["start"][:10], time["end"][:10]) == (day, day)


@pytest.mark.parametrize(
    ("name", "point", "country"),
    [
        ("kramatorsk-wire", (48.74, 37.58), "UA"),
        ("dnipro-toll-rises", (48.47, 35.04), "UA"),
        ("peshawar-wire", (34.01, 71.58), "PK"),
        ("kyiv-hospital", (50.45, 30.52), "UA"),
        ("kunduz-inquiry", (36.73, 68.86), "AF"),
        ("garissa-monitor", (-0.45, 39.65), "KE"),
        ("sanaa-funeral", (15.35, 44.21), "YE"),
        ("missile-hits-block", (48.47, 35.04), "UA"),
        ("residential quarter of Kramatorsk", (48.74, 37.58), "UA"),
    ],
)
def test_place_of_the_first_account(name: str, point: tuple[float, float], country: str) -> None:
    """The incident's place is where it happened, not where the report was filed: within 25 km of the town."""
    found = _reading(name)["accounts"][0]["place"]
    assert great_circle_km((found["latitude"], found["longitude"]), point) < 25
    assert found["country"] == country


def test_period_figure_includes_the_strike_and_stays_out_of_its_toll() -> None:
    """Six killed and 30 wounded in 24 hours are an aggregate that names the strike's account among the counted."""
    reading = _reading("kramatorsk-wire")
    (aggregate,) = reading["aggregates"]
    assert aggregate["scope"] == "period"
    assert aggregate["includes"] == [reading["accounts"][0]["id"]]
    assert {(c["harm"], c["min"], c["max"]) for c in aggregate["casualties"]} == {("killed", 6, 6), ("injured", 30, 30)}


def test_recalled_attack_is_background_with_its_own_toll() -> None:
    """Last year's attack on the station is its own account, never mixed with today's."""
    accounts = _reading("kramatorsk-wire")["accounts"]
    (recalled,) = [account for account in accounts if account["standing"] == "background"]
    assert recalled["time"]["start"][:7] == "2022-04"
    assert recalled["tolls"]["killed"]["min"] == 51


def test_country_figure_is_not_the_hospitals() -> None:
    """Figures for all attacks of the day form an aggregate; another city is another account."""
    reading = _reading("kyiv-hospital")
    assert any(c["harm"] == "killed" and c["min"] == 36 for a in reading["aggregates"] for c in a["casualties"])
    others = [a for a in reading["accounts"][1:] if a["tolls"].get("killed", {}).get("min") == 10]
    assert len(others) == 1


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("peshawar-wire", {"claimed", "denied"}),
        ("garissa-monitor", {"claimed"}),
        ("dnipro-toll-rises", {"denied"}),
    ],
)
def test_claims_of_responsibility_keep_their_status(name: str, statuses: set[str]) -> None:
    """Who claimed it and who denied it are both on the record."""
    assert statuses <= {p["status"] for p in _reading(name)["accounts"][0]["perpetrators"]}


def test_hospital_is_damaged_in_its_own_account_only() -> None:
    """What the ministry says of the hospital is said of the hospital's incident, and the other city is a city."""
    accounts = _reading("kyiv-hospital")["accounts"]
    assert [[item["object"] for item in account["damage"]].count("hospital") for account in accounts] == [1, 0]
    assert accounts[1]["place"]["precision"] == "settlement"


def test_words_that_compare_make_no_account() -> None:
    """ "One of the deadliest attacks since December 2014, when ..." recalls one incident and tells of no third."""
    accounts = _reading("peshawar-wire")["accounts"]
    assert [account["standing"] for account in accounts] == ["main", "background"]


def test_superseded_figure_stays_a_claim() -> None:
    """The figure that was taken back is kept, and sets no bound."""
    casualties = _reading("peshawar-correction")["accounts"][0]["casualties"]
    assert [c["extent"] for c in casualties if c["harm"] == "killed" and c["min"] == 101] == ["superseded"]


def test_subset_is_a_part() -> None:
    """Fourteen children among 75 wounded are a part of them."""
    casualties = _reading("dnipro-toll-rises")["accounts"][0]["casualties"]
    (children,) = [c for c in casualties if c["min"] == 14]
    assert (children["harm"], children["extent"], children["population"]["age"]) == ("injured", "part", "child")


def test_comment_on_the_war_makes_no_account() -> None:
    """Generic talk of war is no incident."""
    assert _reading("demo-comment")["accounts"] == []


def test_language_not_read_yet_is_noticed() -> None:
    """A Ukrainian report keeps its text and says why it is empty."""
    reading = _reading("uman-ukrainian")
    assert reading["report"]["language"] == "uk"
    assert [notice["code"] for notice in reading["notices"]] == ["language-unsupported"]


def test_web_page_gives_its_article_and_its_zoned_date() -> None:
    """Menus and footers stay out; the time of publication keeps its offset."""
    report = _reading("missile-hits-block")["report"]
    assert "concert" not in report["text"] and "newsletter" not in report["text"]
    assert report["published"] == "2023-01-14T23:40:00+02:00"
    assert report["publisher"] == "River City News"


def test_misread_quotes_are_repaired_with_their_place() -> None:
    """UTF-8 quotes read as a Thai code page become quotes again, each repair listed."""
    report = _reading("residential quarter of Kramatorsk")["report"]
    assert "«may rise»" in report["text"]
    assert len(report["repairs"]) == 4
    assert all(report["text"][r["start"] : r["start"] + len(r["after"])] == r["after"] for r in report["repairs"])


def test_undated_text_invents_no_date() -> None:
    """Without a date “Thursday” stays a Thursday; what the text proves is given as bounds."""
    reading = _reading("residential quarter of Kramatorsk")
    assert reading["report"]["published"] is None
    assert reading["accounts"][0]["time"] is None
    assert reading["report"]["published_bounds"][0] >= "2022-02-01"


Row = dict[str, str]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The table of incidents with which `make demo` ends."""
    address = str(tmp_path_factory.mktemp("demo") / "ledger.db")
    assert CliRunner().invoke(main, ["ingest", address, str(_REPORTS)]).exit_code == 0
    shown = CliRunner().invoke(main, ["incidents", address, "--format", "table"])
    assert shown.exit_code == 0
    return shown.stdout


def _rows(table: str, **wanted: str) -> list[Row]:
    """The rows whose cells begin so; a cell that goes on in the next line is told by its first."""
    head, *lines = table.splitlines()
    cells = [re.split(r" {2,}", line) for line in lines if not line.startswith(" ")]
    rows = [dict(zip(head.split(), row, strict=True)) for row in cells]
    return [row for row in rows if all(row[column].startswith(words) for column, words in wanted.items())]


def test_the_strike_on_kramatorsk_is_one_incident(table: str) -> None:
    """With the toll that its wire story tells."""
    (strike,) = _rows(table, when="14 March 2023")
    assert (strike["where"], strike["killed"], strike["injured"]) == ("Kramatorsk, UA", "1 or more", "3")


def test_its_wire_copies_are_one_origin(table: str) -> None:
    """Two reports, of which one carries the words of the other."""
    (strike,) = _rows(table, when="14 March 2023")
    assert (strike["reports"], strike["origins"]) == ("2", "1")


def test_the_recalled_attack_on_the_station_stands_apart(table: str) -> None:
    """It is an incident of its own, of the year before."""
    (station,) = _rows(table, when="April 2022")
    assert (station["where"], station["killed"]) == ("Kramatorsk, UA", "51 or more")


def test_no_period_figure_is_in_a_toll(table: str) -> None:
    """Six killed and 30 wounded in 24 hours, and 36 killed and 140 wounded across a country, are nobody's toll."""
    numbers = {word for row in _rows(table) for harm in ("killed", "injured") for word in row[harm].split()}
    assert numbers.isdisjoint({"30", "36", "140"})
    assert "6" not in {word for row in _rows(table) for word in row["killed"].split()}


def test_an_undated_strike_on_the_same_town_stands_apart(table: str) -> None:
    """Three killed in the night to a Thursday are not those of the Tuesday."""
    (undated,) = _rows(table, when="not told", where="Kramatorsk")
    assert (undated["killed"], undated["injured"], undated["reports"]) == ("3", "10 or more", "1")


def test_a_toll_that_rises_and_one_that_falls_are_single_incidents(table: str) -> None:
    """Dnipro's three reports are one incident, and so are Peshawar's story and its correction."""
    assert [row["reports"] for row in _rows(table, where="Dnipro")] == ["3"]
    assert [(row["reports"], row["killed"]) for row in _rows(table, where="Peshawar")] == [("2", "84")]


def test_the_table_fits_a_page(table: str) -> None:
    """120 columns, and most incidents on one line."""
    lines = table.splitlines()
    assert max(map(len, lines)) <= 120
    assert len(lines) - 1 <= 1.4 * len(_rows(table))
