"""Main text out of web pages, by snippets that must and must not be in it (task html)."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.bench.measure import Json, Metric, f_measure


def score_pages(gold: Sequence[Json], readings: Sequence[Json]) -> list[Metric]:
    """F1 over snippets: kept ones that must be kept, against kept ones that must not; white space aside."""
    kept = wrong = wanted = 0
    for record, reading in zip(gold, readings, strict=True):
        if not record.get("with"):
            continue
        body = _flat(reading["report"]["text"])
        kept += sum(_flat(snippet) in body for snippet in record["with"])
        wrong += sum(_flat(snippet) in body for snippet in record["without"])
        wanted += len(record["with"])
    return [f_measure("segments", kept, kept + wrong, wanted)]


def _flat(text: str) -> str:
    return " ".join(text.split())
