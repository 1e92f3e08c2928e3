"""Who is said to have done it: what frames say, and words of blame, claim and denial."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

from onrecord.extract.accounts.cues import Cue, find_cues, phrases
from onrecord.extract.accounts.links import StatementIndex, statement_of
from onrecord.extract.accounts.pieces import Piece, piece_at
from onrecord.extract.accounts.syntax import word_before
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import Perpetrator, PerpetratorKind, PerpetratorStatus
from onrecord.model.mention import ActorMention
from onrecord.model.place import PlaceMention
from onrecord.model.statement import Statement
from onrecord.text.document import Document

_REACH = 8
"""Tokens between words of blame and the blamed."""

_KINDS: dict[str, PerpetratorKind] = {
    "person": "individual",
    "official": "individual",
    "group": "organisation",
    "organisation": "organisation",
    "force": "force",
    "state": "state",
}


def find_blame(document: Document, pieces: Sequence[Piece], lexicon: Lexicon) -> dict[int, tuple[Perpetrator, ...]]:
    """The perpetrators that words of blame, claim and denial name, by the order of the piece."""
    sides = {side: find_cues(document, phrases(lexicon, "responsibility", side)) for side in ("after", "before")}
    found: dict[int, list[Perpetrator]] = {}
    for side, cues in sides.items():
        for cue in cues:
            piece = piece_at(pieces, document.starts[cue.first])
            named = _blamed(piece, cue, side) if piece else None
            if piece is not None and named is not None:
                found.setdefault(piece.order, []).append(named)
    return {order: tuple(items) for order, items in found.items()}


def _blamed(piece: Piece, cue: Cue, side: str) -> Perpetrator | None:
    document = piece.document
    status = cast(PerpetratorStatus, cue.kind)
    low, high = (cue.last, cue.last + _REACH) if side == "after" else (cue.first - _REACH, cue.first)
    named_here: list[ActorMention | PlaceMention] = [*piece.actors]
    named_here += [place for place in piece.places if place.role == "metonym"]
    beside = [(document.token_at(mention.span.start), mention) for mention in named_here]
    within = sorted(
        ((token, mention) for token, mention in beside if low <= token < high),
        key=lambda item: item[0] if side == "after" else -item[0],
    )
    for _, mention in within:
        named = _perpetrator(mention, status)
        if named is not None:
            return named
    return None


def _perpetrator(mention: ActorMention | PlaceMention, status: PerpetratorStatus) -> Perpetrator | None:
    if isinstance(mention, PlaceMention):
        return Perpetrator(mention.place.name, "state", mention.span, mention.place.country, status)
    kind = _KINDS.get(mention.kind)
    return None if kind is None else Perpetrator(mention.name, kind, mention.span, mention.country, status)


_HEDGES = frozenset({"alleged", "suspected", "presumed", "apparent", "reported", "allegedly", "supposed"})


def find_origins(piece: Piece) -> tuple[Perpetrator, ...]:
    """The states whose adjective stands before the weapon or the word for the event: "a Ruritanian missile", "Ruritanian shelling".

    Only for frames that name no perpetrator of their own; "alleged" or "suspected" before the adjective is an allegation.
    """
    document = piece.document
    demonyms = {
        document.token_at(mention.span.end - 1) + 1: mention for mention in piece.places if mention.role == "demonym"
    }
    if not demonyms:
        return ()
    found: list[Perpetrator] = []
    for frame in piece.frames:
        if frame.perpetrators:
            continue
        for span in (*(weapon.span for weapon in frame.weapons), frame.trigger.span):
            first = document.token_at(span.start)
            inside = range(first, document.token_at(span.end - 1) + 1)
            mention = next((demonyms[token] for token in inside if token in demonyms), None)
            if mention is None or mention.place.country is None:
                continue
            adjective = document.token_at(mention.span.start)
            before = {word_before(piece, adjective), word_before(piece, adjective, 2)}
            status: PerpetratorStatus = "alleged" if before & _HEDGES else "stated"
            found.append(Perpetrator(mention.place.name, "state", mention.span, mention.place.country, status))
    return tuple(found)


def link_perpetrators(named: Iterable[Perpetrator], statements: StatementIndex) -> tuple[Perpetrator, ...]:
    """Each perpetrator once, at its first words, linked to the statement that says so.

    Words in a statement that alleges or claims are an allegation, whatever the verb of the event, and so is a state that another
    state's speaker names. Who claims it is kept at the words of the claim.
    """
    kept: dict[tuple[str, str], Perpetrator] = {}
    for perpetrator in named:
        if perpetrator.status == "stated" and perpetrator.span.start in statements.speakers:
            continue  # who says that others did it did not do it
        statement = statement_of(statements, perpetrator.span)
        status = perpetrator.status
        if statement is not None and status == "stated" and statement.stance in ("alleges", "claims", "doubts"):
            status = "alleged"
        if statement is not None and status == "stated" and _accuses(statement, perpetrator):
            status = "alleged"
        key = (perpetrator.name.lower(), "denied" if status == "denied" else "")
        if key not in kept or (status == "claimed" and kept[key].status != "claimed"):
            linked = perpetrator.statement or (None if statement is None else statement.id)
            kept[key] = replace(perpetrator, status=status, statement=linked)
    return tuple(kept.values())


def _accuses(statement: Statement, perpetrator: Perpetrator) -> bool:
    """True where a speaker of one state names another: "a Ruritanian missile fell there, Borduria's ministry said"."""
    speaker = statement.source.country if statement.source is not None else None
    return perpetrator.kind == "state" and speaker is not None and speaker != perpetrator.country
