"""Claims beside others: known subsets of a claim, and claims that the same text says were replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.lists import coordinated_right
from onrecord.extract.casualties.view import SentenceView
from onrecord.model.casualty import Casualty

_EARLIER = re.compile(
    r"(?:\b(?:earlier|initial|early|first|preliminary|previous)\s+(?:reports?|reporting|versions?|tolls?|counts?|figures?|estimates?|information|sources|toll)"
    r"|(?:\A|(?<=[.;,(–—])\s*)earlier\b(?![^.;]{0,80}\b(?:separate|another|different)\b)[^.;]{0,60}?\b(?:had\s+(?:been\s+)?)(?:reported|said|put|given|announced|counted|confirmed|spoken)"
    r"|\b(?:initially|at\s+first|originally|had\s+(?:earlier|previously)|earlier\s+(?:said|put|gave|reported)))\b",
    re.IGNORECASE,
)


_TURNS = frozenset({";", "but", "now", "however", "further", "later"})
"""What follows is no longer what was said before."""


def subsets_of(view: SentenceView, token: int) -> Iterator[Group]:
    """The people told apart from the token on, where those they are among or their verb end.

    "five people, including two children and a nurse, were hurt", "five people were hurt, among them two children".
    """
    token += view.word(token) in (",", "(", "–", "—", "--", "-")
    if view.word(token) not in ("including", "among", "includes", "included"):
        return
    token += 1
    token += view.word(token) in ("them", "whom", "those")
    first = view.starting(token)
    if first is not None and not first.zero:
        for subset in coordinated_right(view, first):
            if subset.count is not None and subset.kind in ("people", "number"):
                yield subset


def opener_after(view: SentenceView, token: int) -> int | None:
    """The comma before the next "including" or "among" from the token on, within its sentence part; None where there is none."""
    for place in range(token, min(token + _FAR, view.last)):
        if view.word(place) == ",":
            if view.word(place + 1) in ("including", "among"):
                return place
        elif view.word(place) in _TURNS:
            return None
    return None


_FAR = 25
"""Tokens between a figure and "including" those told apart."""


def on_a_day(view: SentenceView, token: int) -> bool:
    """True where the words right behind people tell of one day: "six killed in Taiz on Monday"."""
    for place in range(token, min(token + 10, view.last)):
        if view.word(place) in (",", ";", "and"):
            return False
        if view.word(place) in _DAYS:
            return True
    return False


_DAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "overnight"]
)


def may_be_replaced(view: SentenceView, token: int) -> bool:
    """True where the words before the claim date it before others: "earlier reports said 7", "initially"."""
    document = view.document
    first = max(view.first, token - 30)
    turn = (k for k in range(token - 1, first, -1) if view.word(k) in _TURNS)  # "... said 12; the number is eight"
    start, end = document.starts[next(turn, first)], document.ends[token]
    return _EARLIER.search(document.text[start:end]) is not None


def with_replaced(claims: Sequence[Casualty], doubtful: Sequence[int]) -> tuple[Casualty, ...]:
    """The claims, those at the places `doubtful` marked superseded where another whole claim states the same harm."""
    firm = {
        c.harm for number, c in enumerate(claims) if number not in set(doubtful) and c.extent == "whole" and c.numbered
    }
    out = list(claims)
    for number in doubtful:
        if out[number].extent == "whole" and out[number].harm in firm:
            out[number] = replace(out[number], extent="superseded")
    return tuple(out)
