"""Names of places, told apart and located."""

from __future__ import annotations

from onrecord.extract.places.candidates import Candidate, find_candidates
from onrecord.extract.places.recognise import place_role
from onrecord.extract.places.resolve import resolve
from onrecord.extract.places.words import place_words
from onrecord.gazetteer.entry import Entry
from onrecord.gazetteer.index import Gazetteer
from onrecord.lexicon.schema import Lexicon
from onrecord.model.place import Place, PlaceMention
from onrecord.text.document import Document


def find_places(document: Document, gazetteer: Gazetteer, lexicon: Lexicon) -> tuple[PlaceMention, ...]:
    """The place names of the document, in text order, each read against the whole document."""
    words = place_words(lexicon)
    named: list[tuple[Candidate, str]] = []
    for candidate in find_candidates(document, gazetteer, words):
        role = place_role(document, candidate, words)
        if role is not None:
            named.append((candidate, role))
    entries = resolve(document, [candidate for candidate, _ in named])
    return tuple(
        PlaceMention(document.span_at(candidate.start, candidate.end), _place(candidate, entry), role)  # type: ignore[arg-type]
        for (candidate, role), entry in zip(named, entries, strict=True)
    )


def _place(candidate: Candidate, entry: Entry | None) -> Place:
    if entry is None:
        return Place(name=candidate.name)
    return Place(
        name=entry.name,
        gazetteer_id=entry.reference,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=entry.precision,
        country=entry.country,
        admin1=entry.admin1,
    )
