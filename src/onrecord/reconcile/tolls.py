"""Derives tolls from casualty claims under a named policy. See methodology, section 5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from onrecord.model.casualty import Casualty, Harm, Toll

_EXACT = frozenset({"about", "nearly"})
"""Rounding conventions: the claim keeps its interval, the toll shows the number that the words state."""
_FEW = frozenset({"several", "bare-plural", "large-number"})
"""Vague numerals that give no number; where single people are told of first, these are counted instead."""
_CREDIBLE = 5
"""How many times the summary's top another claim may be and still count as one about the same incident."""
_CONTESTED, _CONTESTED_OPEN = 5, 2
"""How many times a lower number of another speaker the summary's may be, if it is plain or open ("at least 9")."""
_ADDING = frozenset({"ordinal", "later"})
"""Conventions of claims that are on top of a number told before them, however far before."""
SIZES = frozenset(
    {
        "dozens",
        "tens",
        "several-dozen",
        "scores",
        "hundreds",
        "thousands",
        "tens-of-thousands",
        "hundreds-of-thousands",
        "millions",
        "large-number",
    }
)
"""Vague numerals that state a size: too loose to raise a top that another claim states."""
_MANY = 12
"""A vague numeral from "dozens" up states a size; below ("several") any stated number says more."""
_CODED = {"dozens": (12, 24), "large-number": (12, 24)}
"""Airwars codes "dozens" and "a large number" as 12 to 24; every other vague numeral shows its least number, open."""


def airwars_tolls(
    casualties: Sequence[Casualty], speakers: Mapping[str, str] = MappingProxyType({})
) -> Mapping[Harm, Toll]:
    """The toll of each harm under the policy `airwars`.

    The report's own summary, its first claim that states a number for the whole incident, sets the bounds. Where the summary
    leaves the top open, the highest whole claim raises `max`. Without a stated number, the single people told of are counted,
    each once. Parts, superseded claims and claims for a period set no bound. `speakers` gives the name of who makes each statement;
    where the summary is one speaker's and another speaker states less, the lower number is `min`.
    """
    tolls: dict[Harm, Toll] = {}
    counting = _attackers_left_out(
        [c for c in casualties if c.scope == "incident" and c.extent in ("whole", "addition")]
    )
    parts = [c for c in casualties if c.scope == "incident" and c.extent == "part" and _is_counted(c)]
    killed = _persons(counting, "killed")
    for harm in dict.fromkeys(casualty.harm for casualty in counting):
        claims = [c for c in counting if c.harm == harm]
        persons = _persons(claims, harm)
        dead = tolls.get("killed") or _toll([c for c in counting if c.harm == "killed"], killed)
        if harm == "injured":
            persons = _survivors(claims, persons, killed, dead)
            claims = [c for c in claims if not _are_dead(c, dead)]
        toll = _toll(
            [c for c in claims if not c.persons or len(c.persons) > 1 or not persons.isdisjoint(c.persons)], persons
        )
        if harm == "injured":
            toll = _less_killed(toll, claims, dead)
        if toll is not None:
            tolls[harm] = _contested(toll, claims, speakers)
    for part in parts:
        if part.harm not in tolls and part.count.min:
            least = part.count.min  # nothing but a part is told: at least so many
            tolls[part.harm] = Toll(least, None, max(least, part.count.max or least), open=True)
    return tolls


def _is_counted(part: Casualty) -> bool:
    """True for a part whose words give a number or name each of its people; a bare plural says only who they are."""
    return part.numbered or part.count.max == 1 or len(part.victims) == part.count.min


def _contested(toll: Toll, claims: Sequence[Casualty], speakers: Mapping[str, str]) -> Toll:
    """The toll with its `min` at the lowest number that another speaker than the summary's states for the whole incident.

    Numbers of named people and numbers too far below the summary are taken to count only some of its dead.
    """
    told = [c for c in claims if c.numbered and c.extent == "whole" and not c.implied]
    summary = next((c for c in told if _bounds(c)[0] == toll.min), None)
    speaker = speakers.get(summary.statement or "") if summary is not None else None
    if summary is None or speaker is None:
        return toll  # the report's own figure stands
    reach = _CONTESTED if summary.count.max == summary.count.min else _CONTESTED_OPEN
    rivals = [
        c.count.min
        for c in told
        if speakers.get(c.statement or "", speaker) != speaker
        and c.count.min == c.count.max
        and not c.persons
        and c.population.age == c.population.sex == "unknown"
        and 0 < c.count.min < toll.min <= reach * c.count.min
    ]
    return replace(toll, min=min(rivals)) if rivals else toll


def _attackers_left_out(claims: Sequence[Casualty]) -> list[Casualty]:
    """The claims less those of attackers, where the same harm is told of others."""
    others = {c.harm for c in claims if c.population.role != "perpetrator" and not c.implied and c.count.max != 0}
    return [c for c in claims if c.population.role != "perpetrator" or c.harm not in others]


def _persons(claims: Sequence[Casualty], harm: Harm) -> set[int]:
    """Numbers of the people harmed, attackers left out where others were harmed as well."""
    everyone = {person for c in claims if c.harm == harm for person in c.persons}
    others = {person for c in claims if c.harm == harm and c.population.role != "perpetrator" for person in c.persons}
    return others or everyone


def _are_dead(claim: Casualty, dead: Toll | None) -> bool:
    """True for people only said to be hit or taken to hospital ("they were rushed"), no more of them than died."""
    unsure = (claim.struck or claim.implied) and not claim.numbered and not claim.persons
    return unsure and dead is not None and claim.count.min <= dead.min


