"""Every language has every list, and its digest is that of the files."""

from __future__ import annotations

import pytest

from onrecord.errors import LexiconError
from onrecord.lexicon.load import languages, load_lexicon


@pytest.mark.parametrize("language", languages())
def test_language_has_every_list_that_english_has(language: str) -> None:
    """What is missing is listed by name."""
    assert sorted(set(load_lexicon("en").tables) - set(load_lexicon(language).tables)) == []


def test_digest_is_that_of_the_files() -> None:
    """The digest is a SHA-256 and the same at every load."""
    first = load_lexicon("en").digest
    load_lexicon.cache_clear()
    assert len(first) == 64 and load_lexicon("en").digest == first


def test_unknown_language_is_named() -> None:
    """Asking for a language that is not there says which are."""
    with pytest.raises(LexiconError, match="expected one of en"):
        load_lexicon("xx")
