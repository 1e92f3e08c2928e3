"""What resolution knows of an account: small, made once from a reading, kept beside it.

A profile holds no sentence: facts as the contract has them, and hashes of words with their weights.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from onrecord.model.incident import AccountKey
from onrecord.resolve.terms import Terms, passage_of, terms_of, word_hashes

Json = Mapping[str, Any]

TOLD = frozenset({"happened", "alleged"})
"""Realities of accounts that are incidents."""
_FINE = frozenset({"exact", "settlement", "admin2"})
_DATED = frozenset({"hour", "day"})
_MOST_PLACES = 16
"""Settlements of a passage that are kept: a report that names more is a survey."""
_COUNTED = ("killed", "injured")


class Span(NamedTuple):
    """The days between which it was, as ordinals, both included; `days` is how wide that is."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """0 for a single day."""
        return self.last - self.first


class Spot(NamedTuple):
    """Where it was: a point at its stated precision, None where there is none."""

    id: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    country: str | None
    admin1: str | None


class Counted(NamedTuple):
    """A toll of the account's own claims."""

    min: int
    max: int
    open: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """What two accounts are compared by.

    Attributes:
        report: the report's id; two accounts of one report are two incidents.
        published: the day of publication as an ordinal.
        days: single days named in the passage, as ordinals.
        weekdays: that the passage names, 1 for Monday; what an undated report has in place of days.
        places: gazetteer ids of the settlements that the passage names.
        event: the event type's key, and `kind` the coarser class that ACLED gives it.
        perpetrators: countries, or names where there is none, of those said to have done it and not denied.
        victims: hashes of the words of named victims' names.
        ages: of people, as the passage states them.
        terms: hashed words of the passage with their weights.
    """

    key: AccountKey
    report: str
    standing: str
    event: str
    kind: str | None
    published: int | None
    when: Span | None
    days: frozenset[int]
    weekdays: frozenset[int]
    where: Spot | None
    places: frozenset[str]
    weapons: frozenset[str]
    site: str | None
    perpetrators: frozenset[str]
    tolls: Mapping[str, Counted]
    victims: frozenset[int]
    ages: frozenset[int]
    terms: Terms


def profiles_of(seq: int, told: Json) -> Iterator[Profile]:
    """The profiles of a reading's accounts that are incidents, in the contract's JSON."""
    report = told["report"]
    accounts = [(rank, one) for rank, one in enumerate(told["accounts"]) if one["reality"] in TOLD]
    for rank, account in accounts:
        spans = passage_of(report["text"], account, whole=len(accounts) == 1)
        yield _profile(AccountKey(seq, rank), told, account, spans)


def _profile(key: AccountKey, told: Json, account: Json, spans: list[tuple[int, int]]) -> Profile:
    report, mentions = told["report"], told["mentions"]
    place, when = account["place"], _days(account["time"])
    near = [one for one in mentions["places"] if one["role"] == "place" and _within(one["span"], spans)]
    named = [one["gazetteer_id"] for one in near if one["precision"] in _FINE and one["gazetteer_id"]]
    days = {
        found.first
        for one in mentions["times"]
        if one["interval"] and one["interval"]["precision"] in _DATED and _within(one["span"], spans)
        if (found := _days(one["interval"])) is not None
    }
    if when is not None and when.days == 0:
        days.add(when.first)
    return Profile(
        key=key,
        report=report["id"],
        standing=account["standing"],
        event=account["event_type"],
        kind=account["acled_sub_event_type"],
        published=_ordinal(report["published"]),
        when=when,
        days=frozenset(days),
        weekdays=frozenset((day - 1) % 7 + 1 for day in days) | _weekdays(mentions["times"], spans),
        where=place and Spot(*(place[name] for name in _SPOT)),
        places=frozenset(list(dict.fromkeys(named))[:_MOST_PLACES]) | _own(place),
        weapons=frozenset(one["type"] for one in account["weapons"]),
        site=account["site"] and account["site"]["type"],
        perpetrators=frozenset(
            p["country"] or p["name"].lower() for p in account["perpetrators"] if p["status"] != "denied"
        ),
        tolls={h: Counted(t["min"], t["max"], t["open"]) for h in _COUNTED if (t := account["tolls"].get(h))},
        victims=frozenset(w for one in account["victims"] if one["name"] for w in word_hashes(one["name"])),
        ages=frozenset(one["age"] for one in account["victims"] if one["age"] is not None),
        terms=terms_of(report["title"] or "", report["text"], spans),
    )


_SPOT = ("gazetteer_id", "latitude", "longitude", "precision", "country", "admin1")


def _own(place: Json | None) -> frozenset[str]:
    own = place is not None and place["precision"] in _FINE and place["gazetteer_id"]
    return frozenset([own]) if own else frozenset()


_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")


def _weekdays(times: list[Json], spans: list[tuple[int, int]]) -> frozenset[int]:
    """The weekdays of mentions whose week nothing tells ("on Thursday" in an undated report)."""
    found = (
        _WEEKDAY.match(str(one["value"])) for one in times if one["interval"] is None and _within(one["span"], spans)
    )
    return frozenset(int(match[1]) for match in found if match)


def _within(span: Json, spans: list[tuple[int, int]]) -> bool:
    if span.get("in") == "title":
        return True
    return any(start <= span["start"] < end for start, end in spans)


def _days(interval: Json | None) -> Span | None:
    """The days of an interval that is closed on both sides; an open one bounds too little to compare by."""
    if interval is None:
        return None
    first, last = _ordinal(interval["start"]), _ordinal(interval["end"])
    return None if first is None or last is None else Span(first, last)


def _ordinal(moment: str | None) -> int | None:
    return None if moment is None else date.fromisoformat(moment[:10]).toordinal()


def pack_profile(profile: Profile) -> bytes:
    """The profile as a ledger keeps it: JSON, sorted, so that equal profiles are equal bytes."""
    fields = [
        profile.report,
        profile.standing,
        profile.event,
        profile.kind,
        profile.published,
        profile.when,
        sorted(profile.days),
        sorted(profile.weekdays),
        profile.where,
        sorted(profile.places),
        sorted(profile.weapons),
        profile.site,
        sorted(profile.perpetrators),
        {harm: profile.tolls[harm] for harm in sorted(profile.tolls)},
        sorted(profile.victims),
        sorted(profile.ages),
        [list(profile.terms.words.items()), list(profile.terms.names.items()), list(profile.terms.title.items())],
    ]
    return json.dumps(fields, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpack_profile(key: AccountKey, packed: bytes) -> Profile:
    """The profile that `pack_profile` wrote."""
    (
        report,
        standing,
        event,
        kind,
        published,
        when,
        days,
        weekdays,
        where,
        places,
        weapons,
        site,
        perpetrators,
        tolls,
        victims,
        ages,
        terms,
    ) = json.loads(packed)
    return Profile(
        key=key,
        report=report,
        standing=standing,
        event=event,
        kind=kind,
        published=published,
        when=when and Span(*when),
        days=frozenset(days),
        weekdays=frozenset(weekdays),
        where=where and Spot(*where),
        places=frozenset(places),
        weapons=frozenset(weapons),
        site=site,
        perpetrators=frozenset(perpetrators),
        tolls={harm: Counted(*toll) for harm, toll in tolls.items()},
        victims=frozenset(victims),
        ages=frozenset(ages),
        terms=Terms(*(dict(one) for one in terms)),
    )
