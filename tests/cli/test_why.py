"""`onrecord why`: the evidence for and against two accounts, what it comes to, and what made them one incident or two."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

_STRIKE = (
    "A drone struck the Shuala market in Basra on Monday and killed four people, Governor Karim Hadi said. "
    "Three stalls burned down. Among the dead was Samira Qassem, 40."
)
_TWO = "Gunmen shot two policemen dead in Mosul on Thursday. In 2009, a bomb killed eleven people in Kirkuk."
_REPORTS = (
    {"id": "wire", "text": _STRIKE, "published": "2026-05-05", "publisher": "Gulf Post"},
    {"id": "copy", "text": f"{_STRIKE} Readers can follow our page.", "published": "2026-05-05"},
    {"id": "two", "text": _TWO, "published": "2026-10-02"},
    {"id": "lima", "text": "A bomb wounded nine people in Lima on Friday, police said.", "published": "2019-03-02"},
    {
        "id": "shots",
        "text": "Two gunmen on a motorcycle shot a policeman dead near his house in Basra on Sunday night. His brother Basra Jasim, 31, was killed too.",
        "published": "2026-05-11",
    },
    {"id": "comment", "text": "Wars are decided in workshops as much as in trenches.", "published": "2026-05-05"},
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A ledger of a strike with its copy, of a report with two accounts, of a bomb far away and of a comment."""
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, _REPORTS)), "utf-8")
    assert _run("ingest", str(folder / "ledger.db"), str(folder / "a.jsonl")).exit_code == 0
    return (folder / "ledger.db").read_bytes()


@pytest.fixture
def ledger(fresh: bytes, tmp_path: Path) -> str:
    """The same, for one test alone."""
    (tmp_path / "ledger.db").write_bytes(fresh)
    return str(tmp_path / "ledger.db")


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def _why(ledger: str, one: str, other: str) -> dict[str, Any]:
    done = _run("why", ledger, one, other)
    assert done.exit_code == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _decide(ledger: str, verdict: str, one: str, other: str) -> str:
    done = _run("decide", ledger, verdict, one, other, "--by", "Ana Ruiz", "--reason", "seen both")
    assert done.exit_code == 0, done.stderr
    return done.stdout.split()[1]


def test_the_weights_add_up_to_the_log_odds(ledger: str) -> None:
    """With the prior of any two that are compared, and nothing else; nothing is surer than 12."""
    found = _why(ledger, "wire#0", "two#0")
    total = sum(one["weight"] for one in found["evidence"]) + found["prior"]
    assert max(-12, min(12, total)) == pytest.approx(found["log_odds"])


def test_both_sides_stand_beside_what_was_found(ledger: str) -> None:
    """As either account says it."""
    rows = {one["comparison"]: one for one in _why(ledger, "wire", "lima")["evidence"]}
    assert (rows["killed"]["one"], rows["injured"]["other"]) == ("4", "9")
    assert rows["distance"]["one"].startswith("Basra") and rows["distance"]["other"].startswith("Lima")


def test_accounts_that_their_own_evidence_joins_are_linked(ledger: str) -> None:
    """A story and its copy."""
    found = _why(ledger, "wire", "copy")
    assert (found["together"], found["why"]) == (True, "linked")


def test_accounts_that_share_no_key_were_never_compared(ledger: str) -> None:
    """Another continent, another decade."""
    found = _why(ledger, "wire", "lima")
    assert (found["together"], found["why"]) == (False, "no-key")


def test_accounts_of_one_report_are_two_incidents(ledger: str) -> None:
    """It tells them apart itself."""
    assert _why(ledger, "two#0", "two#1")["why"] == "one-report"


@pytest.mark.parametrize(
    ("verdict", "pair", "why"),
    [("same", ("wire", "lima"), "decided-same"), ("different", ("wire", "copy"), "decided-different")],
)
def test_a_decision_is_the_reason_where_there_is_one(
    ledger: str, verdict: str, pair: tuple[str, str], why: str
) -> None:
    """It is named, and the evidence stands beside it as it was."""
    before = _why(ledger, *pair)
    decision = _decide(ledger, verdict, *(f"{one}#0" for one in pair))
    after = _why(ledger, *pair)
    assert (after["why"], after["decision"], after["together"]) == (why, decision, verdict == "same")
    assert after["evidence"] == before["evidence"]


def test_accounts_that_others_join_are_told_so(ledger: str) -> None:
    """The copy is one incident with the bomb since somebody has joined the story with it."""
    _decide(ledger, "same", "wire#0", "lima#0")
    found = _why(ledger, "copy", "lima")
    assert (found["together"], found["why"], found["decision"]) == (True, "through-others", None)


