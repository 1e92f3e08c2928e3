"""What a ledger gives to the rules of disclosure, and what holds a release back."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner
from tests.export.forms import FORMS, rules_of

from onrecord import exports
from onrecord.app import obey
from onrecord.cli import main
from onrecord.disclose.incident import disclose
from onrecord.errors import LedgerError, ReleaseError
from onrecord.ledgers import (
    Decision,
    Draft,
    IncidentFilter,
    Ledger,
    open_ledger,
    take_decision,
    withdraw_decision,
)
from onrecord.model.decision import decision_id
from onrecord.model.incident import PolicyName
from onrecord.release.sign import new_key

_TOWNS = {2: "Nikopol", 3: "Kharkiv", 4: "Kherson", 5: "Sumy"}
_TEXT = "Olena Vymyshlena, 34, was killed by a shell in Kramatorsk on Monday, neighbours said."


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """A ledger of five reports, of which one names a victim; looked up two incidents at a time."""
    monkeypatch.setattr(exports, "_PAGE", 2)
    monkeypatch.setattr(exports, "exporter_of", FORMS.__getitem__)
    reports = [
        {
            "id": f"r{day}",
            "text": f"A drone killed {day} people in {_TOWNS[day]} on Friday.",
            "published": f"2026-05-0{day}",
        }
        for day in range(2, 6)
    ]
    reports.append({"id": "named", "text": _TEXT, "published": "2026-05-06"})
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, reports)), "utf-8")
    assert CliRunner().invoke(main, ["ingest", str(tmp_path / "a.db"), str(tmp_path / "a.jsonl")]).exit_code == 0
    with closing(open_ledger(str(tmp_path / "a.db"))) as opened:
        yield opened


def test_every_incident_comes_once_with_its_claims(ledger: Ledger) -> None:
    """Page by page, in the ledger's order."""
    found = [*exports.incidents_under(ledger, IncidentFilter(), "airwars")]
    assert [one["reports"][0]["id"] for one in found] == [
        one["reports"][0]["id"] for one in ledger.incidents(IncidentFilter())
    ]
    assert len(found) == 5 and all(one["claims"] for one in found)


def test_names_that_the_reader_found_are_restricted(ledger: Ledger) -> None:
    """So that no quote can carry them out."""
    found = next(one for one in exports.incidents_under(ledger, IncidentFilter(place="Kramatorsk"), "airwars"))
    assert [victim["name"] for victim in found["victims"]] == ["Olena Vymyshlena"]
    assert "Vymyshlena" not in json.dumps(disclose(found, rules_of("analyst")).record)


@pytest.mark.parametrize(("harm", "restricted"), [("unspecified", False), ("killed", True)])
def test_official_who_suffered_nothing_is_no_victim(harm: str, *, restricted: bool) -> None:
    """Who says a number for an office is named with it, though the reader took the name for a victim's; who was harmed is not."""
    reading = {
        "statements": [{"source": {"name": "Olena Vymyshlena", "role": "governor"}}, {"source": None}],
        "accounts": [{"victims": [{"name": "Olena Vymyshlena", "harm": harm, "age": None}, {"name": None}]}],
    }

    class _One:
        def report(self, _identifier: str) -> list[tuple[None, Any]]:
            return [(None, reading)]

    assert exports._names(cast(Ledger, _One()), "r1") == (("Olena Vymyshlena",) if restricted else ())


def _take(ledger: Ledger, verdict: Any, *about: str, **keys: Any) -> Decision:
    return take_decision(ledger, Draft(verdict, about, "R", "the family asked", **keys))


def _incident(ledger: Ledger, report: str, policy: PolicyName = "airwars") -> dict[str, Any]:
    (found,) = exports.incidents_under(ledger, IncidentFilter(report=report), policy)
    return found


def test_name_is_told_once_a_decision_releases_it(ledger: Ledger) -> None:
    """By the decisions of the ledger itself, under every policy; taken back once that one is withdrawn."""
    taken = _take(ledger, "RELEASE", "named", victim="1")
    obey(ledger)
    for policy in ("airwars", "ucdp"):
        record = disclose(_incident(ledger, "named", policy), rules_of("public")).record
        assert [(one["name"], one["released_by"]) for one in record["victims"]] == [("Olena Vymyshlena", taken.id)]
    withdraw_decision(ledger, taken.id, by="R", reason="they asked again")
    obey(ledger)
    assert "victims" not in disclose(_incident(ledger, "named"), rules_of("public")).record


