"""The rules of what leaves: two views, what each withholds, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

View = Literal["analyst", "public"]

QUOTE_MOST = 200
"""Code points of any quote or title that leaves: enough to check a number by, too little to stand for the article."""
COARSEN_KM = 10.0
"""Side of the grid cells that public points are set to, where the user states no other."""

NAME, UNIT, PLACE = "[name withheld]", "[unit withheld]", "[place withheld]"
"""What stands in place of words that may not leave."""

REASONS: Mapping[str, str] = {
    "victim-name": "a victim whose name no decision has released",
    "name-in-words": "a withheld name in a quote, a title or another text",
    "possible-name": "words in a quote about casualties that may be a name nobody has looked at",
    "witness-name": "a witness, who is named to nobody outside of the ledger",
    "force-unit": "a unit of armed forces",
    "force-position": "the place of armed forces that were hit",
    "coordinates": "a point set to the middle of its grid cell, and marked so",
    "quote": "a quote cut to its greatest length",
    "url": "an address that holds a withheld name or place, or is no web address",
    "report-id": "a report's id that holds a withheld name or place",
    "reviewer": "the name of who took a decision",
    "reason": "the reason of a decision, which is written for the ledger alone or holds a withheld name",
    "unknown-key": "a part of the record that these rules do not know",
}
"""Everything that is withheld or changed, by its name in manifests, and why; `docs/releases.md` explains each."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that tell what may not leave, from the lexicon's `disclosure.yaml`.

    Attributes:
        units: words that make a unit of the capitalised or numbered words before them (`brigade`).
        numbered_units: the same where a number stands before them (`company`).
        openers: words that begin a quote with a capital and are no part of a name (`three`, `dozens`).
        military: keys of the object taxonomy that are armed forces' own.
    """

    units: frozenset[str] = frozenset()
    numbered_units: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    military: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rules:
    """How incidents leave.

    Attributes:
        coarsen_km: side of the grid cells that points are set to; None leaves points at their stated precision.
        quote: the most code points of a quote or title.
    """

    view: View
    coarsen_km: float | None = None
    quote: int = QUOTE_MOST
    vocabulary: Vocabulary = field(default_factory=Vocabulary)


ANALYST = Rules("analyst")
"""For people who work with the ledger: points at their stated precision."""
PUBLIC = Rules("public", COARSEN_KM)
"""For everybody: coarsened, and without what could endanger witnesses and reviewers."""


def vocabulary_of(entries: Mapping[str, Any]) -> Vocabulary:
    """The vocabulary in the lexicon's table `disclosure`."""
    return Vocabulary(**{name: frozenset(words) for name, words in entries.items()})


def with_vocabulary(rules: Rules, vocabulary: Vocabulary) -> Rules:
    """The rules with these words."""
    return replace(rules, vocabulary=vocabulary)
