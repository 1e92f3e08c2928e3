"""A victim's name in decisions: a hash that its report gives sense to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.decided import Decided, Released
from onrecord.review.victims import name_released, named_victims, names_someone, victim_key


def test_the_way_of_writing_makes_no_difference() -> None:
    """Case, marks, white space."""
    assert victim_key("r1", "Awa  TRAORE-Sow") == victim_key("r1", "awa traore sow")


def test_another_report_has_another_hash() -> None:
    """So that one list of names does not open all ledgers."""
    assert victim_key("r1", "Awa Traore") != victim_key("r2", "Awa Traore")


@given(st.text(), st.text(min_size=1))
def test_a_hash_tells_no_name(report: str, name: str) -> None:
    """It is 64 hexadecimal digits, whatever the name."""
    assert len(victim_key(report, name)) == 64 and set(victim_key(report, name)) <= set("0123456789abcdef")


def test_victims_are_listed_once_and_by_name_alone() -> None:
    """In the order in which reports name them."""
    first = {"victims": [{"name": None}, {"name": "Awa Traore"}]}
    second = {"victims": [{"name": "AWA TRAORE"}, {"name": "Musa Keita"}]}
    found = named_victims([("r1", 0, first), ("r2", 1, second)])
    assert [(report, rank, victim["name"]) for report, rank, victim in found] == [
        ("r1", 0, "Awa Traore"),
        ("r2", 1, "Musa Keita"),
    ]


def test_a_name_is_released_for_its_incident_alone() -> None:
    """Under any way of writing; no other name, and not where the incident is another."""
    decided = Decided(released=(Released(("r1", 0), "d1", victim_key("r1", "Awa Traore")), Released(("r1", 0), "d2")))
    incident = {("r1", 0), ("r2", 3)}
    assert name_released(decided, incident, "awa traore")
    assert not name_released(decided, incident, "Musa Keita")
    assert not name_released(decided, {("r1", 1)}, "Awa Traore")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("the mother of AWA traore's son", True),
        ("Awa, Traore", True),
        ("Kawa Traoret", False),
        ("the second victim", False),
    ],
)
def test_a_name_is_noticed_in_other_words(words: str, named: bool) -> None:  # noqa: FBT001
    """As whole words, however they are written."""
    assert names_someone(words, ["Awa Traore", "Al"]) is named
