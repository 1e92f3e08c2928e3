"""Two accounts side by side: for each comparison, one named level that a person can read. What a level weighs is in `score`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from onrecord.model.place import great_circle_km
from onrecord.resolve.profile import Profile, Spot
from onrecord.resolve.rarity import rarity
from onrecord.resolve.terms import cosine

UNKNOWN = "not known"
"""The level where one side, or both, does not say."""


class Finding(NamedTuple):
    """What one comparison found: `level` is one of a few names, `detail` the figures behind it, for a person."""

    comparison: str
    level: str
    detail: str = ""


def compare(one: Profile, other: Profile) -> list[Finding]:
    """All comparisons of two accounts, in a fixed order; which of the two comes first makes no difference."""
    if other.key < one.key:
        one, other = other, one
    return [comparison(one, other) for comparison in COMPARISONS]


def _bands(bounds: tuple[float, ...]) -> list[str]:
    """The names of all bands, the lowest first."""
    return [_band(value, bounds) for value in (bounds[0] - 1, *bounds)]


def _band(value: float, bounds: tuple[float, ...]) -> str:
    """The half-open band `[low, high)` that the value falls in, by name."""
    low = "0"
    for bound in bounds:
        if value < bound:
            return f"{low} to {bound:g}"
        low = f"{bound:g}"
    return f"{low} or more"


_WORDS_ALIKE = (0.04, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4, 0.55, 0.75)
_NAMES_ALIKE = (0.02, 0.06, 0.12, 0.18, 0.25, 0.35, 0.5, 0.7)
_TITLES_ALIKE = (0.01, 0.08, 0.16, 0.25, 0.4, 0.6)
_DAYS_OFF = (2, 8, 32)
_PUBLISHED = (2, 4, 8, 15, 32, 100)
_RARITIES = (7, 14, 21)
_COUNTS = (1, 2, 3, 6, 12)
_COARSE = frozenset({"admin1", "country", "unknown"})
_KM = (2, 10, 30, 100, 300)


def _distance(one: Profile, other: Profile) -> Finding:
    a, b = one.where, other.where
    if a is None or b is None:
        return Finding("distance", UNKNOWN)
    if a.precision in _COARSE or b.precision in _COARSE:
        return Finding("distance", _coarse(a, b), f"{a.precision}, {b.precision}")
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return Finding("distance", UNKNOWN)
    km = great_circle_km((a.latitude, a.longitude), (b.latitude, b.longitude))
    county = "county: " if "admin2" in (a.precision, b.precision) else ""
    return Finding("distance", f"{county}{_band(km, _KM)} km", f"{km:.0f} km")


def _coarse(a: Spot, b: Spot) -> str:
    """How two places agree of which one at least is a region or a country."""
    if a.country is None or b.country is None:
        return UNKNOWN
    if a.country != b.country:
        return "region: other country"
    if a.admin1 is None or b.admin1 is None:
        return "region: same country"
    return "region: same" if a.admin1 == b.admin1 else "region: other in the country"


def _named(one: Profile, other: Profile) -> Finding:
    """Whether each passage names the other's place."""
    a, b = one.where and one.where.id, other.where and other.where.id
    if a is None and b is None:
        return Finding("place named", UNKNOWN)
    found = (a in other.places) + (b in one.places)
    return Finding("place named", ("by neither", "by one", "by both")[found])


def _shared_places(one: Profile, other: Profile) -> Finding:
    if not one.places or not other.places:
        return Finding("places shared", UNKNOWN)
    shared = len(one.places & other.places)
    part = shared / min(len(one.places), len(other.places))
    few = "one of several" if part < 0.6 else "most"
    return Finding("places shared", "none" if not shared else few if shared == 1 else f"several, {few}", f"{shared}")


_DAYS = (1, 2, 3, 5, 8, 32)


def _days_apart(one: Profile, other: Profile) -> Finding:
    a, b = one.when, other.when
    if a is None or b is None:
        return Finding("days apart", UNKNOWN)
    gap = max(a.first - b.last, b.first - a.last, 0)
    wide = max(a.days, b.days)
    kind = "" if wide == 0 else "days: " if wide <= 7 else "weeks: "
    return Finding("days apart", f"{kind}{_band(gap, _DAYS)} days", f"{gap} days")


def _days_named(one: Profile, other: Profile) -> Finding:
    """Whether the passages name the same single days."""
    if not one.days or not other.days:
        return Finding("days named", UNKNOWN)
    if one.days & other.days:
        return Finding("days named", "the same" if one.days == other.days else "one the same")
    gap = min(abs(a - b) for a in one.days for b in other.days)
    return Finding("days named", f"{_band(gap, _DAYS_OFF)} days off", f"{gap} days")


def _weekdays(one: Profile, other: Profile) -> Finding:
    """Whether the passages can mean the same weekday, where one is undated; between dated ones the days say more."""
    if (one.days and other.days) or not one.weekdays or not other.weekdays:
        return Finding("weekdays", UNKNOWN)
    return Finding("weekdays", "shared" if one.weekdays & other.weekdays else "other")


