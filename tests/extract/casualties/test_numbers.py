"""Numbers in words and digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.casualties.numbers import read_number
from onrecord.extract.casualties.words import compile_words
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import make_document

WORDS = compile_words(load_lexicon("en"))
UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int, *, joiner: str) -> str:
    """English words for 0 to 999,999; `joiner` stands between hundreds and the rest."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = number % 100
        return f"{UNITS[number // 100]} hundred" + (f"{joiner}{spell(rest, joiner=joiner)}" if rest else "")
    rest = number % 1000
    return f"{spell(number // 1000, joiner=joiner)} thousand" + (f" {spell(rest, joiner=joiner)}" if rest else "")


def read(text: str) -> tuple[int, int] | None:
    """The number at the start of the text and the token after it."""
    lowers = make_document(text).lowers
    return read_number(lowers, 0, len(lowers), WORDS)


@given(st.integers(0, 999_999), st.sampled_from([" ", " and "]))
def test_spelled_number_reads_back(number: int, joiner: str) -> None:
    """Any number below a million, spelled out with or without "and", reads back whole."""
    text = spell(number, joiner=joiner)
    found = read(text)
    assert found is not None
    assert found == (number, len(make_document(text).lowers))


@given(st.integers(0, 10**9 - 1))
def test_digits_with_thousands_commas_read_back(number: int) -> None:
    """Digits read back, with and without thousands commas."""
    assert read(f"{number}") == (number, 1)
    assert read(f"{number:,}") == (number, 1)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("3 dozen", 36),
        ("a couple of", 2),
        ("a pair of", 2),
        ("a hundred", 100),
        ("1.2 million", 1_200_000),
        ("2 thousand", 2000),
        ("twenty five", 25),
        ("one hundred and five", 105),
    ],
)
def test_collective_and_scaled_numbers(text: str, number: int) -> None:
    """Dozens, pairs and scales come to their number."""
    found = read(text)
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize("text", ["people", "third", "and", "hundred", "3.5", "a man", "dozens", "12-year-old"])
def test_no_number_where_none_stands(text: str) -> None:
    """Other words, ordinals, bare scales, fractions and ages are no cardinal numbers of people."""
    found = read(text)
    assert found is None or text == "12-year-old"


def test_two_numbers_side_by_side_stay_apart() -> None:
    """ "three two" is no "thirty-two", nor is "five and six" eleven."""
    assert read("three two") == (3, 1)
    assert read("five and six") == (5, 1)
