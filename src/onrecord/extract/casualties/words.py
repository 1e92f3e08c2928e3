"""The closed classes of the casualty grammar, compiled once from a lexicon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, cast

from onrecord.lexicon.schema import Lexicon
from onrecord.model.casualty import Age, Harm, Sex, Status

Phrase = tuple[str, ...]
Form = Literal["base", "finite", "past", "participle", "past or participle", "ing"]
HarmClass = Literal[Harm, "struck"]
"""A harm, or `struck`: hit by a bullet or a blade, whether the person lived or not being unsaid."""

OPEN = "open"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for people: how many it stands for alone, and what it says of them.

    Attributes:
        lemma: the singular.
        number: 1 for a singular; 2 for a plural; 0 where the form does not say ("personnel").
        relation: true for kin and friends, who are told apart by whose they are ("his wife").
        harm: what the noun itself says befell them ("fatalities"); None for plain nouns.
    """

    lemma: str
    number: int
    status: Status = "unknown"
    age: Age = "unknown"
    sex: Sex = "unknown"
    role: str | None = None
    relation: bool = False
    harm: HarmClass | None = None


@dataclass(frozen=True, slots=True)
class Hedge:
    """What a hedge does to the number n: `min` and `max` are added to it; `open` leaves that end open.

    Attributes:
        round: name of the rounding rule, `about` or `nearly`; None where the bounds say it all.
    """

    min: int | str | None
    max: int | str | None
    round: str | None


@dataclass(frozen=True, slots=True)
class Convention:
    """How words without a number are read; `max` None leaves the top open."""

    min: int
    max: int | None


