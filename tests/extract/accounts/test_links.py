"""From words to the statement that says them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.accounts.links import index_statements, speaks, statement_id
from onrecord.model.span import Span
from onrecord.model.statement import Source, Statement

_TEXT = "x" * 200


def _statement(number: int, start: int, end: int) -> Statement:
    return Statement(f"s{number}", None, None, (Span(start, end, _TEXT[start:end]),), "indirect", "says")


def test_innermost_statement_holds_the_words() -> None:
    """A statement inside another one's content speaks for its own words."""
    index = index_statements((_statement(1, 0, 100), _statement(2, 20, 40)))
    assert statement_id(index, Span(25, 30, "xxxxx")) == "s2"
    assert statement_id(index, Span(50, 60, "x" * 10)) == "s1"
    assert statement_id(index, Span(150, 160, "x" * 10)) is None


def test_words_of_the_title_stand_in_no_statement_of_the_body() -> None:
    """The title's offsets count its own code points."""
    index = index_statements((_statement(1, 0, 100),))
    assert statement_id(index, Span(25, 30, "xxxxx", "title")) is None


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 20)), max_size=6), st.integers(0, 150))
def test_found_statement_holds_the_first_word(parts: list[tuple[int, int]], offset: int) -> None:
    """Whatever statement is found has a part that holds the words."""
    statements = {f"s{n}": (start, start + length) for n, (start, length) in enumerate(parts)}
    index = index_statements([_statement(n, start, start + length) for n, (start, length) in enumerate(parts)])
    found = statement_id(index, Span(offset, offset + 1, "x"))
    if found is not None:
        start, end = statements[found]
        assert start <= offset < end


def test_who_speaks_is_told_by_the_words_for_the_speaker() -> None:
    """A name within a source's words speaks; elsewhere it does not."""
    said = Statement("s1", Source(Span(10, 30, "x" * 20), "Ann"), None, (Span(40, 60, "x" * 20),), "indirect", "says")
    index = index_statements((said,))
    assert speaks(index, Span(12, 20, "x" * 8))
    assert not speaks(index, Span(45, 50, "x" * 5))
    assert not speaks(index, Span(12, 20, "x" * 8, "title"))
