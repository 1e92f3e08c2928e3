"""Evidence that the report says exists: videos, photos, satellite images, documents, visits; and who gave it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from onrecord.extract.accounts.cues import Cue, find_cues, phrases
from onrecord.extract.accounts.links import StatementIndex, statement_of
from onrecord.extract.accounts.pieces import Piece
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import Evidence, EvidenceKind
from onrecord.model.statement import Statement
from onrecord.text.document import Document

_REACH = 7
"""Tokens between the noun of evidence and the verb that gives or shows it."""

_PRONOUNS = frozenset({"he", "she", "they", "it", "who"})


def find_evidence(
    document: Document, pieces: Sequence[Piece], statements: StatementIndex, lexicon: Lexicon
) -> dict[int, tuple[Evidence, ...]]:
    """The evidence of each piece, by the piece's order."""
    kinds = find_cues(document, phrases(lexicon, "evidence", "kinds"))
    if not kinds:
        return {}
    verbs = phrases(lexicon, "evidence")
    found: dict[int, list[Evidence]] = {}
    taken = -1
    by_sentence = {piece.sentence.index: piece for piece in pieces}
    for cue in sorted(kinds, key=lambda cue: (cue.first, -cue.last)):
        if cue.first < taken:
            continue
        sentence = document.sentence_at(document.starts[cue.first])
        piece = by_sentence.get(sentence.index) if sentence else None
        if piece is None or not (cue.kind == "visit" or _is_given(piece, cue, verbs)):
            continue
        taken = cue.last
        span = document.span(cue.first, cue.last)
        statement = statement_of(statements, span)
        found.setdefault(piece.order, []).append(
            Evidence(
                cast(EvidenceKind, cue.kind),
                _giver(piece, cue, statement, statements),
                span,
                None if statement is None else statement.id,
            )
        )
    return {order: tuple(items) for order, items in found.items()}


def _is_given(piece: Piece, cue: Cue, verbs: object) -> bool:
    """True where a verb of giving or showing stands beside the noun."""
    lowers = piece.document.lowers
    first = max(piece.sentence.first, cue.first - _REACH)
    last = min(piece.sentence.last, cue.last + _REACH)
    known = cast("dict[str, tuple[tuple[tuple[str, ...], str], ...]]", verbs)
    return any(
        kind == "verbs" and lowers[place : place + len(words)] == words
        for place in (*range(first, cue.first), *range(cue.last, last))
        for words, kind in known.get(lowers[place], ())
    )


def _giver(piece: Piece, cue: Cue, statement: Statement | None, statements: StatementIndex) -> str | None:
    """Who gave it: the speaker of the words, else the actor before the noun, else the speaker before a pronoun."""
    if statement is not None and statement.source is not None:
        return statement.source.name
    start = piece.document.starts[cue.first]
    before = [actor for actor in piece.actors if actor.span.end <= start]
    if before:
        return before[0].name
    first = piece.document.lowers[piece.sentence.first]
    if first in _PRONOUNS:
        return _last_speaker(statements, piece.sentence.start)
    return None


def _last_speaker(statements: StatementIndex, offset: int) -> str | None:
    """The source of the statement that began last before the offset."""
    best: tuple[int, str] | None = None
    for _, statement in statements.parts:
        source = statement.source
        if (
            source is not None
            and source.span.field == "text"
            and source.span.start < offset
            and (best is None or source.span.start > best[0])
        ):
            best = (source.span.start, source.name)
    return best[1] if best else None
