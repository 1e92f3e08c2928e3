"""Known parts of the harmed, as stated."""

from __future__ import annotations

from typing import Any

from tests.reconcile.examples import loss, member

from onrecord.model.incident import IncidentId, Member
from onrecord.reconcile.incident import reconcile_incident


def marginals(*members: Member) -> list[tuple[str, str, int, int, int]]:
    """Age, sex, lowest, highest and number of origins of each known part of the dead."""
    found = reconcile_incident(IncidentId("i1"), members).marginals
    return [(each["age"], each["sex"], each["min"], each["max"], each["origins"]) for each in found]


def part(report: str, number: int, age: str = "unknown", sex: str = "unknown") -> Any:
    """A claim about some of the dead."""
    return loss(report, number, None, None, extent="part", who={"age": age, "sex": sex})


def test_parts_are_kept_as_stated_and_never_summed() -> None:
    """ "36, among them 20 children, 18 of them girls": three numbers, none of them added to another."""
    account = member("a", loss("a", 36), part("a", 20, "child"), part("a", 18, "child", "female"))
    assert marginals(account) == [("child", "female", 18, 18, 1), ("child", "unknown", 20, 20, 1)]


def test_two_reports_of_one_class_are_a_range() -> None:
    """Three children here, four there: three to four children by two origins."""
    found = marginals(
        member("a", loss("a", 9), part("a", 3, "child")), member("b", loss("b", 9), part("b", 4, "child"))
    )
    assert found == [("child", "unknown", 3, 4, 2)]


def test_class_that_nobody_speaks_of_is_absent() -> None:
    """No word of children is not "no children"."""
    assert marginals(member("a", loss("a", 9))) == []


def test_part_of_a_copy_counts_once() -> None:
    """A copied report is no second origin of a part."""
    accounts = [member(name, loss(name, 9), part(name, 3, "child"), copy_of="a") for name in ("a", "b")]
    assert marginals(*accounts) == [("child", "unknown", 3, 3, 1)]


def test_attackers_are_no_marginal() -> None:
    """Dead attackers are told apart elsewhere, and are no part of the harmed by age or sex."""
    assert marginals(member("a", loss("a", 9), loss("a", 1, who={"role": "perpetrator", "sex": "male"}))) == []
