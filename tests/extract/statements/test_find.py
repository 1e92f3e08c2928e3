"""Statements come out with their source, cue and content, in every order of the three."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.statements import find_statements
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
        ("According to the mayor, two bridges were closed.", "the mayor", "According to", ("two bridges were closed",)),
        (
            "“Nobody slept,” the mayor said. “We are tired.”",
            "the mayor",
            "said",
            ("“Nobody slept,”", "“We are tired.”"),
        ),
        ("Police confirmed the deaths of two officers.", "Police", "confirmed", ("the deaths of two officers",)),
        ("Doctors fear the toll will rise.", "Doctors", "fear", ("the toll will rise",)),
        (
            "Two shells hit the clinic, wounding four nurses, the mayor said.",
            "the mayor",
            "said",
            ("Two shells hit the clinic, wounding four nurses",),
        ),
        ("The attack was blamed on rebels by the government.", "the government", "blamed", ("The attack", "on rebels")),
        ("THE MAYOR SAID THAT TWO BRIDGES WERE CLOSED.", "THE MAYOR", "SAID", ("THAT TWO BRIDGES WERE CLOSED",)),
        ("TWO BRIDGES WERE CLOSED, OFFICIALS SAID.", "OFFICIALS", "SAID", ("TWO BRIDGES WERE CLOSED",)),
        ("Two bridges were closed, according to the mayor.", "the mayor", "according to", ("Two bridges were closed",)),
    ],
)
def test_plain_constructions(text: str, source: str, cue: str, content: tuple[str, ...]) -> None:
    """Direct, indirect and inverted speech, and "according to", keep their three parts."""
    (statement,) = read(text)
    assert parts(statement) == (source, cue, content)


def test_quote_open_to_the_next_paragraph() -> None:
    """A quote left open goes on where the next paragraph repeats the opening mark."""
    first, *_ = read("“We will not stop,” the mayor said. “We have the means.\n\n“And we have the time.”\n\nRain fell.")
    assert parts(first)[2] == ("“We will not stop,”", "“We have the means.", "“And we have the time.”")


@pytest.mark.parametrize("mark", ["”", "»", "Â»", "ยป"])
def test_quote_proved_by_its_closing_mark(mark: str) -> None:
    """A second sentence whose opening mark was lost still belongs to the quote that its closing mark ends, misread or not."""
    (statement,) = read(
        f"“They shell the schools,” the mayor, Anna Rehn, told reporters. They shell the clinics too. {mark}"
    )
    assert statement.source is not None
    assert statement.source.name == "Anna Rehn"
    assert parts(statement)[2][0] == "“They shell the schools,”"
    assert parts(statement)[2][1].startswith("They shell the clinics too.")


def test_a_toll_is_no_statement() -> None:
    """What a war or a blast claims, it does not say."""
    assert read("The war has claimed many lives.") == ()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army denied that it had fired.", "denies"),
        ("Police confirmed the deaths of two officers.", "confirms"),
        ("The mayor claims that the rebels fired first.", "claims"),
        ("The mayor said that the rebels fired first.", "says"),
        ("Doctors fear the toll will rise.", "believes"),
        ("The ministry did not confirm that 12 people were killed.", "doubts"),
        ("The agency could not verify claims that 12 people were killed.", "doubts"),
        ("Officials have not said that 12 people were killed.", "doubts"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    """The cue's verb decides how the speaker stands to the words."""
    (statement,) = read(text)
    assert statement.stance == stance


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "he",
                "said",
                "that",
                ",",
                ".",
                "“",
                "”",
                '"',
                "»",
                "ยป",
                "\n\n",
                "Officials",
                "according",
                "to",
                "the",
                "mayor",
                "claimed",
                "blamed",
                "on",
                "by",
                "and",
                "\u200f",
                "’",
            ]
        ),
        max_size=60,
    )
)
def test_spans_quote_the_text_exactly(words: list[str]) -> None:
    """Whatever the order of words and marks, every span is the text's own, contents are in order and none is empty."""
    text = " ".join(words)
    for statement in read(text):
        spans = [*statement.content, *([statement.cue] if statement.cue else [])]
        if statement.source:
            spans.append(statement.source.span)
        assert statement.content
        assert all(span.start < span.end and text[span.start : span.end] == span.quote for span in spans)


def test_a_shot_is_no_statement() -> None:
    """Who fires missiles at a port says nothing by it."""
    assert read("Ruritania fired missiles at Belgorod on Monday.") == ()
