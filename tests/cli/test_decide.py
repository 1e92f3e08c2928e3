"""`onrecord decide`, `decisions` and `queue`: a reviewer's day at the command line."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.ledgers import open_ledger
from onrecord.model.incident import AccountKey
from onrecord.store.resolving import LinkRow

_REPORTS = (
    {"id": "a", "text": "An airstrike killed two people in Idlib on Monday, rescuers said.", "published": "2026-05-06"},
    {"id": "b", "text": "Gunmen killed between 5 and 15 people in Gao on Friday. Awa Traore, 40, was among the dead.", "published": "2026-05-03"},
)  # fmt: skip
_PERSON = ("--by", "Ana Ruiz", "--reason", "seen the lists")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A ledger of two reports."""
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, _REPORTS)), "utf-8")
    assert CliRunner().invoke(main, ["ingest", str(folder / "ledger.db"), str(folder / "a.jsonl")]).exit_code == 0
    return (folder / "ledger.db").read_bytes()


@pytest.fixture
def ledger(fresh: bytes, tmp_path: Path) -> str:
    """The same, for one test alone."""
    (tmp_path / "ledger.db").write_bytes(fresh)
    return str(tmp_path / "ledger.db")


def _run(*arguments: str, **environment: str) -> Result:
    return CliRunner(env={"ONRECORD_REVIEWER": None, **environment}).invoke(main, list(arguments))


def _decide(ledger: str, *arguments: str) -> str:
    """The new decision's id."""
    done = _run("decide", ledger, *arguments, *_PERSON)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout.split()[1]


def _decisions(ledger: str, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_run("decisions", ledger, *options).stdout)
    return found


def _claim(ledger: str, report: str, field: str) -> str:
    rows = map(json.loads, _run("incidents", ledger, "--format", "jsonl").stdout.splitlines())
    incident = next(row["id"] for row in rows if row["reports"][0]["id"] == report)
    claims = json.loads(_run("show", ledger, incident).stdout)["claims"]
    return str(next(claim["id"] for claim in claims if claim["field"] == field))


def test_every_verdict_can_be_given(ledger: str) -> None:
    """Each becomes a decision with its author and reason."""
    _decide(ledger, "different", "a#0", "b#0")
    _decide(ledger, "set", "b#0", "casualties.killed", "5..7")
    _decide(ledger, "set", "b#0", "place", "Timbuktu")
    _decide(ledger, "set", "b", "event_type", "massacre")
    _decide(ledger, "exclude", _claim(ledger, "b", "casualties.killed"))
    _decide(ledger, "exclude", "a#0")
    _decide(ledger, "exclude", "a")
    _decide(ledger, "grade", "b#0", "weak")
    _decide(ledger, "release", "b#0")
    _decide(ledger, "release", "b#0", "--victim", "1")
    found = _decisions(ledger)
    assert [one["verdict"] for one in found] == ["DIFFERENT", *["SET"] * 3, *["EXCLUDE"] * 3, "GRADE", *["RELEASE"] * 2]
    assert {(one["by"], one["reason"], one["state"]) for one in found} == {("Ana Ruiz", "seen the lists", "in force")}
    assert found[2]["value"]["gazetteer_id"].startswith("geonames:")


def test_same_and_unsure_take_each_others_place(ledger: str) -> None:
    """And `--all` tells both."""
    first = _decide(ledger, "same", "a#0", "b#0")
    second = _decide(ledger, "unsure", "b", "a", "--supersedes", first)
    assert [one["id"] for one in _decisions(ledger)] == [second]
    assert [(one["id"], one["state"]) for one in _decisions(ledger, "--all")] == [
        (first, "superseded"),
        (second, "in force"),
    ]


def test_a_stale_decision_is_told_which_one_is_in_force(ledger: str) -> None:
    """Exit code 2; nothing is written."""
    first = _decide(ledger, "grade", "b#0", "weak")
    done = _run("decide", ledger, "grade", "b#0", "fair", *_PERSON)
    assert (done.exit_code, f"--supersedes {first}" in done.stderr, len(_decisions(ledger))) == (2, True, 1)


def test_a_decision_can_be_withdrawn(ledger: str) -> None:
    """An UNSURE takes its place."""
    first = _decide(ledger, "grade", "b#0", "weak")
    _decide(ledger, "withdraw", first)
    assert [(one["verdict"], one["supersedes"]) for one in _decisions(ledger)] == [("UNSURE", first)]


def test_the_reviewer_may_come_from_the_environment(ledger: str) -> None:
    """Else the command asks for one; a reason always."""
    command = ("decide", ledger, "grade", "a#0", "weak", "--reason", "one source")
    assert (_run(*command).exit_code, _run(*command[:-2], "--by", "Ana").exit_code) == (2, 2)
    assert _run(*command, ONRECORD_REVIEWER="Bo Lind").exit_code == 0
    assert _decisions(ledger)[0]["by"] == "Bo Lind"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("set", "b#0", "casualties.killed", "many"), "MIN..MAX"),
        (("set", "b#0", "weapons", "drone"), "casualties.killed"),
        (("set", "b#0", "event_type", "air-strike"), "airstrike"),
        (("set", "b#0", "place", "Nowhere At All"), "no places of this name"),
        (("grade", "b#0", "excellent"), "contested"),
        (("exclude", "nothing"), "onrecord show"),
        (("withdraw", "d0"), "onrecord decisions"),
    ],
)
def test_what_cannot_be_decided_is_told(ledger: str, arguments: tuple[str, ...], told: str) -> None:
    """With what can be."""
    done = _run("decide", ledger, *arguments, *_PERSON)
    assert (done.exit_code, told in done.stderr, _decisions(ledger)) == (2, True, [])


