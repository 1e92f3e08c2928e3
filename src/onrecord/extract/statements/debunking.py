"""Reports and claims that a speaker calls untrue: "saying reports that nine had died were fabricated" denies the nine."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.statements.arguments import Attribution
from onrecord.extract.statements.view import View
from onrecord.extract.statements.words import SayingWords
from onrecord.model.statement import Stance

_BEFORE = 3
"""Tokens before what is said in which "reports" may stand: the cue itself, or between it and "that"."""
_BEHIND = 5
"""Tokens at the head of what is said in which "reports" may stand: "the rebels' claims that"."""
_JOINTS = frozenset({"is", "are", "was", "were", "be", "been", "being", "as"})
_CALLS = frozenset({"called", "calling", "calls", "branded", "branding", "labelled", "labeled", "termed", "declared"})
_ASIDE = frozenset(
    {'"', "“", "”", "'", "‘", "’", "``", "''", "a", "an", "all", "pure", "simply", "just", "utter", "not"}
)
_STATED: frozenset[Stance] = frozenset({"says", "claims", "alleges", "believes", "confirms"})


def debunked(view: View, found: Attribution, stance: Stance) -> Stance:
    """`denies` where what is said is that reports, claims or allegations are untrue; else the stance that the cue gives."""
    if stance not in _STATED or not found.contents:
        return stance
    lowers, words = view.document.lowers, view.words
    first, last = found.contents[0][0], found.contents[-1][1]
    telling = next(
        (
            token
            for token in range(max(0, first - _BEFORE), min(last, first + _BEHIND))
            if lowers[token] in words.tellings
        ),
        None,
    )
    if telling is None:
        return stance
    called = not _CALLS.isdisjoint(lowers[found.cue[0] : found.cue[1]])
    # a quoted word may have been left out of the content: were "fabricated"
    ends = min(last + 2, found.window.sentence.last)
    return (
        "denies"
        if any(_is_untrue(lowers, words, token, called=called) for token in range(telling + 1, ends))
        else stance
    )


def names_untruth(view: View, found: Attribution) -> bool:
    """True where the source is "propaganda" alone, in "dismissed as propaganda reports that nine had died": nobody speaks."""
    if found.source is None:
        return False
    first, last = found.source
    lowers = view.document.lowers
    return last - first == 1 and lowers[first] in view.words.untrue and lowers[first - 1 : first] == ("as",)


def _is_untrue(lowers: Sequence[str], words: SayingWords, token: int, *, called: bool) -> bool:
    """ "Were entirely false", "as baseless"; after "called" also "a lie". "Were not false" denies nothing."""
    if lowers[token] not in words.untrue:
        return False
    place = token - 1
    while place > 0 and (lowers[place] in _ASIDE or lowers[place].endswith("ly")):
        if lowers[place] == "not":
            return False
        place -= 1
    return lowers[place] in _JOINTS or (called and lowers[token - 1] in _ASIDE)
