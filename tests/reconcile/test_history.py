"""A toll over time, with the reason of each change."""

from __future__ import annotations

from typing import Any

from tests.reconcile.examples import day, loss, member

from onrecord.model.incident import Incident, IncidentId, Member, Speaker
from onrecord.reconcile.incident import reconcile_incident

MAREK = Speaker("Governor Ilsa Marek", "governor")


def told(report: str, on: int | None, number: int, speaker: Speaker | None = MAREK, **value: Any) -> Member:
    """A report of that day with one number."""
    return member(report, loss(report, number, None, speaker, **value), published=None if on is None else day(on))


def history(*members: Member) -> list[tuple[str | None, int, int, str]]:
    """Day, lowest, highest and reason of each change of the toll of the dead."""
    result: Incident = reconcile_incident(IncidentId("i1"), members)
    return [
        (each["day"], each["min"], each["max"], each["reason"]) for each in result.history if each["harm"] == "killed"
    ]


def test_toll_rises_by_revision() -> None:
    """The governor's 30 of the first day, 45 of the second: two entries, the second a revision."""
    assert history(told("a", 1, 30), told("b", 2, 45)) == [
        ("2031-05-01", 30, 30, "first-told"),
        ("2031-05-02", 45, 45, "revision"),
    ]


def test_change_names_what_it_replaced() -> None:
    """The revised claim is named; nothing is deleted."""
    old, new = told("a", 1, 30), told("b", 2, 45)
    result = reconcile_incident(IncidentId("i1"), [old, new])
    assert result.history[1]["replaces"] == [old.claims[0].id]
    assert {claim.id for claim in result.claims} == {old.claims[0].id, new.claims[0].id}


def test_another_origin_widens() -> None:
    """A second outlet's number changes the range and replaces nothing."""
    assert history(told("a", 1, 30), told("b", 2, 33, None))[1] == ("2031-05-02", 30, 33, "another-origin")


def test_reason_is_read_from_the_words_of_the_claim() -> None:
    """Bodies that were recovered, and wounded who died in hospital, say why the toll rose."""
    recovered = told("b", 2, 45, quote="the bodies of 45 people")
    died = told("c", 3, 46, quote="46 people, one of whom died in hospital")
    assert [each[3] for each in history(told("a", 1, 30), recovered, died)] == [
        "first-told",
        "body recovered",
        "died of wounds",
    ]


def test_correction_is_an_error_put_right() -> None:
    """A lower number whose report says what it replaces."""
    correction = member(
        "b", loss("b", 28, None, MAREK), loss("b", 30, None, MAREK, extent="superseded"), published=day(2)
    )
    assert history(told("a", 1, 30), correction)[1] == ("2031-05-02", 28, 28, "error")


def test_repetition_changes_nothing() -> None:
    """The same number again, by anybody, is no entry."""
    assert len(history(told("a", 1, 30), told("b", 2, 30), told("c", 3, 30, None))) == 1


def test_undated_report_comes_last_under_no_day() -> None:
    """Where it belongs is not known, so it is not put anywhere."""
    assert history(told("a", 1, 30), told("b", None, 33, None))[-1][0] is None
