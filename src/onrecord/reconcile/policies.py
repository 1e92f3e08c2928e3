"""From the figures about one harm to one range: the policies of the field by name, each with its version. Pure."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.casualty import Toll
from onrecord.model.incident import Bound, ClaimId, IncidentToll, LeftOut, Origin, OriginKind, PolicyName
from onrecord.reconcile.figures import Figure, Told
from onrecord.reconcile.supersession import superseded

VERSIONS: Mapping[PolicyName, str] = {
    "airwars": "airwars/1",
    "ucdp": "ucdp/1",
    "conservative": "conservative/1",
    "informative": "informative/1",
    "representative": "representative/1",
}
"""The policies with their versions: a toll that an older version gave can be told from one of today's."""

_LONE = 5
"""A figure this many times beyond every other one, alone against two or more groups, is about something else or miscounted."""
_AGREEING = 2
"""So many groups must agree before a lone figure is doubted."""
_FLOOR = 4
"""Below it a multiple says nothing: one dead and seven dead may both be told of one attack."""
_RECALLED = 0.5
"""The weight of a figure recalled in a report of something else."""
_EQUAL = 1e-9
"""Sums of shares of votes closer than this are equal."""
_CLASSES: tuple[OriginKind, ...] = ("monitor", "medical", "authority", "agency", "media", "witness", "unknown", "force")
"""Source classes from the most to the least relied on, where as many origins stand behind two numbers."""


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The figures by what they may set, and why the others set nothing.

    Attributes:
        reliable: they set either bound.
        raising: they reach the highest bound only.
    """

    reliable: tuple[Figure, ...]
    raising: tuple[Figure, ...]
    why: Mapping[Figure, LeftOut]


@dataclass(frozen=True, slots=True)
class _Range:
    """A range with the claims behind its ends."""

    toll: Toll
    low: tuple[ClaimId, ...]
    best: tuple[ClaimId, ...]
    high: tuple[ClaimId, ...]


def derive_toll(told: Told, policy: PolicyName, killed: Told | None = None) -> IncidentToll | None:
    """The toll of one harm under a policy; None where nobody gives a figure.

    Args:
        killed: what is told of the dead, where `told` is of the injured.
    """
    if not told.figures:
        return None
    sorts = _sort(told.figures, killed.figures if killed is not None else ())
    if not sorts.reliable and not sorts.raising:
        return None
    found = _BY_NAME[policy](sorts)
    set_by: dict[Bound, tuple[ClaimId, ...]] = {"min": found.low, "best": found.best, "max": found.high}
    setting = {identity for ids in set_by.values() for identity in ids}
    left_out: dict[ClaimId, LeftOut] = dict(told.left_out)
    for figure in told.figures:
        for identity in figure.claims:
            left_out[identity] = sorts.why.get(figure, "not-chosen")
    return IncidentToll(
        found.toll,
        VERSIONS[policy],
        set_by,
        {identity: reason for identity, reason in sorted(left_out.items()) if identity not in setting},
    )


def _sort(figures: Sequence[Figure], killed: Sequence[Figure]) -> _Sorted:
    replaced = superseded(figures, killed)
    if len({figure.group for figure in figures}) == 1 and not replaced:
        return _Sorted(tuple(figures), (), {})  # the one account's own toll stands
    why: dict[Figure, LeftOut] = {}
    whole = [figure for figure in figures if not figure.part]
    firm = [figure for figure in whole if not figure.vague]
    for figure in figures:
        if figure in replaced:
            why[figure] = "superseded"
        elif figure.part and whole:
            why[figure] = "part"
        elif figure.vague and firm:
            why[figure] = "vague"
        elif figure.enemy:
            why[figure] = "enemy-losses"
    current = [figure for figure in figures if figure not in why]
    near = [figure for figure in current if not figure.background]
    raising = [figure for figure in figures if why.get(figure) == "enemy-losses"]
    if near:
        raising += [figure for figure in current if figure.background]
        why |= {figure: "background" for figure in current if figure.background}
        current = near
    for figure in _lone(current):
        why[figure] = "not-credible"
        current = [other for other in current if other is not figure]
    return _Sorted(tuple(current), tuple(raising), why)


def _lone(figures: Sequence[Figure]) -> list[Figure]:
    """Figures that stand alone far beyond, or far below, what two or more other groups say."""
    highs: dict[str, int] = {}
    lows: dict[str, int] = {}
    for figure in figures:
        highs[figure.group] = max(figure.high, highs.get(figure.group, 0))
        lows[figure.group] = min(figure.low, lows.get(figure.group, figure.low))
    if len(highs) <= _AGREEING:
        return []
    found = []
    top, bottom = heapq.nlargest(2, highs.values()), heapq.nsmallest(2, lows.values())
    for figure in figures:
        others_high = top[1] if highs[figure.group] == top[0] else top[0]
        others_low = bottom[1] if lows[figure.group] == bottom[0] else bottom[0]
        if figure.high > _LONE * max(_FLOOR, others_high) or (figure.low * _LONE < others_low and not figure.open):
            found.append(figure)
    return found


def _airwars(sorts: _Sorted) -> _Range:
    """The lowest and the highest current figure; `best` where most independent origins agree on one number."""
    figures = sorts.reliable or sorts.raising
    reach = _LONE * max(_FLOOR, *(figure.high for figure in figures))
    every = [*figures, *(figure for figure in sorts.raising if figure.high <= reach)]
    low, high = min(figure.low for figure in figures), max(figure.high for figure in every)
    best = _majority(figures)
    top = _at_high(every, high)
    toll = Toll(low, best, high, any(figure.open for figure in top))
    behind = () if best is None else _lows(_at_low(figures, best))
    return _Range(toll, _lows(_at_low(figures, low)), behind, _highs(top))


def _ucdp(sorts: _Sorted) -> _Range:
    """The lowest reliable figure, the most supported one, and the highest of all, a party's about its enemy included."""
    doubted = [figure for figure, reason in sorts.why.items() if reason == "not-credible"]
    every = [*sorts.reliable, *sorts.raising, *doubted]
    high = max(figure.high for figure in every)
    top = _at_high(every, high)
    is_open = any(figure.open for figure in top)
    if not sorts.reliable:  # nobody but a party speaks of its enemy's losses: no number is reliable
        return _Range(Toll(0, None, high, is_open), (), (), _highs(top))
    low, best = min(figure.low for figure in sorts.reliable), _middle(_votes(sorts.reliable))
    return _Range(
        Toll(low, best, high, is_open),
        _lows(_at_low(sorts.reliable, low)),
        _lows(_at_low(sorts.reliable, best)),
        _highs(top),
    )


