"""The lexicon's words of saying, ready to look up: forms, stances and classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from onrecord.lexicon.schema import Lexicon
from onrecord.model.statement import Stance
from onrecord.text.inflect import noun_forms, verb_forms


@dataclass(frozen=True, slots=True, eq=False)
class SayingWords:
    """Words that can be cues.

    Attributes:
        verbs: every form of every verb, with its stance.
        turned: forms of the verbs whose stance is another than that of the verbs they are used like ("dismissed the report").
        nouns: every form of every noun, with its stance.
        lemmas: every form of every verb and noun, with its lemma.
        speech: forms of the verbs whose object is what is said ("X said Y").
        tolls: what an attack claims without saying a word: "the raid claimed ten lives".
        puts: "doctors PUT the toll at nine".
        figures: what is put at a number.
        citable: who can be cited: "citing a security SOURCE".
        tellings: what can be called untrue: "REPORTS that nine had died were false".
        untrue: what it is then called.
        blaming: participles that lay an act at somebody's door, with the preposition before the blamed.
    """

    verbs: Mapping[str, Stance]
    nouns: Mapping[str, Stance]
    lemmas: Mapping[str, str]
    speech: frozenset[str]
    tolls: frozenset[str]
    puts: frozenset[str]
    figures: frozenset[str]
    citable: frozenset[str]
    blaming: Mapping[str, str]
    turned: Mapping[str, Stance]
    tellings: frozenset[str]
    untrue: frozenset[str]


@lru_cache(maxsize=8)
def saying_words(lexicon: Lexicon) -> SayingWords:
    """The words of saying of one language, read once a lexicon."""
    entries = lexicon.entries("saying_verbs")
    irregular: Mapping[str, list[str]] = entries["irregular"]
    verbs: dict[str, Stance] = {}
    nouns: dict[str, Stance] = {}
    lemmas: dict[str, str] = {}

    def forms_of(lemma: str) -> Iterable[str]:
        return irregular.get(lemma) or [form for form, _ in verb_forms(lemma, {})]

    for stance, lemma in _pairs(entries["nouns"]):
        for (form,) in noun_forms((lemma,), lexicon):
            nouns.setdefault(form, stance)
            lemmas[form] = lemma
    for stance, lemma in _pairs(entries["verbs"]):
        for form in forms_of(lemma):
            verbs.setdefault(form, stance)
            lemmas[form] = lemma
    return SayingWords(
        verbs=verbs,
        nouns=nouns,
        lemmas=lemmas,
        speech=frozenset(form for lemma in entries["speech"] for form in forms_of(lemma)),
        tolls=frozenset(entries["tolls"]),
        puts=frozenset(entries["puts"]),
        figures=frozenset(entries["figures"]),
        citable=frozenset(entries["citable"]),
        blaming=entries["blaming"],
        tellings=frozenset(entries["tellings"]),
        untrue=frozenset(entries["untrue"]),
        turned={form: stance for stance, lemma in _pairs(entries["turned"]) for form in forms_of(lemma)},
    )


def _pairs(table: Mapping[str, list[str]]) -> Iterable[tuple[Stance, str]]:
    return ((cast(Stance, stance), str(lemma)) for stance, lemmas in table.items() for lemma in lemmas)
