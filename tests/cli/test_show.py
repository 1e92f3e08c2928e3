"""`onrecord show` of an incident, as a person reads it: from whom each number is, and why others set none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

_DEMO = Path(__file__).parents[2] / "demo" / "reports"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demonstration reports in a ledger."""
    address = str(tmp_path_factory.mktemp("show") / "ledger.db")
    assert _run("ingest", address, str(_DEMO)).exit_code == 0
    return address


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def _shown(ledger: str, report: str, rank: int = 0) -> list[str]:
    """The lines of the page of the incident that this account is in."""
    rows = map(json.loads, _run("incidents", ledger, "--format", "jsonl").stdout.splitlines())
    wanted = next(
        row["id"] for row in rows if any((one["id"], one["rank"]) == (report, rank) for one in row["reports"])
    )
    return _run("show", ledger, wanted, "--format", "table").stdout.splitlines()


def _section(lines: list[str], title: str) -> list[str]:
    """The lines below the title, as far as the next empty one."""
    start = next(number for number, line in enumerate(lines) if line.startswith(title))
    return lines[start + 1 : lines.index("", start)] if "" in lines[start:] else lines[start + 1 :]


def test_each_bound_stands_beside_the_claim_that_sets_it(ledger: str) -> None:
    """With its words and who says so."""
    rows = _section(_shown(ledger, "demo-dnipro-toll-rises"), "Killed: 40 to 45")
    assert any(row.split()[:2] == ["least", "40"] and "Valentyn Reznichenko" in row for row in rows)
    assert any(row.split()[:2] == ["most", "45"] and "“45 people”" in row for row in rows)


def test_a_claim_that_sets_no_bound_says_why(ledger: str) -> None:
    """The six children are a part of the dead, and the first day's number was replaced."""
    rows = _section(_shown(ledger, "demo-dnipro-toll-rises"), "Killed: 40 to 45")
    assert any("nothing: part of them" in row and "“six children”" in row for row in rows)
    assert any("nothing: replaced since" in row and "“At least 12 people”" in row for row in rows)


def test_a_copy_stands_below_its_original(ledger: str) -> None:
    """And is no origin."""
    rows = _section(_shown(ledger, "demo-kramatorsk-wire"), "Reports, by who first said it")
    assert [row.rstrip().endswith("a copy of 1") for row in rows] == [False, False, True]


def test_the_history_gives_the_reason_of_each_change(ledger: str) -> None:
    """Peshawar's toll fell since the police took back an error."""
    rows = _section(_shown(ledger, "demo-peshawar-wire"), "How the tolls came about")
    assert any("3 February 2023" in row and "84" in row and "error" in row for row in rows)


def test_a_claim_of_responsibility_stands_beside_its_denial(ledger: str) -> None:
    """Each with who says so."""
    rows = _section(_shown(ledger, "demo-peshawar-wire"), "Who is said to have done it")
    assert any("Taliban" in row and "claimed, says" in row and "denied, says" in row for row in rows)


def test_a_page_of_an_incident_fits_120_columns(ledger: str) -> None:
    """Whatever it tells."""
    rows = map(json.loads, _run("incidents", ledger, "--format", "jsonl").stdout.splitlines())
    pages = [_run("show", ledger, row["id"], "--format", "table").stdout for row in rows]
    assert max(len(line) for page in pages for line in page.splitlines()) <= 120


def test_no_cell_is_cut_off_in_a_narrow_terminal(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words go on in the next line."""
    monkeypatch.setenv("COLUMNS", "80")
    shown = _run("incidents", ledger, "--format", "table").stdout
    assert max(map(len, shown.splitlines())) <= 80 and "…" not in shown
