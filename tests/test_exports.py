"""What a ledger gives to the rules of disclosure, and what holds a release back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner
from tests.export.forms import FORMS, rules_of

from onrecord import exports
from onrecord.cli import main
from onrecord.disclose.incident import disclose
from onrecord.ledgers import IncidentFilter, Ledger, open_ledger

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


def _decide(ledger: Ledger, identifier: str, quote: str, **more: Any) -> None:
    anchor = {"report": "named", "quote": quote, "prefix": "", "suffix": "", "rank": 0}
    told = {
        "id": identifier,
        "verdict": "RELEASE",
        "anchors": [anchor],
        "reason": "The family asked.",
        "by": "R",
        "at": "2026-05-07T00:00:00+00:00",
        "supersedes": None,
    }
    ledger.decide(identifier, {**told, **more})


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

    found = exports._people(cast(Ledger, _One()), "r1")
    assert [victim["name"] for victim in found] == (["Olena Vymyshlena"] if restricted else [])


def test_name_is_told_once_a_decision_releases_it(ledger: Ledger) -> None:
    """By the decisions of the ledger itself."""
    _decide(ledger, "d1", "Olena Vymyshlena", value={"name": "Olena Vymyshlena"})
    found = next(one for one in exports.incidents_under(ledger, IncidentFilter(place="Kramatorsk"), "airwars"))
    assert [victim["released_by"] for victim in disclose(found, rules_of("public")).record["victims"]] == ["d1"]


def test_decision_whose_words_are_gone_is_orphaned(ledger: Ledger) -> None:
    """Until another one takes its place."""
    _decide(ledger, "d1", "Olena Vymyshlena, 34,")
    assert exports.count_orphaned(ledger) == 0
    _decide(ledger, "d2", "words that stand nowhere")
    assert exports.count_orphaned(ledger) == 1
    _decide(ledger, "d3", "killed by a shell", supersedes="d2")
    assert exports.count_orphaned(ledger) == 0


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
