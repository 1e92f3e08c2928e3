"""The point of a place: its own, or for a street that no gazetteer has, that of the town it is in."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.places.candidates import Candidate
from onrecord.extract.places.words import Words
from onrecord.gazetteer.entry import Entry
from onrecord.model.place import Place
from onrecord.text.document import Document

_HOSTS = frozenset(("settlement", "capital", "quarter", "admin2"))
_FAR = 1_500
"""Code points between a street and the town that it is taken to be in: some ten sentences."""
_AHEAD = 3
"""A town after the name must be this many times nearer than one before it: reports name the town first."""


def located(entry: Entry) -> Place:
    """The place at its own point."""
    return Place(
        name=entry.name,
        gazetteer_id=entry.reference,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=entry.precision,
        country=entry.country,
        admin1=entry.admin1,
    )


def hosted(
    document: Document, position: int, candidates: Sequence[Candidate], entries: Sequence[Entry | None], words: Words
) -> Place:
    """A place that no gazetteer here has, at the point of what it is said to lie in; without that it gets none.

    "Elm Street" lies in the town named nearest to it, "the village of Torvik in Borno state" in Borno; the precision is that of the
    point: a village at the middle of its region has the precision `admin1`.
    """
    candidate = candidates[position]
    host = _container(document, position, candidates, entries, words)
    if host is None and candidate.kind == "feature":
        host = _host(position, candidates, entries)
    if host is None:
        return Place(name=candidate.name)
    return Place(
        name=candidate.name,
        latitude=host.latitude,
        longitude=host.longitude,
        precision="settlement" if host.precision == "exact" else host.precision,
        country=host.country,
        admin1=host.admin1,
    )


_POSSESSIVES = (("'s",), ("’s",))
_APART = 6
"""Tokens between the two, at most."""
_CHAIN = 3
"""Containers looked at in a row: "Torvik, Maradun district, Zamfara state, Nigeria"."""
_AREAS = frozenset(("country", "admin1", "admin2", "settlement", "capital", "quarter"))
_FINEST = ("exact", "settlement", "admin2", "admin1", "country")


def _container(
    document: Document, position: int, candidates: Sequence[Candidate], entries: Sequence[Entry | None], words: Words
) -> Entry | None:
    """The finest place that the words beside the name put it in: "Torvik in Borno state, Nigeria", "Syria's Torvik"."""
    found: list[Entry] = []
    if position:
        first, last = candidates[position - 1].last, candidates[position].first
        other = entries[position - 1]
        holds = document.lowers[first : first + 1] in _POSSESSIVES or document.lowers[last - 1] == "of"
        if other is not None and first < last and holds and _is_between(document, first, last, words):
            found.append(other)
    for step in range(position + 1, min(len(candidates), position + 1 + _CHAIN)):
        following = entries[step]
        inner, outer = candidates[step - 1], candidates[step]
        chained = step > position + 1 and _is_between(document, inner.last, outer.first, words)  # "in Syria's Idlib"
        if inner.last == outer.first or not (chained or joins(document, inner, outer, words)):
            break
        if following is not None and following.kind in _AREAS:
            found.append(following)
    return min(found, key=lambda entry: _FINEST.index(entry.precision), default=None)


def joins(document: Document, inner: Candidate, outer: Candidate, words: Words) -> bool:
    """True where the words between two names put the first in the second: "Torvik, Lund", "the Torvik district of Lund"."""
    first, last = inner.last, outer.first
    possessive = document.lowers[first : first + 1] in _POSSESSIVES
    return first < last and not possessive and _is_between(document, first, last, words)


def _is_between(document: Document, first: int, last: int, words: Words) -> bool:
    return last - first <= _APART and words.between.issuperset(document.lowers[first:last])


def _host(position: int, candidates: Sequence[Candidate], entries: Sequence[Entry | None]) -> Entry | None:
    here = candidates[position]
    best, least = None, _FAR
    for step, weight in ((-1, 1), (1, _AHEAD)):
        other = position + step
        while 0 <= other < len(candidates):
            apart = (here.start - candidates[other].end if step < 0 else candidates[other].start - here.end) * weight
            if apart >= least:
                break
            if step > 0 and apart <= 4 * weight:  # "Elm Street, Springfield"
                apart = 0
            entry = entries[other]
            if entry is not None and entry.kind in _HOSTS:
                best, least = entry, apart
                break
            other += step
    return best
