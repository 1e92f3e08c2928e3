"""What several reports tell of one incident: its member accounts with their claims, who first said each, and what they come to.

`Member` goes into reconciliation, `Incident` comes out of it. Claim values are the contract's JSON, as a ledger keeps them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple, NewType, get_args

from onrecord.model.account import Reality, Standing
from onrecord.model.casualty import Harm, Toll
from onrecord.model.interval import Interval
from onrecord.model.place import Place
from onrecord.model.statement import Stance

Json = Mapping[str, Any]
ClaimId = NewType("ClaimId", str)
IncidentId = NewType("IncidentId", str)

OriginKind = Literal["agency", "authority", "force", "monitor", "medical", "witness", "media", "unknown"]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
IncidentStatus = Literal["provisional", "reviewed", "published"]
PolicyName = Literal["airwars", "ucdp", "conservative", "informative", "representative"]
POLICIES: tuple[PolicyName, ...] = get_args(PolicyName)
Bound = Literal["min", "best", "max"]
Credibility = Literal["corroborated", "single-source", "unsupported"]
"""Did it happen so: told by two or more independent origins; by one; told by none that credit it."""
Answer = Literal["accepted", "attributed", "contested", "denied", "unknown"]
"""Who did it: a party accepts it; one is held to have done it; several, or the one denies it and another is named; denied by all named; nobody is named."""
LeftOut = Literal[
    "part",
    "superseded",
    "copy",
    "enemy-losses",
    "vague",
    "excluded",
    "not-credible",
    "other-scope",
    "background",
    "not-chosen",
]
"""Why a claim sets no bound of its incident's toll; see docs/tolls.md."""


class AccountKey(NamedTuple):
    """An account in a ledger: the number of the acquisition that its report came with, and its rank in the report, 0 first."""

    seq: int
    rank: int


class IssuedId(NamedTuple):
    """An incident id, issued once and never reused.

    Attributes:
        number: in the order of issue; of two ids that meet, the lower one stays.
        anchor: words of the account that it was issued for.
        holder: anchor of the account that it stays with when its incident is split.
        merged_into: the id that has taken its place, of a lower number; None while it has an incident, or could have one again.
    """

    id: str
    number: int
    anchor: str
    holder: str
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a claim inside a report, as the statement names them; a report's own voice is no speaker but None.

    Attributes:
        role: a key of the actor taxonomy (`governor`, `police`, `hospital`), where the words give one.
        country: ISO 3166-1 alpha-2.
    """

    name: str
    role: str | None = None
    country: str | None = None
    stance: Stance = "says"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who first says it: copies of a wire story have the agency as their one origin, two papers that quote a governor the governor."""

    kind: OriginKind
    name: str


@dataclass(frozen=True, slots=True)
class Claim:
    """In this report's account, this field has this value, said by this speaker, in these words.

    Attributes:
        field: the contract's own name (`casualties.killed`, `time`, `place`, `perpetrators`, `damage`).
        value: in the contract's JSON, without spans.
        quote: the words it was read from, verbatim.
        speaker: None for the report's own voice.
        as_of: the day, or the moment, of the report; None where it is not known.
        start: where the quote stands in the report's text, in code points.
    """

    id: ClaimId
    report: str
    field: str
    value: Any
    quote: str
    speaker: Speaker | None
    as_of: date | None
    start: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """One account as its incident sees it.

    Attributes:
        seq: the ledger's number of the acquisition that the report came with.
        report: the report's id.
        rank: of the account among that report's accounts, 0 first.
        wire: the agency that the report credits, where it credits one.
        copy_of: the key of the group of near-duplicate reports that this report belongs to; its own id where it is no copy.
        tolls: what this account's own claims come to under the policy `airwars`.
        event_type: a key of the event taxonomy.
        victims: the people it tells apart, in the contract's JSON without spans; restricted.
    """

    seq: int
    report: str
    rank: int
    published: date | None
    publisher: str | None
    url: str | None
    title: str | None
    wire: str | None
    copy_of: str
    standing: Standing
    reality: Reality
    event_type: str
    acled_sub_event_type: str | None
    time: Interval | None
    place: Place | None
    tolls: Mapping[Harm, Toll]
    claims: tuple[Claim, ...]
    victims: tuple[Json, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class IncidentToll:
    """An incident's derived range for one harm, and the claims behind each bound.

    Attributes:
        policy: by which it was derived, with the policy's version: `airwars/1`.
        set_by: ids of the claims that set `min`, `best` and `max`.
        left_out: claim id to why it sets no bound; every claim of the harm is either here or sets one.
    """

    toll: Toll
    policy: str
    set_by: Mapping[Bound, tuple[ClaimId, ...]]
    left_out: Mapping[ClaimId, LeftOut] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people have decided about one incident; it always wins over the machine.

    Attributes:
        excluded: claims that set nothing from now on; they stay claims.
        settled: by the contract's field (`time`, `place`, `event_type`, `perpetrators`, `casualties.killed`) the value that holds,
            in the contract's JSON.
        decisions: ids of the decisions in force.
    """

    excluded: frozenset[ClaimId] = frozenset()
    settled: Mapping[str, Any] = field(default_factory=dict)
    grade: Grade | None = None
    status: IncidentStatus = "provisional"
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberReport:
    """A report of an incident, with whom it has its account from.

    Attributes:
        copy_of: the report whose words it repeats; None where its words are its own.
    """

    id: str
    rank: int
    standing: Standing
    published: date | None
    publisher: str | None
    url: str | None
    title: str | None
    origin: Origin
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident as its claims have it under one policy.

    Attributes:
        origins: how many independent origins tell of it.
        credibility: the first of the two axes behind the grade: did it happen so.
        answer: the second: who did it.
        perpetrators: the contract's objects, without spans, the best supported first.
        claims: all of them, with the origin of each by claim id in `claim_origins`.
        history: how each toll came to be what it is, in the order of reports; see `reconcile.history`.
        marginals: known parts of the harmed by status, age and sex, as stated; never summed.
        machine: what the machine said of a field that a decision has set, by the field's name.
        decisions: ids of the decisions in force about it.
        victims: the people that its accounts name as harmed, see `reconcile.victims`; restricted: in no export, error or log.
        revision: 1 when first derived; raised by every change of what it says.
    """

    id: IncidentId
    status: IncidentStatus
    grade: Grade
    event_type: str
    acled_sub_event_type: str | None
    time: Interval | None
    place: Place | None
    perpetrators: tuple[Json, ...]
    tolls: Mapping[Harm, IncidentToll]
    reports: tuple[MemberReport, ...]
    origins: int
    claims: tuple[Claim, ...]
    claim_origins: Mapping[ClaimId, Origin]
    credibility: Credibility = "single-source"
    answer: Answer = "unknown"
    history: tuple[Json, ...] = ()
    marginals: tuple[Json, ...] = ()
    machine: Mapping[str, Any] = field(default_factory=dict)
    decisions: tuple[str, ...] = ()
    victims: tuple[Json, ...] = field(default=(), repr=False)
    revision: int = 1
