"""The people whom accounts name: each once, and nobody taken for somebody else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reconcile.examples import loss, member

from onrecord.model.incident import IncidentId, Member
from onrecord.reconcile.incident import reconcile_incident
from onrecord.reconcile.victims import victims_of


def _person(name: str | None, age: int | None = None, **known: Any) -> dict[str, Any]:
    return {"name": name, "status": "unknown", "harm": "killed", "age": age, "sex": "unknown", **known}


def _told(report: str, *people: dict[str, Any]) -> Member:
    return member(report, loss(report, 2, quote="Awa Traore and another"), victims=people)


def _names(*members: Member) -> list[list[str]]:
    return [[one["name"], *one["names"]] for one in victims_of(members)]


def test_one_person_is_listed_once_with_all_that_is_known() -> None:
    """Name as first told and otherwise, the gravest harm, what any account states, the claims that name the person, and where."""
    first = _told("a", _person("Awa Traore", harm="injured", sex="female"))
    second = _told("b", _person("TRAORE, Awa", 40, status="civilian"), _person(None, 9))
    (found,) = victims_of([first, second])
    assert {key: found[key] for key in ("name", "names", "harm", "age", "sex", "status")} == {
        "name": "Awa Traore", "names": ["TRAORE, Awa"], "harm": "killed", "age": 40, "sex": "female", "status": "civilian",
    }  # fmt: skip
    assert found["claims"] == [first.claims[0].id]
    assert found["accounts"] == [
        {"report": "a", "rank": 0, "name": "Awa Traore"},
        {"report": "b", "rank": 0, "name": "TRAORE, Awa"},
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Awa Traore", 40), ("Awa Traore", 41), True),
        (("Awa Traore", 40), ("Awa Traore", 9), False),
        (("Awa Traore", None), ("Awa Sow Traore", 40), True),
        (("Awa Traore", None), ("Musa Traore", None), False),
        (("Traore", None), ("Awa Traore", None), False),
        (("Traoré", None), ("TRAORE", None), True),
        (("عمر", None), ("عمر", 30), True),
    ],
)
def test_who_is_one_person(one: tuple[str, int | None], other: tuple[str, int | None], same: bool) -> None:  # noqa: FBT001
    """By the parts of the name, and by ages where both are told."""
    found = _names(_told("a", _person(*one)), _told("b", _person(*other)))
    assert len(found) == (1 if same else 2)


def test_a_name_that_fits_two_people_is_neither() -> None:
    """Who is released by one name must not be somebody else."""
    whole = _told("a", _person("Awa Sow Traore"), _person("Awa Ba Traore"))
    assert _names(whole, _told("b", _person("Awa Traore"))) == [["Awa Sow Traore"], ["Awa Ba Traore"], ["Awa Traore"]]


@given(st.permutations("abcd"))
def test_the_order_of_members_makes_no_difference(order: list[str]) -> None:
    """An incident has one list."""
    people = {"a": "Awa Traore", "b": "Awa Sow Traore", "c": "Musa Keita", "d": "Traore"}
    members = {report: _told(report, _person(name)) for report, name in people.items()}
    found = reconcile_incident(IncidentId("i1"), [members[report] for report in order])
    assert found.victims == victims_of(list(members.values()))
    assert "Traore" not in repr(found).replace("Awa Traore and another", ""), "only quotes may hold a name"
