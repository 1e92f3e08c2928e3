"""One sentence, ready to be asked: its noun phrases and, as they are read, who is harmed by which word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.groups import find_groups
from onrecord.extract.casualties.unlisted import with_unlisted
from onrecord.extract.casualties.words import HarmClass, Words
from onrecord.model.casualty import Scope
from onrecord.text.document import Document


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate of harm and those it is said of.

    Attributes:
        trigger: the tokens `[first, last)` of the word of harm.
        groups: the harmed, as a coordination ("a woman and her two children"); empty for an event without its victims.
        subset: true for those told apart within others ("including two children").
        reflexive: true where people harmed themselves.
        weak: true where the words only imply the harm ("taken to hospital", "a deadly attack").
        negated: true where the words say that it did not happen.
        total: true for a figure given to a toll ("the toll rose to 91"), in which the deaths told beside it are counted.
        replaced: older figures that the same words put aside ("to three from five").
        risen: true for a toll that has changed to its figure ("rose to 91"), which supersedes the one told before.
        besides: others whom people harmed with themselves ("killed himself and six others").
        part: those of the harmed that the same phrase tells apart ("19 of the 22 dead").
    """

    harm: HarmClass
    trigger: tuple[int, int]
    groups: tuple[Group, ...]
    subset: bool = False
    reflexive: bool = False
    weak: bool = False
    negated: bool = False
    total: bool = False
    replaced: tuple[Group, ...] = ()
    risen: bool = False
    besides: tuple[Group, ...] = ()
    part: Group | None = None


def _is_contrast(lowers: Sequence[str], group: Group, first: int) -> bool:
    """True for whom the words set aside: "ten fighters, not civilians,", "three people and not eight"."""
    return (
        group.first - 2 >= first
        and lowers[group.first - 1] == "not"
        and (lowers[group.first - 2] in (",", "(", "–", "—") or (group.numbered and lowers[group.first - 2] == "and"))
    )


QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})


DASHES = frozenset({"–", "—", "--"})


REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})


REACH = 60
"""Tokens that a subject may stand before its predicate; measured to hold for all but the longest newspaper sentences."""


class SentenceView:
    """One sentence with its noun phrases, asked again and again while its words of harm are read."""

    __slots__ = (
        "at",
        "contrasts",
        "document",
        "first",
        "groups",
        "last",
        "lowers",
        "recalled",
        "scope",
        "subjects",
        "told",
        "total_from",
        "words",
    )

    def __init__(self, document: Document, first: int, last: int, words: Words) -> None:
        """Finds the noun phrases among the tokens `[first, last)`."""
        self.document, self.first, self.last, self.words = document, first, last, words
        self.lowers = document.lowers
        found = find_groups(document, first, last, words)
        found = with_unlisted(found, self.lowers, (first, last), words, self.tag)
        self.contrasts = frozenset(group.first - 1 for group in found if _is_contrast(self.lowers, group, first))
        self.groups = [group for group in found if group.first - 1 not in self.contrasts]
        self.at: dict[int, int] = {}
        for number, group in enumerate(self.groups):
            for token in range(group.first, group.last):
                self.at[token] = number
        self.subjects: dict[int, tuple[Group, ...]] = {}
        self.told: set[Group] = set()
        self.scope: Scope | None = None
        self.recalled: HarmClass | None = None
        self.total_from: int | None = None

    def word(self, token: int) -> str:
        """The token in lower case; the empty string outside the sentence."""
        return self.lowers[token] if self.first <= token < self.last else ""

    def tag(self, token: int) -> str:
        """The part of speech of the token, in the Penn Treebank's tags; the empty string outside the sentence."""
        sentence = self.document.sentence_at(self.document.starts[self.first])
        if sentence is None or not self.first <= token < self.last:
            return ""
        return self.document.tags(sentence)[token - sentence.first]

    def opener_before(self, token: int) -> int | None:
        """The nearest "including" or "among" left of the token, no sentence part ending between."""
        for place in range(token - 1, max(self.first, token - 30) - 1, -1):
            word = self.lowers[place]
            if word in self.words.classes["includers"]:
                return place
            if word in ("them", "whom") and self.word(place - 1) == "of":
                opener = self._after_comma(place)
                if opener is not None:
                    return opener
            if word in (";", ":", ".", "while", "when", "after", "but"):
                return None
        return None

    def _after_comma(self, token: int) -> int | None:
        return next(
            (k + 1 for k in range(token, max(self.first, token - 8), -1) if self.lowers[k] in (",", "–", "—", "(")),
            None,
        )

    def group(self, token: int) -> Group | None:
        """The noun phrase that holds the token."""
        number = self.at.get(token)
        return None if number is None else self.groups[number]

    def starting(self, token: int) -> Group | None:
        """The noun phrase whose first token this is."""
        group = self.group(token)
        return group if group is not None and group.first == token else None

    def among(self, name: str, token: int) -> bool:
        """True where the token belongs to the closed class."""
        return self.word(token) in self.words.classes[name]
