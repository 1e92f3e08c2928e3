"""What each report says of one harm, by whom: the figures that a policy weighs, and the claims that are none. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model.casualty import Harm, Toll
from onrecord.model.incident import Claim, ClaimId, LeftOut, Member, Origin
from onrecord.reconcile.independence import Cast, counting, groups_of, origin_of, voice_of
from onrecord.reconcile.partisan import is_about_enemy
from onrecord.reconcile.tolls import SIZES

_VAGUE = SIZES | {"several", "bare-plural", "implied-one"}
"""Conventions that read words without a number: they set no bound where anybody states one."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One origin's range for one harm in one report, and the claims behind its ends.

    Attributes:
        group: the report that this one copies; its own id where it is none.
        day: when it was said; None where that is not known.
        background: recalled in a report of something else.
        part: nothing but a part of the harmed is told ("two of them children").
        voice: whose report it stands in.
        replaces: the earlier numbers that the report says are replaced.
    """

    harm: Harm
    group: str
    report: str
    origin: Origin
    low: int
    high: int
    open: bool
    low_claims: tuple[ClaimId, ...]
    high_claims: tuple[ClaimId, ...]
    day: date | None
    background: bool = False
    vague: bool = False
    part: bool = False
    enemy: bool = False
    voice: Origin | None = None
    replaces: tuple[int, ...] = ()

    @property
    def claims(self) -> tuple[ClaimId, ...]:
        """The claims that it rests on, each once."""
        return tuple(dict.fromkeys((*self.low_claims, *self.high_claims)))


@dataclass(frozen=True, slots=True)
class Told:
    """All that is told of one harm.

    Attributes:
        figures: in the order of groups; of a group of copies the original's alone.
        left_out: the claims that belong to no figure, and why.
    """

    harm: Harm
    figures: tuple[Figure, ...]
    left_out: Mapping[ClaimId, LeftOut]


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """What is asked of the accounts: one harm, with whom speaks in them, who did it, and which claims people ruled out."""

    harm: Harm
    cast: Cast
    parties: frozenset[str]
    excluded: frozenset[ClaimId]

    @property
    def field(self) -> str:
        return f"casualties.{self.harm}"


def told_of(harm: Harm, members: Sequence[Member], cast: Cast, excluded: frozenset[ClaimId]) -> Told:
    """The figures of one harm in these accounts, each copied report once."""
    figures: list[Figure] = []
    left_out: dict[ClaimId, LeftOut] = {}
    asked = _Asked(harm, cast, _parties(members), excluded)
    for group, copies in groups_of(members).items():
        first = next((member for member in copies if harm in member.tolls and _usable(member, asked)), None)
        for member in copies:
            copied: LeftOut = "part" if first is not None and member.report == first.report else "copy"
            reason: LeftOut = "not-chosen" if member is first else copied
            left_out |= {claim.id: _reason(claim, reason) for claim in member.claims if claim.field == asked.field}
        if first is not None:
            figures += _figures(group, first, asked)
    for figure in figures:
        for identity in figure.claims:
            left_out.pop(identity, None)
    left_out |= {identity: "excluded" for identity in left_out if identity in excluded}
    return Told(harm, tuple(figures), left_out)


def _reason(claim: Claim, otherwise: LeftOut) -> LeftOut:
    if claim.value.get("scope", "incident") != "incident":
        return "other-scope"
    extent = claim.value.get("extent", "whole")
    if extent == "superseded":
        return "superseded"
    return "part" if extent == "part" else otherwise


def _usable(member: Member, asked: _Asked) -> bool:
    """False where people have ruled out every claim that the toll can rest on."""
    claims = [claim for claim in member.claims if claim.field == asked.field]
    return not claims or any(claim.id not in asked.excluded for claim in claims)


def _figures(group: str, member: Member, asked: _Asked) -> list[Figure]:
    """The account's toll as figures: one, or two where another origin stands behind either end."""
    toll = member.tolls[asked.harm]
    whole = counting(member, asked.harm)
    claims = [claim for claim in whole if claim.id not in asked.excluded]
    if whole and len(claims) < len(whole):
        toll = _without(claims) or toll
    if not claims:
        claims = [
            claim
            for claim in member.claims
            if claim.field == asked.field
            and claim.value.get("scope", "incident") == "incident"
            and claim.id not in asked.excluded
        ]
    low, high = _setters(claims, toll)
    least, most = _origin(low, member, asked.cast), _origin(high, member, asked.cast)
    both = Figure(
        asked.harm,
        group,
        member.report,
        least,
        toll.min,
        toll.max,
        toll.open,
        _ids(low),
        _ids(high),
        _day(member),
        background=member.standing == "background",
        part=bool(claims) and not whole,
        voice=voice_of(member, asked.cast.words),
        replaces=tuple(
            claim.value["min"]
            for claim in member.claims
            if claim.field == asked.field and claim.value.get("extent") == "superseded"
        ),
    )
    if least == most:
        return [_described(both, [*low, *high], asked)]
    top = replace(both, origin=most, low=toll.max, low_claims=_ids(high))
    bottom = replace(both, high=toll.min, open=False, high_claims=_ids(low))
    return [_described(bottom, low, asked), _described(top, high, asked)]


def _described(figure: Figure, claims: Sequence[Claim], asked: _Asked) -> Figure:
    return replace(
        figure,
        vague=bool(claims) and all(claim.value.get("convention") in _VAGUE for claim in claims),
        enemy=bool(claims)
        and all(is_about_enemy(claim, figure.origin, asked.parties, asked.cast.words) for claim in claims),
    )


def _ids(claims: Sequence[Claim]) -> tuple[ClaimId, ...]:
    return tuple(claim.id for claim in claims)


def _origin(claims: Sequence[Claim], member: Member, cast: Cast) -> Origin:
    """Whose the bound is: the report's own, where it says it too; else the first speaker's."""
    own = next((claim for claim in claims if claim.speaker is None), None)
    first = own or min(claims, key=lambda claim: (claim.start, claim.id), default=None)
    if first is None:
        first = Claim(ClaimId(""), member.report, "", None, "", None, None)
    return origin_of(first, member, cast)


def _setters(claims: Sequence[Claim], toll: Toll) -> tuple[list[Claim], list[Claim]]:
    """The claims that state each end; all of them where no single one does, since then it is what they come to together."""
    low = [claim for claim in claims if claim.value["min"] == toll.min] or list(claims)
    high = [claim for claim in claims if (claim.value["max"] or claim.value["min"]) == toll.max] or [
        claim for claim in claims if claim.value["max"] is None
    ]
    return low, high or list(claims)


def _without(claims: Sequence[Claim]) -> Toll | None:
    """What is left of a toll when people have ruled claims out: the first stated number, raised by none."""
    stated = sorted(
        (claim for claim in claims if claim.value["min"] or claim.value["max"] == 0),
        key=lambda claim: (claim.start, claim.id),
    )
    if not stated:
        return None
    first = stated[0].value
    top = first["max"] if first["max"] is not None else max(first["min"], *(claim.value["min"] for claim in stated))
    return Toll(first["min"], None, top, first["max"] is None)


def _day(member: Member) -> date | None:
    days = [claim.as_of for claim in member.claims if claim.as_of is not None]
    return min(days, key=lambda day: day.isoformat()) if days else member.published


def _parties(members: Sequence[Member]) -> frozenset[str]:
    """Names and states of those who are said to have done it."""
    told = [claim.value for member in members for claim in member.claims if claim.field == "perpetrators"]
    return frozenset(str(name) for value in told for name in (value.get("name"), value.get("country")) if name)
