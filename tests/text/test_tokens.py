"""Words and signs with their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.tokens import tokenize

_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF]
)


def words(text: str) -> list[str]:
    """Each token as written."""
    return [text[start:end] for start, end in zip(*tokenize(text), strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,500 men", ["12,500", "men"]),
        ("a 10-year-old boy", ["a", "10", "-", "year-old", "boy"]),
        ("13-14 March", ["13", "-", "14", "March"]),
        ("T-72s and AK-47 fire", ["T-72s", "and", "AK-47", "fire"]),
        ("PRE-1990", ["PRE", "-", "1990"]),
        ("Kup'yans'k didn't fall", ["Kup'yans'k", "did", "n't", "fall"]),
        ("the mayor’s car", ["the", "mayor", "’s", "car"]),
        ("Gen. J. Osei said.The end.", ["Gen.", "J.", "Osei", "said", ".", "The", "end", "."]),
        ("No. 4 said no. Then", ["No.", "4", "said", "no", ".", "Then"]),
        ("at 6 p.m. in the U.S.", ["at", "6", "p.m.", "in", "the", "U.S."]),
        ("see https://a.example/b?c=1.", ["see", "https://a.example/b?c=1", "."]),
        ("`` Stop , '' he cried", ["``", "Stop", ",", "''", "he", "cried"]),
        ("kil\u200bled \u200f3\u200e men\ufeff", ["kil\u200bled", "3", "men"]),
        ("three-storey, al-Masri", ["three-storey", ",", "al-Masri"]),
        ("at 6 p.m Sunday", ["at", "6", "p.m", "Sunday"]),
        ("by 5:30pm, at 05:30hrs", ["by", "5:30", "pm", ",", "at", "05:30", "hrs"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    """Numbers, names, abbreviations and signs come out as the grammars expect them."""
    assert words(text) == expected


def test_tokens_are_short() -> None:
    """No token is longer than 100 word characters, whatever the text."""
    assert max(map(len, words("x" * 5000))) <= 101


@given(st.text())
def test_tokens_cover_every_sign(text: str) -> None:
    """Tokens are in order, do not overlap, and leave out white space and invisible marks alone."""
    starts, ends = tokenize(text)
    place = 0
    for start, end in zip(starts, ends, strict=True):
        assert start < end
        assert not text[place:start].translate(_INVISIBLE).strip()
        place = end
    assert not text[place:].translate(_INVISIBLE).strip()
