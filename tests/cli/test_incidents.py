"""`onrecord incidents` and its company: wrong usage is told in one line, with what to do."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main

_REPORTS = (
    {"id": "a", "text": "An airstrike killed two people in Idlib on Monday, rescuers said.", "published": "2026-05-06"},
    {"id": "b", "text": "Gunmen killed five people in Gao on Friday.", "published": "2026-05-03"},
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of two reports."""
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, _REPORTS)), "utf-8")
    done = CliRunner().invoke(main, ["ingest", str(folder / "ledger.db"), str(folder / "a.jsonl")])
    assert (done.exit_code, done.stderr) == (0, "2 inputs: 2 new, 2 read, 0 refused\n")
    return str(folder / "ledger.db")


def _ids(words: str) -> list[str]:
    return [json.loads(line)["reports"][0]["id"] for line in words.splitlines()]


def test_incidents_come_latest_first(ledger: str) -> None:
    """One JSON object a line where standard output is no terminal."""
    done = CliRunner().invoke(main, ["incidents", ledger])
    assert (done.exit_code, _ids(done.stdout)) == (0, ["a", "b"])


def test_filters_hold_together(ledger: str) -> None:
    """Each that is given."""
    done = CliRunner().invoke(
        main, ["incidents", ledger, "--harm", "killed", "--until", "2026-05-02", "--place", "gao"]
    )
    assert _ids(done.stdout) == ["b"]


def test_no_incident_is_told(ledger: str) -> None:
    """Helpful, in a table."""
    done = CliRunner().invoke(main, ["incidents", ledger, "--place", "Lima", "--format", "table"])
    assert (done.exit_code, "No incident passes" in done.stdout) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--type", "air-strike"], "airstrike"),
        (["--harm", "hurt"], "'injured'"),
        (["--box", "1,2,3"], "west,south,east,north"),
        (["--since", "soon"], "soon"),
        (["--since", "2026-05-02", "--until", "2026-05-01"], "exchange them"),
    ],
)
def test_a_filter_that_cannot_be_is_told(ledger: str, arguments: list[str], told: str) -> None:
    """With what there is instead."""
    done = CliRunner().invoke(main, ["incidents", ledger, *arguments])
    assert (done.exit_code, told in done.stderr) == (2, True)


def test_an_incident_and_a_report_are_shown_by_id(ledger: str) -> None:
    """The incident with its claims, the report with how it came."""
    first = json.loads(CliRunner().invoke(main, ["incidents", ledger, "--limit", "1"]).stdout)
    incident = json.loads(CliRunner().invoke(main, ["show", ledger, first["id"]]).stdout)
    assert "casualties.killed" in {claim["field"] for claim in incident["claims"]}
    report = json.loads(CliRunner().invoke(main, ["show", ledger, "a"]).stdout)
    assert report["versions"][0]["acquisition"]["seq"] == 1


@pytest.mark.parametrize("command", ["incidents", "stats", "refusals", "verify"])
def test_no_ledger_is_told(command: str, tmp_path: Path) -> None:
    """And none is made."""
    done = CliRunner().invoke(main, [command, str(tmp_path / "none.db")])
    assert (done.exit_code, "no ledger" in done.stderr, list(tmp_path.iterdir())) == (2, True, [])


def test_a_run_that_names_nothing_begins_no_ledger(tmp_path: Path, ledger: str) -> None:
    """A mistyped address is told, and nothing is left there; where there is a ledger, it says that nothing was stale."""
    done = CliRunner().invoke(main, ["ingest", str(tmp_path / "none.db")])
    assert (done.exit_code, "no ledger" in done.stderr, list(tmp_path.iterdir())) == (2, True, [])
    assert "nothing named: 0 read, 0 refused; nothing was stale" in CliRunner().invoke(main, ["ingest", ledger]).stderr


def test_another_file_is_no_ledger(tmp_path: Path) -> None:
    """Nor is it touched."""
    (tmp_path / "a.txt").write_text("Two people were killed.")
    done = CliRunner().invoke(main, ["ingest", str(tmp_path / "a.txt")])
    assert (done.exit_code, "no SQLite database" in done.stderr) == (2, True)
    assert (tmp_path / "a.txt").read_text() == "Two people were killed."


def test_a_broken_ledger_is_exit_code_1(ledger: str, tmp_path: Path) -> None:
    """With the place of the first break."""
    copy = tmp_path / "copy.db"
    with sqlite3.connect(ledger) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("UPDATE chain SET at = 'never' WHERE seq = 2")
    target.close()
    done = CliRunner().invoke(main, ["verify", str(copy)])
    assert (done.exit_code, "BROKEN at link 2" in done.stderr) == (1, True)


def test_an_empty_ledger_is_told_from_filters_that_nothing_passes(tmp_path: Path) -> None:
    """Nobody who gave no filter is told of one."""
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "calm", "text": "The weather in Idlib was fair."}), "utf-8")
    ledger = str(tmp_path / "ledger.db")
    assert CliRunner().invoke(main, ["ingest", ledger, str(tmp_path / "a.jsonl")]).exit_code == 0
    table = ["incidents", ledger, "--format", "table"]
    assert "is on record in this ledger" in CliRunner().invoke(main, table).stdout
    assert "passes these filters" in CliRunner().invoke(main, [*table, "--harm", "killed"]).stdout
