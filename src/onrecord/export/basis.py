"""Who says a toll's number and in which words: no number leaves without them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.model.words import OWN_VOICE

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Basis:
    """The claim that a toll rests on: who says it, in which words, where to look."""

    said_by: str
    quote: str | None
    url: str | None
    report: str | None


def basis_of(record: Json, harm: str) -> Basis | None:
    """The first claim that sets the toll's best number, else its least, else its most; None where none is known."""
    claims = {claim["id"]: claim for claim in record.get("claims") or ()}
    toll = record.get("tolls", {}).get(harm) or {}
    ids = toll.get("set_by") or {}
    ordered = [one for bound in ("best", "min", "max") for one in ids.get(bound) or ()]
    claim = next((claims[one] for one in ordered if one in claims), None)
    if claim is None:
        field = f"casualties.{harm}"
        claim = next((one for one in claims.values() if one["field"] == field), None)
    if claim is None:
        return None
    report = report_of(record, claim["report"])
    return Basis(speaker_of(claim), claim.get("quote"), (report or {}).get("url"), claim["report"])


def speaker_of(claim: Json) -> str:
    """Who says a claim, as far as may be told: its speaker, else its origin, else the report's own voice."""
    origin = claim.get("origin")
    first = origin.get("name") if isinstance(origin, Mapping) else origin
    if first == claim["report"]:  # a report without a publisher is an origin by its id, which is no name to show
        first = None
    return str(claim.get("said_by") or first or OWN_VOICE)


def report_of(record: Json, identifier: str | None) -> Json | None:
    """The report of that id among the incident's."""
    return next((report for report in record.get("reports") or () if report["id"] == identifier), None)


def publishers_of(record: Json) -> list[str]:
    """Who published the reports, each once, in order."""
    return list(dict.fromkeys(report["publisher"] for report in record.get("reports") or () if report.get("publisher")))


def accused(record: Json) -> Iterator[Json]:
    """Those said to have done it, without those of whom it is only denied."""
    return (one for one in record.get("perpetrators") or () if one.get("status") != "denied" and one.get("name"))


def behind(record: Json, harm: str) -> Iterator[Json]:
    """The claims that set any bound of a toll, in the record's order."""
    bounds = (record.get("tolls", {}).get(harm) or {}).get("set_by") or {}
    ids = {one for bound in bounds.values() for one in bound}
    return (claim for claim in record.get("claims") or () if claim["id"] in ids)
