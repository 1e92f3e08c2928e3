"""English inflection by rule: the forms under which a lexicon's base words stand in text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

_VOWELS = "aeiou"
_IRREGULAR_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "persons",
    "knife": "knives",
    "policeman": "policemen",
    "wife": "wives",
    "foot": "feet",
    "thief": "thieves",
    "mass": "masses",
    "bus": "buses",
    "gas": "gases",
    "personnel": "personnel",
    "aircraft": "aircraft",
    "police": "police",
}
_SAME_IN_PLURAL = ("s", "men", "people", "children", "personnel", "ordnance", "artillery", "police", "troops", "media")
_LINKS = frozenset({"of", "on", "in", "against"})
"""Words after which a phrase's head is over: "charges of dynamite" takes its plural in front."""


def plural(word: str) -> str:
    """The regular plural of one word: `mosque` to `mosques`, `church` to `churches`, `battery` to `batteries`."""
    if word in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[word]
    if word.endswith(("man", "-man")) and word != "human":
        return word[:-2] + "en"
    if word.endswith(("ch", "sh", "x", "z", "ss")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(_SAME_IN_PLURAL) and not word.endswith("us"):
        return word
    return word + "s"


def noun_forms(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The singular and plural of a noun phrase given as words; the head is the last word before a preposition."""
    yield tuple(words)
    head = next((place for place, word in enumerate(words) if word in _LINKS), len(words)) - 1
    many = plural(words[head])
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
