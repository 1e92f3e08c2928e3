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

Rules = tuple[tuple[re.Pattern[str], Builder], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Compiled:
    opens: re.Pattern[str]
    rules: Rules


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
    found: list[Expression] = []
    for begin, stop in stretches(scan, vocabulary):
        run = scan.codes[begin:stop]
        fitting = _fitting if len(run) <= _KEPT_RUN else _fitting.__wrapped__
        place = begin
        while place < stop:
            expression = _longest(scan, vocabulary, fitting(vocabulary, run, place - begin), place)
            if expression is None:
                place += 1
            else:
                if not _names_a_body(scan, expression):
                    found.append(expression)
                place = expression.last
    return found


_KEPT_RUN = 40
"""Words of the longest run whose rules are remembered."""


@lru_cache(maxsize=1 << 13)
def _fitting(vocabulary: Vocabulary, run: str, place: int) -> Rules:
    """The rules that match at a place of a run of codes.

    Remembered, since runs recur ("on Tuesday", "five days ago") and there are over a hundred rules to try. What stands outside the
    run makes no difference: a rule asks for known words only.
    """
    compiled = _compiled(vocabulary)
    if not compiled.opens.match(run, place):
        return ()
    return tuple(rule for rule in compiled.rules if rule[0].match(run, place))


def _names_a_body(scan: Scan, expression: Expression) -> bool:
    """True in `the 19 April Movement`: a body named after a day."""
    form = expression.form
    return (
        isinstance(form, Calendar)
        and form.point.day is not None
        and scan.lower(expression.last) in scan.caution["named_after_days"]
    )


def _longest(scan: Scan, vocabulary: Vocabulary, rules: Rules, place: int) -> Expression | None:
    best: Expression | None = None
    for pattern, build in rules:
        match = pattern.match(scan.codes, place)
        if match is None or (best is not None and match.end() <= best.last):
            continue
        form = build(Found(match, scan, vocabulary))
        if form is not None:
            best = Expression(place, match.end(), form)
    return best
