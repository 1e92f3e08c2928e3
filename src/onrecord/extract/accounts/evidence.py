"""Evidence that the report says exists: videos, photos, satellite images, documents, visits; and who gave it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import cast

from onrecord.extract.accounts.cues import Cue, Phrases, find_cues, phrases, phrases_at
from onrecord.extract.accounts.links import StatementIndex, statement_of
from onrecord.extract.accounts.pieces import Piece, piece_at
from onrecord.extract.accounts.syntax import word_before
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import Evidence, EvidenceKind
from onrecord.model.statement import Source, Statement
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
    for cue in sorted(kinds, key=lambda cue: (cue.first, -cue.last)):
        if cue.first < taken:
            continue
        piece = piece_at(pieces, document.starts[cue.first])
        if piece is None or not (cue.kind == "visit" or _is_given(piece, cue, verbs)):
            continue
        taken = cue.last
        span = document.span(cue.first, cue.last)
        statement = statement_of(statements, span) or _said_before(piece, cue, statements)
        found.setdefault(piece.order, []).extend(
            Evidence(cast(EvidenceKind, cue.kind), giver, span, None if statement is None else statement.id)
            for giver in _givers(piece, cue, statement, statements)
        )
    return {order: tuple(items) for order, items in found.items()}


def _is_given(piece: Piece, cue: Cue, verbs: Phrases) -> bool:
    """True where a verb of giving or showing stands beside the noun."""
    lowers = piece.document.lowers
    first = max(piece.sentence.first, cue.first - _REACH)
    last = min(piece.sentence.last, cue.last + _REACH)
    return any(
        kind == "verbs"
        for place in (*range(first, cue.first), *range(cue.last, last))
        for _, kind in phrases_at(verbs, lowers, place)
    )


def _givers(piece: Piece, cue: Cue, statement: Statement | None, statements: StatementIndex) -> tuple[str | None, ...]:
    """Who gave it: the speaker of the words with whom "and" joins to him, else the actor before the noun, else the speaker
    before a pronoun. One None where nobody is named."""
    if statement is not None and statement.source is not None:
        joined = _joined(piece, statement.source)
        name = statement.source.name
        if name.lower() in _PRONOUNS:
            return (_last_speaker(statements, statement.source.span.start) or name,)
        return (*((joined,) if joined else ()), *name.split(" and "))
    start = piece.document.starts[cue.first]
    before = [actor for actor in piece.actors if actor.span.end <= start]
    if before:
        return (before[0].name,)
    if piece.document.lowers[piece.sentence.first] in _PRONOUNS:
        return (_last_speaker(statements, piece.sentence.start),)
    return (None,)


def _said_before(piece: Piece, cue: Cue, statements: StatementIndex) -> Statement | None:
    """The last statement of the sentence whose cue stands before the noun: "the mayor reported the strike, posting photos"."""
    start, end = piece.sentence.start, piece.document.starts[cue.first]
    first, last = (bisect_left(statements.starts, offset) for offset in (start, piece.sentence.end))
    before = [
        each
        for _, each in statements.parts[first:last]
        if each.cue is not None and start <= each.cue.start < end and each.source is not None
    ]
    return max(before, key=lambda each: each.cue.start if each.cue else -1, default=None)


_LONGEST_NAME = 8
"""Tokens of the other speaker before "and": "the mayor's office and governor Anna Rehn posted photos"."""


def _joined(piece: Piece, source: Source) -> str | None:
    """The words between the sentence's beginning and "and" before the source; None where there is no such "and"."""
    if source.span.field != "text" or not piece.sentence.start < source.span.start < piece.sentence.end:
        return None
    document = piece.document
    first = document.token_at(source.span.start)
    length = first - 1 - piece.sentence.first
    if word_before(piece, first) != "and" or not 0 < length <= _LONGEST_NAME:
        return None
    return document.span(piece.sentence.first, first - 1).quote


def _last_speaker(statements: StatementIndex, offset: int) -> str | None:
    """The source of the statement that began last before the offset."""
    place = bisect_left(statements.sources, offset, key=lambda source: source[0]) - 1
    return statements.sources[place][1] if place >= 0 else None
