"""A day, or a moment with its offset, from the words in which a page gives it. No zone is ever added, changed or guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

from onrecord.lexicon.load import load_lexicon

LONGEST = 120
"""Code points of the longest words that are looked at for a day."""
_FIRST, _LAST = 1900, 2200
_MONTH_FIRST = frozenset({"en-us", "en_us", "en-ph", "en_ph"})
_EPOCH = date(1970, 1, 1)
"""What software that lost a day puts in its place; no page is of it."""

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:(?:T|\s+)(?P<hour>\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?(?P<rest>.*)",
    re.IGNORECASE | re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?", re.ASCII)
_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,2})(\s?[./-]\s?)(\d{1,2})\2(\d{4})(?![\w/-])")
_YEAR_FIRST = re.compile(r"(?<![\w./-])(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?![\w/-])")
_EAST = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_DAY_MONTH = re.compile(
    r"(?<![\w./-])(\d{1,2})(?:\.|st|nd|rd|th|er|º|°|-)?\s?(?:de\s|of\s)?([^\W\d_]{3,14})\.?(?:,|-)?\s?(?:de\s|del\s)?(\d{4})(?!\w)",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(r"(?<!\w)([^\W\d_]{3,14})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\w)", re.IGNORECASE)
_YEAR_MONTH_DAY = re.compile(r"(?<!\w)(\d{4})\.?\s([^\W\d_]{3,14})\.?\s(\d{1,2})(?!\w)")
_IN_PATH = re.compile(
    r"/(?P<y>(?:19|20)\d\d)(?P<s>[/_-]?)(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?=[/_.?#-]|$)|[/_-](?P<d2>\d\d)-(?P<m2>\d\d)-(?P<y2>20\d\d)(?=[/_.?#-]|$)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day among other words: `[start, end)` of the words it stands in."""

    day: date
    start: int
    end: int


def parse_moment(words: str, tag: str | None) -> date | None:
    """The moment with its offset, or the day, that the words give: ISO 8601, the dates of mail, or a day as people write it.

    An hour without an offset, or with the name of a zone that mail does not know, leaves the day. `tag` is the page's language (`de`, `en-GB`): without it, and in
    English of no country, a day like 03/04/2023 is none, since nobody can say which month is meant.
    """
    if len(words) > 10 * LONGEST or not 8 <= len(words := " ".join(words.split())) <= LONGEST:
        return None
    return _sound(_iso(words) or _mail(words)) or next((found.day for found in find_days(words, tag)), None)


def find_days(words: str, tag: str | None) -> Iterator[FoundDay]:
    """The days in the first words (on one line) as people write them, in order; those that can be read two ways are left out."""
    found = [
        FoundDay(day, match.start(), match.end())
        for match, day in _readings(words[:LONGEST], tag)
        if day is not None and _sound(day)
    ]
    yield from sorted(found, key=lambda one: one.start)


def day_in_address(url: str) -> date | None:
    """The day in the path of an address (`/2023/03/14/shell`, `/20230314-shell`, `/14-03-2023`); None where there is none, or two."""
    days = set()
    for match in _IN_PATH.finditer(url[:2000].partition("?")[0]):
        year, month, day = match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"]
        if match["y"] and not match["s"] and len(month + day) < 4:
            continue
        if found := _sound(_day(int(year), int(month), int(day))):
            days.add(found)
    return days.pop() if len(days) == 1 else None


def _readings(words: str, tag: str | None) -> Iterator[tuple[re.Match[str], date | None]]:
    for match in _NUMERIC.finditer(words):
        yield match, _numeric(int(match[1]), match[2].strip(), int(match[3]), int(match[4]), tag)
    for pattern in (_YEAR_FIRST, _EAST):
        for match in pattern.finditer(words):
            year, month, day = match.group(1, match.re.groups - 1, match.re.groups)
            yield match, _day(int(year), int(month), int(day))
    for pattern, (year_at, month_at, day_at) in (
        (_DAY_MONTH, (3, 2, 1)),
        (_MONTH_DAY, (3, 1, 2)),
        (_YEAR_MONTH_DAY, (1, 2, 3)),
    ):
        for match in pattern.finditer(words):
            if number := _month(match[month_at], tag):
                yield match, _day(int(match[year_at]), number, int(match[day_at]))


def _iso(words: str) -> date | None:
    match = _ISO.match(words)
    if match is None:
        compact = _COMPACT.fullmatch(words)
        return _day(*map(int, compact.groups())) if compact else None
    day = _day(*map(int, match["day"].split("-")))
    if day is None or not match["zone"] or match["rest"].strip():
        return day
    zone = match["zone"].upper()
    try:
        return datetime.fromisoformat(
            f"{match['day']}T{match['hour'].replace(',', '.')}{'+00:00' if zone in ('Z', 'UTC', 'GMT') else zone}"
        )
    except ValueError:  # hour 25, offset 99: the day stands
        return day


def _mail(words: str) -> date | None:
    """A date of mail, with a month's name and a clock; its own names of zones (GMT, EST, PDT) have offsets by its standard."""
    if ":" not in words or not words.isascii():
        return None
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo is not None and words[:3].isalpha() and words[3:4] == "," else None


def _numeric(first: int, sign: str, second: int, year: int, tag: str | None) -> date | None:
    """The day of two numbers and a year: with the month first only where it must be so, or in the United States and the Philippines."""
    if first <= 12 and second <= 12 and first != second and sign != ".":
        if tag is None or tag == "en":
            return None
        if tag.lower() in _MONTH_FIRST:
            return _day(year, first, second)
    return _day(year, first, second) if second > 12 else _day(year, second, first)


def _month(word: str, tag: str | None) -> int | None:
    """The month's number by the page's language, else where all languages that have the word agree."""
    by_language = _months().get(word.lower(), {})
    language = re.split("[-_]", (tag or "").lower())[0]
    if language in by_language:
        return by_language[language]
    numbers = set(by_language.values())
    return numbers.pop() if len(numbers) == 1 else None


@lru_cache(maxsize=1)
def _months() -> Mapping[str, Mapping[str, int]]:
    """For each name of a month its number in each language that has it."""
    names: dict[str, dict[str, int]] = {}
    for language, months in load_lexicon("en").entries("page_dates")["months"].items():
        for number, forms in enumerate(months, start=1):
            for form in forms.split():
                names.setdefault(form, {})[language] = number
    return names


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _sound(moment: date | None) -> date | None:
    if moment is None or not _FIRST <= moment.year <= _LAST:
        return None
    day = moment.date() if isinstance(moment, datetime) else moment
    return None if day == _EPOCH else moment
