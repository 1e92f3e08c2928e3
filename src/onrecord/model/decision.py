"""One human act about the ledger: a verdict, what it is about, why, by whom, when. Appended, superseded by a later one, never edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from onrecord.model.ledger import canonical, payload_hash
from onrecord.model.span import Field

Verdict = Literal["SAME", "DIFFERENT", "UNSURE", "SET", "EXCLUDE", "GRADE", "RELEASE"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""SAME, DIFFERENT and UNSURE are about two accounts; SET and GRADE about an incident, EXCLUDE about a claim, an account or a report,
RELEASE about an incident, or about the name of one victim. UNSURE leaves it to the machine: it is also how a decision of any other
verdict is withdrawn, with that one's anchors and field."""
VICTIM = "victim"
"""Key in a RELEASE's value under which the name of one victim stands as a hash, never in clear; see `review.victims`."""
CHILD = "child"
"""Key in such a value that is true where whoever decided said expressly that the name is known to be a child's."""
CLAIM = "claim"
"""Key in an EXCLUDE's value under which the claim's id stands; it tells apart two claims of a field in the same words."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words in a report that a decision hangs on (W3C selectors: quote, prefix, suffix): they outlive ids, offsets and readers.

    Attributes:
        report: the report's id.
        quote: the words, verbatim; of an account, words that no other account of the report has, a trigger where there is one.
            Empty where the report as a whole is meant.
        prefix: up to 32 code points before the quote, and `suffix` after it; more where the words stand in the report twice.
        rank: which account of the report was meant when the decision was taken; told to people, and heard only where
            several accounts share the words.
        field: the part of the report that the words stand in.
    """

    report: str
    quote: str
    prefix: str = ""
    suffix: str = ""
    rank: int | None = None
    field: Field = "text"


@dataclass(frozen=True, slots=True)
class Decision:
    """One human act.

    Attributes:
        id: a hash of all of it.
        anchors: what it is about: two accounts for SAME, DIFFERENT and UNSURE, one account of the incident otherwise; for EXCLUDE
            the words of the claim, one account, or a report as a whole.
        field: for SET the field that is set (the contract's name, as in `claims[].field`); for EXCLUDE the claim's field, or None for the account.
        value: for SET and GRADE what holds from now on; for EXCLUDE the claim's id; for RELEASE whose name, hashed.
        reason: in the author's words; never empty.
        by: who answers for it.
        supersedes: the id of the decision that this one takes the place of.
    """

    id: str
    verdict: Verdict
    anchors: tuple[Anchor, ...]
    reason: str
    by: str
    at: datetime
    field: str | None = None
    value: Any = None
    supersedes: str | None = None


def decision_id(payload: Mapping[str, Any]) -> str:
    """The id of a decision with this payload (all of it but the id): short, and nobody's choice."""
    return "d" + payload_hash(canonical(payload))[:15]


def payload_of(decision: Decision) -> dict[str, Any]:
    """All of the decision but its id, as a ledger keeps it."""
    return {
        "verdict": decision.verdict,
        "anchors": [_anchor(anchor) for anchor in decision.anchors],
        "field": decision.field,
        "value": decision.value,
        "reason": decision.reason,
        "by": decision.by,
        "at": decision.at.isoformat(),
        "supersedes": decision.supersedes,
    }


def decision_of(payload: Mapping[str, Any]) -> Decision | None:
    """The decision that a payload tells of; None where it is not one of this form, with its words and its reason."""
    if payload.get("verdict") not in VERDICTS or not {"anchors", "reason", "by", "at"} <= payload.keys():
        return None
    return Decision(
        id=decision_id(payload),
        verdict=payload["verdict"],
        anchors=tuple(
            Anchor(a["report"], a["quote"], a["prefix"], a["suffix"], a["rank"], a.get("in", "text"))
            for a in payload["anchors"]
        ),
        reason=payload["reason"],
        by=payload["by"],
        at=datetime.fromisoformat(payload["at"]),
        field=payload.get("field"),
        value=payload.get("value"),
        supersedes=payload.get("supersedes"),
    )


def public_of(decision: Decision) -> dict[str, Any]:
    """The decision in the contract's JSON as it may leave the ledger: without the words of reports, which may name victims."""
    told = payload_of(decision)
    anchors = [{"report": anchor.report, "rank": anchor.rank} for anchor in decision.anchors]
    value = None if decision.verdict == "RELEASE" else decision.value
    return {"id": decision.id, **told, "anchors": anchors, "value": value}


def _anchor(anchor: Anchor) -> dict[str, Any]:
    told: dict[str, Any] = {
        "report": anchor.report,
        "rank": anchor.rank,
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }
    if anchor.field == "title":
        told["in"] = "title"
    return told
