"""What the decisions in force mean for resolution, and for the reconciliation of one incident."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.model.decided import AccountRef, Decided
from onrecord.model.incident import ClaimId, Grade, IncidentStatus, Rulings
from onrecord.resolve.cluster import Constraints
from onrecord.review.standing import GRADE_FIELD


def constraints_of(decided: Decided) -> Constraints:
    """The pairs that clusters must respect; what was excluded is in no cluster."""
    together, apart = (
        frozenset(
            (link.one, link.other) for link in links if decided.excluded_accounts.isdisjoint((link.one, link.other))
        )
        for links in (decided.same, decided.different)
    )
    return Constraints(together, apart)


def rulings_about(decided: Decided, members: Sequence[AccountRef]) -> Rulings:
    """What holds for the incident of these accounts.

    Of two decisions about one field, as where two incidents were joined after each had been decided, the later holds. An incident that
    somebody has graded or released is `reviewed`; the release of a victim's name alone signs nothing.
    """
    theirs = frozenset(members)
    settled: dict[str, Any] = {one.field: one.value for one in decided.settings if one.account in theirs}
    grade: Grade | None = settled.pop(GRADE_FIELD, None)
    signed = any(one.victim is None and one.account in theirs for one in decided.released)
    status: IncidentStatus = "reviewed" if signed or grade is not None else "provisional"
    ids = [one for member in members for one in decided.about.get(member, ())]
    excluded = frozenset(map(ClaimId, decided.excluded_claims))
    return Rulings(excluded, settled, grade, status, tuple(dict.fromkeys(ids)))
