"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.sentences import Case, sentence_bounds


def sentences(text: str, case: Case = "mixed") -> list[str]:
    """The words of each sentence."""
    return [text[start:end].strip() for start, end in sentence_bounds(text, 0, len(text), case)]


@pytest.mark.parametrize(
    "expected",
    [
        ["He met Gen. A. B. Osei in St. Ives.", "They spoke."],
        ["It fell at 6 p.m. Thursday near the U.S. Embassy.", "Police came."],
        ["It fell at 6 p.m.", "Police came."],
        ["He lives in the U.S.", "The house burned."],
        ["“We ran.”", "She wept."],
        ["“Did you run?” she asked.", "“Yes!”"],
        ["The answer was no.", "Nine died."],
        ["It was No. 4 on Jan. 5 at Acme Inc. of Ghent."],
        ["He runs Acme Co.", "“It was late,” he said."],
        ["It fell in LA.", "Fred Osei fled."],
        ["Two men (one armed) fled.", "(Both were caught.)"],
        ["The town fell.[12]", "Its mayor fled."],
        ["He waited ... and left.", "She stayed ..."],
        ["Prices rose 3.5 percent.", "12 others were hurt."],
        ["`` Stop . ''", "He ran ."],
        ["He wrote: « Help. »", "Nobody came."],
        ["Analysts say. ."],
        ["1. First item.", "2. Second item."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    """Quotes, abbreviations, initials, clock times, brackets and footnotes."""
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was late, she said.The men ran.", ["It was late, she said.", "The men ran."]),
        ('He fled."We ran," he said.', ["He fled.", '"We ran," he said.']),
        ('"We ran."He fled.', ['"We ran."', "He fled."]),
        ("It fell at 9 p.m.Two men died.", ["It fell at 9 p.m.", "Two men died."]),
        ("Mr.Osei read www.Foo.Com and Node.JS pages.", ["Mr.Osei read www.Foo.Com and Node.JS pages."]),
    ],
)
def test_missing_spaces(text: str, expected: list[str]) -> None:
    """A full stop glued to the next sentence still divides; names, titles and web addresses stay whole."""
    assert sentences(text) == expected


def test_capitals_only() -> None:
    """Without small letters, word lists alone tell an abbreviation from an end."""
    text = "COL. J. A. PAZ AND GEN. RUIZ MET U.S. OFFICIALS.  THEY DENIED IT.  NO. 4 FELL."
    assert sentences(text, "upper") == [
        "COL. J. A. PAZ AND GEN. RUIZ MET U.S. OFFICIALS.",
        "THEY DENIED IT.",
        "NO. 4 FELL.",
    ]


def test_small_letters_only() -> None:
    """Without capitals a full stop and a space divide."""
    assert sentences("two died. a house burned.", "lower") == ["two died.", "a house burned."]


@given(st.text(alphabet=" .!?\"'”»)[]AaÉé1\n…U.S”", max_size=60))
def test_bounds_cover_all_but_white_space(text: str) -> None:
    """Sentences are in order, do not overlap, and leave out white space alone."""
    place = 0
    for start, end in sentence_bounds(text, 0, len(text)):
        assert place <= start < end
        assert not text[place:start].strip()
        place = end
    assert not text[place:].strip()
