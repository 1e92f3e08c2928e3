"""Noun phrases for people: the quick look at a word's form never hides one that the grammar would find."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.casualties import groups
from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.words import compile_words
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import Document, make_document

_WORDS = compile_words(load_lexicon())
_DEMO = Path(__file__).parents[3] / "demo" / "reports"
_TEXTS = {
    **{path.stem: path.read_text(encoding="utf-8") for path in sorted(_DEMO.glob("*.txt"))},
    **{
        record["id"]: record["text"]
        for path in sorted(_DEMO.glob("*.jsonl"))
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    },
}


def _found(document: Document, *, looking: bool) -> list[list[Group]]:
    """The noun phrases of each sentence, with the quick look at each word's form or without it."""
    with pytest.MonkeyPatch.context() as patch:
        if not looking:
            patch.setattr(groups, "_may_open", lambda form, words: True)
        return [groups.find_groups(document, each.first, each.last, _WORDS) for each in document.sentences]


def _loses_none(text: str) -> bool:
    return _found(make_document(text), looking=True) == _found(make_document(text), looking=False)


@pytest.mark.parametrize("name", _TEXTS)
def test_no_phrase_of_the_demo_is_passed_over(name: str) -> None:
    """Reports read with the quick look give the phrases that they give without it."""
    assert _loses_none(_TEXTS[name])


_PARTS = sorted(
    {str(word) for name in _WORDS.classes for word in _WORDS.classes[name]}
    | {*_WORDS.units, *_WORDS.tens, *_WORDS.ordinals, *_WORDS.nouns, *_WORDS.verbs, *_WORDS.predicates}
    | {" ".join(phrase) for table in (_WORDS.hedges, _WORDS.vague, _WORDS.after) for rows in table.values() for phrase, _ in rows}
    | {"34-year-old", "two-month-old", "12", "1,200", "al-Hale", "de", "Ann", "Hale", "Ms.", "'s", "’s", "walked", "“", "”", "(", ")", "½"}
)  # fmt: skip


@given(st.lists(st.sampled_from(_PARTS), min_size=1, max_size=12), st.sampled_from([1, 3, 99]))
def test_no_phrase_of_made_sentences_is_passed_over(parts: list[str], every: int) -> None:
    """Whatever words of the grammar stand in a row, capitalised or not."""
    text = " ".join(part.title() if number % every == 0 else part for number, part in enumerate(parts))
    assert _loses_none(f"It is said that {text}.")


@given(st.text(alphabet="two men of the dead A'b-9½ \"(", min_size=1, max_size=40))
def test_no_phrase_of_odd_letters_is_passed_over(text: str) -> None:
    """Nor do signs, digits and broken words hide one."""
    assert _loses_none(f"it was {text} and so on.")


def test_the_quick_look_passes_most_words_over() -> None:
    """Else it would be of no use: words that begin no phrase are told by their form."""
    assert not any(groups._may_open(word, _WORDS) for word in ("walked", "killed", "quickly", "road", "after", "of"))
