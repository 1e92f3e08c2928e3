"""Every language has every list, and every list says where it comes from."""

from __future__ import annotations

import pytest

from onrecord.errors import LexiconError
from onrecord.lexicon.load import languages, load_lexicon
from onrecord.lexicon.schema import make_table


@pytest.mark.parametrize("language", languages())
def test_language_has_every_list_that_english_has(language: str) -> None:
    """What is missing is listed by name."""
    assert sorted(set(load_lexicon("en").tables) - set(load_lexicon(language).tables)) == []


def test_digest_is_that_of_the_files() -> None:
    """The digest is a SHA-256 and the same at every load."""
    first = load_lexicon("en").digest
    load_lexicon.cache_clear()
    assert len(first) == 64 and load_lexicon("en").digest == first


def test_file_without_its_source_is_refused() -> None:
    """A list must say where it comes from."""
    with pytest.raises(LexiconError, match="source"):
        make_table("weapons", {"licence": "x", "known_problems": "none", "entries": {"a": 1}})


@pytest.mark.parametrize("entries", [{"before": ["in", True]}, {"after": {False: "Norway"}}])
def test_bare_word_that_yaml_takes_for_a_truth_value_is_refused(entries: object) -> None:
    """`[in, on]` holds a truth value where the list means a word: the file must quote it."""
    with pytest.raises(LexiconError, match="quotes"):
        make_table("words", {"source": "x", "licence": "x", "known_problems": "none", "entries": entries})


def test_truth_value_of_an_attribute_is_one() -> None:
    """`weak: true` says something of its row."""
    entries = {"types": {"fire": {"weak": True, "words": ["fire"]}}}
    assert make_table("w", {"source": "x", "licence": "x", "known_problems": "none", "entries": entries}).name == "w"


def test_unknown_language_is_named() -> None:
    """Asking for a language that is not there says which are."""
    with pytest.raises(LexiconError, match="expected one of en"):
        load_lexicon("xx")
