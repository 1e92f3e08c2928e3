"""Tags and names on demand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.document import make_document
from onrecord.text.labels import BLOCK, runs


def _tags(text: str) -> list[str]:
    document = make_document(text)
    return [
        f"{word}/{tag}"
        for sentence in document.sentences
        for word, tag in zip(document.words[sentence.first : sentence.last], document.tags(sentence), strict=True)
    ]


def _entities(text: str) -> list[tuple[str, str]]:
    document = make_document(text)
    return [
        (document.span(entity.first, entity.last).quote, entity.kind)
        for sentence in document.sentences
        for entity in document.entities(sentence)
    ]


def test_tags_are_penn_tags() -> None:
    """Each token has one tag of the Penn Treebank."""
    assert " ".join(_tags("Soldiers killed two farmers near the old bridge.")) == (
        "Soldiers/NNS killed/VBD two/CD farmers/NNS near/IN the/DT old/JJ bridge/NN ./."
    )


def test_past_tense_and_participle_are_told_apart() -> None:
    """`killed` is VBD with a subject of its own and VBN after a form of be."""
    assert "killed/VBD" in _tags("The blast killed nine people.")
    assert "killed/VBN" in _tags("Nine people were killed in the blast.")


def test_capitals_only() -> None:
    """A text without lower case is tagged as well as its mixed-case twin."""
    mixed = _tags("The guerrillas attacked the town and kidnapped three teachers.")
    upper = _tags("THE GUERRILLAS ATTACKED THE TOWN AND KIDNAPPED THREE TEACHERS.")
    assert [tag.split("/")[1] for tag in mixed] == [tag.split("/")[1] for tag in upper]


@pytest.mark.parametrize("text", ["Mayor Pavlo Hrytsenko spoke in Baghdad.", "MAYOR PAVLO HRYTSENKO SPOKE IN BAGHDAD."])
def test_names_have_kinds(text: str) -> None:
    """A person and a place are told apart, in capitals too."""
    assert [(name.title(), kind) for name, kind in _entities(text)] == [
        ("Pavlo Hrytsenko", "person"),
        ("Baghdad", "place"),
    ]


def test_runs_are_forgiving() -> None:
    """An inside label that nothing opens starts a run; a run of mixed kinds takes the commonest, the first on a tie."""
    assert list(runs(("I-a", "I-a", "I-b", "O", "B-b", "I-a", "B-b"))) == [(0, 3, "a"), (4, 6, "b"), (6, 7, "b")]


def test_blocks_do_not_change_the_answer() -> None:
    """A sentence has the same tags wherever it stands in a text."""
    line = "Rebels shelled the port on Monday, officials said."
    document = make_document("\n\n".join([line] * (BLOCK + 5)))
    alone = make_document(line)
    expected = alone.tags(alone.sentences[0])
    assert {document.tags(sentence) for sentence in document.sentences} == {expected}


@given(st.text(max_size=300))
def test_every_token_has_a_tag(text: str) -> None:
    """Whatever the text, each sentence has as many tags as tokens."""
    document = make_document(text)
    for sentence in document.sentences:
        assert len(document.tags(sentence)) == sentence.last - sentence.first
        for entity in document.entities(sentence):
            assert sentence.first <= entity.first < entity.last <= sentence.last