def _conservative(sorts: _Sorted) -> _Range:
    """The one lowest reliable number."""
    figures = sorts.reliable or sorts.raising
    low = min(figure.low for figure in figures)
    behind = _lows(_at_low(figures, low))
    return _Range(Toll(low, low, low, any(f.open or f.high > low for f in figures)), behind, behind, behind)


def _informative(sorts: _Sorted) -> _Range:
    """The one highest reliable number."""
    figures = sorts.reliable or sorts.raising
    high = max(figure.high for figure in figures)
    top = _at_high(figures, high)
    behind = _highs(top)
    return _Range(Toll(high, high, high, any(figure.open for figure in top)), behind, behind, behind)


def _representative(sorts: _Sorted) -> _Range:
    """The number with most origins behind it; ties by the class of the source, then by certainty; else the range of the tied."""
    figures = sorts.reliable or sorts.raising
    votes = _votes(figures)
    most = max(votes.values())
    tied = [number for number, weight in votes.items() if weight > most - _EQUAL]
    for rank in (_source_class, _uncertainty):
        ranks = {number: min(rank(figure) for figure in _at_low(figures, number)) for number in tied}
        tied = [number for number in tied if ranks[number] == min(ranks.values())]
    low, high = min(tied), max(tied)
    above = _at_low(figures, high)
    toll = Toll(low, low if low == high else None, high, any(figure.open for figure in above))
    behind = _lows(_at_low(figures, low))
    return _Range(toll, behind, behind if low == high else (), _lows(above))


_BY_NAME: Mapping[PolicyName, Callable[[_Sorted], _Range]] = {
    "airwars": _airwars,
    "ucdp": _ucdp,
    "conservative": _conservative,
    "informative": _informative,
    "representative": _representative,
}


def _votes(figures: Iterable[Figure]) -> dict[int, float]:
    """Each number with the weight of those who say it: an origin has one vote, shared among the numbers that it gives."""
    theirs: dict[Origin, dict[int, float]] = defaultdict(dict)
    for figure in figures:
        weight = _RECALLED if figure.background else 1.0
        theirs[figure.origin][figure.low] = max(weight, theirs[figure.origin].get(figure.low, 0.0))
    votes: dict[int, float] = defaultdict(float)
    for numbers in theirs.values():
        for number, weight in numbers.items():
            votes[number] += weight / len(numbers)
    return dict(sorted(votes.items()))


def _middle(votes: Mapping[int, float]) -> int:
    """The lower weighted median: half of the votes say so much or less, and of two in the middle the lower is taken."""
    half, passed = sum(votes.values()) / 2, 0.0
    for number, weight in sorted(votes.items()):
        passed += weight
        if passed > half - _EQUAL:
            return number
    raise AssertionError("no votes")


def _majority(figures: Sequence[Figure]) -> int | None:
    """The number that two or more origins, and more than half of all, give; None where one report stands alone or they differ."""
    votes = _votes(figures)
    number = max(votes, key=lambda each: (votes[each], -each))
    agreeing = {figure.origin for figure in _at_low(figures, number)}
    return number if len(agreeing) > 1 and 2 * votes[number] > sum(votes.values()) + _EQUAL else None


def _source_class(figure: Figure) -> float:
    return _CLASSES.index(figure.origin.kind)


def _uncertainty(figure: Figure) -> float:
    return figure.high - figure.low + (0.5 if figure.open else 0.0)


def _at_low(figures: Iterable[Figure], number: int) -> list[Figure]:
    return [figure for figure in figures if figure.low == number]


def _at_high(figures: Iterable[Figure], number: int) -> list[Figure]:
    return [figure for figure in figures if figure.high == number]


def _lows(figures: Iterable[Figure]) -> tuple[ClaimId, ...]:
    return tuple(sorted({identity for figure in figures for identity in figure.low_claims}))


def _highs(figures: Iterable[Figure]) -> tuple[ClaimId, ...]:
    return tuple(sorted({identity for figure in figures for identity in figure.high_claims}))
