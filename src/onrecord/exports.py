"""The third part of the composition root: what leaves a ledger, by the rules of disclosure, as exports and as releases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.disclose.disclosed import Disclosed
from onrecord.disclose.incident import disclose_all
from onrecord.disclose.rules import ANALYST, PUBLIC, Rules, vocabulary_of, with_vocabulary
from onrecord.errors import LedgerError, ReleaseError
from onrecord.export.api import Exporter, ExportOptions, Written
from onrecord.export.files import whole_file
from onrecord.export.registry import exporter_names, exporter_of
from onrecord.lexicon.load import load_lexicon
from onrecord.model.incident import AccountKey, PolicyName
from onrecord.obeyed import Decisions, decisions_of
from onrecord.pipeline.incidents import incident_json
from onrecord.pipeline.resolve import Obeyed
from onrecord.release.check import check, withdraw
from onrecord.release.diff import Change, Side, differences, side_of
from onrecord.release.freeze import Order, freeze
from onrecord.release.sign import new_key
from onrecord.review.victims import marked
from onrecord.store.api import IncidentFilter, Json, Ledger
from onrecord.store.resolving import Told, Work
from onrecord.version import VERSION

__all__ = [
    "RELEASE_FORMS",
    "Change",
    "ReleaseRequest",
    "Side",
    "Written",
    "check",
    "differences",
    "exporter_names",
    "exporter_of",
    "incidents_under",
    "make_release",
    "new_key",
    "policy_for",
    "side_of",
    "withdraw_release",
    "write_export",
]

withdraw_release = withdraw
TOOL = f"onrecord {VERSION}"
RELEASE_FORMS = ("jsonl", "csv", "geojson")
"""The data files of every release; others may be added."""
_OWN_POLICY: PolicyName = "airwars"
"""The policy that a ledger's tolls are kept under."""
_PAGE = 256
"""Incidents looked up at a time, so that no transaction stays open while a form is written."""


def policy_for(exporter: Exporter, asked: PolicyName | None) -> PolicyName:
    """The policy that an export goes by: the one that was asked for, else the form's own, else the ledger's."""
    return asked or exporter.policy or _OWN_POLICY


def incidents_under(
    ledger: Ledger, wanted: IncidentFilter, policy: PolicyName, decisions: Decisions | None = None
) -> Iterator[Json]:
    """The incidents that pass the filter, whole, reconciled under the policy, in the ledger's order, with the names that may not leave.

    For `disclose` alone: nothing here may be shown or written.

    Args:
        decisions: what people decided, which holds under every policy; None for what they have decided up to now.
    """
    decisions = decisions or decisions_of(ledger)
    names = lru_cache(maxsize=1024)(
        lambda report: _names(ledger, report)
    )  # a report tells of several incidents in a row
    after: str | None = None
    while True:
        page = list(ledger.incidents(wanted, limit=_PAGE, after=after))
        for incident in _whole(ledger, page, policy, decisions.obeyed):
            reports = list(dict.fromkeys(report["id"] for report in incident["reports"]))
            restricted = dict.fromkeys(name for report in reports for name in names(report))
            incident["restricted_names"] = [*restricted]
            incident["victims"] = [
                marked(victim, decisions.decided, decisions.obeyed.decisions)
                for victim in incident.get("victims")
                or ()  # a ledger that was resolved before there was such a list has none
                if not restricted.keys().isdisjoint((victim["name"], *victim["names"]))
            ]
            yield incident
        if len(page) < _PAGE:
            return
        after = page[-1]["id"]


def _whole(ledger: Ledger, page: Sequence[Json], policy: PolicyName, obeyed: Obeyed) -> Iterator[Json]:
    """The incidents of a page with their claims: as the ledger keeps them, or reconciled anew where another policy is asked for."""
    members: Mapping[str, Sequence[AccountKey]] = {}
    told: Mapping[AccountKey, Told] = {}
    merged: Mapping[str, Sequence[str]] = {}
    if policy != _OWN_POLICY:

        def look(work: Work) -> tuple[Mapping[str, Sequence[AccountKey]], Mapping[AccountKey, Told]]:
            theirs = work.members([found["id"] for found in page])
            return theirs, work.told(key for keys in theirs.values() for key in keys)

        members, told = ledger.resolve(look)
        merged = ledger.merged([found["id"] for found in page])
    for found in page:
        identifier = found["id"]
        if policy == _OWN_POLICY:
            incident = ledger.incident(identifier)
        else:
            accounts = [told[key] for key in sorted(members.get(identifier, ())) if key in told]
            incident = None
            if accounts:
                incident = incident_json(identifier, accounts, obeyed.ruling, policy, obeyed.decisions)
                incident["merged"] = list(merged[identifier])
        if incident is not None:  # else it was taken out since the page was read
            yield {**{key: found[key] for key in ("reality", "standing") if key in found}, **incident}


