"""Names of places, told apart and located."""

from __future__ import annotations

from onrecord.extract.places.candidates import find_candidates
from onrecord.extract.places.evidence import make_scene, signs
from onrecord.extract.places.points import hosted, located
from onrecord.extract.places.recognise import place_role
from onrecord.extract.places.resolve import glance, resolve
from onrecord.extract.places.stated import keep_stated
from onrecord.extract.places.words import place_words
from onrecord.gazetteer.index import Gazetteer
from onrecord.lexicon.schema import Lexicon
from onrecord.model.place import PlaceMention
from onrecord.text.document import Document


def find_places(document: Document, gazetteer: Gazetteer, lexicon: Lexicon) -> tuple[PlaceMention, ...]:
    """The place names of the document, in text order, each read against the whole document."""
    words = place_words(lexicon)
    candidates = find_candidates(document, gazetteer, words)
    if not candidates:
        return ()
    scene = make_scene(document, candidates, words)
    first = glance(document, candidates, words)
    roles = [
        place_role(signs(scene, candidate, choice.entry, choice.company))
        for candidate, choice in zip(candidates, first, strict=True)
    ]
    named = keep_stated(scene, list(zip(candidates, roles, strict=True)))
    kept = [candidate for candidate, _ in named]
    entries = [None if choice.stranger else choice.entry for choice in resolve(document, kept, words)]
    return tuple(
        PlaceMention(
            document.span_at(candidate.start, candidate.end),
            located(entry) if entry is not None else hosted(document, position, kept, entries, words),
            role,
        )
        for position, ((candidate, role), entry) in enumerate(zip(named, entries, strict=True))
    )
