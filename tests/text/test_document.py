"""The working view of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.document import MAX_SENTENCE, make_document


@given(st.text(alphabet=" .\"'’aA1\n”-U\u00ad", max_size=80))
def test_every_token_is_in_exactly_one_sentence(text: str) -> None:
    """Sentences follow each other token by token, inside their paragraphs."""
    document = make_document(text)
    place = 0
    for sentence in document.sentences:
        assert sentence.first == place < sentence.last
        assert document.starts[sentence.first] == sentence.start
        assert document.ends[sentence.last - 1] == sentence.end
        begin, stop = document.paragraphs[sentence.paragraph]
        assert begin <= sentence.start < sentence.end <= stop
        place = sentence.last
    assert place == len(document.words)


def test_sentences_are_bounded() -> None:
    """A text without a full stop is cut into sentences of bounded length."""
    document = make_document("one, two three " * 1000)
    assert max(sentence.last - sentence.first for sentence in document.sentences) <= MAX_SENTENCE


def test_lowers_have_straight_apostrophes() -> None:
    """Curly apostrophes inside words and soft hyphens do not hide a word; the words keep them."""
    document = make_document("Kup’yans’k didn’t sur\u00adren\u200bder")
    assert document.lowers == ("kup'yans'k", "did", "n't", "surrender")
    assert document.words[0] == "Kup’yans’k"


def test_all_caps() -> None:
    """Only a text without case to learn from is marked so."""
    assert make_document("THE ARMY SAID TWO SOLDIERS WERE WOUNDED.").all_caps
    assert not make_document("The army said two soldiers were wounded.").all_caps
    assert not make_document("UN").all_caps
