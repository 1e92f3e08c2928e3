"""What the decisions in force come to, over a whole ledger, with every anchor resolved to an account.

Made by `review.standing.decided_of`. What of it holds for one incident is `incident.Rulings`, which reconciliation obeys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from onrecord.model.decision import Decision
from onrecord.model.incident import AccountKey

AccountRef = tuple[str, int]
"""An account as incidents name it: its report's id, and its rank."""

OrphanedWhy = Literal["report-gone", "words-gone", "account-gone", "claim-gone", "one-account"]
"""Why a decision has nothing to act on: the report is not in the ledger; its words are not, or not so that one place is meant; no account
has them; no claim of the field has them; the two accounts that it keeps apart are now one."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two accounts that a person has looked at together, the lesser key first."""

    one: AccountKey
    other: AccountKey
    decision: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A field of an account's incident that a person has set; `grade` for a GRADE."""

    account: AccountRef
    field: str
    value: Any
    decision: str


@dataclass(frozen=True, slots=True)
class Released:
    """An incident that a person has signed for, by one of its accounts; or the name of one victim of it, as `victim_key` hashes it; of a
    child's, where whoever decided said so."""

    account: AccountRef
    decision: str
    victim: str | None = None
    child: bool = False


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision in force that has lost what it is about; it waits for a person, and a release waits with it."""

    decision: Decision
    why: OrphanedWhy


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A decision that cannot hold beside newer ones, and is not obeyed: SAME and DIFFERENT that say of two accounts both."""

    decision: Decision
    verdict: Literal["SAME", "DIFFERENT"]


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions in force, resolved.

    Attributes:
        same: pairs that belong to one incident; never at odds with `different`, whatever follows from several together.
        different: pairs that belong to two incidents.
        unsure: pairs that a person left to the machine.
        settings: oldest first: of two about the same field of one incident, the later holds.
        excluded_claims: ids of claims that count for nothing.
        excluded_accounts: those that count for nothing, with all of a report that was excluded as a whole.
        about: ids of the decisions about each account.
        touched: acquisitions that any decision is or was about.
    """

    same: tuple[Link, ...] = ()
    different: tuple[Link, ...] = ()
    unsure: tuple[Link, ...] = ()
    settings: tuple[Setting, ...] = ()
    excluded_claims: frozenset[str] = frozenset()
    excluded_accounts: frozenset[AccountKey] = frozenset()
    released: tuple[Released, ...] = ()
    about: Mapping[AccountRef, tuple[str, ...]] = field(default_factory=dict)
    touched: frozenset[int] = frozenset()
    orphaned: tuple[Orphan, ...] = ()
    contradicted: tuple[Contradiction, ...] = ()
