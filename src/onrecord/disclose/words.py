"""What happens to words on their way out: names, units and places withheld, quotes cut; every change counted."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from onrecord.disclose.forces import redact_units
from onrecord.disclose.names import Names, holds_name, redact, words_of
from onrecord.disclose.rules import NAME, PLACE, Rules

_PLAIN = frozenset(
    [
        "id",
        "harm",
        "status",
        "age",
        "sex",
        "scope",
        "extent",
        "precision",
        "stated_precision",
        "country",
        "kind",
        "event_type",
        "acled_sub_event_type",
        "convention",
        "role",
        "degree",
        "object",
        "type",
        "field",
        "verdict",
        "start",
        "end",
        "published",
        "as_of",
        "at",
        "gazetteer_id",
        "policy",
        "basis",
        "stance",
        "grade",
        "coarsened",
        "coarsened_to_km",
        "min",
        "best",
        "max",
        "open",
        "revision",
    ]
)
"""Keys whose values are of a vocabulary, a day, a hash or a number: nothing a name could stand in."""
_NAMES = frozenset({"admin1", "publisher", "area"})
"""Keys of names that are no person's: only a whole withheld name is taken out of them, for places share their words with people."""
PRIVATE = frozenset(
    [
        "text",
        "html",
        "body",
        "victims",
        "restricted_names",
        "prefix",
        "suffix",
        "trigger",
        "span",
        "spans",
        "statement",
        "metadata",
        "author",
    ]
)
"""Keys that never leave, wherever they stand: full texts, the words around a quote, and who is in it."""


@dataclass(frozen=True, slots=True)
class Words:
    """What may not stand in the words of one incident, and the count of what was taken out so far; `named` holds the names that may."""

    rules: Rules
    names: Names
    witnesses: Names = field(default_factory=Names)
    places: Names = field(default_factory=Names)
    named: frozenset[str] = frozenset()
    tally: Counter[str] = field(default_factory=Counter)

    def prose(self, text: str) -> str:
        """The text without withheld names, units and places."""
        return self._apply(text, alone=True)

    def name(self, text: str) -> str:
        """The name of something that is no person: only whole withheld names are taken out."""
        return self._apply(text, alone=False)

    def quote(self, text: str, *, casualties: bool = False) -> str:
        """The quote, cut to what may be quoted. Of quotes about casualties the public view also loses what may be a name."""
        plain = self.prose(text)
        if casualties and self.rules.view == "public":
            plain, found = _unlooked(plain, self.rules, self.named)
            self.tally["possible-name"] += found
        if len(plain) > self.rules.quote:
            self.tally["quote"] += 1
            plain = f"{_whole_words(plain, self.rules.quote - 2)} …"
        return plain

    def holds(self, text: str) -> bool:
        """True where an address or an id gives away what is withheld."""
        return any(holds_name(text, names) for names in (self.names, self.witnesses, self.places))

    def names_victim(self, text: str) -> bool:
        """True where a withheld name, or a part of one that tells who is meant, stands in the text."""
        return redact(text, self.names, NAME)[1] > 0

    def report_id(self, identifier: str) -> str:
        """The report's id, or where that would give a name away one that stands for it."""
        if not self.holds(identifier):
            return identifier
        return f"withheld-{hashlib.sha256(identifier.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"

    def key(self, key: str) -> str:
        """A key of an object; most are of the contract, but a value may be kept by a name."""
        return key if key.isidentifier() and key.islower() else self.prose(key)

    def scalar(self, value: Any, key: str) -> Any:
        """A value that is no object and no list, disclosed by the key that it stands under."""
        if not isinstance(value, str) or key in _PLAIN:
            return value
        if key == "report":
            return self.report_id(value)
        if key in _NAMES:
            return self.name(value)
        return self.quote(value, casualties=key == "wording")

    def _apply(self, text: str, *, alone: bool) -> str:
        text, found = redact(text, self.names, NAME, alone=alone)
        self.tally["name-in-words"] += found
        text, found = redact(text, self.witnesses, NAME, alone=alone)
        self.tally["witness-name"] += found
        text, found = redact(text, self.places, PLACE, alone=alone)
        self.tally["force-position"] += found
        text, found = redact_units(text, self.rules.vocabulary)
        self.tally["force-unit"] += found
        return text


def _whole_words(text: str, most: int) -> str:
    return text[: most + 1].rpartition(" ")[0].rstrip() or text[:most]


def _unlooked(text: str, rules: Rules, named: frozenset[str]) -> tuple[str, int]:
    """Two or more words in a row with capitals, in a quote that counts people, may be the name of one who was overlooked."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    end = length = 0
    marks = [(match.start(), match.end()) for match in re.finditer(r"\[[a-z]+ withheld\]", text)]
    for word in words_of(text):
        written = text[word.start : word.end]
        capital = written[0].isupper() and not (len(written) > 1 and written.isupper())
        opener = written.casefold() in rules.vocabulary.openers
        inside = any(low <= word.start < high for low, high in marks)
        joined = start is not None and not re.search(r"[^\s.’'-]", text[end : word.start])
        if capital and not opener and not inside:
            start, length = (start, length + 1) if joined else (word.start, 1)
            end = word.end
            if length == 2:
                runs.append((start or 0, end))
            elif length > 2:
                runs[-1] = (runs[-1][0], end)
        else:
            start = None
    found = [(low, high) for low, high in runs if text[low:high] not in named]
    for low, high in reversed(found):
        text = f"{text[:low]}{NAME}{text[high:]}"
    return text, len(found)
