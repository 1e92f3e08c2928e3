"""Every list says where it comes from, and holds words where it means words."""

from __future__ import annotations

import pytest

from onrecord.errors import LexiconError
from onrecord.lexicon.schema import make_table


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
