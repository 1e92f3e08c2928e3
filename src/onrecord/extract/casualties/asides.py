"""Asides within a sentence: brackets, dashes, and people told apart within others ("including two children")."""

from __future__ import annotations

from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.view import DASHES, REACH, SentenceView


def opening_bracket(view: SentenceView, token: int) -> int:
    """The bracket that the one at `token` closes; the token itself where none is near."""
    for place in range(token, max(view.first - 1, token - 25), -1):
        if view.word(place) == "(":
            return place
    return token


def opening_dash(view: SentenceView, token: int) -> int | None:
    """The dash that opens the aside which the dash at `token` closes: "17 civilians – five of them women – were killed"."""
    for place in range(token - 1, max(view.first, token - REACH), -1):
        if view.word(place) in DASHES:
            return place
        if view.word(place) in (".", ";"):
            return None
    return None


def is_aside(view: SentenceView, group: Group) -> bool:
    """True for people told apart within others, whatever befell those."""
    return _opener(view, group) is not None


def aside_start(view: SentenceView, group: Group) -> int | None:
    """The token that opens the aside in which the group stands: after "including", "among them"; None outside one.

    An aside names people within others told of right before it, and not yet told what befell: in "killed five, including a child,
    and three men were wounded" the three men are not within the five.
    """
    found = _opener(view, group)
    if found is None:
        return None
    opener, whole = found
    return None if whole is not None and whole in view.told else opener


def _opener(view: SentenceView, group: Group) -> tuple[int, Group | None] | None:
    """The token that opens the aside and those within whom it names people; None where the group stands in none."""
    if view.among("includers", group.first - 1):
        # "Monday's dead are among nine people killed this week": the nine are the whole, not within others
        return (
            None if view.among("auxiliaries", group.first - 2) and group.count is not None else (group.first - 1, None)
        )
    opener = view.opener_before(group.first)
    if opener is None:
        return None
    before = opener - 1
    while before > max(view.first, opener - 15) and not _is_whole(view.group(before)):
        before -= 1
    whole = view.group(before)
    if whole is None or not _is_whole(whole):
        return None
    for place in range(opener, group.first):
        if view.word(place) in view.words.triggers and view.group(place) is None:
            return None
    return opener, whole


def _is_whole(group: Group | None) -> bool:
    return group is not None and (group.count is None or group.count.max is None or group.count.max > 1)