def _survivors(claims: Sequence[Casualty], persons: set[int], killed: set[int], toll: Toll | None) -> set[int]:
    """Those hurt and not killed. Of those only said to be hit, as many are taken to be among the dead as the dead are not told apart."""
    alive = persons - killed
    hurt = {person for c in claims if not c.struck for person in c.persons}
    unsure = sorted(alive - hurt)
    unknown = max(0, (toll.min if toll else 0) - len(killed))
    return alive - set(unsure[:unknown])


def _toll(claims: Sequence[Casualty], persons: set[int]) -> Toll | None:
    stated = [c for c in claims if c.numbered and c.extent == "whole" and not c.implied] or [
        c for c in claims if c.numbered and c.extent == "whole"
    ]
    stated = [c for c in stated if c.count.min != 1 or c.count.max != 1] or stated
    several = [c for c in stated if c.count.max != 1]
    told = [c for c in claims if not c.implied and c.extent == "whole"]
    if several and not (told and told[0].persons and all(c.count.convention in _FEW for c in several)):
        bare = [
            c
            for c in claims
            if not c.implied and not c.numbered and c.count.convention == "bare-plural" and not c.persons
        ]
        return _stated([*several, *bare], claims)
    zero = [c for c in claims if c.count.max == 0]
    if zero and not persons and len(zero) == len(claims):
        return Toll(0, None, 0, open=False)
    certain = [c for c in claims if not c.implied and c.extent == "whole"]
    if certain and certain[0].numbered and certain[0].count.max == 1:
        more = {p for c in claims if c.extent == "addition" for p in c.persons} - set(certain[0].persons)
        others = _added(certain[0], [c for c in claims if c.numbered and not c.persons])
        return Toll(1 + len(more) + others, None, 1 + len(more) + others, open=False)
    plain = [c for c in certain if not c.numbered]
    firm = [c for number, c in enumerate(plain) if c.count.max is not None or number == 0 or not persons]
    number = max(len(persons), max((c.count.min for c in firm), default=0))
    if number:
        return Toll(number, None, number, open=any(c.count.max is None for c in (*firm, *several)))
    if stated:
        return Toll(1, None, 1, open=False)
    vague = [c for c in claims if c.count.min]
    if vague:
        return Toll(vague[0].count.min, None, max(vague[0].count.min, vague[0].count.max or 0), open=True)
    return None


def _added(summary: Casualty, claims: Sequence[Casualty]) -> int:
    """How many the text adds to the summary: in its sentence ("six were killed and two more died"), or later by an ordinal
    ("a seventh") or by words of a late death ("two more died in hospital"), unless the summary counts them: "seven ... five died at once"."""
    added = [c for c in claims if c.extent == "addition" and c.count.max == c.count.min and not c.implied]
    here = sum(c.count.min for c in added if c.sentence == summary.sentence)
    later = [c for c in added if c.sentence > summary.sentence and c.count.convention in _ADDING]
    sums = {summary.count.min - c.count.min for c in later}
    counted = any(
        c.extent != "addition" and c.count.min in sums for c in claims if c is not summary and c.harm == summary.harm
    )
    return here + (0 if counted else sum(c.count.min for c in later))


def _stated(claims: Sequence[Casualty], additions: Sequence[Casualty] = ()) -> Toll:
    """The bounds that stated numbers give: the summary's, its top raised by any whole claim that is higher."""
    precise = [c for c in claims if c.count.convention in _EXACT or c.count.convention is None] or claims
    if _bounds(claims[0])[0] >= _MANY:
        precise = list(claims)
    low, high, is_open = _bounds(precise[0])
    added = _added(precise[0], additions)
    others = [_bounds(c) for c in claims if c is not precise[0] and c.count.convention not in SIZES]
    if claims[0].count.convention in _CODED and claims[0].count.min >= _MANY:
        plain = [_bounds(c) for c in claims[1:] if c.numbered and c.count.convention is None and c.count.max != 1]
        above = [bounds for bounds in plain if bounds[0] > high]
        if above:  # "dozens were hurt", later "45 were": the number says more than the size
            return Toll(min(b[0] for b in above), None, max(b[1] for b in above), open=any(b[2] for b in above))
    if low == 0 and high:
        lows = [_bounds(c)[0] for c in precise[1:] if c.population.age == c.population.sex == "unknown"]
        lows = [number for number in lows if 0 < number <= high] or [
            other[0] for other in others if 0 < other[0] <= high
        ]
        low = min(lows, default=0)
    if low < high and precise[0].count.min > 0:
        return Toll(low, None, high, open=is_open)  # the summary gives both ends itself
    if added:
        return Toll(low + added, None, high + added, open=is_open)
    high = max([high, *(other[1] for other in others if other[1] <= _CREDIBLE * max(high, 4))])
    return Toll(low, None, high, open=is_open)


def _bounds(claim: Casualty) -> tuple[int, int, bool]:
    count = claim.count
    if count.convention == "about" and count.max is not None:
        middle = (count.min + count.max) // 2
        return middle, middle, False
    if count.convention == "nearly" and count.max is not None:
        return count.max + 1, count.max + 1, False
    if count.convention in _CODED:
        low, high = _CODED[count.convention]
        return max(low, count.min), max(high, count.min), True
    if count.max is None:
        return count.min, count.min, True
    return count.min, count.max, False


def _less_killed(toll: Toll | None, claims: Sequence[Casualty], killed: Toll | None) -> Toll | None:
    """People "shot" are counted as injured less those who died, where only that word numbers them."""
    if toll is None or killed is None:
        return toll
    stated = [c for c in claims if c.numbered and c.extent == "whole" and c.count.max != 1]
    if not stated or not stated[0].struck:
        return toll
    plain = [c for c in stated if not c.struck]
    if plain:
        return _stated(plain)
    low, high = max(0, toll.min - killed.min), max(0, toll.max - killed.min)
    return Toll(low, None, max(low, high), toll.open)
