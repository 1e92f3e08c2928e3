"""Who is said to have done it: what frames say, and words of blame, claim and denial."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.accounts.charges import find_charges
from onrecord.extract.accounts.links import StatementIndex, statement_of
from onrecord.extract.accounts.pieces import Piece, piece_at
from onrecord.extract.accounts.syntax import word_before
from onrecord.extract.api import Findings, Frame
from onrecord.extract.frames.fillers import names_side
from onrecord.extract.frames.mentions import state_names
from onrecord.extract.frames.triggers import event_types
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import Perpetrator, PerpetratorStatus
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.text.document import Document

_OURS = frozenset({"our", "its", "their"})


@dataclass(frozen=True, slots=True, eq=False)
class Blame:
    """What words of blame, claim and denial say in a report's body.

    Attributes:
        named: the perpetrators that they name, by the order of the piece.
        aside: the tokens of those who are no perpetrators by their part in it: who accuse, or are accused of something else.
    """

    document: Document
    named: Mapping[int, tuple[Perpetrator, ...]]
    aside: frozenset[int]

    def clears(self, span: Span) -> bool:
        """True for the words of one who stands aside, or a part of them, and for "our forces", whom the speaker's name stands for."""
        if span.field != self.document.field:
            return False
        first, last = self.document.token_at(span.start), self.document.token_at(span.end - 1)
        if first and self.document.lowers[first - 1] in _OURS:
            return True
        return any(token in self.aside for token in range(first, last + 1))


def find_blame(findings: Findings, pieces: Sequence[Piece], lexicon: Lexicon) -> Blame:
    """The perpetrators that words of blame, claim and denial name, each with the statement that says so, and who accuses."""
    document = findings.document
    charges = find_charges(document, findings.places, findings.statements, lexicon)
    sources = {
        document.token_at(each.source.span.start): each.id
        for each in findings.statements
        if each.source is not None and each.source.span.field == document.field
    }
    named: dict[int, list[Perpetrator]] = {}
    for charge in charges.found:
        party = charge.party
        piece = piece_at(pieces, document.starts[party.first])
        if piece is None:
            continue
        by = range(*charge.by) if charge.by is not None else ()
        said = next((sources[token] for token in by if token in sources), None)
        span = document.span(party.first, party.last)
        named.setdefault(piece.order, []).append(
            Perpetrator(party.name, party.kind, span, party.country, charge.status, said)
        )
    return Blame(document, {order: tuple(found) for order, found in named.items()}, charges.aside)


def find_origins(piece: Piece, lexicon: Lexicon) -> tuple[Perpetrator, ...]:
    """The states whose adjective stands before the weapon or the noun for the event: "a Ruritanian missile", "Ruritanian shelling".

    Only for frames that name no perpetrator of their own; "alleged" or "suspected" before the adjective is an allegation.
    """
    document = piece.document
    demonyms = {
        token + 1: mention
        for mention in piece.places
        if mention.role == "demonym"
        # "a Ruritanian-made drone" tells who made it, not who flew it
        and document.ends[token := document.token_at(mention.span.end - 1)] == mention.span.end
    }
    if not demonyms:
        return ()
    names = state_names(lexicon)
    found: list[Perpetrator] = []
    for frame in piece.frames:
        if frame.perpetrators:
            continue
        for span in (*(weapon.span for weapon in frame.weapons), *_sided(piece, frame, lexicon)):
            first = document.token_at(span.start)
            inside = range(first, document.token_at(span.end - 1) + 1)
            mention = next((demonyms[token] for token in inside if token in demonyms), None)
            if mention is None or mention.place.country not in names:
                continue
            adjective = document.token_at(mention.span.start)
            before = {word_before(piece, adjective), word_before(piece, adjective, 2)}
            status: PerpetratorStatus = "alleged" if not piece.words.hedges.isdisjoint(before) else "stated"
            found.append(
                Perpetrator(names[mention.place.country], "state", mention.span, mention.place.country, status)
            )
    return tuple(found)


def _sided(piece: Piece, frame: Frame, lexicon: Lexicon) -> tuple[Span, ...]:
    """The trigger, where it is a noun that an adjective can give a side: "the fourth Ruritanian killed" is a victim."""
    span, event = frame.trigger.span, event_types(lexicon)[frame.trigger.type]
    if not (event.sided or event.aimed) or span.field != piece.document.field:
        return ()
    sentence = piece.document.sentence_at(span.start)
    if sentence is None:
        return ()
    last = piece.document.token_at(span.end - 1)
    noun = piece.document.tags(sentence)[last - sentence.first].startswith("NN")
    adjective = piece.document.token_at(span.start) - 1
    return (span,) if noun and names_side(piece.document, adjective, last + 1, event, lexicon) else ()


_OWN = frozenset({"claimed", "denied"})
"""What only they themselves say: it stands in no statement of another, though that one's words run on to it."""


def _speaks(statement: Statement, perpetrator: Perpetrator) -> bool:
    source = statement.source
    if source is None:
        return False
    same = source.country is not None and source.country == perpetrator.country
    return same or source.name == perpetrator.name or source.span.start == perpetrator.span.start


def link_perpetrators(
    named: Iterable[Perpetrator], statements: StatementIndex, deeds: frozenset[int]
) -> tuple[Perpetrator, ...]:
    """Each perpetrator once, at its first words, linked to the statement that says so.

    `stated` is the report's own voice alone: what anybody else says of another is an allegation, whatever the verb. Who claims it is
    kept at the words of the claim. Those who speak of others are no perpetrators by that, unless
    the word taken for one of saying tells of the event: `deeds` are the first code points of such words.
    """
    kept: dict[tuple[str, str], Perpetrator] = {}
    for perpetrator in named:
        status, span = perpetrator.status, perpetrator.span
        cue = statements.speakers.get(span.start)
        if status == "stated" and cue is not None and cue not in deeds:
            continue
        statement = perpetrator.statement
        said = statement_of(statements, span)
        if statement is None and said is not None and (status not in _OWN or _speaks(said, perpetrator)):
            statement = said.id
        if status == "stated" and said is not None:
            status = "alleged"
        key = (perpetrator.name.lower(), "denied" if status == "denied" else "")
        if key not in kept or (status == "claimed" and kept[key].status != "claimed"):
            kept[key] = replace(perpetrator, status=status, statement=statement)
    return tuple(kept.values())
