"""What one sentence says about which incident it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.sides import sides_of, strikes_from_afar
from onrecord.extract.accounts.syntax import governor, word_after, word_before
from onrecord.extract.accounts.timing import event_time, owns_event
from onrecord.model.casualty import Harm
from onrecord.model.interval import Interval
from onrecord.model.mention import ObjectMention
from onrecord.model.place import Place

_OWN_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "all", "both"})


@dataclass(frozen=True, slots=True)
class Signs:
    """What one piece says about which incident it tells of.

    Attributes:
        time: the time that it ties to an event.
        hour: the hour of the clock that the time names.
        places: the settlements and finer places that it ties to an event.
        definite: it speaks of "the attack" or "the victims".
        fresh: it speaks of "another attack", "a second bomb".
        separate: it opens with words that part incidents.
        recalled: it says that it recalls what was before.
        scene: it opens with a change of scene ("meanwhile").
        staged: it opens with its place ("In Mykolaiv, ...").
        onward: it goes on with what is known ("the toll rose", "died of their wounds").
        things: kinds of sites that it speaks of as known ("the hospital").
        reply: it tells what others did in return ("struck back").
        sides: who its own words say did it, by name.
        countries: those in which it places its event.
        afar: it tells of shells, rockets or bombs.
        owned: its time is that of an event by a possessive ("Monday's blast").
        answered: it is the clause before a comma that names what its sentence's own incident answers ("to avenge ...,").
        harms: the harms for which it counts people of its own, not the known ones again.
    """

    time: Interval | None
    hour: frozenset[str]
    places: tuple[Place, ...]
    definite: bool
    fresh: bool
    separate: bool
    scene: bool
    recalled: bool
    staged: bool
    onward: bool
    reply: bool
    things: frozenset[str]
    harms: frozenset[Harm]
    sides: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    afar: bool = False
    owned: bool = False
    answered: bool = False


def read_signs(piece: Piece, published: date | None) -> Signs:
    """What the piece says about which incident it tells of."""
    first = piece.sentence.first
    time = event_time(piece, published)
    return Signs(
        time=time.interval if time is not None else None,
        hour=frozenset({time.value[11:13]} if time is not None and time.value[10:14:3] == "T:" else ()),
        places=event_places(piece),
        countries=frozenset(place.country for place in _places_of_event(piece) if place.country),
        definite=is_definite(piece),
        fresh=any(word_before(piece, anchor) in piece.words.fresh for anchor in piece.anchors),
        separate=any(
            (cue.kind == "separate" and cue.first - first <= 12) or (cue.kind == "sequel" and cue.first == first)
            for cue in piece.cues
        )
        or _returns(piece)
        or is_worst_since(piece),
        scene=any(cue.kind == "meanwhile" and cue.first - first <= 6 for cue in piece.cues)
        or piece.document.lowers[max(0, first - 1)] in ("while", "whereas"),
        recalled=piece.has("recalled")
        or piece.has("sequel")
        or _returns(piece)
        or is_worst_since(piece)
        or _is_of_last_year(piece),
        staged=opens_with_place(piece),
        onward=piece.has("onward"),
        reply=piece.has("reply"),
        things=frozenset(thing.type for thing in piece.objects if _is_known(piece, thing)),
        harms=_harms(piece),
        sides=sides_of(piece),
        afar=strikes_from_afar(piece),
        owned=time is not None and owns_event(piece, time),
        answered=_is_answered(piece),
    )


def _is_known(piece: Piece, thing: ObjectMention) -> bool:
    first = piece.document.token_at(thing.span.start)
    return piece.document.lowers[first] == "the" or word_before(piece, first) == "the"


_MONTH_ALONE = re.compile(r"XXXX-\d\d")
"""The value of a month whose year is not known."""


def _is_of_last_year(piece: Piece) -> bool:
    """True for "last April" and "last year" where no day of publication tells which: not this month's news, whichever it is."""
    return any(
        time.interval is None
        and time.span.quote.lower().startswith("last ")
        and (_MONTH_ALONE.fullmatch(time.value) or time.span.quote.lower() == "last year")
        for time in piece.times
    )