class Nouns(dict[str, Noun]):
    """The nouns for people: those listed, and agent nouns by their endings ("hikers", "beekeeper", "organists")."""

    def __init__(self, listed: Mapping[str, Noun], classes: Mapping[str, Sequence[str]]) -> None:
        """`classes` gives the endings, and the words with such an ending that name no people."""
        super().__init__(listed)
        self._others = frozenset(classes["no_people"])
        self._plural, self._singular = (
            tuple(classes["people_plural_endings"]),
            tuple(classes["people_singular_endings"]),
        )

    def __contains__(self, word: object) -> bool:
        return dict.__contains__(self, word) or (isinstance(word, str) and self._derived(word) is not None)

    def __getitem__(self, word: str) -> Noun:
        noun: Noun | None = self.get(word)
        if noun is None:
            raise KeyError(word)
        return noun

    def get(self, word: str, default: Any = None) -> Any:
        """The noun, or `default` for a word that names no people."""
        found = dict.get(self, word)
        return found if found is not None else self._derived(word) or default

    def _derived(self, word: str) -> Noun | None:
        if word in self._others or len(word) < 6:
            return None
        if word.endswith(self._plural):
            return Noun(word[:-1], 2)
        return Noun(word, 1) if word.endswith(self._singular) else None


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Every word class that the grammar asks about; all in lower case."""

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    conventions: Mapping[str, Convention]
    vague: Mapping[str, tuple[tuple[Phrase, str], ...]]
    hedges: Mapping[str, tuple[tuple[Phrase, Hedge], ...]]
    after: Mapping[str, tuple[tuple[Phrase, Hedge], ...]]
    nouns: Nouns
    verbs: Mapping[str, tuple[HarmClass, Form]]
    intransitive: Mapping[str, Harm]
    predicates: Mapping[str, Harm]
    nominals: Mapping[str, HarmClass]
    deadly: frozenset[str]
    hospital_verbs: frozenset[str]
    hospital_nouns: frozenset[str]
    conditions: frozenset[str]
    wound_verbs: frozenset[str]
    body_parts: frozenset[str]
    triggers: frozenset[str]
    classes: Mapping[str, frozenset[str]]

    def among(self, name: str, word: str) -> bool:
        """True where the word belongs to the class of that name in `counting.yaml`, or in `harms.yaml` under `classes`."""
        return word in self.classes[name]


_FORMS: tuple[Form, ...] = ("base", "finite", "past", "participle", "ing")


@lru_cache(maxsize=8)
def compile_words(lexicon: Lexicon) -> Words:
    """The word classes of the lexicon, ready to ask."""
    numbers, harms = lexicon.entries("numbers"), lexicon.entries("harms")
    nouns = Nouns(_nouns(lexicon), lexicon.entries("counting"))
    verbs = _verbs(harms["transitive"])
    nominals = _inverted(harms["nominals"])
    predicates = _inverted(harms["predicates"])
    intransitive = _inverted(harms["intransitive"])
    deadly = frozenset(harms["deadly"])
    hospital_nouns = frozenset(harms["hospital_nouns"])
    heads = frozenset(word for word, noun in nouns.items() if noun.harm)
    triggers = frozenset(
        {*verbs, *intransitive, *predicates, *nominals, *deadly, *heads, *hospital_nouns, *harms["triggers"]}
    )
    return Words(
        units=numbers["units"],
        tens=numbers["tens"],
        scales=numbers["scales"],
        ordinals=numbers["ordinals"],
        conventions={name: Convention(**entry) for name, entry in numbers["conventions"].items()},
        vague=_phrases(numbers["vague"], str),
        hedges=_phrases(numbers["hedges"], _hedge),
        after=_phrases(numbers["after"], _hedge),
        nouns=nouns,
        verbs=verbs,
        intransitive=cast(Mapping[str, Harm], intransitive),
        predicates=cast(Mapping[str, Harm], predicates),
        nominals=nominals,
        deadly=deadly,
        hospital_verbs=frozenset(harms["hospital_verbs"]),
        hospital_nouns=hospital_nouns,
        conditions=frozenset(harms["conditions"]),
        wound_verbs=frozenset(harms["wound_verbs"]),
        body_parts=frozenset(harms["body_parts"]),
        triggers=triggers,
        classes={
            name: frozenset(entry) for name, entry in (*lexicon.entries("counting").items(), *harms["classes"].items())
        },
    )


def _nouns(lexicon: Lexicon) -> dict[str, Noun]:
    nouns: dict[str, Noun] = {}
    for entry in lexicon.entries("people"):
        facts = {key: entry[key] for key in ("status", "age", "sex", "role") if key in entry}
        for singular, plurals in entry["nouns"].items():
            for plural in plurals:
                nouns[plural] = Noun(singular, 0 if plural == singular else 2, **facts)
            if singular not in plurals:
                nouns[singular] = Noun(singular, 1, **facts)
    for word, (number, sex, age) in lexicon.entries("relations").items():
        nouns[word] = Noun(word, number, sex=sex, age=age, relation=True)
    harms = lexicon.entries("harms")
    for harm, words in harms["heads"].items():
        for word in words:
            number = 1 if word in harms["singular_heads"] else 2
            nouns[word] = Noun(word, number, harm=harm)
    return nouns


def _verbs(classes: Mapping[str, list[list[str]]]) -> dict[str, tuple[HarmClass, Form]]:
    verbs: dict[str, tuple[HarmClass, Form]] = {}
    for harm, rows in classes.items():
        for row in rows:
            for form, word in zip(_FORMS, row, strict=True):
                known = verbs.get(word)
                merged: Form = "past or participle" if known and form == "participle" else form
                verbs[word] = (cast(HarmClass, harm), merged)
    return verbs


def _inverted(classes: Mapping[str, list[str]]) -> dict[str, HarmClass]:
    return {word: cast(HarmClass, harm) for harm, words in classes.items() for word in words}


def _hedge(entry: Mapping[str, Any]) -> Hedge:
    return Hedge(entry.get("min"), entry.get("max"), entry.get("round"))


def _phrases(entries: Mapping[str, Any], make: Any) -> dict[str, tuple[tuple[Phrase, Any], ...]]:
    """Phrases by first word, longest first, so that the first that fits is the right one."""
    by_first: dict[str, list[tuple[Phrase, Any]]] = {}
    for phrase, entry in entries.items():
        words = tuple(phrase.split())
        by_first.setdefault(words[0], []).append((words, make(entry)))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in by_first.items()}
