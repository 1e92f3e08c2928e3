"""Base noun phrases."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.document import make_document
from onrecord.text.phrases import Phrase, noun_phrases


def _phrases(text: str) -> dict[str, Phrase]:
    document = make_document(text)
    return {
        document.span(phrase.first, phrase.last).quote: phrase
        for sentence in document.sentences
        for phrase in noun_phrases(document, sentence)
    }


def test_phrases_end_at_their_head() -> None:
    """What follows the head with a preposition is another phrase."""
    assert list(_phrases("Three young women from the village died.")) == ["Three young women", "the village"]


def test_coordinated_phrases_are_two() -> None:
    """Each partner of `and` is a phrase."""
    assert list(_phrases("Two women and a child were wounded.")) == ["Two women", "a child"]


def test_head_and_determiner() -> None:
    """The head is the last noun; an opening article is the determiner."""
    phrase = _phrases("The police station burned.")["The police station"]
    assert (phrase.head, phrase.determiner, phrase.kind) == (2, "the", "common")


def test_kinds() -> None:
    """Names, pronouns and common nouns are told apart."""
    phrases = _phrases("They told Maria Kovalenko about the attack.")
    assert [phrase.kind for phrase in phrases.values()] == ["pronoun", "name", "common"]


def test_possessor() -> None:
    """A phrase that opens with an owner says where the 's stands."""
    phrase = _phrases("Gunmen attacked the mayor's house.")["the mayor's house"]
    assert phrase.possessor == 4
    assert phrase.head == 5


def test_owner_and_owned_are_one_phrase() -> None:
    """A number after the 's does not cut the phrase."""
    assert list(_phrases("Rebels shot the mayor's two children.")) == ["Rebels", "the mayor's two children"]


@given(
    st.lists(st.sampled_from(["'s", "police", "n't", "was", "the", ",", "three", "'s", "men's", "killed"]), max_size=12)
)
def test_any_words_can_be_read(words: list[str]) -> None:
    """Phrases are in order and do not overlap, whatever the words: a possessive may even open the text."""
    phrases = list(_phrases(" ".join(words)).values())
    assert all(phrase.first < phrase.last for phrase in phrases)