@pytest.mark.parametrize("policy", ["airwars", "ucdp"])
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_what_people_decided_holds_in_every_export(ledger: Ledger, tmp_path: Path, form: str, policy: Any) -> None:
    """A toll that was set, a claim that was excluded and a grade, under each policy and in each form."""
    version = ledger.latest("r4")
    assert version is not None
    claim = next(one for one in version.claims[0] if one.field == "casualties.killed")
    _take(ledger, "SET", "r2", field="casualties.killed", value={"min": 7, "max": 9})
    _take(ledger, "EXCLUDE", claim.id)
    _take(ledger, "GRADE", "r3", value="discounted")
    obey(ledger)
    exports.write_export(ledger, IncidentFilter(), FORMS[form], policy, tmp_path / "out", lambda _done: None)
    told = {key: _row(tmp_path / "out", form, key) for key in ("Nikopol", "Kherson", "Kharkiv", "Sumy")}
    killed = {town: (low, high) for town, (low, high, _) in told.items()}
    assert killed == {"Nikopol": ("7", "9"), "Kherson": ("", ""), "Kharkiv": ("3", "3"), "Sumy": ("5", "5")}
    assert told["Kharkiv"][2] == "discounted"


def _row(path: Path, form: str, town: str) -> tuple[str, str, str]:
    """The least and the most killed in the town, and the grade, as a file tells them."""
    lines = path.read_text("utf-8").splitlines()
    if form == "jsonl":
        one = next(told for told in map(json.loads, lines) if told["place"]["name"] == town)
        toll = one["tolls"].get("killed", {"min": "", "max": ""})
        return str(toll["min"]), str(toll["max"]), one["grade"]
    row = next(row for row in csv.DictReader(lines) if row["place"] == town)
    return row["killed_min"], row["killed_max"], row["grade"]


def test_decision_that_was_not_carried_out_holds_exports_back(ledger: Ledger, tmp_path: Path) -> None:
    """Nobody is given incidents that people have decided otherwise; the next run carries it out."""
    _take(ledger, "SAME", "r2", "r3")
    with pytest.raises(LedgerError, match="do not follow"):
        exports.write_export(ledger, IncidentFilter(), FORMS["csv"], "airwars", tmp_path / "a.csv", lambda _done: None)
    obey(ledger)
    exports.write_export(ledger, IncidentFilter(), FORMS["csv"], "airwars", tmp_path / "a.csv", lambda _done: None)


def test_decision_that_has_lost_its_words_holds_releases_back(ledger: Ledger, tmp_path: Path) -> None:
    """Until it is withdrawn."""
    new_key(tmp_path / "key.pem")
    request = exports.ReleaseRequest("Examples", IncidentFilter())

    def release() -> None:
        key = (tmp_path / "key.pem").read_bytes()
        exports.make_release(ledger, tmp_path / "release", request, key, lambda _done: None)

    anchor = {"report": "named", "quote": "words that stand nowhere", "prefix": "", "suffix": "", "rank": 0}
    told = {"verdict": "GRADE", "anchors": [anchor], "reason": "r", "by": "R", "at": "2026-05-07T00:00:00+00:00"}
    lost = decision_id(told)
    ledger.decide(lost, told)
    obey(ledger)
    with pytest.raises(ReleaseError, match="1 orphaned decision,"):
        release()
    withdraw_decision(ledger, lost, by="R", reason="nobody knows what it was about")
    obey(ledger)
    release()
    assert (tmp_path / "release" / "manifest.json").exists()


def test_other_policy_is_told_by_its_own_name(ledger: Ledger) -> None:
    """The same incidents, reconciled anew; never another one's figures under its name."""
    own, other = ([*exports.incidents_under(ledger, IncidentFilter(), policy)] for policy in ("airwars", "ucdp"))
    assert [one["id"] for one in own] == [one["id"] for one in other]
    named = [{toll["policy"].split("/")[0] for one in told for toll in one["tolls"].values()} for told in (own, other)]
    assert named == [{"airwars"}, {"ucdp"}]
    assert [one["tolls"]["killed"]["best"] for one in other if one["reports"][0]["id"] == "r3"] == [3]


def test_form_has_the_policy_that_it_is_for() -> None:
    """Unless another one is asked for."""
    assert [exports.policy_for(FORMS[form], None) for form in ("ucdp", "csv")] == ["ucdp", "airwars"]
    assert exports.policy_for(FORMS["ucdp"], "airwars") == "airwars"
