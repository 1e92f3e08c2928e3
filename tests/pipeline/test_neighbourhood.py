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
        ages={key: Age(f"anchor {key.seq}", "2026-05-05", key) for key in (A, C)},
        links={},
        memberships={A: "i1", X: "i1", C: "i1"},
        issued=[IssuedId("i1", 1, "anchor 1", "anchor 1")],
        taken=(),
        next_number=2,
    )
    register = settle(around, Constraints())
    assert register.of[A] == "i1"
    assert register.of[C] not in ("i1", None) and X not in register.of


def test_an_id_that_an_incident_elsewhere_has_is_not_taken_from_it() -> None:
    """Though it was once issued for the account: it stayed with another when they were parted."""
    around = Neighbourhood(
        batch=frozenset([A]),
        ages={A: Age("anchor 1", "2026-05-05", A)},
        links={},
        memberships={},
        issued=[IssuedId("i1", 1, "anchor 1", "anchor 9")],
        taken={"i1"},
        next_number=2,
    )
    assert settle(around, Constraints()).of[A] != "i1"
