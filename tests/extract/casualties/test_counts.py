"""Hedges, ranges and vague numerals, by the conventions of the methodology."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.casualties.counts import CountReading, read_count
from onrecord.extract.casualties.words import compile_words
from onrecord.lexicon.load import load_lexicon
from onrecord.model.casualty import Count
from onrecord.text.document import make_document

WORDS = compile_words(load_lexicon("en"))


def read(text: str) -> CountReading | None:
    """The count at the start of the text."""
    lowers = make_document(text).lowers
    return read_count(lowers, 0, len(lowers), WORDS)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("three", Count(3, 3)),
        ("at least one", Count(1, None)),
        ("no fewer than 7", Count(7, None)),
        ("more than 100", Count(101, None)),
        ("over 20", Count(21, None)),
        ("up to 40", Count(0, 40)),
        ("as many as 40", Count(0, 40)),
        ("no more than five", Count(0, 5)),
        ("fewer than 10", Count(0, 9)),
        ("about 50", Count(45, 55, "about")),
        ("about 12", Count(11, 13, "about")),
        ("around 200", Count(180, 220, "about")),
        ("nearly 60", Count(54, 59, "nearly")),
        ("10 to 15", Count(10, 15)),
        ("10-15", Count(10, 15)),
        ("10 – 15", Count(10, 15)),
        ("five or six", Count(5, 6)),
        ("between 10 and 15", Count(10, 15)),
        ("between 80 and more than 100", Count(80, 101)),
        ("at least 21 and up to 26", Count(21, 26)),
        ("at least 14 and up to more than 35", Count(14, 36)),
        ("16 and potentially more than 33", Count(16, 34)),
        ("10 or more", Count(10, None)),
        ("several", Count(2, None, "several")),
        ("a number of", Count(2, None, "several")),
        ("an unknown number of", Count(2, None, "several")),
        ("dozens of", Count(12, None, "dozens")),
        ("several dozen", Count(24, None, "several-dozen")),
        ("scores of", Count(40, None, "scores")),
        ("hundreds of", Count(200, None, "hundreds")),
        ("a large number of", Count(2, None, "large-number")),
    ],
)
def test_words_leave_their_count(text: str, count: Count) -> None:
    """Each wording leaves the interval of methodology section 1, and names its convention where no number stands."""
    reading = read(text)
    assert reading is not None
    assert reading.count == count


@given(st.integers(2, 100_000))
def test_rounding_hedge_holds_the_stated_number(number: int) -> None:
    """ "About n" is an interval around n, at most a tenth of n to either side, or one."""
    reading = read(f"about {number}")
    assert reading is not None
    count = reading.count
    assert count.max is not None
    assert count.min <= number <= count.max
    assert number - count.min == count.max - number <= max(1, number // 10)


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_range_is_in_order(one: int, other: int) -> None:
    """A range never has its ends the wrong way round."""
    reading = read(f"between {one} and {other}")
    if reading is not None:
        assert reading.count.max is None or reading.count.min <= reading.count.max