def _published_apart(one: Profile, other: Profile) -> Finding:
    if one.published is None or other.published is None:
        return Finding("published", UNKNOWN)
    gap = abs(one.published - other.published)
    return Finding("published", f"{_band(gap, _PUBLISHED)} days apart", f"{gap} days")


def _too_late(one: Profile, other: Profile) -> Finding:
    """Whether one tells of a day that the other's report cannot have known of."""
    late = [
        when.first - published
        for when, published in ((one.when, other.published), (other.when, one.published))
        if when is not None and published is not None
    ]
    if not late:
        return Finding("after publication", UNKNOWN)
    return Finding(
        "after publication", "no" if max(late) < 1 else "by a day" if max(late) == 1 else "yes", f"{max(late)} days"
    )


def _words(one: Profile, other: Profile) -> Finding:
    alike = cosine(one.terms.words, other.terms.words)
    return Finding("words", _band(alike, _WORDS_ALIKE), f"{alike:.2f}")


def _names(one: Profile, other: Profile) -> Finding:
    if not one.terms.names or not other.terms.names:
        return Finding("names", UNKNOWN)
    alike = cosine(one.terms.names, other.terms.names)
    return Finding("names", _band(alike, _NAMES_ALIKE), f"{alike:.2f}")


def _titles(one: Profile, other: Profile) -> Finding:
    if not one.terms.title or not other.terms.title:
        return Finding("titles", UNKNOWN)
    alike = cosine(one.terms.title, other.terms.title)
    return Finding("titles", _band(alike, _TITLES_ALIKE), f"{alike:.2f}")


def _victims(one: Profile, other: Profile) -> Finding:
    """Words of victims' names that the other account has as a name too, by how rare they are; the words themselves are never shown."""
    if not one.victims and not other.victims:
        return Finding("named victims", UNKNOWN)
    shared = _shared_names(one, other)
    rare = sum(rarity(word) for word in shared)
    if not rare:
        both = one.victims and other.victims
        return Finding("named victims", "others" if both else "named in one alone")
    return Finding("named victims", f"shared, rarity {_band(rare, _RARITIES)}", f"{len(shared)} words")


def _shared_names(one: Profile, other: Profile) -> frozenset[int]:
    """Hashes of words of one side's victims' names that the other has as names too."""
    return (one.victims & (other.victims | other.terms.names.keys())) | (other.victims & one.terms.names.keys())


def _ages(one: Profile, other: Profile) -> Finding:
    if not one.ages or not other.ages:
        return Finding("ages", UNKNOWN)
    shared = len(one.ages & other.ages)
    return Finding("ages", "others" if not shared else "one shared" if shared == 1 else "several shared")


def _counted(harm: str) -> Callable[[Profile, Profile], Finding]:
    def compare_tolls(one: Profile, other: Profile) -> Finding:
        a, b = one.tolls.get(harm), other.tolls.get(harm)
        if a is None and b is None:
            return Finding(harm, "said by neither")
        if a is None or b is None:
            some = a or b
            return Finding(harm, "said by one, none" if some is not None and some.max == 0 else "said by one")
        detail = f"{a.min} to {a.max}, {b.min} to {b.max}"
        if a.min <= b.max and b.min <= a.max:
            return Finding(harm, f"the same, {_band(max(a.min, b.min), _COUNTS)}", detail)
        off = max(a.min - b.max, b.min - a.max)
        share = off / max(a.min, b.min)
        if min(a.max, b.max) == 0:
            return Finding(harm, "none against some", detail)
        return Finding(harm, "one off" if off == 1 else "a little off" if share <= 0.34 else "off", detail)

    return compare_tolls


def _tolls_together(one: Profile, other: Profile) -> Finding:
    """How many of the tolls that both state agree: two numbers that agree say more than twice what one does."""
    both = [(one.tolls[harm], other.tolls[harm]) for harm in sorted(one.tolls.keys() & other.tolls.keys())]
    some = [(a, b) for a, b in both if a.max or b.max]
    if not some:
        return Finding("tolls together", UNKNOWN)
    agree = sum(a.min <= b.max and b.min <= a.max for a, b in some)
    large = "few" if max(max(a.max, b.max) for a, b in some) < 3 else "many"
    if agree == len(some):
        return Finding("tolls together", f"{'both agree' if agree == 2 else 'the one agrees'}, {large}")
    return Finding("tolls together", "one agrees, one not" if agree else "none agrees")


_AGAINST = ("none", "one", "two", "three or more")


def _facts_against(one: Profile, other: Profile) -> Finding:
    """How many facts that both state contradict each other. One does so by a slip of a reporter or of the reader; two hardly ever (methodology, section 8)."""
    found: list[str] = []
    if (
        one.when is not None
        and other.when is not None
        and one.when.days == 0 == other.when.days
        and one.when != other.when
    ):
        found.append("day")
    found += ["toll"] if any(_off(one, other, harm) for harm in one.tolls.keys() & other.tolls.keys()) else []
    found += ["kind"] if one.kind != other.kind else []
    found += ["weapon"] if one.weapons and other.weapons and not one.weapons & other.weapons else []
    found += ["site"] if one.site and other.site and one.site != other.site else []
    far = _distance(one, other).level
    found += ["place"] if far.endswith(" km") and not far.removeprefix("county: ").startswith("0 to 2 ") else []
    level = _AGAINST[min(len(found), 3)]
    # the same person harmed outweighs any slip
    return Finding(
        "facts against", f"{level}, a person shared" if _person_shared(one, other) else level, ", ".join(found)
    )


