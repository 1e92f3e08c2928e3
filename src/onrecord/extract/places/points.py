"""The point of a place: its own, or for a street that no gazetteer has, that of the town it is in."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.places.candidates import Candidate
from onrecord.gazetteer.entry import Entry
from onrecord.model.place import Place

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


def hosted(position: int, candidates: Sequence[Candidate], entries: Sequence[Entry | None]) -> Place:
    """A place that no gazetteer here has. A street or a lake gets the point of the town named nearest to it, and the
    precision says so; a name of which nothing is known gets none.
    """
    candidate = candidates[position]
    host = _host(position, candidates, entries) if candidate.kind == "feature" else None
    if host is None:
        return Place(name=candidate.name)
    return Place(
        name=candidate.name,
        latitude=host.latitude,
        longitude=host.longitude,
        precision="admin2" if host.kind == "admin2" else "settlement",
        country=host.country,
        admin1=host.admin1,
    )


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
