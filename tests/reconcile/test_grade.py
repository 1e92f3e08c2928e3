"""Two axes, and the grade that follows."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reconcile.examples import charge, loss, member

from onrecord.model.incident import Grade, Incident, IncidentId, Member, Speaker
from onrecord.reconcile.incident import reconcile_incident


def incident(*members: Member) -> Incident:
    """What these accounts come to."""
    return reconcile_incident(IncidentId("i1"), members)


RUSSIA = charge("a", "Russian forces", "stated")
UKRAINE = charge("b", "Ukrainian forces", "alleged", None, "force", "UA")
OWNED = charge("b", "Hamas", "claimed", Speaker("Hamas"), "organisation", "PS")
DISOWNED = charge("c", "Hamas", "denied", Speaker("Hamas"), "organisation", "PS")
DENIED = charge("b", "Russian forces", "denied", Speaker("Kremlin spokesman", "spokesperson", "RU"))
FIGHTERS: dict[str, Any] = {"who": {"status": "combatant"}}


@pytest.mark.parametrize(
    ("members", "grade", "answer"),
    [
        ([member("a", loss("a", 3))], "weak", "unknown"),
        ([member("a", loss("a", 3), RUSSIA)], "weak", "attributed"),
        ([member("a", loss("a", 3)), member("b", loss("b", 3))], "weak", "unknown"),
        ([member("a", loss("a", 3), RUSSIA), member("b", loss("b", 3))], "fair", "attributed"),
        ([member("a", loss("a", 3), RUSSIA), member("b", loss("b", 3), copy_of="a")], "weak", "attributed"),
        ([member("a", loss("a", 3), RUSSIA), member("b", loss("b", 3), UKRAINE)], "contested", "contested"),
        ([member("a", loss("a", 3), RUSSIA), member("b", loss("b", 3), DENIED)], "fair", "attributed"),
        ([member("b", loss("b", 3), DENIED)], "weak", "denied"),
        ([member("b", loss("b", 3), OWNED)], "confirmed", "accepted"),
        ([member("b", loss("b", 3), OWNED), member("c", loss("c", 3), DISOWNED)], "contested", "contested"),
        ([member("a", loss("a", 3, **FIGHTERS), RUSSIA), member("b", loss("b", 3, **FIGHTERS))], "discounted", "attributed"),
    ],
)  # fmt: skip
def test_grade_follows_from_the_two_axes(members: list[Member], grade: Grade, answer: str) -> None:
    """Weak, fair, contested, confirmed, discounted, each from how many tell it and who is said to have done it."""
    result = incident(*members)
    assert (result.grade, result.answer) == (grade, answer)


def test_axes_are_kept_apart() -> None:
    """Two origins bear the incident out, whoever did it."""
    result = incident(member("a", loss("a", 3)), member("b", loss("b", 3)))
    assert (result.credibility, result.answer, result.origins) == ("corroborated", "unknown", 2)


def test_account_that_denies_bears_nothing_out() -> None:
    """An incident that is only denied is supported by nobody."""
    assert incident(member("a", loss("a", 3), reality="denied")).credibility == "unsupported"
