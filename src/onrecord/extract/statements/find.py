"""Puts attributions together into statements."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.extract.statements.quotes import find_quotes
from onrecord.extract.statements.rules import find_attributions
from onrecord.extract.statements.stance import read_mode, read_stance
from onrecord.extract.statements.words import saying_words
from onrecord.lexicon.schema import Lexicon
from onrecord.model.span import Span, make_span
from onrecord.model.statement import Source, Statement
from onrecord.text.document import Document


def find_statements(document: Document, lexicon: Lexicon) -> tuple[Statement, ...]:
    """The statements of the document, in text order of their cues, with ids `s1`, `s2`, ..."""
    words = saying_words(lexicon)
    quotes = find_quotes(document)
    statements = []
    for number, found in enumerate(find_attributions(document, words), start=1):
        cue = document.span_at(*found.cue)
        source = found.source and make_span(document.text, *found.source)
        statements.append(
            Statement(
                id=f"s{number}",
                source=Source(source, source.quote) if source else None,
                cue=cue,
                content=tuple(document.span_at(*part) for part in found.content),
                mode=read_mode(found.content, quotes),
                stance=read_stance(cue.quote.lower().split(), words),
            )
        )
    return tuple(statements)


def statement_at(statements: Iterable[Statement], span: Span) -> Statement | None:
    """The innermost statement whose content holds the span whole; None where the report speaks itself.

    Innermost is the one whose content part is shortest.
    """
    held = (
        (part.end - part.start, statement)
        for statement in statements
        for part in statement.content
        if part.field == span.field and part.start <= span.start and span.end <= part.end
    )
    return min(held, key=lambda item: item[0], default=(0, None))[1]
