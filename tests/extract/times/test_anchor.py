"""Values and intervals by the day of publication and by the telling."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.extract.times import find_times
from onrecord.lexicon.load import load_lexicon
from onrecord.model.interval import Interval
from onrecord.model.mention import TimeMention
from onrecord.text.document import make_document

LEXICON = load_lexicon()
TUESDAY = date(2021, 6, 8)


def read(text: str, published: date | None = TUESDAY) -> tuple[TimeMention, ...]:
    """The times of a text, by default published on Tuesday 8 June 2021."""
    return find_times(make_document(text), published, LEXICON)


def values(text: str, published: date | None = TUESDAY) -> list[str]:
    """Their values."""
    return [mention.value for mention in read(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mine went off on Tuesday.", ["2021-06-08"]),
        ("A mine went off last Tuesday.", ["2021-06-01"]),
        ("They will meet on Friday.", ["2021-06-11"]),
        ("They met on Friday.", ["2021-06-04"]),
        ("Friday's raid killed two.", ["2021-06-04"]),
        ("Talks had been due to open on Friday.", ["2021-06-04"]),
        ("The vote is scheduled for next Tuesday.", ["2021-06-15"]),
        ("It was the worst raid since April.", ["2021-04"]),
        ("It was the worst raid since last June.", ["2020-06"]),
        ("He was held in November.", ["2020-11"]),
        ("Trials will begin in November.", ["2021-11"]),
        ("The law takes effect on 1 July.", ["2021-07-01"]),
        ("He was shot on 30 December.", ["2020-12-30"]),
        ("He was shot on Wednesday, 30 December.", ["2020-12-30"]),
        ("It burned overnight.", ["2021-06-08TNI"]),
        ("It burned last night.", ["2021-06-07TNI"]),
        ("It burned in the early hours of Tuesday.", ["2021-06-08TMO"]),
        ("On 12 May 2019 he fled; two days later he was caught.", ["2019-05-12", "2019-05-14"]),
        ("On 12 May 2019 he fled. At 6:26 AM he called.", ["2019-05-12", "2019-05-12T06:26"]),
        ("At 02:30 (00:30 GMT) on Sunday it fell.", ["2021-06-06T02:30", "2021-06-06T00:30", "2021-06-06"]),
        ("From June to August 1915 they held. In September they left.", ["1915-06", "1915-08", "2020-09"]),
        ("At Easter 2019 it burned, at Christmas it stood again.", ["2019-04-21", "2020-12-25"]),
        ("It was shelled between 13 and 15 May.", ["2021-05-13", "2021-05-15"]),
        ("In 24 hours six were killed.", ["PT24H"]),
        ("It was read on 12/03/2021.", ["2021"]),
    ],
)
def test_news(text: str, expected: list[str]) -> None:
    """What a report of Tuesday 8 June 2021 means."""
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In December 1877 it snowed. In January they fled.", ["1877-12", "1878-01"]),
        (
            "In May 1877 they came. The war was long over by the election of 1892. In June they left.",
            ["1877-05", "1892", "1877-06"],
        ),
        ("From June to August 1915 they held. In September they left.", ["1915-06", "1915-08", "1915-09"]),
        ("In 1877-79 they held.", ["1877", "1879"]),
        ("On April 6-7, 1877, they met.", ["1877-04-06", "1877-04-07"]),
        ("It fell in 241 BC.", ["BC0241"]),
        ("Yesterday it rained.", ["XXXX-XX-XX"]),
        ("In June 1877 they came. Last April it was quiet.", ["1877-06", "XXXX-04"]),
        (
            "On Friday a mine went off, as in June 1877. A mayor died on Monday. In July there was talk.",
            ["XXXX-WXX-5", "1877-06", "XXXX-WXX-1", "XXXX-07"],
        ),
    ],
)
def test_narrative_without_publication(text: str, expected: list[str]) -> None:
    """What a telling without a date of publication means."""
    assert values(text, None) == expected


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("the night of 6-7 June", Interval(date(2021, 6, 6), date(2021, 6, 7), "days")),
        ("overnight", Interval(date(2021, 6, 7), date(2021, 6, 8), "days")),
        ("last week", Interval(date(2021, 5, 31), date(2021, 6, 6), "week")),
        ("early May", Interval(date(2021, 5, 1), date(2021, 5, 31), "month")),
        ("late last year", Interval(date(2020, 1, 1), date(2020, 12, 31), "year")),
        ("the weekend", Interval(date(2021, 6, 5), date(2021, 6, 6), "days")),
        ("recently", None),
        ("for three years", None),
    ],
)
def test_interval(words: str, interval: Interval | None) -> None:
    """The days that the words can mean, and how finely."""
    (mention,) = read(f"It was told {words}.")
    assert mention.interval == interval


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May fell ill.",
        "They may march.",
        "The March for Peace was calm.",
        "The Sunday Times wrote of it.",
        "June Okafor was hurt.",
        "Omar Ramadan was hurt.",
        "The fall of Rome was long.",
        "Some 2000 people fled.",
        "He lives in the 1300 block of Elm Street.",
        "The 11th Circuit heard it.",
        "A 12-year-old boy and his second brother, 14 years old, were hurt.",
        "Call 555-1932.",
        "She was in her early 20s.",
    ],
)
def test_no_time(text: str) -> None:
    """Words that look like times and are none."""
    assert read(text) == ()


def test_capitals_read_the_same() -> None:
    """A text in capitals gives the values that it gives in mixed case."""
    text = "On Tuesday, 25 May, at 0430, guerrillas attacked; in March they may march. Last April ten died, two days later one more."
    assert [mention.value for mention in read(text.upper())] == [mention.value for mention in read(text)]
