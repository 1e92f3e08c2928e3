"""Finds the expressions: every rule at every word that can open one, the longest match wins, then anchoring in text order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial

from onrecord.extract.times.anchor import Anchors, anchor_form, told
from onrecord.extract.times.forms import Calendar, Expression
from onrecord.extract.times.found import Found
from onrecord.extract.times.grammar import RULES, Builder
from onrecord.extract.times.leaning import leaning_at
from onrecord.extract.times.narrative import (
    anchoring_order,
    moves_telling,
    share_years,
    speaks_from_today,
    stated_publication,
)
from onrecord.extract.times.scan import Scan, scan_document, stretches
from onrecord.extract.times.vocabulary import Vocabulary, load_vocabulary
from onrecord.lexicon.schema import Lexicon
from onrecord.model.mention import TimeMention
from onrecord.model.span import make_span
from onrecord.text.document import Document


@dataclass(frozen=True, slots=True, eq=False)
class _Compiled:
    opens: re.Pattern[str]
    rules: tuple[tuple[re.Pattern[str], Builder], ...]


@lru_cache(maxsize=8)
def _compiled(vocabulary: Vocabulary) -> _Compiled:
    sources = [vocabulary.pattern(rule.pattern) for rule in RULES]
    bare = [re.sub(r"\(\?P<\w+>", "(?:", source) for source in sources]
    return _Compiled(
        re.compile("|".join(f"(?:{source})" for source in bare)),
        tuple((re.compile(source), rule.build) for source, rule in zip(sources, RULES, strict=True)),
    )


def find_times(document: Document, published: date | None, lexicon: Lexicon) -> tuple[TimeMention, ...]:
    """The time expressions of the document, in text order.

    Relative ones are anchored to `published`; where it is None, to a day that the head of the text states as its own; else to
    whole dates that the telling has reached, or not at all.
    """
    vocabulary = load_vocabulary(lexicon)
    scan = scan_document(document, vocabulary)
    expressions = share_years(scan, _expressions(scan, vocabulary))
    anchors = Anchors(
        published or stated_publication(scan, expressions), speaks_from_today=speaks_from_today(expressions)
    )
    mentions: list[TimeMention] = []
    for place in anchoring_order(scan, expressions):
        found = expressions[place]
        anchored = anchor_form(found.form, anchors, partial(leaning_at, scan, found.first, found.last, lexicon))
        if moves_telling(scan, found, anchored, anchors):
            anchors = told(anchors, anchored)
        span = make_span(document.text, scan.starts[found.first], scan.ends[found.last - 1], document.field)
        mentions.append(TimeMention(span, anchored.type, anchored.value, anchored.interval))
    return tuple(sorted(mentions, key=lambda mention: mention.span.start))


def _expressions(scan: Scan, vocabulary: Vocabulary) -> list[Expression]:
    compiled = _compiled(vocabulary)
    found: list[Expression] = []
    for begin, stop in stretches(scan, vocabulary):
        place = begin
        while place < stop:
            expression = (
                _longest(scan, vocabulary, compiled, place) if compiled.opens.match(scan.codes, place, stop) else None
            )
            if expression is None:
                place += 1
            else:
                if not _names_a_body(scan, expression):
                    found.append(expression)
                place = expression.last
    return found


def _names_a_body(scan: Scan, expression: Expression) -> bool:
    """True in `the 19 April Movement`: a body named after a day."""
    form = expression.form
    return (
        isinstance(form, Calendar)
        and form.point.day is not None
        and scan.lower(expression.last) in scan.caution["named_after_days"]
    )


def _longest(scan: Scan, vocabulary: Vocabulary, compiled: _Compiled, place: int) -> Expression | None:
    best: Expression | None = None
    for pattern, build in compiled.rules:
        match = pattern.match(scan.codes, place)
        if match is None or (best is not None and match.end() <= best.last):
            continue
        form = build(Found(match, scan, vocabulary))
        if form is not None:
            best = Expression(place, match.end(), form)
    return best