def test_no_output_tells_the_name_of_a_victim_that_was_given(ledger: str) -> None:
    """Neither the command's nor the lists'."""
    done = [
        _run("decide", ledger, "release", "b#0", "--victim", "Awa Traore", *_PERSON),
        _run("decide", ledger, "release", "b#0", "--victim", "Awa Traore", *_PERSON),
        _run("decide", ledger, "release", "b#0", "--victim", "Awa Traore Diallo", *_PERSON),
        _run("decide", ledger, "release", "a#0", "--victim", "Awa Traore", *_PERSON),
        _run("decisions", ledger),
        _run("decisions", ledger, "--format", "table"),
        _run("queue", ledger),
    ]
    assert [one.exit_code for one in done] == [0, 2, 2, 2, 0, 0, 0]
    assert not any("Awa" in one.output or "Traore" in one.output for one in done)


def test_an_incident_is_shown_with_what_was_decided(ledger: str) -> None:
    """The value that holds and the machine's, and the keys and ids that decisions are about."""
    decision = _decide(ledger, "set", "b#0", "casualties.killed", "5..7")
    claim = _claim(ledger, "b", "casualties.killed")
    version = json.loads(_run("incidents", ledger, "--place", "Gao").stdout)
    shown = json.loads(_run("show", ledger, version["id"]).stdout)
    table = _run("show", ledger, version["id"], "--format", "table").stdout
    assert [one["id"] for one in shown["decisions"]] == [decision]
    (row,) = [line for line in table.splitlines() if decision in line]
    assert all(words in row for words in ("SET casualties.killed: 5 to 7", "5 to 15", "Ana Ruiz", "seen the lists"))
    assert "b#0" in table and claim in table and "Killed: 5 to 7 (set by a person)" in table
    assert (shown["tolls"]["killed"]["max"], shown["machine"]["casualties.killed"]["max"]) == (7, 15)


def test_victims_are_shown_with_their_numbers_to_who_works_on_the_ledger(ledger: str) -> None:
    """In the table alone, which nobody takes for an export; with whether the name is released."""
    incident = json.loads(_run("incidents", ledger, "--place", "Gao").stdout)["id"]
    before = _run("show", ledger, incident, "--format", "table").stdout
    _decide(ledger, "release", incident, "--victim", "1")
    after = _run("show", ledger, incident, "--format", "table").stdout
    rows = [next(line.split() for line in table.splitlines() if "  1.  " in line) for table in (before, after)]
    assert rows == [["1.", "Awa", "Traore,", "40", "killed", state] for state in ("restricted", "released")]
    assert "victims" not in json.loads(_run("show", ledger, incident).stdout)


def test_the_queue_tells_what_waits_until_it_is_decided(ledger: str) -> None:
    """A wide toll, then nothing."""
    (waits,) = map(json.loads, _run("queue", ledger, "--kind", "conflict").stdout.splitlines())
    assert (waits["kind"], waits["weight"], waits["why"]) == ("conflict", 10.0, "killed 5 to 15")
    _decide(ledger, "set", waits["about"][0], "casualties.killed", "5..15")
    assert _run("queue", ledger, "--kind", "conflict", "--format", "table").stdout == "Nothing waits.\n"


def _doubt(ledger: str) -> None:
    """Has resolution find the two reports more alike than it does."""
    with closing(open_ledger(ledger)) as opened:
        keys = sorted(AccountKey(version.seq, 0) for report in "ab" if (version := opened.latest(report)))
        known = opened.resolve(lambda work: work.links(keys))
        if not known:
            opened.resolve(lambda work: work.link([LinkRow(keys[0], keys[1], 0.0)]))


def test_likely_merges_wait_until_somebody_has_looked_at_them(ledger: str) -> None:
    """With the accounts that they hang on and how likely they are; UNSURE is an answer."""
    _doubt(ledger)
    (waits,) = map(json.loads, _run("queue", ledger, "--kind", "merge").stdout.splitlines())
    told = {json.loads(line)["id"] for line in _run("incidents", ledger, "--format", "jsonl").stdout.splitlines()}
    assert (set(waits["about"]), waits["accounts"], waits["weight"]) == (told, ["a#0", "b#0"], 0.5 * (1 + 2))
    assert "50%" in waits["why"]
    assert "a#0" in _run("queue", ledger, "--kind", "merge", "--format", "table").stdout
    _decide(ledger, "unsure", *waits["about"])
    _doubt(ledger)
    assert _run("queue", ledger, "--kind", "merge", "--format", "table").stdout == "Nothing waits.\n"


def test_an_orphaned_decision_waits_and_is_anchored_anew(ledger: str, tmp_path: Path) -> None:
    """After a new version of its report has other words."""
    first = _decide(ledger, "grade", "a#0", "weak")
    assert _run("decisions", ledger, "--orphaned", "--format", "table").stdout == "No decision is orphaned.\n"
    newer = {"id": "a", "text": "Shells wounded nine villagers near Idlib on Tuesday.", "published": "2026-05-06"}
    (tmp_path / "newer.jsonl").write_text(json.dumps(newer))
    _run("ingest", ledger, str(tmp_path / "newer.jsonl"))
    assert [(one["id"], one["why"]) for one in _decisions(ledger, "--orphaned")] == [(first, "words-gone")]
    assert [json.loads(line)["about"] for line in _run("queue", ledger, "--kind", "orphaned").stdout.splitlines()] == [
        [first]
    ]
    _decide(ledger, "grade", "a#0", "fair", "--supersedes", first)
    assert _decisions(ledger, "--orphaned") == []
