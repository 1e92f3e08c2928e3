"""Claims beside others: known subsets of a claim, and claims that the same text says were replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.casualties.clauses import subject_of
from onrecord.extract.casualties.group import Group, population_of
from onrecord.extract.casualties.lists import coordinated_right
from onrecord.extract.casualties.view import Clause, SentenceView
from onrecord.model.casualty import Casualty, Population

_EARLIER = re.compile(
    r"(?:\b(?:earlier|initial|early|first|preliminary|previous)\s+(?:reports?|reporting|versions?|tolls?|counts?|figures?|estimates?|information|sources|toll)"
    r"|(?:\A|(?<=[.;,(–—])\s*)earlier\b(?![^.;]{0,80}\b(?:separate|another|different)\b)[^.;]{0,60}?\b(?:had\s+(?:been\s+)?)(?:reported|said|put|given|announced|counted|confirmed|spoken)"
    r"|\b(?:initially|at\s+first|originally|had\s+(?:earlier|previously|first|initially)|(?:first|earlier)\s+(?:said|put|gave|reported|stated|wrote|claimed|spoke|spoken)))\b",
    re.IGNORECASE,
)


_TURNS = frozenset({";", "but", "now", "however", "further", "later"})
"""What follows is no longer what was said before."""


def subsets_of(view: SentenceView, token: int) -> Iterator[Group]:
    """The people told apart from the token on, where those they are among or their verb end.

    "five people, including two children and a nurse, were hurt", "five people were hurt, among them two children".
    """
    token += view.word(token) in (",", "(", "–", "—", "--", "-")
    some = _some_of_them(view, token)
    if some is not None:
        yield some
        return
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


def _some_of_them(view: SentenceView, token: int) -> Group | None:
    """ "five people, two of them children,", "six, most of them women": some of the people told of before, and who they are."""
    some = view.starting(token)
    if some is None:
        head = token + 2 if view.word(token) in ("most", "many", "some") and view.word(token + 1) == "of" else token
    else:
        head = some.last - 1
    if view.word(head) not in ("them", "whom") or view.word(head - 1) != "of":
        return None
    who = view.starting(head + 1 + (view.word(head + 1) in ("was", "were")))
    if who is None or who.noun is None or who.count is None or who.harm is not None or who.zero:
        return None
    if some is None:
        return who if who.count.convention == "bare-plural" else None
    return replace(who, first=some.first, count=some.count, numbered=True)


def members_of(view: SentenceView, whole: Group) -> tuple[Group, ...]:
    """Those said to be among the people of a claim: "two teachers were among the 12 dead"."""
    among = whole.first - 1
    if view.word(among) not in ("among", "amongst") or not view.among("auxiliaries", among - 1):
        return ()
    return tuple(
        group
        for group in subject_of(view, among - 1)
        if group.count is not None and group.kind in ("people", "name") and not group.zero
    )


def parts_by_status(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """The members of a coordination that differ in who they are: "three soldiers and four civilians"; single people are victims."""
    known = {population_of(group) for group in groups}
    if len(known) < 2 or all(group.single for group in groups):
        return ()
    return tuple(
        group
        for group in groups
        if group.count is not None and group.noun is not None and population_of(group) != Population()
    )


def risen_from(view: SentenceView, token: int) -> tuple[Group, ...]:
    """The older figure of "42 people were killed in the raid, up from 30 in its first count"; it is superseded."""
    for place in range(token, min(token + _FAR, view.last - 2)):
        if view.word(place) == ";":
            break
        if view.word(place) in ("up", "down") and view.word(place + 1) == "from":
            at = place + 2 + (view.word(place + 2) == "the")
            old = view.starting(place + 2) or view.starting(at)
            return (old,) if old is not None and old.numbered and old.count is not None and not old.zero else ()
    return ()


def dies_late(view: SentenceView, clause: Clause) -> bool:
    """True for those who die after the others were counted: "two more died later in hospital", "of their wounds"."""
    if clause.harm != "killed" or view.lowers[clause.trigger[0]] not in view.words.intransitive:
        return False
    near = range(max(view.first, clause.trigger[0] - _LATE), min(view.last, clause.trigger[1] + _LATE))
    return any(view.among("dying_late", place) for place in near)


_LATE = 8
"""Tokens around "died" in which words such as "later" and "of their wounds" are looked for."""


def may_be_replaced(view: SentenceView, token: int) -> bool:
    """True where the words before the claim date it before others: "earlier reports said 7", "initially"."""
    document = view.document
    first = max(view.first, token - 30)
    turn = (k for k in range(token - 1, first, -1) if view.word(k) in _TURNS)  # "... said 12; the number is eight"
    start, end = document.starts[next(turn, first)], document.ends[token]
    return _EARLIER.search(document.text[start:end]) is not None


def with_replaced(claims: Sequence[Casualty], doubtful: Sequence[int]) -> tuple[Casualty, ...]:
    """The claims, those at the places `doubtful` marked superseded where another whole claim states the same harm."""
    unsure = frozenset(doubtful)
    firm = {c.harm for number, c in enumerate(claims) if number not in unsure and c.extent == "whole" and c.numbered}
    out = list(claims)
    for number in doubtful:
        if out[number].extent == "whole" and out[number].harm in firm:
            out[number] = replace(out[number], extent="superseded")
    return tuple(out)
