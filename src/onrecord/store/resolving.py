"""What resolution asks of a ledger: one transaction in which accounts are kept, looked up, linked and put into incidents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, TypeVar

from onrecord.model.incident import AccountKey, IssuedId

Answer = TypeVar("Answer")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """An account's profile as it is kept, and the keys under which it is found."""

    key: AccountKey
    packed: bytes
    blocks: tuple[int, ...]


class LinkRow(NamedTuple):
    """What speaks for two accounts being of one incident, as log-odds; `one` is the smaller key."""

    one: AccountKey
    other: AccountKey
    odds: float


class Head(NamedTuple):
    """What decides which incident's id an account keeps: what the id hangs on, and how old its report is (ISO; None comes last)."""

    anchor: str
    published: str | None


class Seen(NamedTuple):
    """The last decision and the last report of a ledger: where either has changed, decisions may come to something else than before."""

    decision: int
    report: int


class CopyRow(NamedTuple):
    """A report's text as copies are found by: its signature, and the keys of the bands that it is cut into."""

    seq: int
    signature: bytes
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A member account with its report's columns, its own fields (the contract's JSON) and its claims' columns."""

    key: AccountKey
    report: Mapping[str, str | None]
    copy_of: int
    fields: Json
    claims: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class IncidentEntry:
    """An incident as a ledger keeps it.

    Attributes:
        fields: what a list shows of it, and what is searched in: the contract's JSON without claims.
        whole: all of it, in UTF-8.
    """

    id: str
    fields: Json
    whole: bytes
    members: tuple[AccountKey, ...]


class Known(Protocol):
    """What a ledger knows of accounts that it has compared; nothing here writes."""

    def profiles(self, keys: Iterable[AccountKey]) -> Mapping[AccountKey, bytes]:
        """The profiles of those accounts."""

    def links(self, keys: Iterable[AccountKey]) -> Sequence[LinkRow]:
        """All links of those accounts, each once."""

    def memberships(self, keys: Iterable[AccountKey]) -> Mapping[AccountKey, str]:
        """The incident of each of those accounts that is in one."""

    def members(self, ids: Iterable[str]) -> Mapping[str, Sequence[AccountKey]]:
        """The accounts of those incidents."""


class Work(Known, Protocol):
    """A ledger inside the one transaction of a batch of resolution."""

    def seen(self) -> Seen:
        """Up to where the ledger has decisions and reports."""

    def unlinked(self, after: int, limit: int) -> list[int]:
        """Current reports after this acquisition that nothing was linked to yet, in order."""

    def unresolved(self, stamp: str, after: int, limit: int) -> list[int]:
        """Current reports after this acquisition whose accounts are in no incident by this stamp, in order."""

    def outdate(self, stamp: str) -> None:
        """Forgets all incidents, and what they were made by, where another stamp made them; their ids stay issued."""

    def decided(self) -> int:
        """The link of the last decision that incidents respect; 0 for none."""

    def readings(self, seqs: Sequence[int]) -> Mapping[int, bytes]:
        """The readings of those acquisitions."""

    def drop(self, seqs: Sequence[int]) -> None:
        """Forgets the profiles, keys, links and copies of those acquisitions; their incidents keep their members until they are put anew."""

    def add(self, rows: Sequence[ProfileRow]) -> None:
        """Keeps profiles with their keys."""

    def find(self, blocks: Iterable[int]) -> Mapping[int, Sequence[AccountKey]]:
        """The accounts under each of those keys."""

    def link(self, rows: Sequence[LinkRow]) -> None:
        """Keeps links between accounts that have none."""

    def heads(self, keys: Iterable[AccountKey]) -> Mapping[AccountKey, Head]:
        """The heads of those accounts; who was dropped from the ledger has none."""

    def issued(self, ids: Iterable[str], anchors: Iterable[str]) -> Sequence[IssuedId]:
        """The issued ids among those, and those that were issued for one of the anchors or stay with it."""

    def issue(self, rows: Sequence[IssuedId]) -> None:
        """Keeps these ids as they are now: new ones, and old ones with another holder or merged into another."""

    def copies(self, rows: Sequence[CopyRow]) -> Mapping[int, Sequence[tuple[int, bytes]]]:
        """Keeps the rows, and gives for each acquisition the earlier kept ones that share a band, with their signatures."""

    def texts(self, seqs: Iterable[int]) -> Mapping[int, str]:
        """The texts of those reports."""

    def group_copies(self, pairs: Sequence[tuple[int, int]]) -> Sequence[int]:
        """Makes each pair's groups of copies one, and gives every acquisition whose group is now another."""

    def told(self, keys: Iterable[AccountKey]) -> Mapping[AccountKey, Told]:
        """Those accounts with all that reconciliation needs."""

    def put(self, entries: Sequence[IncidentEntry], gone: Iterable[str]) -> None:
        """Puts the incidents in place of what stood under their ids, and drops those that are no more."""

    def done(self, seqs: Sequence[int], stamp: str) -> None:
        """Marks those reports as resolved under this stamp."""

    def reopen(self, seqs: Sequence[int]) -> None:
        """Has those reports resolved again."""

    def respect(self, last: int) -> None:
        """Remembers that incidents respect the decisions up to this link."""

    def accounts(self, seqs: Sequence[int]) -> Sequence[AccountKey]:
        """All accounts of those acquisitions that were in an incident or have a profile, in order."""

    def next_number(self) -> int:
        """The number of the next id to be issued."""


class Resolving(Protocol):
    """The door to a ledger for resolution."""

    def decided(self) -> int:
        """The link of the last decision that incidents respect; 0 for none."""

    def resolve(self, act: Callable[[Work], Answer]) -> Answer:
        """What the act gives, done in one transaction, and done again as a whole where the database went away."""

    def consult(self, ask: Callable[[Known], Answer]) -> Answer:
        """What the ask finds, in one transaction that writes nothing."""
