"""Quoted passages, whole and broken."""

from __future__ import annotations

import pytest

from onrecord.extract.statements.quotes import find_quotes
from onrecord.text.document import make_document


def quoted(text: str) -> list[str]:
    """The quoted passages of a text."""
    return [text[quote.start : quote.end] for quote in find_quotes(make_document(text))]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("“We stay,” she said.", ["“We stay,”"]),
        ('"We stay," she said. "All of us."', ['"We stay,"', '"All of us."']),
        ("«We stay», she said.", ["«We stay»"]),
        ("''We stay,'' she said.", ["''We stay,''"]),
        ("‘We stay,’ she said of the town’s people.", ["‘We stay,’"]),
        ("The people's house is the mayors' house.", []),
        ("“We stay, she said.", ["“We stay, she said."]),
    ],
)
def test_passages(text: str, passages: list[str]) -> None:
    """Marks of every kind bound a passage; apostrophes do not; a lost closing mark leaves it open to the paragraph's end."""
    assert quoted(text) == passages


def test_misread_closing_mark_bounds_the_passage() -> None:
    """A closing mark whose bytes were misread ends the passage and stays outside it."""
    assert quoted("“We stay,” she said. All of us. ยป") == ["“We stay,”", "All of us."]
