"""Finds who lays an act at whose door in the passive: "the raid, attributed to the rebels by the army, ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.statements.arguments import Attribution, find_window
from onrecord.extract.statements.cues import Tokens
from onrecord.extract.statements.view import View

_SIGNS = frozenset({",", ";", ":", "—", "–", ".", "("})
_AUXILIARIES = frozenset({"is", "was", "were", "are", "been", "be", "has", "have", "had", "also", "widely", ","})
_FAR = 8
"""Tokens between the participle and "by", at most."""
_LONGEST_SOURCE = 20
_VERBS = ("VBD", "VBZ", "VBP", "MD")


def add_blames(view: View, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with the passive ones among them, in order of their cues; a passive cue that was found already is read anew."""
    blames = {each.cue[0]: each for each in _blames(view)}
    if not blames:
        return list(found)
    kept = [each for each in found if not any(token in blames for token in range(*each.cue))]
    return sorted([*kept, *blames.values()], key=lambda each: each.cue)


def _blames(view: View) -> Iterator[Attribution]:
    lowers, inside, blaming = view.document.lowers, view.inside, view.words.blaming
    for token, lower in enumerate(lowers[:-1]):
        if blaming.get(lower) != lowers[token + 1] or inside[token] >= 0:
            continue
        window = find_window(view, (token, token + 1))
        last = min(window.sentence.last, token + _FAR)
        by = next((place for place in range(token + 2, last) if lowers[place] == "by" or lowers[place] in _SIGNS), last)
        if by >= last or lowers[by] != "by" or by == token + 2:
            continue
        subject = _subject(view, token, window.sentence.first)
        source = _source(view, by + 1, window.sentence.last)
        if subject is not None and source is not None:
            yield Attribution((token, token + 1), window, source, (subject, (token + 1, by)))


def _subject(view: View, token: int, first: int) -> Tokens | None:
    """What is blamed on somebody: the words before the participle, back to a sign."""
    lowers = view.document.lowers
    end = token
    while end > first and lowers[end - 1] in _AUXILIARIES:
        end -= 1
    start = end
    while start > max(first, token - 40) and lowers[start - 1] not in _SIGNS:
        start -= 1
    return (start, end) if start < end else None


def _source(view: View, first: int, stop: int) -> Tokens | None:
    """Who blames: the words after "by", up to a sign or a verb."""
    document = view.document
    sentence = document.sentence_at(document.starts[first]) if first < stop else None
    if sentence is None:
        return None
    tags = document.tags(sentence)
    last = first
    while (
        last < min(stop, first + _LONGEST_SOURCE)
        and document.lowers[last] not in _SIGNS
        and tags[last - sentence.first] not in _VERBS
    ):
        last += 1
    return (first, last) if last > first else None
