"""Who first says it: the origin of each claim and each report, one however it is worded, and how many independent ones there are. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from onrecord.model.casualty import Harm
from onrecord.model.incident import Claim, Member, Origin, Speaker
from onrecord.reconcile.naming import Named, OriginWords, Phrase, known_body, read_name, split

_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/")
_ADDRESS = re.compile(r"^(?:https?:)?//(?:[^/@]*@)?(?:www\.)?([^/:?#]+)(?::\d+)?([^?#]*)", re.IGNORECASE)


_PUBLISHING = ("monitor", "authority", "medical")
"""Kinds of bodies that publish reports of their own; a paper may well be called after an army."""


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """Everybody who speaks in an incident's reports, each as one origin.

    Attributes:
        shown: a person's full name as it is written.
        full: a person's name as it stands to the fullest name that it can only be.
        roles: the role of each person, as any report states it.
        holders: the one named person, or the one named body, of each role; roles of several are left out.
    """

    words: OriginWords
    shown: Mapping[Phrase, str]
    full: Mapping[Phrase, Phrase]
    roles: Mapping[Phrase, str]
    holders: Mapping[str, Origin]


def cast_of(members: Iterable[Member], words: OriginWords) -> Cast:
    """The speakers of these accounts, brought together: a surname with its full name, an office with its one holder."""
    speakers = {claim.speaker for member in members for claim in member.claims if claim.speaker is not None}
    named = [_read(speaker, words) for speaker in speakers]
    full = _fullest({each.person for each in named if each.person})
    told: dict[Phrase, Counter[str]] = defaultdict(Counter)
    for each in named:
        if each.person and each.role is not None:
            told[full[each.person]][each.role] += 1
    roles = {person: min(found, key=lambda role: (-found[role], role)) for person, found in told.items()}
    spoken = sorted(
        (each for each in named if each.person), key=lambda each: (each.shown.isupper(), each.shown), reverse=True
    )
    shown = {each.person: each.shown.title() if each.shown.isupper() else each.shown for each in spoken}
    cast = Cast(words, shown, full, roles, {})
    holders: dict[str, set[Origin]] = defaultdict(set)
    for each in named:
        if each.role in words.held and each.body is None and (each.person or each.body_of):
            holders[each.role].add(_named_origin(each, cast))
    return Cast(
        words, shown, full, roles, {role: min(who, key=_order) for role, who in holders.items() if len(who) == 1}
    )


def origin_of(claim: Claim, member: Member, cast: Cast) -> Origin:
    """Who first says this claim: its speaker, where it has one who is somebody; else the voice of its report."""
    voice = voice_of(member, cast.words)
    if claim.speaker is None:
        return voice
    named = _read(claim.speaker, cast.words)
    if named.body is not None:
        return named.body
    if not named.person and named.role is None:
        return voice  # "sources", "a statement": nobody but the report answers for it
    if named.person or named.body_of:
        return _named_origin(named, cast)
    assert named.role is not None
    if named.role in cast.words.apart:
        return Origin(cast.words.kinds.get(named.role, "unknown"), f"{named.role} told {voice.name}")
    return cast.holders.get(named.role) or Origin(cast.words.kinds.get(named.role, "unknown"), named.role)


def voice_of(member: Member, words: OriginWords) -> Origin:
    """Who answers for what a report says itself: the agency that it credits, else its publisher, else its site, else it alone."""
    return _voice(member.wire, member.publisher, member.url, words) or Origin("media", member.report)


@lru_cache(maxsize=65536)
def _voice(wire: str | None, publisher: str | None, url: str | None, words: OriginWords) -> Origin | None:
    name = wire or publisher or _site(url, words)
    if name is None:
        return None
    known = words.agencies.get(split(name))
    if known is not None:
        return known
    if wire:
        return Origin("agency", wire)
    body = known_body(name, None, words)
    return body if body is not None and body.kind in _PUBLISHING else Origin("media", name)


def origin_of_report(member: Member, cast: Cast) -> Origin:
    """Whom a report has its account from: the origin of the figure that it gives first, else its own voice."""
    harms = [harm for harm in get_args(Harm) if harm in member.tolls]
    for harm in harms:
        least = member.tolls[harm].min
        claims = [claim for claim in counting(member, harm) if claim.value["min"] == least]
        if claims:
            return origin_of(min(claims, key=lambda claim: (claim.start, claim.id)), member, cast)
    return voice_of(member, cast.words)


def counting(member: Member, harm: str) -> list[Claim]:
    """The account's claims about this harm for the whole incident."""
    return [
        claim
        for claim in member.claims
        if claim.field == f"casualties.{harm}"
        and claim.value.get("scope", "incident") == "incident"
        and claim.value.get("extent", "whole") in ("whole", "addition")
    ]


def groups_of(members: Iterable[Member]) -> dict[str, list[Member]]:
    """The members by the report that they copy, and in each group the one whose words count first: the original, else the oldest."""
    groups: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        groups[member.copy_of].append(member)
    return {key: sorted(group, key=lambda member: _precedence(member, key)) for key, group in sorted(groups.items())}


def independent_origins(members: Sequence[Member], cast: Cast) -> frozenset[Origin]:
    """The origins that tell of the incident, copies left aside."""
    return frozenset(origin_of_report(group[0], cast) for group in groups_of(members).values())


def _precedence(member: Member, key: str) -> tuple[bool, bool, str, str, int, int]:
    day = member.published
    return member.report != key, day is None, day.isoformat() if day else "", member.report, member.rank, member.seq


def _read(speaker: Speaker, words: OriginWords) -> Named:
    return read_name(speaker.name, speaker.role, speaker.country, words)


def _named_origin(named: Named, cast: Cast) -> Origin:
    if named.person:
        person = cast.full.get(named.person, named.person)
        role = cast.roles.get(person, named.role)
        return Origin(cast.words.kinds.get(role or "", "unknown"), cast.shown.get(person, named.shown))
    body = " ".join(word[:1].upper() + word[1:] for word in named.body_of)
    name = body if named.role is None else f"{body} ({named.role})"
    return Origin(cast.words.kinds.get(named.role or "", "unknown"), name)


def _fullest(names: set[Phrase]) -> dict[Phrase, Phrase]:
    """Each name to the longest one that ends with it, where all that do are one another's ends; else to itself."""
    by_last: dict[str, list[Phrase]] = defaultdict(list)
    for name in sorted(names):
        by_last[name[-1]].append(name)
    full = {}
    for name in names:
        longer = sorted(
            (other for other in by_last[name[-1]] if other[-len(name) :] == name),
            key=lambda other: (-len(other), other),
        )
        one = all(longer[0][-len(other) :] == other for other in longer)
        full[name] = longer[0] if one else name
    return full


def _order(origin: Origin) -> tuple[str, str]:
    return origin.kind, origin.name


def _site(url: str | None, words: OriginWords) -> str | None:
    """The site of an address; on a site where many publish, with the first part of its path that names one of them."""
    found = _ADDRESS.match(_ARCHIVED.sub("", url)) if url else None
    if found is None:
        return None
    host, path = found[1].casefold(), [part for part in found[2].split("/") if part]
    if host not in words.shared_hosts:
        return host
    who = next((part for part in path if part.casefold() not in words.shared_paths), None)
    return host if who is None else f"{host}/{who}"
