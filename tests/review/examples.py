"""Small ledgers and readings that the reviewers' tests share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from onrecord.app import make_reader, obeyed_in
from onrecord.extract.reader import Reader
from onrecord.model.capture import Capture
from onrecord.model.contract import reading_to_json
from onrecord.model.decision import Decision
from onrecord.pipeline.claims import entry_of, written
from onrecord.pipeline.ingest import Job, Result, ingest, read_job
from onrecord.pipeline.read import read_report
from onrecord.pipeline.resolve import resolve
from onrecord.pipeline.stages import resolve_stage, stages_of
from onrecord.review.decide import decide
from onrecord.review.draft import Draft
from onrecord.store.api import Ledger, Stamps, Version
from onrecord.text.report import report_from_text

Json = dict[str, Any]

STRIKE = (
    "Two people were killed in a missile strike on Kupiansk on Monday, the governor said. Five others were wounded. "
    "Last month a drone attack in Kharkiv killed three people."
)
OTHER = "A missile hit a market in Izium on Saturday, killing three people, police said. At least 12 were wounded."
NAMED = "Gunmen killed four people in Gao on Friday. Musa Keita, 9, and Awa Traore, 40, were among the dead, residents said."
CHILD, GROWN = "Musa Keita", "Awa Traore"
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def reading_of(text: str, report: str = "r1", reader: Reader | None = None, title: str | None = None) -> Json:
    """The text as it is read, in the contract's JSON."""
    found = report_from_text(text, published="2026-05-06", title=title, language="en")
    told = reading_to_json(read_report(reader or make_reader(), found))
    told["report"]["id"] = report
    return told


def version_of(told: Json, seq: int = 1) -> Version:
    """The version of a report that a ledger would give for the reading."""
    entry = entry_of(seq, written(told), Stamps("read 1", "claims 1"), told)
    return Version(
        seq,
        told,
        {account.rank: account.claims for account in entry.accounts},
        {account.rank: f"i{account.rank}" for account in entry.accounts if account.anchor},
    )


def ingested(ledger: Ledger, texts: dict[str, str], reader: Reader | None = None) -> None:
    """Takes the texts in, each under its id, and reads what is new or stale."""
    lines = [
        Capture(name, json.dumps({"id": name, "text": text, "published": "2026-05-06"}).encode(), "application/json")
        for name, text in texts.items()
    ]
    reads = reader or make_reader()

    def here(jobs: Iterable[Job]) -> Iterator[Result]:
        return (read_job(reads, job) for job in jobs)

    for _ in ingest(ledger, lines, stages_of(reads.lexicon.digest, reads.gazetteer.digest), here, "onrecord test"):
        pass
    stage = resolve_stage(reads.lexicon.digest, "airwars")
    for _ in resolve(ledger, stage.stamp, partial(obeyed_in, ledger)):
        pass


def incident_at(ledger: Ledger, report: str, rank: int = 0) -> str:
    """The id of the incident of a report's account."""
    version = ledger.latest(report)
    assert version is not None
    return version.incidents[rank]


def decided(ledger: Ledger, verdict: Any, *about: str, at: int = 0, **keys: Any) -> Decision:
    """A decision by Ana, `at` so many minutes past noon."""
    draft = Draft(verdict, about, keys.pop("by", "Ana"), keys.pop("reason", "seen the lists"), **keys)
    return decide(ledger, draft, NOON + timedelta(minutes=at))
