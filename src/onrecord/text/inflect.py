"""English inflection by rule: the forms under which a lexicon's base words stand in text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.schema import Lexicon

_VOWELS = "aeiou"
_LINKS = frozenset({"of", "on", "in", "against"})
"""Words after which a phrase's head is over: "charges of dynamite" takes its plural in front."""


@dataclass(frozen=True, slots=True, eq=False)
class Plurals:
    """Plurals that no rule gives.

    Attributes:
        irregular: the plural of each irregular noun.
        same: endings of nouns that are their own plural.
    """

    irregular: Mapping[str, str]
    same: tuple[str, ...]


@lru_cache(maxsize=8)
def plurals(lexicon: Lexicon) -> Plurals:
    """The lists of `inflections.yaml`; of several plurals the one for the things of war and news ("persons", "masses")."""
    entries = lexicon.entries("inflections")
    listed = {noun: forms[0] for noun, forms in entries["nouns"].items()}
    return Plurals({**listed, **entries["plurals"]}, tuple(entries["same_in_plural"]))


def plural(word: str, lexicon: Lexicon) -> str:
    """The plural of one word: `mosque` to `mosques`, `church` to `churches`, `battery` to `batteries`, `man` to `men`."""
    known = plurals(lexicon)
    if word in known.irregular:
        return known.irregular[word]
    if word.endswith(("man", "-man")) and word != "human":
        return word[:-2] + "en"
    if word.endswith(("ch", "sh", "x", "z", "ss")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(known.same) and not word.endswith("us"):
        return word
    return word + "s"


def noun_forms(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """The singular and plural of a noun phrase given as words; the head is the last word before a preposition."""
    yield tuple(words)
    head = next((place for place, word in enumerate(words) if word in _LINKS), len(words)) - 1
    many = plural(words[head], lexicon)
    if many != words[head]:
        yield (*words[:head], many, *words[head + 1 :])


def verb_forms(verb: str, irregular: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Each form of one verb with its kind: `base`, `s`, `ing`, or `past` (past and past participle alike)."""
    yield verb, "base"
    yield _third_person(verb), "s"
    listed = irregular.get(verb, ())
    for form in listed:
        yield form, "ing" if form.endswith("ing") else "past"
    if not any(form.endswith("ing") for form in listed):
        yield _stem(verb) + "ing", "ing"
    if not any(not form.endswith("ing") for form in listed):
        yield _past(verb), "past"


def _third_person(verb: str) -> str:
    if verb.endswith(("ch", "sh", "x", "z", "ss", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _stem(verb: str) -> str:
    """What stands before -ing: `explode` to `explod`."""
    return verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + "ed"
