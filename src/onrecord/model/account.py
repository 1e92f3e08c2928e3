"""One report's telling of one incident, and its figures for whole periods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from onrecord.model.casualty import Casualty, Harm, Scope, Toll, Victim
from onrecord.model.interval import Interval
from onrecord.model.mention import ObjectMention, WeaponMention
from onrecord.model.place import Place
from onrecord.model.span import Span

Standing = Literal["main", "follow-up", "background"]
Reality = Literal["happened", "alleged", "denied", "planned", "hypothetical"]
PerpetratorKind = Literal["individual", "organisation", "force", "state"]
PerpetratorStatus = Literal["stated", "alleged", "claimed", "denied"]
Degree = Literal["damaged", "destroyed", "unknown"]
EvidenceKind = Literal["video", "photo", "satellite", "document", "visit"]


@dataclass(frozen=True, slots=True)
class Perpetrator:
    """Who is said to have done it, how surely, and in which statement (None for the report's own voice)."""

    name: str
    kind: PerpetratorKind
    span: Span
    country: str | None = None
    status: PerpetratorStatus = "stated"
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """The kind of spot that was hit; `type` is a key of the lexicon's object taxonomy."""

    type: str
    span: Span


@dataclass(frozen=True, slots=True)
class Damage:
    """Things said to be damaged. `object` is a key of the object taxonomy; `max` is None where open or unsaid."""

    object: str
    min: int | None
    max: int | None
    degree: Degree
    span: Span
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence that the report says exists, and who is said to have given it."""

    kind: EvidenceKind
    by: str | None
    span: Span
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class AccountPlace:
    """Where the incident was, with the words that say so (at least one span)."""

    place: Place
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One report's telling of one incident: the unit that resolution links.

    Attributes:
        event_type: a key of the lexicon's event taxonomy.
        acled_sub_event_type: what the taxonomy maps that type to.
        triggers: the words that tell of the event, in text order; never empty.
        tolls: derived from `casualties` by the default policy; see `reconcile.tolls`.
        muc_type: the MUC-4 incident type, where one fits.
    """

    id: str
    standing: Standing
    reality: Reality
    event_type: str
    acled_sub_event_type: str | None
    triggers: tuple[Span, ...]
    time: Interval | None = None
    time_spans: tuple[Span, ...] = ()
    place: AccountPlace | None = None
    site: Site | None = None
    perpetrators: tuple[Perpetrator, ...] = ()
    weapons: tuple[WeaponMention, ...] = ()
    objects: tuple[ObjectMention, ...] = ()
    victims: tuple[Victim, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    damage: tuple[Damage, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    tolls: Mapping[Harm, Toll] = field(default_factory=dict)
    muc_type: str | None = None


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A figure for all attacks in a window or since a start, kept whole and never added to an incident's toll.

    Attributes:
        window: an interval, or a TIMEX3 duration such as `PT24H`; None where the words give none.
        includes: ids of the accounts that the words say are among the counted.
    """

    scope: Scope
    window: Interval | str | None
    area: str | None
    casualties: tuple[Casualty, ...]
    includes: tuple[str, ...]
    span: Span
    statement: str | None = None
