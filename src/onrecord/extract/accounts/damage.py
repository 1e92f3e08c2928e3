"""Things said to be damaged or destroyed, with their number."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.extract.accounts.cues import Phrases, phrases, phrases_at
from onrecord.extract.accounts.links import StatementIndex, statement_id
from onrecord.extract.accounts.pieces import Piece
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import Damage, Degree
from onrecord.model.mention import ObjectMention

_AFTER = 8
"""Tokens between a thing and the verb after it: "six apartment buildings and a clinic were badly damaged"."""

_BEFORE = 6
"""Tokens between a verb and the thing after it: "damaged at least six apartment buildings"."""

_AUXILIARIES = frozenset({"was", "were", "been", "be", "being", "is", "are", "got", "left", "lay", "also"})


def find_damage(piece: Piece, statements: StatementIndex, lexicon: Lexicon) -> tuple[Damage, ...]:
    """The damage that the piece tells of, in text order."""
    known, ends = phrases(lexicon, "damage", "degrees"), frozenset(lexicon.entries("damage")["ends"])
    return tuple(
        Damage(
            object=thing.type,
            min=_least(thing),
            max=thing.count,
            degree=degree,
            span=thing.span,
            statement=statement_id(statements, thing.span),
        )
        for thing in piece.objects
        if (degree := _degree(piece, thing, known, ends)) is not None
    )


def _least(thing: ObjectMention) -> int | None:
    """The stated number, else 1 for "a school", else None."""
    if thing.count is not None:
        return thing.count
    return None


def _degree(piece: Piece, thing: ObjectMention, known: Phrases, ends: frozenset[str]) -> Degree | None:
    """How the thing was harmed by the verb that stands nearest to it on its side of the clause; None where it was not."""
    document = piece.document
    first = document.token_at(thing.span.start)
    last = document.token_at(thing.span.end - 1) + 1
    passive = spared = False
    if not _NOTHING.isdisjoint(document.lowers[max(piece.sentence.first, first - 1) : first + 1]):
        return None  # "no houses were damaged"
    for place in range(last, min(last + _AFTER, piece.sentence.last)):
        word = document.lowers[place]
        if word in ends:
            break
        passive = passive or word in _AUXILIARIES
        degree = _match(piece, place, known)
        if degree is not None and (passive or place == last):
            if not _is_denied(piece, place):
                return degree
            spared = True
            break
    for place in range(first - 1, max(first - 1 - _BEFORE, piece.sentence.first - 1), -1):
        word = document.lowers[place]
        if word in ends or word in _AUXILIARIES or (spared and word in (",", "but", "and")):
            break
        degree = _match(piece, place, known)
        if degree is not None and not (place > 0 and document.lowers[place - 1] in _AUXILIARIES):
            return None if _is_denied(piece, place) else degree
    return None


_NOTHING = frozenset({"no", "neither", "none"})
_NOT = frozenset({"no", "not", "n't", "n’t", "never", "without", "neither", "nor"})
_NEGATION = 3
"""Tokens before a word of damage in which it may be denied: "did not seriously damage"."""


def _is_denied(piece: Piece, place: int) -> bool:
    """True for "no damage to the base", "was not damaged", "without damaging it"; not for "not only damaged"."""
    lowers = piece.document.lowers
    for token in range(place - 1, max(place - 1 - _NEGATION, piece.sentence.first - 1), -1):
        if lowers[token] in _NOT:
            return lowers[token + 1] not in ("only", "just", "merely")
        if lowers[token] in (",", ";", "and", "but"):
            return False
    return False


def _match(piece: Piece, place: int, known: Phrases) -> Degree | None:
    for _, kind in phrases_at(known, piece.document.lowers, place):
        return "destroyed" if kind == "destroyed" else "damaged"
    return None


def merge_damage(found: Iterable[Damage]) -> tuple[Damage, ...]:
    """One damage a claim: a repeated claim without a number gives way to the numbered one of the same thing."""
    claims = list(found)
    counted = {damage.object for damage in claims if damage.min is not None}
    return tuple(damage for damage in claims if damage.min is not None or damage.object not in counted)
