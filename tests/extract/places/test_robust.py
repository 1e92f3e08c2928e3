"""Any text at all: spans quote it, points are whole, and time grows with its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.places import find_places
from onrecord.gazetteer.index import open_gazetteer
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import make_document

GAZETTEER = open_gazetteer()
WORDS = st.sampled_from(
    [
        "Paris",
        "London",
        "U.S.",
        "Kyiv,",
        "Kyiv's",
        "Russian-backed",
        "Mr.",
        "Elm",
        "Street",
        "of",
        "the",
        "and",
        "al-Bab",
        "in",
        "near",
        "-",
        "(",
        ")",
        ".",
        "said",
        "U.S.-led",
        "Ga.",
        "St.",
        "É",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)), st.booleans())
def test_mentions_hold_for_any_text(text: str, capitals: bool) -> None:  # noqa: FBT001
    """Every span quotes the text, none overlaps another, a point has both coordinates or none, never 0, 0."""
    text = text.upper() if capitals else text
    end = 0
    for mention in find_places(make_document(text), GAZETTEER, load_lexicon("en")):
        span, place = mention.span, mention.place
        assert text[span.start : span.end] == span.quote
        assert span.start >= end
        end = span.end
        assert (place.latitude is None) == (place.longitude is None)
        assert (place.latitude, place.longitude) != (0.0, 0.0)


@pytest.mark.parametrize("word", ["Paris ", "Mr. ", "Elm Street ", "KYIV ", "Aaa-", "Trinidad and "])
def test_time_is_linear(word: str) -> None:
    """Eight times the text takes about eight times as long, even as one run of capitalised words."""

    def seconds(count: int) -> float:
        document = make_document(word * count)
        start = time.process_time()
        find_places(document, GAZETTEER, load_lexicon("en"))
        return time.process_time() - start

    seconds(500)
    short = max(seconds(1_000), 0.01)
    assert seconds(8_000) < short * 40
