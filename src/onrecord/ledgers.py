"""The half of the composition root that looks things up in a ledger, and decides: it loads in a third of the time, for it needs nothing that reads."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.model.decided import Decided
from onrecord.model.decision import Decision
from onrecord.model.ledger import Acquisition
from onrecord.review import decide, standing
from onrecord.review.draft import Draft
from onrecord.review.queue import KINDS, UNDECIDED, Item, Kind, PairRow, waiting
from onrecord.review.values import SETTABLE, parse_value
from onrecord.review.victims import release_of
from onrecord.store.api import IncidentFilter, Ledger, Stamps

if TYPE_CHECKING:
    from onrecord.review.why import Evidence as Evidence  # under these names for faces, which know this module
    from onrecord.review.why import Explanation as Explanation
    from onrecord.review.why import Side as Side

__all__ = [
    "KINDS",
    "SETTABLE",
    "Acquisition",
    "Decided",
    "Decision",
    "Draft",
    "IncidentFilter",
    "Item",
    "Kind",
    "Ledger",
    "decisions_about",
    "decisions_in",
    "imports_folder",
    "open_ledger",
    "parse_value",
    "queue_of",
    "take_decision",
    "today",
    "victims_in",
    "why",
    "withdraw_decision",
]


_PAIRS = 1000
"""Merges and splits that are weighed, those that nobody has looked at: far more than one person gets through."""


def open_ledger(target: str) -> Ledger:
    """The ledger at this address, for reading and writing.

    Raises:
        LedgerError: there is none, it is of a format that this release cannot read, or the database cannot be reached.
    """
    from onrecord.store import ledger  # late: reading a file waits for no database

    return ledger.open_ledger(target)


def today() -> Stamps:
    """The stamps of the stages as this release, lexicon and gazetteer have them, from their files' digests."""
    from onrecord.gazetteer.imports import INDEX  # late: most look-ups do not ask what is stale
    from onrecord.gazetteer.index import open_gazetteer
    from onrecord.lexicon.load import lexicon_digest
    from onrecord.pipeline.stages import stages_of, stamps_of

    gazetteer = open_gazetteer(imports=imports_folder() / INDEX)
    return stamps_of(stages_of(lexicon_digest("en"), gazetteer.digest))


def imports_folder() -> Path:
    """Where this user's imported places are kept: under ONRECORD_HOME, else where XDG keeps data. It need not exist."""
    home = os.environ.get("ONRECORD_HOME")
    if home:
        return Path(home) / "gazetteer"
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "onrecord" / "gazetteer"


def take_decision(ledger: Ledger, draft: Draft) -> Decision:
    """Takes a decision now; see `review.decide.decide`. Whether the taxonomy has an event type is asked of `app.check_event_type`.

    Raises:
        DecisionRefused: it cannot be taken as it is worded, or another one is in force.
    """
    return decide.decide(ledger, draft, datetime.now(UTC))


def withdraw_decision(ledger: Ledger, identifier: str, *, by: str, reason: str) -> Decision:
    """Leaves to the machine again what a decision has decided; see `review.decide.withdraw`.

    Raises:
        DecisionRefused: there is no such decision, or another one has taken its place.
    """
    return decide.withdraw(ledger, identifier, by=by, reason=reason, now=datetime.now(UTC))


def decisions_in(ledger: Ledger) -> tuple[list[Decision], Decided]:
    """All decisions, the oldest first, and what those in force come to."""
    decisions, _ = standing.read_decisions(ledger)
    return decisions, standing.decided_of(decisions, cache(ledger.latest))


def decisions_about(ledger: Ledger, members: Collection[tuple[str, int]]) -> list[Decision]:
    """The decisions in force about any of these accounts, each named by its report's id and its rank; the oldest first."""
    decisions, _ = standing.read_decisions(ledger)
    return standing.standing_about(decisions, members, cache(ledger.latest)) if decisions else []


def victims_in(ledger: Ledger, incident: dict[str, Any]) -> list[tuple[dict[str, Any], bool]]:
    """The named victims of an incident, each once, in the order in which decisions number them; and whether the name is released.

    They are restricted: for the eyes of who works on the ledger, and for no export.
    """
    latest = cache(ledger.latest)
    decisions, _ = standing.read_decisions(ledger)
    members = [(report["id"], report["rank"]) for report in incident["reports"]]
    decided = standing.decided_of(standing.standing_about(decisions, members, latest), latest)
    return [(victim, release_of(victim, decided) is not None) for victim in incident.get("victims") or ()]


def queue_of(ledger: Ledger, kinds: Iterable[Kind] = KINDS, limit: int | None = None) -> list[Item]:
    """What waits for a person in the ledger, the most pressing first; see `review.queue.waiting`.

    Of merges and splits the likeliest thousand are looked at, so that the largest ledger is gone through once.
    """
    wanted = frozenset(kinds)
    _, decided = decisions_in(ledger)
    looked_at = len(decided.same) + len(decided.different) + len(decided.unsure)
    pairs = list(_pairs_of(ledger, wanted, _PAIRS + looked_at))
    incidents = ledger.incidents(IncidentFilter()) if wanted - {"orphaned", "contradicted"} else ()
    return waiting(incidents, pairs, decided, wanted, limit)


def _pairs_of(ledger: Ledger, wanted: Collection[Kind], limit: int) -> Iterator[PairRow]:
    from onrecord.resolve.score import probability  # late: it loads what compares accounts

    low, high = (log(bound / (1 - bound)) for bound in UNDECIDED)
    found = ledger.likely_merges(low, limit) if "merge" in wanted else []
    found += ledger.likely_splits(high, limit) if "split" in wanted else []
    for doubt in found:
        accounts = tuple(f"{report}#{rank}" for report, rank in (doubt.one, doubt.other))
        yield PairRow(doubt.incidents[0], doubt.incidents[-1], probability(doubt.odds), accounts, doubt.pairs)


def why(ledger: Ledger, one: str, other: str) -> Explanation:
    """The evidence for and against two accounts being of one incident, and what made them so; see `review.why.explain`.

    Raises:
        UsageError: the ledger has no such account, or it is one that nothing is compared with.
    """
    from onrecord.review.why import explain  # late: it loads what resolution weighs by, which no other look-up needs

    _, decided = decisions_in(ledger)
    return explain(ledger, cache(ledger.latest), decided, (one, other))
