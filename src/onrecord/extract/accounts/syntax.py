"""What stands beside words in their sentence: verbs of the event, of saying, of what came after; and function words."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.accounts.pieces import Piece

GOVERNORS = frozenset({"reporting", "aftermath", "occurrence", "care"})
"""Cue kinds that compete with the event's own words for a time or a place."""

_FUNCTION_WORDS = frozenset(
    [
        "a",
        "about",
        "after",
        "ago",
        "all",
        "along",
        "an",
        "and",
        "another",
        "around",
        "as",
        "at",
        "away",
        "back",
        "before",
        "behind",
        "between",
        "by",
        "during",
        "early",
        "earlier",
        "from",
        "for",
        "he",
        "her",
        "here",
        "his",
        "in",
        "inside",
        "into",
        "is",
        "it",
        "its",
        "just",
        "last",
        "late",
        "later",
        "near",
        "next",
        "of",
        "off",
        "on",
        "one",
        "or",
        "our",
        "out",
        "outside",
        "over",
        "past",
        "she",
        "shortly",
        "since",
        "so",
        "some",
        "than",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "toward",
        "under",
        "until",
        "up",
        "was",
        "we",
        "were",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whose",
        "will",
        "with",
        "within",
    ]
)
"""Words whose place beside a mention says how it is used; all other words are left out, so that nothing is learnt by heart."""

_MARKS = frozenset(",.;:()[]-–—\"'“”‘’|/")

_REACH = 25
"""Tokens over which a verb can still govern a mention."""


def word_before(piece: Piece, token: int, back: int = 1) -> str:
    """The word `back` tokens before, in lower case; empty where the sentence begins after it."""
    place = token - back
    return piece.document.lowers[place] if place >= piece.sentence.first else ""


def word_after(piece: Piece, token: int) -> str:
    """The word at the token, in lower case; empty where the sentence has ended."""
    return piece.document.lowers[token] if token < piece.sentence.last else ""


def beside(piece: Piece, first: int, last: int) -> Iterator[str]:
    """Signs of how the mention at tokens `[first, last)` is used, for a weigher."""
    yield f"w-1={_class(word_before(piece, first))}"
    yield f"w-2={_class(word_before(piece, first, 2))}"
    yield f"w+1={_class(word_after(piece, last))}"
    left = _governor(piece, first, "left")
    right = _governor(piece, last, "right")
    for side, found in (("L", left), ("R", right)):
        kind, word, distance = found
        yield f"{side}:{kind}"
        if kind != "none":
            yield f"{side}:{kind}:{_bucket(distance)}"
            if word:
                yield f"{side}={word}"
    yield f"LR:{left[0]}:{right[0]}"


def _class(word: str) -> str:
    if not word:
        return "edge"
    if word in _FUNCTION_WORDS or word in _MARKS:
        return word
    return "number" if word[0].isdecimal() else "word"


def _bucket(distance: int) -> str:
    return "0" if distance <= 1 else "1" if distance <= 3 else "2" if distance <= 7 else "3" if distance <= 14 else "4"


def _governor(piece: Piece, edge: int, side: str) -> tuple[str, str, int]:
    """Kind, word and distance of the nearest governing word on one side of the edge."""
    best = ("none", "", _REACH)
    for anchor in piece.anchors:
        distance = edge - 1 - anchor if side == "left" else anchor - edge
        if 0 <= distance < best[2]:
            best = ("event", "", distance)
    for cue in piece.cues:
        if cue.kind in GOVERNORS:
            distance = edge - cue.last if side == "left" else cue.first - edge
            if 0 <= distance < best[2]:
                best = (cue.kind, piece.document.lowers[cue.first], distance)
    return best


def governor(piece: Piece, token: int) -> tuple[str, int]:
    """The kind of the nearest governing word (`event`, one of GOVERNORS, or `none`) and its signed distance in tokens.

    A negative distance means that the word stands before the token, as English puts "on Tuesday" after its verb more
    often than before it: at equal distance words before win.
    """
    left = _governor(piece, token, "left")
    right = _governor(piece, token + 1, "right")
    if left[0] == right[0] == "none":
        return "none", 99
    return (left[0], -left[2] - 1) if left[0] != "none" and left[2] <= right[2] else (right[0], right[2] + 1)
