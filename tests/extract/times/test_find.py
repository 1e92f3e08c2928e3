"""Expressions found, their values and intervals."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.times import find_times
from onrecord.extract.times.grammar import RULES, Rule
from onrecord.lexicon.load import load_lexicon
from onrecord.model.interval import day_of
from onrecord.model.mention import TimeMention
from onrecord.text.document import make_document

LEXICON = load_lexicon()
PUBLISHED = date(2021, 6, 9)  # a Wednesday


def read(text: str, published: date | None = PUBLISHED) -> tuple[TimeMention, ...]:
    """The times of a text."""
    return find_times(make_document(text), published, LEXICON)


def values(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """Quotes and values of a text."""
    return [(mention.span.quote, mention.value) for mention in read(text, published)]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.example], ids=lambda rule: rule.name)
def test_rule_reads_its_example(rule: Rule) -> None:
    """Each rule's example is read whole, in a plain sentence."""
    mentions = read(f"It was told by {rule.example}, people there say.")
    assert [mention.span.quote for mention in mentions] == [rule.example]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Tuesday", "2021-06-08"),
        ("Wednesday", "2021-06-09"),
        ("last April", "2021-04"),
        ("last July", "2020-07"),
        ("late last year", "2020"),
        ("yesterday", "2021-06-08"),
        ("a week ago", "2021-W22"),
        ("31 October 2019", "2019-10-31"),
        ("October 31st, 2019", "2019-10-31"),
        ("2019-03-14", "2019-03-14"),
        ("14/03/2019", "2019-03-14"),
        ("9 JAN 90", "1990-01-09"),
        ("24 hours", "PT24H"),
        ("every day", "P1D"),
    ],
)
def test_value(words: str, value: str) -> None:
    """A time told on 9 June 2021 has this value."""
    assert values(f"It happened on {words}.") == [(words, value)]


def test_nothing_is_invented_without_publication() -> None:
    """A bare weekday without a date of publication has no year and no interval."""
    (mention,) = read("A shell hit the market on Tuesday.", None)
    assert (mention.value, mention.interval) == ("XXXX-WXX-2", None)


def test_full_date_anchors_what_follows() -> None:
    """A full date in the text anchors later expressions, publication or not."""
    text = "The siege began on 24 May 1877. The next day the guns came. In July it ended."
    assert [value for _, value in values(text, None)] == ["1877-05-24", "1877-05-25", "1877-07"]


PIECES = st.sampled_from(
    ["the ", "last ", "next ", "Tuesday", "May ", "MARCH ", "31 ", "14th ", "1990s ", "2021", "-", "/", ":30 ", "p.m. ", "two ", "weeks ", "ago ", "of ", "night ",
     "'99 ", "İ", "\ud800", "\u200f", "9999", "31/02/2021 ", "BC ", "year ", "later ", ". ", "\n\n", "(", "GMT ", "every ", "a ", "half ", "1/2 ", "٣", "²"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join), st.none() | st.dates())
def test_any_pieces(text: str, published: date | None) -> None:
    """Pieces of time expressions in any order, on any day, neither crash nor give a span that does not quote."""
    for mention in read(text, published):
        assert text[mention.span.start : mention.span.end] == mention.span.quote
        assert mention.value


@given(st.text(), st.none() | st.dates())
def test_any_unicode(text: str, published: date | None) -> None:
    """No text crashes."""
    read(text, published)


@given(st.text(alphabet=st.sampled_from("MaytheTuesday 0123456789-/:.,'ago last p.m. of in\n"), max_size=80))
def test_any_text(text: str) -> None:
    """No text crashes; spans quote it, in order and apart; intervals run forward."""
    end = 0
    for mention in read(text):
        span = mention.span
        assert text[span.start : span.end] == span.quote
        assert span.start >= end
        end = span.end
        if mention.interval and mention.interval.start and mention.interval.end:
            assert day_of(mention.interval.start) <= day_of(mention.interval.end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QUITO, 10 JAN 90 (ABC) -- A BOMB WENT OFF YESTERDAY.", ["1990-01-10", "1990-01-09"]),
        ("Posted: Tuesday, August 4, 2015\n\nShots were fired on Monday.", ["2015-08-04", "2015-08-03"]),
        ("A shell hit the port on 3 June 2019. On Tuesday it burned.", ["2019-06-03", "XXXX-WXX-2"]),
    ],
)
def test_head_of_the_text_may_state_its_day(text: str, expected: list[str]) -> None:
    """A dateline or a stamp gives the day of publication; a date told of does not."""
    assert [value for _, value in values(text, None)] == expected
