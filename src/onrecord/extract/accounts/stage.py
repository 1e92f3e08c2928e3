"""In which countries a report's telling puts an incident, and whether a place stands in its dateline.

A bureau, a ministry that answers, a summit of a later day lie in other countries than the war that is told of: they are no place of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.syntax import word_before
from onrecord.model.place import PlaceMention
from onrecord.text.dateline import find_head

_BACK = 4
"""Words, at most, from a place's name back to the word that puts the event there: "in the Kurdish-held north-eastern Ruritania"."""


def is_dateline(piece: Piece) -> bool:
    """True where the piece is the dateline at the head of its text, or below its headline."""
    if piece.document.field != "text":
        return False
    head = find_head(piece.document.text)
    return head is not None and piece.sentence.start == head.start


def told_countries(pieces: Sequence[Piece]) -> frozenset[str]:
    """The countries in which the first of the telling sentences to say so puts its event; empty where none of the first does.

    Only countries that the report names, or whose people it does, count: a quarter of the town may have a namesake abroad.

    "LUND (Agency) - Shells hit a market in northern Ruritania, officials in Lund said": Ruritania, and Lund's country; "the army of
    Ruritania, in retaliation for Bordurian fire, shelled Torvik": Torvik's alone. A title is asked last.
    """
    named = {
        mention.place.country for piece in pieces for mention in piece.places if mention.place.precision == "country"
    }
    telling = [piece for piece in pieces if piece.tells and not is_dateline(piece)]
    body = [piece for piece in telling if piece.paragraph >= 0]
    before = {piece.order: previous for previous, piece in pairwise(pieces) if previous.paragraph == piece.paragraph}
    for piece in (*body[:_FIRST], *(piece for piece in telling if piece.paragraph < 0)):
        countries = _set_in(piece) & named
        previous = before.get(piece.order)
        if not countries and previous is not None and not is_dateline(previous):
            countries = _set_in(previous) & named  # "Shells fell in Ruritania. The attack killed two."
        if countries:
            return countries
    return frozenset()


def told_region(pieces: Sequence[Piece]) -> tuple[str, str] | None:
    """Country and first-order division in which the first telling sentence puts its event, where it names one such division."""
    first = next((piece for piece in pieces if piece.tells and piece.paragraph >= 0 and not is_dateline(piece)), None)
    if first is None:
        return None
    found = {
        (mention.place.country, mention.place.admin1)
        for mention in first.places
        if mention.place.precision == "admin1" and mention.place.country and mention.place.admin1
        if is_set_there(first, mention)
    }
    return found.pop() if len(found) == 1 else None


def _set_in(piece: Piece) -> frozenset[str]:
    found = {mention.place.country for mention in piece.places if is_set_there(piece, mention)}
    return frozenset(country for country in found if country is not None)


_FIRST = 3
"""Telling sentences of the body that are asked; further on, other incidents are recalled."""


def is_set_there(piece: Piece, mention: PlaceMention) -> bool:
    """True for a place of a known country that the words before it put something in: "in Torvik", "shelled northern Ruritania"."""
    if mention.role != "place" or mention.place.country is None:
        return False
    document, words = piece.document, piece.words.beside
    first, last = document.token_at(mention.span.start), document.token_at(mention.span.end - 1) + 1
    if _makes_a_name(piece, last):
        return False
    for back in range(1, _BACK + 1):
        word = word_before(piece, first, back)
        if word == "of":
            return word_before(piece, first, back + 1) in words.sited
        if word in words.befallen or word in words.within or (word == "on" and first - back - 1 in piece.anchors):
            return True
        if not (word in words.leading or word.endswith("ern") or "-" in word[1:-1]):
            return False
    return False


def _makes_a_name(piece: Piece, last: int) -> bool:
    """True for Borduria in "in Borduria Court" and "in a Borduria missile strike"."""
    document, sentence = piece.document, piece.sentence
    if last >= sentence.last:
        return False
    if document.words[last][0].isupper():
        return True
    tags = document.tags(sentence)[last - sentence.first :][:2]
    nouns = next((number for number, tag in enumerate(tags) if not tag.startswith("NN")), len(tags))
    return any(last <= anchor < last + nouns for anchor in piece.anchors)
