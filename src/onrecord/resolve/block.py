"""Which accounts are worth comparing: those that share a key of place and time, of rare names, or of copied text.

Each account is *kept* under some keys and *asks* under others. The two are symmetric (A finds B exactly if B finds A), so that the order in which
accounts come makes no difference. Every key has a bound on how many accounts a real ledger has under it: places have days, names have months, and what has
neither is a pair of rare names.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from hashlib import blake2b

from onrecord.resolve.profile import Profile, Spot
from onrecord.resolve.rarity import rarity

_CELL = 0.5
"""Degrees: some 55 km from south to north. The cells around are asked too, so that places up to a cell apart meet."""
_DAYS = 8
"""A bucket of days: reports of one incident come, and place it, within a week; the buckets before and after are asked too."""
_WIDE = 32
"""Days of the widest interval that still says when; a wider one ("in 2021") is no time."""
_MONTH = 32
_RARE = 5.5
"""Names rarer than this (in fewer than one report of 90) are worth a key of their own."""
_NAMES = 8
_PAIRED = 6
_SETTLEMENTS = 8
_SIGNED, _SIGNING = 3, 4
"""Places and names of an account that mark it for undated ones."""
_FINE = frozenset({"exact", "settlement", "admin2"})


def keys_of(profile: Profile) -> list[int]:
    """The keys that the account is kept under: 64 bits, signed, none twice."""
    return _hashed(_kept(profile))


def asks_of(profile: Profile) -> list[int]:
    """The keys under which accounts are looked up that are worth comparing with this one."""
    return _hashed(_asked(profile))


def _hashed(names: Iterator[str]) -> list[int]:
    digests = {blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest() for name in names}
    return sorted(int.from_bytes(digest, "big", signed=True) for digest in digests)


def _kept(profile: Profile) -> Iterator[str]:
    for bucket in _buckets(profile, _DAYS, around=0):
        yield from (f"at {cell} {bucket}" for cell in _cells(profile.where, around=0))
        if profile.where is not None and profile.where.country:
            yield f"{_grain(profile.where)} {profile.where.country} {bucket}"
        yield from (f"near {place} {bucket}" for place in _settlements(profile))
    for bucket in _buckets(profile, _MONTH, around=0):
        yield from (f"name {name} {bucket}" for name in _rare_names(profile)[:_NAMES])
    yield from _pairs(profile)
    yield from (f"{_DATED[_is_dated(profile)]} {sign}" for sign in _signs(profile))


def _asked(profile: Profile) -> Iterator[str]:
    for bucket in _buckets(profile, _DAYS, around=1):
        yield from (f"at {cell} {bucket}" for cell in _cells(profile.where, around=1))
        if profile.where is not None and profile.where.country:
            # a region meets every place in its country, two towns only meet where they are near each other
            yield f"region {profile.where.country} {bucket}"
            if _grain(profile.where) == "region":
                yield f"town {profile.where.country} {bucket}"
        yield from (f"near {place} {bucket}" for place in _settlements(profile))
    for bucket in _buckets(profile, _MONTH, around=1):
        yield from (f"name {name} {bucket}" for name in _rare_names(profile)[:_NAMES])
    yield from _pairs(profile)
    # two dated accounts meet by their days; where one is undated, by what marks the incident in its place
    meets = ("undated",) if _is_dated(profile) else _DATED
    yield from (f"{which} {sign}" for which in meets for sign in _signs(profile))


_DATED = ("undated", "dated")


def _is_dated(profile: Profile) -> bool:
    return _buckets(profile, _DAYS, around=0) != ["undated"]


def _signs(profile: Profile) -> Iterator[str]:
    """What marks an incident in its place whatever its day: its kind, how many it killed or hurt, and the rarest names."""
    places = [*([profile.where.id] if profile.where is not None and profile.where.id else []), *_settlements(profile)][
        :_SIGNED
    ]
    marks = [
        f"kind {profile.kind}",
        *(f"{harm} {toll.min}" for harm, toll in sorted(profile.tolls.items()) if toll.min),
    ]
    marks += [f"name {name}" for name in _rare_names(profile)[:_SIGNING]]
    yield from (f"{place} {mark}" for place in sorted(set(places)) for mark in marks)


def _grain(where: Spot) -> str:
    return "town" if where.precision in _FINE and where.latitude is not None else "region"


def _settlements(profile: Profile) -> list[str]:
    """Settlements that the passage names, where it names few: the incident's own place may be misread, or named by another town nearby."""
    return sorted(profile.places) if len(profile.places) <= _SETTLEMENTS else []


def _cells(where: Spot | None, around: int) -> list[str]:
    if where is None or _grain(where) == "region" or where.latitude is None or where.longitude is None:
        return []
    row, column = math.floor(where.latitude / _CELL), math.floor(where.longitude / _CELL)
    columns = round(360 / _CELL)
    steps = range(-around, around + 1)
    return [f"{row + north} {(column + east) % columns}" for north in steps for east in steps]


def _buckets(profile: Profile, width: int, around: int) -> list[str]:
    """The buckets of days in which it may have been; "undated" where nothing says when: who is dated meets those by their names alone, since in a place's
    bucket without a day, all that ever was there would meet."""
    when = profile.when
    if when is not None and when.days <= _WIDE:
        first, last = when
    elif profile.published is not None:
        first = last = profile.published
    else:
        return ["undated"]
    return [str(number) for number in range(first // width - around, last // width + around + 1)]


def _rare_names(profile: Profile) -> list[int]:
    """Hashes of rare names, the rarest first: what victims are called, then other names of the passage."""
    names = {*profile.terms.names, *profile.victims}
    ranked = sorted((-rarity(name) - (2 if name in profile.victims else 0), name) for name in names)
    return [name for _, name in ranked if rarity(name) >= _RARE]


def _pairs(profile: Profile) -> Iterator[str]:
    top = _rare_names(profile)[:_PAIRED]
    for number, one in enumerate(top):
        yield from (f"pair {min(one, other)} {max(one, other)}" for other in top[number + 1 :])
