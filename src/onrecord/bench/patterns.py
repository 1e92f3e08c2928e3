"""Texts of any length to measure growth on: news whose names, places, days, ages and speakers never repeat, and what repeats without end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from onrecord.app import make_reader

_PLACES = 3_000
"""So many of the most populous places are named, the largest first."""


@lru_cache(maxsize=1)
def _places() -> tuple[str, ...]:
    return make_reader().gazetteer.layers[0].largest(_PLACES)


def _place(number: int) -> str:
    return _places()[number * 7 % _PLACES]


_SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "ro", "su", "ta", "ve")


def _word(number: int) -> str:
    """A capitalised word of at least two syllables, another one for every number."""
    syllables = [_SYLLABLES[number % 12]]
    while number >= 12 or len(syllables) < 2:
        number //= 12
        syllables.append(_SYLLABLES[number % 12])
    return "".join(syllables).capitalize()


def _name(number: int) -> str:
    return f"{_word(number * 5 + 1)} {_word(number * 3 + 7)}"


def _day(number: int) -> str:
    day = date(2023, 3, 13) - timedelta(number * 11 % 9_000)
    return f"{day.day} {day:%B} {day.year}"


def _age(number: int) -> int:
    return 3 + number * 13 % 90


PATTERNS: Mapping[str, Callable[[int], str]] = {
    "news": lambda n: (
        f"Officials in {_place(n)} said on {_day(n)} that at least {n % 50 + 2} people, two of them children, were killed and {n % 90 + 3} wounded. "
    ),
    "incidents": lambda n: (
        f"On {_day(n)}, gunmen shot dead {n % 9 + 2} farmers in {_place(n)}, police chief {_name(n)} said.\n\n"
    ),
    "places of one day": lambda n: f"A shell killed {n % 9 + 2} people in {_place(n)} on Monday. ",
    "days of one place": lambda n: f"A shell killed {n % 9 + 2} people in Avdiivka on {_day(n)}. ",
    "the same attack": lambda n: f"The attack killed {n % 9 + 2} people in {_place(n)}, {_name(n)} said. ",
    "victims": lambda n: f"{_name(n)}, {_age(n)}, was killed by a shell in {_place(n)}. ",
    "one family": lambda n: f"{_word(n)} Hale, {_age(n)}, was killed by the bomb. ",
    "one first name": lambda n: f"Omar {_word(n)} was killed by the bomb. Omar was {_age(n)}. ",
    "speakers": lambda n: f"“We saw {n % 9 + 2} bodies,” said {_name(n)}, a doctor in {_place(n)}. ",
    "pronouns": lambda n: f"{_name(n)} said the shell killed {n % 9 + 2}. He posted a video of the strike. ",
    "evidence": lambda n: f"Photos posted by {_name(n)} showed the ruins of a school in {_place(n)}. ",
    "periods": lambda n: (
        f"Monday’s victims are among {n % 9 + 12} people killed in {_place(n)} over the past {n % 20 + 2} days, {_name(n)} said. "
    ),
    "periods and days": lambda n: (
        f"A bomb killed three in {_place(n)} on {_day(n)}. The attack of {_day(n)} was among {n % 9 + 12} over the week. "
    ),
    "denials": lambda n: (
        f"{_name(n)} denied claims that jets had bombed {_place(n)} on {_day(n)}, killing {n % 9 + 2}. "
    ),
    "claims": lambda n: (
        f"The {_word(n)} Brigade claimed responsibility for a car bomb in {_place(n)} that wounded {n % 9 + 2}. "
    ),
    "updates": lambda n: f"The death toll rose to {n + 2} on {_day(n)}, {_name(n)} said. ",
    "damage": lambda n: f"{n % 9 + 2} houses and a school in {_place(n)} were damaged by the blast. ",
    "list of places": lambda n: f"{_place(n)}, ",
    "list of names": lambda n: f"{_name(n)}, {_age(n)}; ",
    "list of days": lambda n: f"{_day(n)}, ",
    "one sentence": lambda _: (
        "Officials said on Tuesday that 12 people, two of them children, were killed and 30 wounded in Ghent. "
    ),
    "paragraphs": lambda _: "Two wounded.\n\n",
    "quotations": lambda _: "“We ran,” he said. ",
    "open quotes": lambda _: "“We ran, he said. ",
    "quotes": lambda _: '"',
    "triggers": lambda _: "bomb ",
    "harms": lambda _: "killing two and injuring three and ",
    "numbers": lambda _: "two hundred and ",
    "one place": lambda _: "Kyiv, ",
    "one name": lambda _: "John Smith ",
    "one day": lambda _: "Monday ",
    "capitals": lambda n: f"{n % 9 + 2} MEN WERE KILLED BY A BOMB IN {_place(n).upper()} ",
    "one letter": lambda _: "x",
    "brackets": lambda _: "(",
    "line breaks": lambda _: "a\n",
    "full stops": lambda _: ". ",
}
"""What each text is made of, by number: varied news first, since what is compared pair by pair shows only where nothing repeats;
then what has made some reader quadratic."""


def make_text(pattern: str, length: int) -> str:
    """The first `length` code points of the pattern's text; a longer text begins with the shorter one."""
    unit, parts, size, number = PATTERNS[pattern], [], 0, 0
    while size < length:
        parts.append(unit(number))
        size += len(parts[-1])
        number += 1
    return "".join(parts)[:length]
