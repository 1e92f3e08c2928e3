"""Which of the places that bear a name is meant."""

from __future__ import annotations

from onrecord.extract.places.candidates import Candidate
from onrecord.gazetteer.entry import Entry
from onrecord.text.document import Document

_RANK = {"country": 3, "continent": 3, "region": 2, "water": 2, "admin1": 1}


def resolve(document: Document, candidates: list[Candidate]) -> list[Entry | None]:
    """The place meant by each candidate, by the most populous for now."""
    return [
        max(c.entries, key=lambda e: (_RANK.get(e.kind, 0) * (not e.alternate), e.population)) if c.entries else None
        for c in candidates
    ]
