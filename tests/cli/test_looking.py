"""`onrecord show`, `refusals`, `stats` and `verify` as a person meets them: in tables, and on a bad day."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

_STEERING = "\x1b[2J [/b] :bomb: \u202e"
_REPORTS = (
    {
        "id": "two",
        "text": "An airstrike killed two people in Idlib on Monday. On Sunday, gunmen killed five people in Gao.",
        "published": "2026-05-06",
    },
    {
        "id": "steering",
        "title": f"Strike {_STEERING}",
        "publisher": f"Post {_STEERING}",
        "text": f"A drone strike killed three people in Basra on Monday, {_STEERING} rescuers said.",
    },
    {"id": "none", "text": "The weather in Idlib was fair on Monday."},
    {"id": f"number {_STEERING}", "text": 7},
)


def _ask(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of three reports and a refusal."""
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, _REPORTS)), "utf-8")
    assert _ask("ingest", str(folder / "ledger.db"), str(folder / "a.jsonl")).exit_code == 1
    return str(folder / "ledger.db")


def test_what_stands_refused_fails_a_second_run(ledger: str) -> None:
    """It is named again: exit code 0 would pass for all being read."""
    done = _ask("ingest", ledger, str(Path(ledger).parent / "a.jsonl"))
    assert (done.exit_code, "4 inputs: 0 new, 0 read, 1 refused" in done.stderr) == (1, True)
    assert "line 4: found text that is a number" in done.stderr


def test_a_report_is_shown_with_its_incidents(ledger: str) -> None:
    """In a table as in JSON; one that tells of none says so."""
    ids = json.loads(_ask("show", ledger, "two").stdout)["incidents"]
    shown = _ask("show", ledger, "two", "--format", "table").stdout
    assert len(ids) == 2 and all(identifier in shown for identifier in ids)
    assert "no incident" in _ask("show", ledger, "none", "--format", "table").stdout


def test_what_reports_hold_steers_no_terminal(ledger: str) -> None:
    """Nor is it taken for marks of style."""
    (incident,) = json.loads(_ask("show", ledger, "steering").stdout)["incidents"]
    for command in (["show", ledger, "steering"], ["show", ledger, incident], ["incidents", ledger], ["stats", ledger]):
        done = _ask(*command, "--format", "table")
        assert (done.exit_code, [sign for sign in "\x1b\u202e" if sign in done.stdout]) == (0, [])
    assert "Strike [2J [/b] :bomb:" in _ask("show", ledger, "steering", "--format", "table").stdout


def test_a_code_that_no_refusal_has_is_told(ledger: str) -> None:
    """With the codes that there are: a misspelt one must not pass for good news."""
    done = _ask("refusals", ledger, "--code", "nonsense")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "no refusal has the code nonsense; there are wrong-type (1)\n"


def test_verify_says_what_it_leaves_out(ledger: str) -> None:
    """Whoever reads `whole` must know of what."""
    whole, unchecked = _ask("verify", ledger).stdout.splitlines()
    assert whole.startswith("whole: 4 links") and unchecked.startswith("not checked: ")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_torn_copy_is_broken(ledger: str, tmp_path: Path, share: float) -> None:
    """Exit code 1, and what helps: a backup, not another run."""
    data = Path(ledger).read_bytes()
    (tmp_path / "torn.db").write_bytes(data[: int(len(data) * share)])
    done = _ask("verify", str(tmp_path / "torn.db"))
    assert (done.exit_code, done.stderr.startswith("BROKEN: ")) == (1, True)
    assert "backup" in done.stderr and "run again" not in done.stderr


def test_publishers_that_are_not_shown_are_counted(tmp_path: Path) -> None:
    """In the table and in JSON."""
    reports = [{"id": f"r{n}", "publisher": f"Post {n}", "text": "The weather was fair."} for n in range(23)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, reports)), "utf-8")
    ledger = str(tmp_path / "ledger.db")
    assert _ask("ingest", ledger, str(tmp_path / "a.jsonl")).exit_code == 0
    assert re.search(r"publishers: 3 more +not shown", _ask("stats", ledger, "--format", "table").stdout)
    assert json.loads(_ask("stats", ledger).stdout)["unnamed"] == {"publishers": 3, "event_types": 0}
