"""A decision as a ledger keeps it, and as it may leave it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from onrecord.model.decision import Anchor, Decision, decision_id, payload_of, public_of

_DECISION = Decision(
    id="d1",
    verdict="RELEASE",
    anchors=(Anchor("r1", "died", "her neighbour ", " in the street", 2),),
    reason="her family asked",
    by="Ana",
    at=datetime(2026, 5, 1, 12, tzinfo=UTC),
    field="victims",
    value={"victim": "a hash"},
)


def test_an_id_changes_with_every_word() -> None:
    """And with nothing else."""
    changed = [
        _DECISION,
        replace(_DECISION, reason="his family asked"),
        replace(_DECISION, by="Bo"),
        replace(_DECISION, supersedes="d0"),
        replace(_DECISION, at=datetime(2026, 5, 1, 13, tzinfo=UTC)),
        replace(_DECISION, anchors=(replace(_DECISION.anchors[0], suffix=""),)),
        replace(_DECISION, value=None),
    ]
    ids = [decision_id(payload_of(one)) for one in changed]
    assert len(set(ids)) == len(ids)
    assert decision_id(payload_of(replace(_DECISION, id="d2"))) == ids[0]


def test_no_word_of_a_report_leaves_with_a_decision() -> None:
    """Nor the hash of a name: what it is about is told by report and rank."""
    assert public_of(_DECISION) == {
        "id": "d1",
        "verdict": "RELEASE",
        "anchors": [{"report": "r1", "rank": 2}],
        "field": "victims",
        "value": None,
        "reason": "her family asked",
        "by": "Ana",
        "at": "2026-05-01T12:00:00+00:00",
        "supersedes": None,
    }
