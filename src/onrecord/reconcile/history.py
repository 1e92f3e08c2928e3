"""How a toll came to be what it is: its range after each day on which a report changed it, with the reason. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from onrecord.lexicon.schema import Lexicon
from onrecord.model.casualty import Toll
from onrecord.model.incident import Claim, ClaimId, IncidentToll, PolicyName
from onrecord.model.interval import day_of
from onrecord.reconcile.figures import Figure, Told
from onrecord.reconcile.naming import Phrase, split
from onrecord.reconcile.policies import derive_toll
from onrecord.reconcile.supersession import superseded

Json = dict[str, Any]
Reason = Literal[
    "first-told", "another-origin", "revision", "died of wounds", "body recovered", "identification", "error"
]

_NEVER = date.max


@dataclass(frozen=True, slots=True, eq=False)
class ReasonWords:
    """Words of a claim that say why a toll changed."""

    reasons: Mapping[Phrase, Reason]


@lru_cache(maxsize=8)
def reason_words(lexicon: Lexicon) -> ReasonWords:
    """The words of one language's lexicon, read once."""
    rows = lexicon.entries("toll_changes")["reasons"]
    return ReasonWords({split(word): reason for reason, words in rows.items() for word in words})


def history_of(
    told: Told, policy: PolicyName, claims: Mapping[ClaimId, Claim], words: ReasonWords, killed: Told | None = None
) -> tuple[Json, ...]:
    """The changes of one toll, the earliest first; what is not dated comes last, under no day.

    Each change has the range from then on, the reports that brought it, the claims, what they replaced and why.
    """
    days = sorted(
        {_day(figure) for figure in told.figures} | {_day(figure) for figure in (killed.figures if killed else ())}
    )
    changes: list[Json] = []
    before: IncidentToll | None = None
    for day in days:
        known = _until(told, day)
        dead = _until(killed, day) if killed is not None else None
        toll = derive_toll(known, policy, dead)
        if toll is None or (before is not None and _says_the_same(toll.toll, before.toll)):
            continue
        fresh = [figure for figure in known.figures if _day(figure) == day]
        replaced = superseded(known.figures, dead.figures if dead else ())
        newly = {old: new for old, new in replaced.items() if _day(new) == day}
        changes.append(
            {
                "harm": told.harm,
                "day": None if day == _NEVER else day.isoformat(),
                "min": toll.toll.min,
                "best": toll.toll.best,
                "max": toll.toll.max,
                "open": toll.toll.open,
                "reports": sorted({figure.report for figure in (*fresh, *newly.values())}),
                "claims": sorted({claim for figure in fresh for claim in figure.claims}),
                "replaces": sorted({claim for figure in newly for claim in figure.claims}),
                "reason": _reason(before, fresh, newly, claims, words),
            }
        )
        before = toll
    return tuple(changes)


def _says_the_same(toll: Toll, before: Toll) -> bool:
    """True for the same range, even where another origin that repeats a number now makes it the likeliest."""
    same = (toll.min, toll.max, toll.open) == (before.min, before.max, before.open)
    return same and before.best in (None, toll.best)


def _until(told: Told, day: date) -> Told:
    return replace(told, figures=tuple(figure for figure in told.figures if _day(figure) <= day))


def _day(figure: Figure) -> date:
    return day_of(figure.day) if figure.day is not None else _NEVER


def _reason(
    before: IncidentToll | None,
    fresh: Sequence[Figure],
    newly: Mapping[Figure, Figure],
    claims: Mapping[ClaimId, Claim],
    words: ReasonWords,
) -> Reason:
    if before is None:
        return "first-told"
    if any(new.harm != old.harm for old, new in newly.items()):
        return "died of wounds"
    new = {*fresh, *newly.values()}
    said = [
        reason for figure in new for claim in figure.claims if claim in claims for reason in _said(claims[claim], words)
    ]
    if said:
        return min(said, key=lambda reason: (-said.count(reason), reason))
    if not newly:
        return "another-origin"
    return "error" if all(figure.high < old.low for old, figure in newly.items()) else "revision"


def _said(claim: Claim, words: ReasonWords) -> list[Reason]:
    """The reasons that the claim's own words give, and its word of harm."""
    trigger = claim.value.get("trigger") or {}
    told = split(f"{claim.quote} {trigger.get('quote', '')}")
    size = len(told)
    return [
        words.reasons[told[first:last]]
        for first in range(size)
        for last in range(first + 1, min(size, first + 5) + 1)
        if told[first:last] in words.reasons
    ]
