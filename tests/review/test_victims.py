"""A victim's name in decisions: a hash that its report gives sense to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.review.examples import NOON

from onrecord.model.decided import Decided, Released
from onrecord.model.decision import Decision
from onrecord.review.victims import marked, names_someone, release_of, victim_key


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


def _victim(*accounts: tuple[str, int, str]) -> dict[str, Any]:
    told = [{"report": report, "rank": rank, "name": name} for report, rank, name in accounts]
    names = list(dict.fromkeys(name for _, _, name in accounts))
    return {"name": names[0], "names": names[1:], "accounts": told}


def _released(report: str, rank: int, name: str, decision: str = "d1") -> Released:
    return Released((report, rank), decision, victim_key(report, name))


def test_a_name_is_released_for_the_account_that_tells_it_alone() -> None:
    """Under any way of writing; no other name, and not where another account tells of somebody else of that name."""
    decided = Decided(released=(_released("r1", 0, "Awa Traore"), Released(("r1", 0), "d2")))
    assert release_of(_victim(("r1", 0, "AWA TRAORE")), decided) == (decided.released[0], "AWA TRAORE")
    assert release_of(_victim(("r1", 0, "Musa Keita")), decided) is None
    assert release_of(_victim(("r1", 1, "Awa Traore")), decided) is None


def test_what_is_marked_is_the_name_that_was_released() -> None:
    """The person's other ways of writing stay behind, whichever was told first."""
    decided = Decided(released=(_released("r2", 0, "Awa Traore"),))
    decision = Decision("d1", "RELEASE", (), "the family asked", "Ana", NOON)
    found = marked(_victim(("r1", 0, "Awa Sow Traore"), ("r2", 0, "Awa Traore")), decided, [decision])
    mark = {"id": "d1", "reason": "the family asked", "child": False}
    assert (found["name"], found["names"], found["released"]) == ("Awa Traore", ["Awa Sow Traore"], mark)
    other = _victim(("r1", 0, "Musa Keita"))
    assert marked(other, decided, [decision]) == other


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