def test_an_incident_stands_for_its_first_account(ledger: str) -> None:
    """And the order of the two makes no difference."""
    one, other = (_why(ledger, "wire", "lima")[side]["incident"] for side in ("one", "other"))
    found, turned = _why(ledger, one, other), _why(ledger, other, one)
    assert (found["one"]["report"], found["other"]["report"]) == ("copy", "lima")
    assert (found["log_odds"], found["why"]) == (turned["log_odds"], turned["why"])


@pytest.mark.parametrize("form", ["table", "json"])
def test_no_word_of_a_victims_name_is_shown(ledger: str, form: str) -> None:
    """That both name somebody of rare names is; who it is, is not."""
    shown = _run("why", ledger, "wire", "copy", "--format", form).stdout
    assert "named victims" in shown and "2 words" in shown
    assert "samira" not in shown.lower() and "qassem" not in shown.lower()


def test_the_table_tells_sum_probability_and_reason(ledger: str) -> None:
    """Below bars for what speaks for one incident, the strongest first, and against it."""
    shown = _run("why", ledger, "wire", "two", "--format", "table").stdout
    assert "probability of" in shown and "Two incidents: " in shown
    lines = [line for line in shown.splitlines() if "█" in line]
    weights = [float(word) for line in lines for word in line.split() if word[0] in "+-" and word[1:2].isdigit()]
    assert weights == sorted(weights, reverse=True) and len(weights) > 5
    assert all(len(line) <= 120 for line in shown.splitlines())


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        (("wire", "wire#0"), "one account twice"),
        (("wire", "none"), "nothing of this name"),
        (("wire", "wire#9"), "nothing of this name"),
        (("wire", "comment"), "without accounts"),
    ],
)
def test_what_cannot_be_compared_is_wrong_usage(ledger: str, pair: tuple[str, str], told: str) -> None:
    """Told in one line, with what to do."""
    done = _run("why", ledger, *pair)
    assert (done.exit_code, told in done.stderr) == (2, True)


def test_an_excluded_account_is_compared_with_none(ledger: str) -> None:
    """The message says where to look."""
    done = _run("decide", ledger, "exclude", "lima#0", "--by", "Ana Ruiz", "--reason", "a film")
    assert done.exit_code == 0, done.stderr
    done = _run("why", ledger, "wire", "lima")
    assert (done.exit_code, "compared with none" in done.stderr, "onrecord decisions" in done.stderr) == (2, True, True)


def test_accounts_whose_evidence_is_too_weak_are_unlike(ledger: str) -> None:
    """They share town and week, and nothing else."""
    found = _why(ledger, "wire", "shots")
    assert (found["together"], found["why"]) == (False, "unlike")


def test_a_value_that_holds_a_word_of_a_victims_name_is_withheld(ledger: str) -> None:
    """Here a first name that is a town's too: on either side, and in both forms."""
    rows = {one["comparison"]: one for one in _why(ledger, "wire", "shots")["evidence"]}
    assert {rows["distance"][side] for side in ("one", "other")} == {"withheld: it holds a victim's name"}
    assert "Basra" not in _run("why", ledger, "wire", "shots", "--format", "table").stdout


def _move(ledger: str, report: str, rank: int, to: str, rank_there: int = 0) -> None:
    """Puts an account into the incident of another, as clusters of many more accounts would."""
    seq = "(SELECT seq FROM reports WHERE id = ?)"
    there = f"(SELECT incident FROM members WHERE seq = {seq} AND rank = ?)"
    with closing(sqlite3.connect(ledger)) as database, database:
        database.execute(
            f"UPDATE members SET incident = {there} WHERE seq = {seq} AND rank = ?",  # no value is in the words
            (to, rank_there, report, rank),
        )


def test_alike_accounts_of_unlike_incidents_are_parted_by_the_mean(ledger: str) -> None:
    """Over all pairs of the two incidents' accounts, of which one is linked."""
    _move(ledger, "copy", 0, "lima")
    found = _why(ledger, "wire", "copy")
    assert (found["together"], found["why"]) == (False, "mean")
    assert "all 2 pairs" in found["because"]


def test_a_report_that_has_an_account_in_each_tells_them_apart(ledger: str) -> None:
    """However alike two others are."""
    _move(ledger, "two", 1, "wire")
    _move(ledger, "copy", 0, "two")
    assert _why(ledger, "wire", "copy")["why"] == "told-apart"


def test_alike_accounts_that_nobody_compared_were_crowded_out(ledger: str) -> None:
    """They share keys, and there is no link."""
    _move(ledger, "copy", 0, "lima")
    with closing(sqlite3.connect(ledger)) as database, database:
        database.execute("DELETE FROM links")
    assert _why(ledger, "wire", "copy")["why"] == "crowded"
