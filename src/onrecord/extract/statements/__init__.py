"""Who says what: source, cue and content."""

from __future__ import annotations

from onrecord.lexicon.schema import Lexicon
from onrecord.model.statement import Statement
from onrecord.text.document import Document


def find_statements(document: Document, lexicon: Lexicon) -> tuple[Statement, ...]:
    """The statements of the document, in text order of their content."""
    return ()
