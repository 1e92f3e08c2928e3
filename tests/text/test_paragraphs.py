"""Where paragraphs end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.paragraphs import paragraph_bounds


def paragraphs(text: str) -> list[str]:
    """The words of each paragraph."""
    return [text[start:end] for start, end in paragraph_bounds(text)]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken at a fixed width belong together; a blank line or a deeper indent divides."""
    text = (
        "   THE ARMY SAID TODAY THAT TWO SOLDIERS WERE WOUNDED WHEN A MINE EXPLODED\n"
        "ON THE ROAD TO THE AIRPORT, AND THAT THE ROAD HAS BEEN CLOSED TO TRAFFIC BY\n"
        "THE AUTHORITIES.\n\n"
        "THE MAYOR ASKED FOR CALM.\n"
        "   A CURFEW BEGINS AT NIGHT."
    )
    assert [p[:9] for p in paragraphs(text)] == ["THE ARMY ", "THE MAYOR", "A CURFEW "]


def test_one_paragraph_a_line() -> None:
    """Where lines are whole paragraphs, each line break divides, after a headline without a full stop too."""
    text = "Blast kills two in Ghent market\nTwo people died on Monday when a gas bottle blew up.\nThe market was closed.\nTotal dead: 2"
    assert len(paragraphs(text)) == 4


def test_line_that_goes_on() -> None:
    """A line that opens in lower case goes on with the line before it."""
    assert paragraphs("The mayor and his\nwife left.\n- One\n- Two") == [
        "The mayor and his\nwife left.",
        "- One",
        "- Two",
    ]


def test_blank_lines() -> None:
    """White space between line breaks is a blank line, whatever the line ends are."""
    assert paragraphs("\r\n\r\nOne.\r\n \t\r\nTwo.\n\u00a0\nThree.\n\n\n") == ["One.", "Two.", "Three."]


@given(st.text(alphabet="ab.\n\r \t•A-1\u2028", max_size=80))
def test_paragraphs_cover_all_but_white_space(text: str) -> None:
    """Paragraphs are in order, not blank, and leave out white space alone."""
    place = 0
    for start, end in paragraph_bounds(text):
        assert place <= start < end
        assert text[start:end] == text[start:end].strip()
        assert not text[place:start].strip()
        place = end
    assert not text[place:].strip()
