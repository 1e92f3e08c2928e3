"""Puts cues, sources and contents together into statements."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.statements.arguments import Attribution, find_attributions
from onrecord.extract.statements.blame import add_blames
from onrecord.extract.statements.continuation import find_continuation
from onrecord.extract.statements.cues import Tokens, find_cues
from onrecord.extract.statements.debunking import debunked
from onrecord.extract.statements.idioms import add_idioms
from onrecord.extract.statements.mending import drop_nested, mend
from onrecord.extract.statements.speakers import name_speakers, speaker_words
from onrecord.extract.statements.stance import read_mode, read_stance
from onrecord.extract.statements.view import View, make_view
from onrecord.extract.statements.words import saying_words
from onrecord.lexicon.schema import Lexicon
from onrecord.model.statement import Source, Statement
from onrecord.text.document import Document


def find_statements(document: Document, lexicon: Lexicon) -> tuple[Statement, ...]:
    """The statements of the document, in text order of their cues, with ids `s1`, `s2`, ..."""
    view = make_view(document, saying_words(lexicon))
    cues = find_cues(view)
    attributions = continue_quotes(
        view,
        add_idioms(view, add_blames(view, drop_nested(view, list(mend(view, find_attributions(view, cues)))))),
        cues,
    )
    speakers = name_speakers(document, [found.source for found in attributions], speaker_words(lexicon))
    return tuple(
        _statement(view, f"s{number}", found, speaker)
        for number, (found, speaker) in enumerate(zip(attributions, speakers, strict=True), start=1)
    )


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


def _statement(view: View, name: str, found: Attribution, source: Source | None) -> Statement:
    document = view.document
    cue = document.span(*found.cue)
    content = [(document.starts[first], document.ends[last - 1]) for first, last in found.contents]
    return Statement(
        id=name,
        source=source,
        cue=cue,
        content=tuple(document.span_at(*part) for part in content),
        mode=read_mode(content, view.quotes),
        stance=debunked(view, found, read_stance(document.lowers[found.cue[0] : found.cue[1]], view.words)),
    )
