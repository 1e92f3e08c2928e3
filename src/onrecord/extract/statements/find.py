"""Puts cues, sources and contents together into statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.extract.statements.arguments import Window, argument_features, find_window, read_arguments
from onrecord.extract.statements.continuation import find_continuation
from onrecord.extract.statements.cues import Tokens, cue_features, cue_pieces, read_cues
from onrecord.extract.statements.learned import label_tokens
from onrecord.extract.statements.stance import read_mode, read_stance
from onrecord.extract.statements.view import View, make_view
from onrecord.extract.statements.words import saying_words
from onrecord.lexicon.schema import Lexicon
from onrecord.model.span import Span
from onrecord.model.statement import Source, Statement
from onrecord.text.document import Document


@dataclass(frozen=True, slots=True)
class Attribution:
    """The parts of one attribution, as tokens `[first, last)`, before they become a statement."""

    cue: Tokens
    window: Window
    source: Tokens | None
    contents: tuple[Tokens, ...]


def find_statements(document: Document, lexicon: Lexicon) -> tuple[Statement, ...]:
    """The statements of the document, in text order of their cues, with ids `s1`, `s2`, ..."""
    view = make_view(document, saying_words(lexicon))
    cues = find_cues(view)
    attributions = continue_quotes(view, find_attributions(view, cues), cues)
    return tuple(_statement(view, number, found) for number, found in enumerate(attributions, start=1))


def find_cues(view: View) -> list[Tokens]:
    """The cues of the document, in text order, none overlapping."""
    return [
        cue
        for sentence in view.document.sentences
        for piece in cue_pieces(sentence)
        for cue in read_cues(label_tokens("cues", cue_features(view, piece)), piece[0])
    ]


def find_attributions(view: View, cues: Sequence[Tokens]) -> list[Attribution]:
    """Each cue with its source and content; a cue without content is dropped."""
    others = frozenset(token for cue in cues for token in range(*cue))
    found = []
    for cue in cues:
        window = find_window(view, cue)
        labels = label_tokens("arguments", argument_features(view, cue, window, others))
        source, contents = read_arguments(labels, window, cue)
        if contents:
            found.append(Attribution(cue, window, source, contents))
    return found


def continue_quotes(view: View, found: Sequence[Attribution], cues: Sequence[Tokens]) -> list[Attribution]:
    """The attributions, with the quotes that follow given to the last one of a window that is itself quoted."""
    starts = [first for first, _ in cues]
    quoted = {
        each.window.last: place
        for place, each in enumerate(found)
        if any(view.inside[token] >= 0 for first, last in each.contents for token in (first, last - 1))
    }
    continued = list(found)
    for token, place in quoted.items():
        each = found[place]
        parts = find_continuation(view, token, starts)
        if parts:
            continued[place] = Attribution(each.cue, each.window, each.source, (*each.contents, *parts))
    return continued


def _statement(view: View, number: int, found: Attribution) -> Statement:
    document = view.document
    cue = document.span(*found.cue)
    source = document.span(*found.source) if found.source else None
    content = [(document.starts[first], document.ends[last - 1]) for first, last in found.contents]
    return Statement(
        id=f"s{number}",
        source=Source(source, source.quote) if source else None,
        cue=cue,
        content=tuple(document.span_at(*part) for part in content),
        mode=read_mode(content, view.quotes),
        stance=read_stance(document.lowers[found.cue[0] : found.cue[1]], view.words),
    )


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
