"""What a batch of accounts changes around it."""

from __future__ import annotations

from onrecord.model.incident import AccountKey, IssuedId
from onrecord.pipeline.neighbourhood import Neighbourhood, settle
from onrecord.resolve.cluster import Constraints
from onrecord.resolve.identity import Age

A, X, C = (AccountKey(seq, 0) for seq in (1, 2, 3))


def test_who_held_together_through_an_account_that_left_comes_apart() -> None:
    """Once somebody has excluded it, the others are as if it had never come."""
    around = Neighbourhood(
        batch=frozenset(),
        ages={key: Age(f"anchor {key.seq}", "2026-05-05", key) for key in (A, X, C)},
        links={},
        memberships={A: "i1", X: "i1", C: "i1"},
        issued=[IssuedId("i1", 1, "anchor 1", "anchor 1")],
        next_number=2,
    )
    register = settle(around, [X.seq], Constraints())
    assert register.of[A] == "i1"
    assert register.of[C] not in ("i1", None) and X not in register.of
