"""The door to a ledger: what every store does, in values of `model` and plain values of this module.

Implemented once, over SQLAlchemy, for SQLite and PostgreSQL; `tests/store` holds the one contract suite that both pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from onrecord.model.capture import Capture, Visit
from onrecord.model.ledger import Acquisition, Verified
from onrecord.model.provenance import Refusal
from onrecord.store.resolving import Resolving

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """A capture that the ledger holds: its acquisition, and whether this was the first time that it came."""

    seq: int
    new: bool


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim of an account: in this account, this field has this value, said by this source, in these words.

    Attributes:
        id: does not depend on who produced the value, so that decisions about it outlive an upgrade.
        field: the contract's own name (`casualties.killed`, `time`, `place`, `perpetrators`, `damage`).
        start: where the quote stands in the report's text.
        said_by: None for the report's own voice.
        speaker: the same with role, country and stance, as JSON.
    """

    id: str
    field: str
    value: Any
    quote: str
    start: int
    said_by: str | None
    speaker: Json | None = None


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account with its claims.

    Attributes:
        anchor: the words that its incident's id hangs on; None for what is only planned, or did not happen.
        fields: what it says of its incident, in the contract's JSON without spans.
    """

    rank: int
    standing: str
    reality: str
    claims: tuple[ClaimRow, ...]
    anchor: str | None
    fields: Json


@dataclass(frozen=True, slots=True)
class Version:
    """The latest version of a report, which tells its incidents.

    Attributes:
        seq: its acquisition.
        reading: the contract's JSON.
        claims: of each account, by its rank.
        incidents: the id of the incident that each account belongs to, by its rank; accounts of no incident are left out.
    """

    seq: int
    reading: Json
    claims: Mapping[int, tuple[ClaimRow, ...]]
    incidents: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class StageRecord:
    """A stage as a ledger remembers it: `parts` name what its results depend on (rules, lexicon, gazetteer, model), by digest."""

    name: str
    stamp: str
    parts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stamps:
    """Which stages made, or would make today, what is derived: `read` makes a reading of a capture, `claims` takes a reading apart."""

    read: str
    claims: str


@dataclass(frozen=True, slots=True)
class Stale:
    """An acquisition that needs work: `read` where it has no reading by today's stages, `claims` where only its claims are old."""

    seq: int
    needs: Literal["read", "claims"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything derived from one acquisition: its report, its reading, its accounts.

    Attributes:
        report: columns of the report: id, title, publisher, wire, url, language, published, text.
        reading: the contract's JSON, in UTF-8.
    """

    seq: int
    stamps: Stamps
    report: Mapping[str, str | None]
    reading: bytes
    accounts: tuple[AccountRow, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """An acquisition that could not be read, and why."""

    seq: int
    stamps: Stamps
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Changes:
    """What a re-run changed in claims of reports that had been read before. New reports are no change."""

    added: int = 0
    altered: int = 0
    gone: int = 0

    def __add__(self, other: Changes) -> Changes:
        return Changes(self.added + other.added, self.altered + other.altered, self.gone + other.gone)


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Which incidents are asked for; every filter that is set must hold.

    Attributes:
        since: ISO day: the incident may have been on or after it.
        until: ISO day: the incident may have been on or before it.
        place: words in the name of its place, division or country code.
        box: west, south, east, north in degrees; west > east crosses the date line.
        harm: a harm that someone is said to have suffered (a toll above zero).
        words: a full-text query over title and text of its reports.
        report: the id of a report, whose latest version tells the incident.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    box: tuple[float, float, float, float] | None = None
    event_type: str | None = None
    harm: str | None = None
    publisher: str | None = None
    words: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Accounts that resolution has put into two incidents or into one, and is least sure about.

    Attributes:
        incidents: the two, in order, or the one.
        one: report id and rank of an account, and `other` of the one that it is linked with.
        odds: what speaks for their being of one incident, as log-odds.
        pairs: how many pairs of accounts of theirs are as doubtful.
    """

    incidents: tuple[str, ...]
    one: tuple[str, int]
    other: tuple[str, int]
    odds: float
    pairs: int


@dataclass(frozen=True, slots=True)
class StoredRefusal:
    """A refusal as the ledger keeps it; `seq` is None where nothing was captured."""

    id: str
    seq: int | None
    at: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a ledger holds. `stale` counts acquisitions which today's stages have neither read nor refused; `unnamed` how many publishers and
    event types beyond the most frequent are not named."""

    captures: int
    acquisitions: int
    reports: int
    readings: int
    stale: int
    accounts: int
    claims: int
    incidents: int
    refusals: int
    erased: int
    decisions: int
    publishers: Mapping[str, int] = field(default_factory=dict)
    event_types: Mapping[str, int] = field(default_factory=dict)
    unnamed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Erasure:
    """A signed order to erase the bytes with this hash; see `model.ledger.tombstone_statement` for what is signed."""

    sha256: str
    reason: str
    by: str
    at: str
    public_key: str
    signature: str


class Ledger(Resolving, Protocol):
    """A place where evidence and what was read from it are kept. Every call is one transaction: all of it is done, or nothing."""

    def take_in(self, captures: Sequence[Capture], tool: str) -> list[Taken | Refusal]:
        """Keeps the captures as evidence, and says for each what became of it, in order."""

    def visited(self, urls: Sequence[str]) -> Mapping[str, Visit]:
        """The last visit to each of those pages that was ever asked for."""

    def remember(self, visits: Sequence[Visit]) -> None:
        """Remembers the visits, each in place of the one before to the same page."""

    def know_stages(self, stages: Sequence[StageRecord]) -> None:
        """Remembers today's stages, so that a later run can say what changed since."""

    def stale(self, stamps: Stamps, after: int = 0, limit: int = 256) -> list[Stale]:
        """Acquisitions after `after`, in order, that were neither read nor refused by these stages; erased ones never."""

    def stale_because(self, stages: Sequence[StageRecord]) -> Mapping[str, int]:
        """How many readings are stale because of each part that differs from today's (`lexicon`, `rules`, ...)."""

    def captures(self, seqs: Sequence[int]) -> Iterator[tuple[int, Capture]]:
        """The captures of those acquisitions, in order of `seq`; erased ones are left out."""

    def readings(self, seqs: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """The readings of those acquisitions as they were kept, in order of `seq`."""

    def keep(self, results: Sequence[Entry | Rejected]) -> Changes:
        """Puts what was derived in place of what was derived before from the same acquisitions, and says what that changed."""

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Keeps refusals of inputs that gave no capture; the same one twice is one."""

    def refusals(self, code: str | None = None) -> Iterator[StoredRefusal]:
        """All refusals, or those with this code, oldest first."""

    def standing(self, seqs: Sequence[int], stamps: Stamps) -> Mapping[int, Refusal]:
        """The refusals of those of the acquisitions that these stages refused, and so would not read again."""

    def forget_refusals(self, ids: Sequence[str]) -> list[int]:
        """Drops those refusals, so that what they refused is stale again, and asked for again; the acquisitions concerned."""

    def decide(self, identifier: str, payload: Mapping[str, Any], seen: int | None = None) -> int:
        """Appends a decision to the evidence and returns its link's number. The same one twice is one; the same id with other words is refused.

        Args:
            seen: the link of the last decision that the caller knows, 0 for none; where the ledger has a later one, nothing is
                appended and `errors.Overtaken` is raised. None: whatever there is.
        """

    def decisions(self) -> Iterator[tuple[int, Json]]:
        """All decisions with their link's number, oldest first."""

    def erase(self, erasure: Erasure) -> int:
        """Puts a tombstone in place of the bytes and of all that was derived from them; its link's number."""

    def verify(self) -> Verified:
        """Walks the whole chain and hashes every capture again."""

    def incidents(self, wanted: IncidentFilter, limit: int | None = None, after: str | None = None) -> Iterator[Json]:
        """Incidents that pass the filter, latest first, in the contract's JSON."""

    def incident(self, identifier: str) -> Json | None:
        """One incident with its reports and claims, under its own id or one that was merged into it; `merged` has all of those."""

    def merged(self, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """For each of at most a few hundred incidents, the ids that were merged into it, directly or through others, in order."""

    def likely_merges(self, least: float, limit: int | None = None) -> list[Doubt]:
        """Pairs of incidents that no report tells of both, with accounts whose log-odds are at least this; the likeliest first."""

    def likely_splits(self, most: float, limit: int | None = None) -> list[Doubt]:
        """Incidents with an account whose log-odds with every other one in it are at most this; the weakest first."""

    def report(self, identifier: str) -> list[tuple[Acquisition, Json]]:
        """Every version of a report, latest first: how it came, and its reading."""

    def latest(self, report: str) -> Version | None:
        """The latest version of a report, with its accounts' claims and incidents; None where the ledger has none."""

    def report_of_claim(self, claim: str) -> str | None:
        """The id of the report that a claim of this id stands in."""

    def stats(self, stamps: Stamps) -> Stats:
        """How much the ledger holds; `stamps` tell what is stale."""

    def close(self) -> None:
        """Lets go of the database."""
