"""Days of speaking: "police said on Thursday" dates the words, not what they tell of."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.extract.accounts.pieces import Piece
from onrecord.model.interval import Interval, day_of
from onrecord.model.mention import TimeMention

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "’s"])
_TO_WHOM = 7
"""Tokens, at most, between the verb and the day: "told a news conference in the capital on Thursday"."""
_SUBJECT = 6
"""Tokens, at most, of the speaker between the day and the verb: "On Thursday the region's governor said"."""
_THROUGH = frozenset(["in", "at", "during", "by", "via", "to", "over", "through"])
_CLAUSE = ("VB", "MD", "W", "PRP")


def is_spoken_day(piece: Piece, time: TimeMention) -> bool:
    """True where the words give a whole day on which somebody spoke: "said on Thursday", "on Thursday the army said".

    A part of a day is no such day ("deputies said around 1 a.m. Saturday they heard shots" dates the shots).
    """
    if "T" in time.value:
        return False
    document = piece.document
    first, last = document.token_at(time.span.start), document.token_at(time.span.end - 1) + 1
    opens = first - piece.sentence.first <= 1
    if _is_showing(piece, first):
        return True
    return _follows_verb(piece, first) or (_leads_verb(piece, last) if opens else _parts_verb(piece, first, last))


def _is_showing(piece: Piece, first: int) -> bool:
    """True for the day before the event in a sentence on a book or a film: "the memoir, presented on Monday, recounts a bombing"."""
    lowers, opening = piece.document.lowers, piece.sentence.first
    if not piece.anchors or first > piece.anchors[0]:
        return False
    return not piece.words.works.isdisjoint(lowers[opening : min(first, opening + _SUBJECT)])


def is_arrest_day(piece: Piece, time: TimeMention) -> bool:
    """True where the verb right before the day tells what came after: "was arrested at his home on Sunday"."""
    document = piece.document
    place = document.token_at(time.span.start)
    sentence = document.sentence_at(document.starts[place])
    if sentence is None:
        return False
    tags, lowers = document.tags(sentence), document.lowers
    for token in range(place - 1, max(piece.sentence.first, place - _ARREST) - 1, -1):
        if tags[token - sentence.first].startswith("VB"):
            return lowers[token] in piece.words.arrested and _DATES_DEED.isdisjoint(lowers[token:place])
        if token == place - 1 and token in piece.anchors:
            return False  # "arrested over a shooting two days ago"
    return False


_ARREST = 12
"""Tokens between "arrested" and its day: "arrested at a relative's home in the north of the city on Sunday"."""
_DATES_DEED = frozenset(["after", "since", "from", "before"])
"""Words between: "captured days after the raid of 29 June" dates the raid."""


def _follows_verb(piece: Piece, first: int) -> bool:
    """ "said Thursday", "told reporters on Thursday", "said in a statement on Thursday"."""
    lowers, opening = piece.document.lowers, piece.sentence.first
    stop = first - 1 if lowers[first - 1] == "on" else first
    for verb in range(stop - 1, max(opening, stop - 1 - _TO_WHOM) - 1, -1):
        if lowers[verb] in piece.words.spoken:
            return verb > opening and lowers[verb - 1] not in _BE and _is_aside(piece, verb, verb + 1, stop)
        if not lowers[verb][0].isalnum():
            return False
    return False


def _is_aside(piece: Piece, verb: int, first: int, stop: int) -> bool:
    """True where the words between the verb and the day only tell to whom, or how, it was said."""
    if first >= stop:
        return True
    lowers = piece.document.lowers
    if lowers[verb] != "told" and lowers[first] not in _THROUGH:
        return False
    return _is_plain(piece, first, stop)


def _parts_verb(piece: Piece, first: int, last: int) -> bool:
    """ "Police in the town on Thursday said"; not "nine died on Tuesday, police said", nor "the widow of a man shot on Tuesday said"."""
    lowers, opening = piece.document.lowers, piece.sentence.first
    if last >= piece.sentence.last or lowers[last] not in piece.words.spoken or first - opening > _TO_WHOM:
        return False
    return _is_plain(piece, opening, first)


def _leads_verb(piece: Piece, last: int) -> bool:
    """ "On Thursday, the governor said"."""
    lowers, end = piece.document.lowers, piece.sentence.last
    first = last + 1 if lowers[last : last + 1] == (",",) else last
    for verb in range(first, min(end, first + _SUBJECT)):
        if lowers[verb] == "reported":
            return False  # "On 8 June, correspondents reported a raid": their day is mostly the raid's
        if lowers[verb] in piece.words.spoken:
            if first > last and lowers[verb + 1 : verb + 2] == (",",):
                return False  # "On Thursday, police said, a van was shot at"
            return lowers[verb - 1] not in _BE and _is_plain(piece, first, verb)
        if not lowers[verb][0].isalnum() and lowers[verb] not in ("'s", "’s"):
            return False
    return False


def _is_plain(piece: Piece, first: int, stop: int) -> bool:
    """True where no verb, no pronoun and no word of the event stands in the tokens."""
    if any(first <= anchor < stop for anchor in piece.anchors):
        return False
    sentence = piece.document.sentence_at(piece.document.starts[first]) if first < stop else None
    if sentence is None:
        return True
    tags = piece.document.tags(sentence)[first - sentence.first : stop - sentence.first]
    return not any(tag.startswith(_CLAUSE) for tag in tags)


def spoken_bound(piece: Piece, time: TimeMention, interval: Interval) -> Interval:
    """What a day of speaking proves of an event told in the words: it was not after that day.

    Where the words tell in the present that somebody is dead ("police confirmed Sunday one man is dead"), the death is fresh news: it was
    that day or the day before.
    """
    end: date | None = day_of(interval.end) if interval.end is not None else None
    if end is not None and _is_fresh(piece, piece.document.token_at(time.span.end - 1) + 1):
        return Interval(end - timedelta(days=1), end, "days")
    return Interval(None, end, "unknown")


def _is_fresh(piece: Piece, first: int) -> bool:
    """True where "is dead" or "are hurt" follows the day before any other verb; "is dead after a long illness" tells of no event."""
    lowers = piece.document.lowers[first : min(first + _NEWS, piece.sentence.last)]
    verb = next((place for place, word in enumerate(lowers) if word in _BE), None)
    return verb is not None and lowers[verb] in ("is", "are") and not _HARMED.isdisjoint(lowers[verb + 1 : verb + 2])


_NEWS = 10
"""Tokens after a day of speaking in which what is told begins."""
_HARMED = frozenset(["dead", "hurt", "injured", "wounded", "hospitalized", "hospitalised"])
