"""Who did what to whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.clauses import Clause, clauses
from onrecord.text.document import Document, make_document
from onrecord.text.phrases import Phrase


def _read(text: str) -> tuple[Document, list[Clause]]:
    document = make_document(text)
    return document, [clause for sentence in document.sentences for clause in clauses(document, sentence)]


def _quotes(document: Document, phrases: tuple[Phrase, ...]) -> list[str]:
    return [document.span(phrase.first, phrase.last).quote for phrase in phrases]


def test_active() -> None:
    """The subject of an active verb does, its object suffers."""
    document, [clause] = _read("Gunmen killed three farmers in the valley.")
    assert _quotes(document, clause.doers) == ["Gunmen"]
    assert _quotes(document, clause.victims) == ["three farmers"]
    [(preposition, phrase)] = clause.prepositional
    assert (document.words[preposition], _quotes(document, (phrase,))) == ("in", ["the valley"])


@pytest.mark.parametrize("text", ["Three farmers were killed by gunmen.", "THREE FARMERS WERE KILLED BY GUNMEN."])
def test_passive(text: str) -> None:
    """The subject of a passive verb suffers, its agent does."""
    document, [clause] = _read(text)
    assert [quote.lower() for quote in _quotes(document, clause.victims)] == ["three farmers"]
    assert [quote.lower() for quote in _quotes(document, clause.doers)] == ["gunmen"]


def test_coordination() -> None:
    """Partners in a list are all subjects or all objects."""
    document, [clause] = _read("The blast wounded a teacher, two pupils and a guard.")
    assert _quotes(document, clause.victims) == ["a teacher", "two pupils", "a guard"]


def test_relative_clause() -> None:
    """`who` stands for the phrase before it, and the outer verb keeps its own subject."""
    document, found = _read("The man who was shot by soldiers died.")
    assert [(clause.verb.lemma, _quotes(document, clause.subjects)) for clause in found] == [
        ("shoot", ["The man"]),
        ("die", ["The man"]),
    ]


def test_joined_verbs_share_their_subject() -> None:
    """A second verb without a subject takes that of the first, and says so."""
    document, found = _read("Rebels attacked the village and kidnapped two teachers.")
    assert _quotes(document, found[1].subjects) == ["Rebels"]
    assert [clause.shared for clause in found] == [False, True]


def test_participle_after_a_noun() -> None:
    """A participle that describes a noun has that noun as its subject."""
    document, found = _read("The woman wounded in the attack is a nurse.")
    assert _quotes(document, found[0].victims) == ["The woman"]


def test_inverted_speaker() -> None:
    """The subject may follow its verb of saying."""
    document, found = _read('"We heard two blasts," said the mayor.')
    assert _quotes(document, found[-1].subjects) == ["the mayor"]


@given(
    st.lists(
        st.sampled_from(
            [
                "police",
                "said",
                "who",
                "killed",
                "was",
                "by",
                "and",
                ",",
                "three",
                "men",
                "in",
                "the",
                "town",
                ".",
                "that",
                "shot",
            ]
        ),
        max_size=25,
    )
)
def test_any_words_can_be_read(words: list[str]) -> None:
    """Every verb group has one clause, whatever the order of the words."""
    document, found = _read(" ".join(words))
    assert len({clause.verb.first for clause in found}) == len(found)
    for clause in found:
        for phrase in (*clause.subjects, *clause.objects, *clause.agents):
            assert 0 <= phrase.first < phrase.last <= len(document.words)
