"""Statements come out with their source, cue and content, in every order of the three."""

from __future__ import annotations

import pytest

from onrecord.extract.statements import find_statements, statement_at
from onrecord.lexicon.load import load_lexicon
from onrecord.model.statement import Statement
from onrecord.text.document import make_document


def read(text: str) -> tuple[Statement, ...]:
    """The statements of a text of our own."""
    return find_statements(make_document(text), load_lexicon("en"))


def parts(statement: Statement) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Source, cue and content as words."""
    return (
        statement.source.span.quote if statement.source else None,
        statement.cue.quote if statement.cue else None,
        tuple(part.quote for part in statement.content),
    )


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor said that two bridges were closed.", "The mayor", "said", ("that two bridges were closed",)),
        (
            "Two bridges were closed overnight, the mayor said.",
            "the mayor",
            "said",
            ("Two bridges were closed overnight",),
        ),
        ("“Two bridges are closed,” said the mayor.", "the mayor", "said", ("“Two bridges are closed,”",)),
        ("Two bridges were closed, according to the mayor.", "the mayor", "according to", ("Two bridges were closed",)),
    ],
)
def test_plain_constructions(text: str, source: str, cue: str, content: tuple[str, ...]) -> None:
    """Direct, indirect and inverted speech, and "according to", keep their three parts."""
    (statement,) = read(text)
    assert parts(statement) == (source, cue, content)


def test_statement_at_finds_the_content_that_holds_a_span() -> None:
    """A claim inside the content belongs to its statement; one outside it to the report."""
    text = "The mayor said that two bridges were closed. Traffic stood still."
    document = make_document(text)
    statements = find_statements(document, load_lexicon("en"))
    inside, outside = text.index("two"), text.index("Traffic")
    assert statement_at(statements, document.span_at(inside, inside + 3)) == statements[0]
    assert statement_at(statements, document.span_at(outside, outside + 7)) is None
