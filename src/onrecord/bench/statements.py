"""Attributions against PolNeAR's (task statements)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.bench.measure import Extent, Json, Metric, accuracy, assign, extent_of, f_measure, shared_length

CONTENT_JACCARD = 0.5
"""A linked attribution shares at least this much of its content, by code points."""

_SAYING = re.compile(
    r"\b(sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|according to|add(?:s|ed|ing)?|announc\w+|stat(?:e|es|ed|ing)"
    r"|report(?:s|ed|ing)?|wr(?:ite|ites|ote)|warn\w*|claim\w*|confirm\w*|den(?:y|ies|ied|ying)|ask(?:s|ed|ing)?"
    r"|quoted?|insist\w*|argu\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Attribution:
    source: tuple[Extent, ...]
    cue: tuple[Extent, ...]
    content: tuple[Extent, ...]


def score_statements(gold: Sequence[Json], readings: Sequence[Json]) -> list[Metric]:
    """F1 of whole attributions, the share of speech found, and F1 over the code points of content."""
    linked = wanted = found = said = said_linked = 0
    points_both = points_found = points_wanted = 0
    for record, reading in zip(gold, readings, strict=True):
        text = reading["report"]["text"]
        expected = [_from_gold(text, attribution) for attribution in record["attributions"]]
        got = [_from_statement(text, statement) for statement in reading["statements"]]
        pairs = assign(len(expected), len(got), lambda row, column, e=expected, g=got: _link(e[row], g[column]))  # type: ignore[misc]
        speech = {
            row for row, one in enumerate(expected) if any(_SAYING.search(text[start:end]) for start, end in one.cue)
        }
        linked, wanted, found = linked + len(pairs), wanted + len(expected), found + len(got)
        said, said_linked = said + len(speech), said_linked + sum(row in speech for row, _ in pairs)
        in_gold, in_reading = _points(expected), _points(got)
        points_both += len(in_gold & in_reading)
        points_wanted, points_found = points_wanted + len(in_gold), points_found + len(in_reading)
    return [
        f_measure("linked attribution", linked, found, wanted),
        accuracy("said attributions linked", said_linked, said),
        f_measure("content characters", points_both, points_found, points_wanted),
    ]


def _trimmed(text: str, extents: Sequence[Extent]) -> tuple[Extent, ...]:
    """Sorted, distinct extents less outer white space; empty ones are dropped."""
    kept = set()
    for start, end in extents:
        words = text[start:end]
        inner = words.strip()
        if inner:
            begin = start + words.index(inner[0])
            kept.add((begin, begin + len(inner)))
    return tuple(sorted(kept))


def _from_gold(text: str, attribution: Json) -> _Attribution:
    def whole(parts: Sequence[Extent]) -> list[Extent]:
        return [(parts[0][0], max(end for _, end in parts))] if parts else []

    content = [(start, end) for start, end in attribution["content"]]
    return _Attribution(
        _trimmed(text, whole(attribution["source"])), _trimmed(text, whole(attribution["cue"])), _trimmed(text, content)
    )


def _from_statement(text: str, statement: Json) -> _Attribution:
    def one(part: Json | None) -> list[Extent]:
        extent = extent_of(part["span"]) if part else None
        return [extent] if extent else []

    content = [extent for span in statement["content"] if (extent := extent_of(span))]
    return _Attribution(
        _trimmed(text, one(statement["source"])), _trimmed(text, one(statement["cue"])), _trimmed(text, content)
    )


def _shared(one: tuple[Extent, ...], other: tuple[Extent, ...]) -> int:
    return sum(shared_length(left, right) for left in one for right in other)


def _link(gold: _Attribution, got: _Attribution) -> float:
    """The Jaccard of the contents where it is enough and the sources meet or both lack one; else 0."""
    if not (_shared(gold.source, got.source) or not (gold.source or got.source)):
        return 0.0
    both = _shared(gold.content, got.content)
    either = sum(end - start for start, end in (*gold.content, *got.content)) - both
    jaccard = both / either if either else 0.0
    return jaccard if jaccard >= CONTENT_JACCARD else 0.0


def _points(attributions: Sequence[_Attribution]) -> set[int]:
    return {point for one in attributions for start, end in one.content for point in range(start, end)}
