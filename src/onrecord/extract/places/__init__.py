"""Names of places, told apart and located."""

from __future__ import annotations

from onrecord.gazetteer.index import Gazetteer
from onrecord.lexicon.schema import Lexicon
from onrecord.model.place import PlaceMention
from onrecord.text.document import Document


def find_places(document: Document, gazetteer: Gazetteer, lexicon: Lexicon) -> tuple[PlaceMention, ...]:
    """The place names of the document, in text order, each read against the whole document."""
    return ()
