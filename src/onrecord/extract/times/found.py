"""One match of a rule, as its builder reads it: named groups to words, values and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extract.times.scan import Scan
from onrecord.extract.times.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A rule's match over the codes of a scan."""

    match: re.Match[str]
    scan: Scan
    vocabulary: Vocabulary

    def has(self, group: str) -> bool:
        """True where the group took part in the match."""
        return self.match.groupdict().get(group) is not None

    def words(self, group: str) -> tuple[str, ...]:
        """The group's words in lower case; empty where it took no part."""
        if not self.has(group):
            return ()
        first, last = self.match.span(group)
        return self.scan.lowers[first:last]

    def word(self, group: str) -> str:
        """The group's first word in lower case, or the empty string."""
        words = self.words(group)
        return words[0] if words else ""

    def value(self, group: str, *classes: str) -> str:
        """What the first of the classes that knows it makes of the group's first word; empty where none does."""
        word = self.word(group)
        for name in classes:
            found = self.vocabulary.values[name].get(word)
            if found is not None:
                return found
        return ""

    def match_words(self) -> tuple[str, ...]:
        """All words of the match in lower case."""
        return self.scan.lowers[self.match.start() : self.match.end()]

    def first(self) -> str:
        """The first word of the match in lower case."""
        return self.scan.lower(self.match.start())

    def opens_with(self, name: str) -> bool:
        """True where the match's first word is of the class."""
        return self.first() in self.vocabulary.values[name]

    def beside(self, name: str) -> bool:
        """True where the word after the match is in the lexicon's `CAUTION` list."""
        return self.next_word() in self.vocabulary.caution[name]

    def next_word(self) -> str:
        """The word after the match in lower case; empty at the end of the text."""
        return self.scan.lower(self.match.end())

    def month(self) -> int:
        """The month that the group `month` names, 1 to 12."""
        return int(self.value("month", "MONTH"))

    def ordinal(self, group: str) -> int:
        """`14`, `14th` and `fourteenth` are 14; 0 where the group holds none."""
        word = self.word(group)
        known = self.vocabulary.values["ORDINAL"].get(word)
        if known is not None:
            return int(known)
        digits = re.match(r"\d+", word)
        return int(digits[0]) if digits else 0

    def year(self) -> int | None:
        """The year that the groups `year` and `era` name; two digits are of the century that fits; None without one."""
        words = self.words("year")
        if not words:
            return None
        digits = words[-1].lstrip("'")
        if len(words) > 1 and not digits.isdecimal():
            return self.spelt_year(words)
        year = int(digits)
        if len(digits) == 2 and not self.has("era"):
            year += 1900 if year >= 30 else 2000
        return -year if self.value("era", "ERA") == "-1" else year

    def spelt_year(self, words: tuple[str, ...]) -> int | None:
        """`nineteen ninety-six` is 1996, `two thousand` 2000."""
        numbers = [self.vocabulary.numbers[word] for word in words if word in self.vocabulary.numbers]
        if numbers == [2, 1000]:
            return 2000
        if len(numbers) > 1 and numbers[0] in (18, 19, 20) and 10 <= numbers[1] < 100:
            return numbers[0] * 100 + sum(numbers[1:])
        return None

    def amount(self, group: str = "n") -> str:
        """The number that a count's words come to, as TIMEX3 writes it: digits, decimals, or X where they are vague."""
        words = self.words(group)
        known = self.vocabulary.values
        total, chunk, seen = 0.0, 0.0, False
        for place, word in enumerate(words):
            if word == "/" or (place and words[place - 1] == "/"):
                continue
            if place + 1 < len(words) and words[place + 1] == "/":
                total += float(word) / max(1.0, float(words[place + 2]))
            elif word[0].isdecimal():
                chunk, seen = chunk + _numeral(word), True
            elif word in known["VAGUE"] or word in known["FEW"] or word in known["DOZEN"]:
                return "X"
            elif word in self.vocabulary.numbers:
                number = self.vocabulary.numbers[word]
                chunk, seen = (max(chunk, 1) * number if number in (100, 1000) else chunk + number), True
            elif word in known["COUPLE"]:
                return known["COUPLE"][word]
            elif word in known["HALF"]:
                total += 0.5
        if not seen and not total:
            return "1" if words else ""
        return f"{total + chunk:g}"

    def part(self) -> str:
        """The part of the day or clock time of the groups `part`, `clock` and `ampm`, as it stands after the T; empty without one."""
        if self.has("clock"):
            return self.clock()
        return self.value("part", "PART", "TONIGHT") or ("MO" if self.has("small") else "")

    def clock(self) -> str:
        """The clock time as `hh:mm`; empty where there is no such time."""
        word = self.word("clock")
        if not word[:1].isdecimal():
            return self.value("clock", "PART") or _hour_word(
                self.vocabulary.numbers.get(word, 0), self.value("ampm", "AMPM")
            )
        digits = re.split(r"[:.]", word)
        hour, minute = (
            (int(word[:2]), word[2:])
            if len(word) == 4 and word.isdecimal()
            else (int(digits[0]), digits[1] if len(digits) > 1 else "00")
        )
        half = self.value("ampm", "AMPM")
        if not half and self.has("daypart"):
            half = "0" if self.word("daypart") == "morning" else "12"
        if half:
            if not 1 <= hour <= 12:
                return f"{hour:02d}:{minute}" if hour <= 24 else ""
            hour = hour % 12 + int(half)
        return f"{hour:02d}:{minute}"

    def clock_is_whole(self) -> bool:
        """False where a bare number or a decimal stands for a clock time: `7 Tuesday`, `6.43 on Tuesday`; `at 2030` is whole."""
        word = self.word("clock")
        if not word or self.has("ampm") or self.has("zone") or self.has("daypart"):
            return True
        if len(word) == 4 and word.isdecimal():
            if self.scan.word(self.match.end())[:1].isupper() and not self.scan.document.all_caps:
                return self.has("local")  # at 1600 Elm Street
            return (
                self.has("local")
                or self.scan.lower(self.match.span("clock")[0] - 1) in self.vocabulary.caution["opens_clock"]
            )
        return ":" in word or word in self.vocabulary.values["PART"]

    def zone(self) -> int | None:
        """Minutes east of Greenwich, where the words name a zone."""
        found = self.value("zone", "ZONE")
        return int(found) if found else None


def _numeral(word: str) -> float:
    digits = re.sub(r"[^\d.]", "", word)
    return float(digits) if digits.count(".") <= 1 and digits.strip(".") else 0.0


def _hour_word(hour: int, half: str) -> str:
    return f"{hour % 12 + int(half or 0):02d}:00" if 1 <= hour <= 12 else ""
