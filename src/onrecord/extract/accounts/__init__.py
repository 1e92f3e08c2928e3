"""Which sentences tell of which incident: findings assembled into accounts and aggregates."""

from __future__ import annotations

from onrecord.extract.api import Findings
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import Account, Aggregate

_FALLBACK_TYPE = ("attack", "Attack")
"""Event type and ACLED sub-event type of an account whose frames name none."""


def assemble_accounts(findings: Findings, lexicon: Lexicon) -> tuple[tuple[Account, ...], tuple[Aggregate, ...]]:
    """One main account that holds every claim of scope `incident`, where there is any claim or frame.

    Does not yet tell incidents apart, place them in time or space, or build aggregates.
    """
    casualties = tuple(casualty for casualty in findings.casualties if casualty.scope == "incident")
    frames = findings.frames
    if not casualties and not frames:
        return (), ()
    triggers = tuple(frame.trigger.span for frame in frames) or tuple(
        casualty.trigger or casualty.span for casualty in casualties
    )
    event_type, acled = (frames[0].trigger.type, None) if frames else _FALLBACK_TYPE
    account = Account(
        id="a1",
        standing="main",
        reality="happened",
        event_type=event_type,
        acled_sub_event_type=acled,
        triggers=triggers,
        casualties=casualties,
        victims=tuple(victim for casualty in casualties for victim in casualty.victims),
    )
    return (account,), ()
