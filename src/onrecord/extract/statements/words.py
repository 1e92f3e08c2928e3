"""The lexicon's words of saying, ready to look up: forms, stances and classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from onrecord.lexicon.schema import Lexicon
from onrecord.model.statement import Stance

_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True, eq=False)
class SayingWords:
    """Words that can be cues.

    Attributes:
        verbs: every form of every verb, with its stance.
        nouns: every form of every noun, with its stance.
        lemmas: every form of every verb and noun, with its lemma.
        speech: forms of the verbs whose object is what is said ("X said Y").
        phrases: cues of several words, as words, longest first, with their stance.
        tolls: what an attack claims without saying a word: "the raid claimed ten lives".
        puts: "doctors PUT the toll at nine".
        figures: what is put at a number.
        blaming: participles that lay an act at somebody's door, with the preposition before the blamed.
    """

    verbs: Mapping[str, Stance]
    nouns: Mapping[str, Stance]
    lemmas: Mapping[str, str]
    speech: frozenset[str]
    phrases: tuple[tuple[tuple[str, ...], Stance], ...]
    tolls: frozenset[str]
    puts: frozenset[str]
    figures: frozenset[str]
    blaming: Mapping[str, str]


def verb_forms(lemma: str) -> tuple[str, ...]:
    """The base form, -s, -ed and -ing of a regular verb: "deny", "denies", "denied", "denying"."""
    if lemma.endswith("e"):
        return (lemma, lemma + "s", lemma + "d", (lemma[:-1] if not lemma.endswith("ee") else lemma) + "ing")
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return (lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    return (lemma, lemma + _s(lemma), lemma + "ed", lemma + "ing")


def noun_forms(lemma: str) -> tuple[str, ...]:
    """Singular and plural of a regular noun."""
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return (lemma, lemma[:-1] + "ies")
    return (lemma, lemma + _s(lemma))


def _s(lemma: str) -> str:
    return "es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s"


@lru_cache(maxsize=8)
def saying_words(lexicon: Lexicon) -> SayingWords:
    """The words of saying of one language, read once a lexicon."""
    entries = lexicon.entries("saying_verbs")
    irregular: Mapping[str, list[str]] = entries["irregular"]
    verbs: dict[str, Stance] = {}
    nouns: dict[str, Stance] = {}
    lemmas: dict[str, str] = {}

    def forms_of(lemma: str) -> Iterable[str]:
        return irregular.get(lemma) or verb_forms(lemma)

    for stance, lemma in _pairs(entries["nouns"]):
        for form in noun_forms(lemma):
            nouns.setdefault(form, stance)
            lemmas[form] = lemma
    for stance, lemma in _pairs(entries["verbs"]):
        for form in forms_of(lemma):
            verbs.setdefault(form, stance)
            lemmas[form] = lemma
    phrases = sorted(
        ((tuple(phrase.split()), stance) for stance, phrase in _pairs(entries["phrases"])),
        key=lambda item: -len(item[0]),
    )
    return SayingWords(
        verbs=verbs,
        nouns=nouns,
        lemmas=lemmas,
        speech=frozenset(form for lemma in entries["speech"] for form in forms_of(lemma)),
        phrases=tuple(phrases),
        tolls=frozenset(entries["tolls"]),
        puts=frozenset(entries["puts"]),
        figures=frozenset(entries["figures"]),
        blaming=entries["blaming"],
    )


def _pairs(table: Mapping[str, list[str]]) -> Iterable[tuple[Stance, str]]:
    return ((cast(Stance, stance), str(lemma)) for stance, lemmas in table.items() for lemma in lemmas)
