"""One human act about the ledger: a verdict, what it is about, why, by whom, when. Appended, superseded by a later one, never edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from onrecord.model.ledger import canonical, payload_hash

Verdict = Literal["SAME", "DIFFERENT", "UNSURE", "SET", "EXCLUDE", "GRADE", "RELEASE"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""SAME, DIFFERENT and UNSURE are about two accounts; SET and GRADE about an incident, EXCLUDE about a claim, an account or a report,
RELEASE about an incident, or about the name of one victim."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words in a report that a decision hangs on (W3C selectors: quote, prefix, suffix): they outlive ids, offsets and readers.

    Attributes:
        report: the report's id.
        quote: the words, verbatim; of an account, its first trigger.
        prefix: up to 32 code points before the quote, and `suffix` after it.
        rank: which account of the report was meant when the decision was taken; told to people, not resolved by.
    """

    report: str
    quote: str
    prefix: str = ""
    suffix: str = ""
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One human act.

    Attributes:
        id: a hash of all of it.
        anchors: what it is about: two accounts for SAME, DIFFERENT and UNSURE, one account of the incident otherwise.
        field: for SET the field that is set (the contract's name, as in `claims[].field`); for EXCLUDE the claim's field, or None for the account.
        value: for SET and GRADE what holds from now on.
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
