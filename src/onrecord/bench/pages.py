"""Main text out of web pages, by snippets that must and must not be in it, and what the pages say of themselves (task html)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.bench.measure import Json, Metric, accuracy, f_measure

_LEAD_IN = re.compile(r"^(?:by|von|par|por|di)\s+", re.IGNORECASE)


def score_pages(gold: Sequence[Json], readings: Sequence[Json]) -> list[Metric]:
    """F1 over snippets: kept ones that must be kept, against kept ones that must not; white space aside.

    Then the shares of pages with the coded day of publication, title and author, over all pages that have one coded, also where it does not stand on the page.
    Titles and authors are compared without case, and an author without what introduces a name ("by").
    """
    kept = wrong = wanted = 0
    for record, reading in zip(gold, readings, strict=True):
        if not record.get("with"):
            continue
        body = _flat(reading["report"]["text"])
        kept += sum(_flat(snippet) in body for snippet in record["with"])
        wrong += sum(_flat(snippet) in body for snippet in record["without"])
        wanted += len(record["with"])
    return [f_measure("segments", kept, kept + wrong, wanted), *_metadata(gold, readings)]


def _metadata(gold: Sequence[Json], readings: Sequence[Json]) -> list[Metric]:
    hits: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for record, reading in zip(gold, readings, strict=True):
        report = reading["report"]
        found = {
            "date": (report["published"] or "")[:10],
            "title": _name(report["title"] or ""),
            "author": _name(report["metadata"].get("author", {}).get("value", "")),
        }
        for field, value in found.items():
            if record.get(field):
                totals[field] += 1
                hits[field] += value == (record[field] if field == "date" else _name(record[field]))
    return [accuracy(name, hits[name], totals[name]) for name in ("date", "title", "author")]


def _name(words: str) -> str:
    return _LEAD_IN.sub("", _flat(words)).casefold()


def _flat(text: str) -> str:
    return " ".join(text.split())