def is_worst_since(piece: Piece) -> bool:
    """True for the clause cut out after "since": "May, when a truck bomb killed nine"."""
    return piece.sentence.first > 0 and piece.document.lowers[piece.sentence.first - 1] == "since"


_ENDS = frozenset({".", "!", "?", '"', "”", "''"})


def _returns(piece: Piece) -> bool:
    """True for the clause cut out of its sentence that names what the incident in hand answers or followed: "in revenge for a raid"."""
    if _is_answered(piece):
        return True
    first = piece.sentence.first
    if not any(cue.kind in ("return", "after") and cue.first == first for cue in piece.cues):
        return False
    return first > 0 and piece.document.lowers[first - 1] not in _ENDS


def _is_answered(piece: Piece) -> bool:
    """True for the clause cut out at the head of its sentence: "To avenge the killing of five herders, ..."."""
    first, last = piece.sentence.first, piece.sentence.last
    opens = any(cue.kind == "return" and cue.first == first for cue in piece.cues)
    return opens and piece.document.lowers[last - 1] == ","


_AFTER_IT = frozenset({"detained", "rescued", "displaced"})
"""Harms that follow an incident: people told of so are no sign of another one."""


def _harms(piece: Piece) -> frozenset[Harm]:
    """The harms for which the piece counts people by number or as "a man"; "nobody", "he" and "the father" are nobody new."""
    lowers = piece.document.lowers
    return frozenset(
        item.harm
        for item in piece.counted
        if (item.extent == "whole" or (item.extent == "addition" and item.count.convention is None))
        and item.count.max != 0
        and item.harm not in _AFTER_IT
        and (item.numbered or lowers[piece.document.token_at(item.span.start)] in ("a", "an", "another"))
    )


def is_definite(piece: Piece) -> bool:
    """True where the piece speaks of "the attack", "this bombing" or "the victims"."""
    return any(
        _has_article(piece, cue.first) and not _is_told_here(piece, cue.last)
        for cue in piece.cues
        if cue.kind in ("event_nouns", "party_nouns")
    )


def _is_told_here(piece: Piece, last: int) -> bool:
    """True for "the bombing that killed 118 in 2014": its own words say which one is meant, an old one."""
    lowers, end = piece.document.lowers, piece.sentence.last
    if last >= end or lowers[last] not in ("that", "which"):
        return False
    return any(
        word == "in" and lowers[token + 1].isdecimal() and len(lowers[token + 1]) == 4
        for token, word in enumerate(lowers[last : end - 1], last)
    )


def _has_article(piece: Piece, noun: int) -> bool:
    """True where "the", "this" or a possessive stands before the noun, at most two words off."""
    for back in (1, 2, 3):
        word = word_before(piece, noun, back)
        if word in _OWN_DETERMINERS or word in ("'s", "’s"):
            return not any(word_before(piece, noun, nearer) in piece.words.fresh for nearer in range(1, back))
        if word in ("a", "an", "another", ",", "of", "in", ""):
            return False
    return False


def event_places(piece: Piece) -> tuple[Place, ...]:
    """Places finer than a country that the piece ties to its event."""
    return tuple(place for place in _places_of_event(piece) if place.precision not in ("country", "unknown"))


def _places_of_event(piece: Piece) -> Iterator[Place]:
    for mention in piece.places:
        if mention.role == "place":
            token = piece.document.token_at(mention.span.start)
            kind, _ = governor(piece, token)
            owns = mention.place.precision == "country" and word_after(piece, token + 1) in (
                "'s",
                "’s",
            )  # "Israel's army"
            if (
                kind in ("event", "occurrence")
                and word_before(piece, token) not in ("from", "to", "of", "(")
                and not owns
            ):
                yield mention.place


def opens_with_place(piece: Piece) -> bool:
    """True where a place stands at the head of the sentence, after a preposition: "In Mykolaiv, a guard was killed"."""
    first = piece.sentence.first
    if piece.document.lowers[first] not in ("in", "near", "outside", "at"):
        return False
    return any(piece.document.token_at(mention.span.start) - first <= 4 for mention in piece.places)