def _off(one: Profile, other: Profile, harm: str) -> bool:
    """Whether two tolls contradict each other. One that a later report puts higher has risen; one that it puts lower has hardly fallen."""
    early, late = sorted((one, other), key=lambda profile: profile.published or 0)
    before, after = early.tolls[harm], late.tolls[harm]
    risen = early.published is not None and early.published != late.published and after.min > before.max
    return not risen and (before.min > after.max or after.min > before.max)


def _person_shared(one: Profile, other: Profile) -> bool:
    return bool(one.ages & other.ages) or sum(rarity(word) for word in _shared_names(one, other)) >= _RARITIES[0]


def _event(one: Profile, other: Profile) -> Finding:
    if one.event == other.event:
        return Finding("event", "the same")
    return Finding("event", "of one kind" if one.kind == other.kind else "other", f"{one.event}, {other.event}")


def _sets(name: str, of: Callable[[Profile], frozenset[str]]) -> Callable[[Profile, Profile], Finding]:
    def compare_sets(one: Profile, other: Profile) -> Finding:
        a, b = of(one), of(other)
        if not a or not b:
            return Finding(name, UNKNOWN)
        return Finding(name, "shared" if a & b else "other", ", ".join(sorted(a | b)))

    return compare_sets


def _standing(one: Profile, other: Profile) -> Finding:
    recalled = (one.standing == "background") + (other.standing == "background")
    if recalled:
        return Finding("standing", ("", "one recalled", "both recalled")[recalled])
    return Finding("standing", "the same" if one.standing == other.standing else "news and follow-up")


def _length(one: Profile, other: Profile) -> Finding:
    """How much the shorter passage says: the same likeness means more in a long text."""
    return Finding("length", f"{_band(min(len(one.terms.words), len(other.terms.words)), (25, 50, 90))} terms")


COMPARISONS: tuple[Callable[[Profile, Profile], Finding], ...] = (
    _distance,
    _named,
    _shared_places,
    _days_apart,
    _days_named,
    _weekdays,
    _published_apart,
    _too_late,
    _words,
    _names,
    _titles,
    _victims,
    _ages,
    _counted("killed"),
    _counted("injured"),
    _tolls_together,
    _facts_against,
    _event,
    _sets("weapons", lambda profile: profile.weapons),
    _sets("site", lambda profile: frozenset([profile.site]) if profile.site else frozenset()),
    _sets("perpetrators", lambda profile: profile.perpetrators),
    _standing,
    _length,
)
"""Each gives one level; their weights add up."""


def _alike(comparison: str, bounds: tuple[float, ...]) -> tuple[str, tuple[str, ...]]:
    return comparison, tuple(reversed(_bands(bounds)))


def _tolls(harm: str) -> tuple[str, tuple[str, ...]]:
    same = [f"the same, {band}" for band in reversed(_bands(_COUNTS))]
    return harm, (*same, "one off", "a little off", "off", "none against some")


ORDERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *(("distance", tuple(f"{county}{band} km" for band in _bands(_KM))) for county in ("", "county: ")),
    ("distance", ("region: same", "region: same country", "region: other in the country", "region: other country")),
    ("place named", ("by both", "by one", "by neither")),
    ("places shared", ("several, most", "several, one of several", "most", "one of several", "none")),
    *(("days apart", tuple(f"{kind}{band} days" for band in _bands(_DAYS))) for kind in ("", "days: ", "weeks: ")),
    ("days named", ("the same", "one the same", *(f"{band} days off" for band in _bands(_DAYS_OFF)))),
    ("published", tuple(f"{band} days apart" for band in _bands(_PUBLISHED))),
    ("after publication", ("no", "by a day", "yes")),
    _alike("words", _WORDS_ALIKE),
    _alike("names", _NAMES_ALIKE),
    _alike("titles", _TITLES_ALIKE),
    (
        "named victims",
        (*(f"shared, rarity {band}" for band in reversed(_bands(_RARITIES))), "named in one alone", "others"),
    ),
    ("ages", ("several shared", "one shared", "others")),
    _tolls("killed"),
    _tolls("injured"),
    ("tolls together", ("both agree, many", "both agree, few", "one agrees, one not", "none agrees")),
    ("tolls together", ("the one agrees, many", "the one agrees, few")),
    ("facts against", _AGAINST),
    ("facts against", tuple(f"{level}, a person shared" for level in _AGAINST)),
    ("event", ("the same", "of one kind", "other")),
    *((name, ("shared", "other")) for name in ("weekdays", "weapons", "site", "perpetrators")),
)
"""Levels of a comparison from what speaks most for one incident to what speaks most against it: training keeps their weights in this order, so that no
chance of its data says that two places are the nearer the farther they are apart."""

Weights = Mapping[str, Mapping[str, float]]