def _names(ledger: Ledger, report: str) -> tuple[str, ...]:
    """The names of victims in any account of any version of a report: a quote may name another incident's."""
    found: dict[str, None] = {}
    for _, reading in ledger.report(report):
        officials = _officials(reading)
        for account in reading.get("accounts") or ():
            for victim in account.get("victims") or ():
                # who speaks for an office, and is said to have suffered nothing, is no victim but a slip of the reader
                unharmed = victim.get("harm") == "unspecified" and victim.get("name") in officials
                if victim.get("name") and not unharmed:
                    found[victim["name"]] = None
    return tuple(found)


def _officials(reading: Json) -> frozenset[str]:
    """The names of those whom the report quotes as speaking for an authority."""
    offices = set(load_lexicon("en").entries("origins")["roles"]["authority"])
    sources = (statement.get("source") or {} for statement in reading.get("statements") or ())
    return frozenset(source["name"] for source in sources if source.get("name") and source.get("role") in offices)


def write_export(  # noqa: PLR0913 - what the command is told
    ledger: Ledger,
    wanted: IncidentFilter,
    exporter: Exporter,
    policy: PolicyName,
    target: Path | BinaryIO,
    step: Callable[[int], None],
) -> Written:
    """Writes the analyst's view of the incidents to a file, whole or not at all, or to a stream.

    Raises:
        LedgerError: incidents do not follow the last decisions yet.
    """
    told = _counted(disclose_all(incidents_under(ledger, wanted, policy, _followed(ledger)), _rules(ANALYST)), step)
    options = ExportOptions(by=TOOL)
    if not isinstance(target, Path):
        return exporter.write(told, target, options)
    with whole_file(target) as stream:
        return exporter.write(told, stream, options)


def _followed(ledger: Ledger) -> Decisions:
    """What people have decided, where incidents follow it: a decision that was taken and not carried out must not be missing unseen.

    Raises:
        LedgerError: they do not.
    """
    decisions = decisions_of(ledger)
    if ledger.decided() != decisions.obeyed.last:
        raise LedgerError(
            "ledger",
            found="decisions that its incidents do not follow yet",
            expected="incidents as people have decided",
            remedy="run `onrecord ingest LEDGER` without inputs, which carries them out",
        )
    return decisions


def _counted(incidents: Iterator[Disclosed], step: Callable[[int], None]) -> Iterator[Disclosed]:
    for number, incident in enumerate(incidents, start=1):
        yield incident
        step(number)


@dataclass(frozen=True, slots=True)
class ReleaseRequest:
    """What a user asks to be released.

    Attributes:
        forms: besides `RELEASE_FORMS`.
        coarsen_km: side of the grid cells; None for the usual one.
        made: the ISO moment of the release; None for now.
        reviewed: only incidents that somebody has reviewed.
        gazetteer: the digest of the places, where it is known.
    """

    title: str
    wanted: IncidentFilter
    policy: PolicyName | None = None
    forms: tuple[str, ...] = ()
    coarsen_km: float | None = None
    made: str | None = None
    reviewed: bool = False
    gazetteer: str | None = None


def make_release(
    ledger: Ledger, folder: Path, request: ReleaseRequest, key: bytes, step: Callable[[int], None]
) -> dict[str, Any]:
    """Freezes and signs the public view of the incidents in a new folder; returns its manifest.

    Raises:
        ReleaseError: the evidence is broken, or decisions are orphaned or contradict each other.
        LedgerError: incidents do not follow the last decisions yet.
    """
    forms = tuple(exporter_of(name) for name in dict.fromkeys((*RELEASE_FORMS, *request.forms)))
    policy = request.policy or _OWN_POLICY
    decisions = _followed(ledger)
    evidence = ledger.verify()
    if evidence.broken:
        raise ReleaseError(
            "ledger",
            found=f"its evidence broken at link {evidence.broken.seq}",
            expected="a whole chain",
            remedy="see `onrecord verify`, and restore it first",
        )
    rules = _rules(PUBLIC if request.coarsen_km is None else replace(PUBLIC, coarsen_km=request.coarsen_km))
    digests = {"lexicon": load_lexicon("en").digest, **({"gazetteer": request.gazetteer} if request.gazetteer else {})}
    filters = {name: value for name, value in asdict(request.wanted).items() if value is not None}
    if "words" in filters:
        filters["words"] = "a full-text query, not told: it may hold a name"
    order = Order(
        title=request.title,
        forms=forms,
        rules=rules,
        made=request.made or datetime.now(UTC).isoformat(timespec="seconds"),
        tool=TOOL,
        head=evidence.head,
        links=evidence.links,
        filters=filters | ({"status": "reviewed or published"} if request.reviewed else {}),
        digests=digests,
        orphaned=len(decisions.decided.orphaned),
        contradicted=len(decisions.decided.contradicted),
    )
    found = incidents_under(ledger, request.wanted, policy, decisions)
    if request.reviewed:
        found = (incident for incident in found if incident.get("status") in ("reviewed", "published"))
    return freeze(folder, disclose_all(found, rules), order, key, step)


def _rules(rules: Rules) -> Rules:
    return with_vocabulary(rules, vocabulary_of(load_lexicon("en").entries("disclosure")))
