"""How many were harmed, who they were, and how the words count them. Concepts and conventions: docs/casualties.md."""

from __future__ import annotations

from onrecord.extract.casualties.claims import read_claims
from onrecord.extract.casualties.words import compile_words
from onrecord.lexicon.schema import Lexicon
from onrecord.model.casualty import Casualty
from onrecord.text.document import Document


def find_casualties(document: Document, lexicon: Lexicon) -> tuple[Casualty, ...]:
    """The casualty claims of the document, in text order, not yet linked to statements or accounts."""
    return read_claims(document, compile_words(lexicon))
