"""People as one noun phrase names them, and who they are as far as its words say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.extract.casualties.words import HarmClass, Noun
from onrecord.model.casualty import Count, Population
from onrecord.text.document import Document


def total_of(groups: tuple[Group, ...]) -> Count | None:
    """The sum of a coordination; None where any part has no number."""
    low = 0
    high: int | None = 0
    convention: str | None = None
    for group in groups:
        if group.count is None:
            return None
        low += group.count.min
        high = None if high is None or group.count.max is None else high + group.count.max
        convention = convention or group.count.convention
    return Count(low, high, convention) if groups else None


GroupKind = Literal["people", "name", "pronoun", "number"]


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one noun phrase, in the tokens `[first, last)`.

    Attributes:
        kind: `people` with a noun, `name`, `pronoun`, or a bare `number` ("25 wounded"), which counts people only beside a word of harm.
        count: how many; None where the words do not say ("they", "the victims").
        head: the token of the noun, else of the last word of the name.
        age: in completed years, of one person.
        definite: people whom the text has told of ("the man", "his wife").
        other: people on top of others ("two others", "another man").
        partitive: a number out of some ("two of the men", "one of whom").
        harm: what the phrase itself says befell them ("two wounded men", "12 deaths").
        numbered: true where words state the number.
        whole: the number that a partitive takes from ("two of the five men": five).
        spared: how many "all but two" leaves out; 0 for plain phrases.
    """

    first: int
    last: int
    head: int
    kind: GroupKind
    count: Count | None
    noun: Noun | None = None
    name: str | None = None
    age: int | None = None
    definite: bool = False
    other: bool = False
    partitive: bool = False
    zero: bool = False
    harm: HarmClass | None = None
    modifiers: tuple[str, ...] = ()
    numbered: bool = False
    whole: Count | None = None
    spared: int = 0

    @property
    def single(self) -> bool:
        """True for exactly one person."""
        return self.count is not None and self.count.min == 1 and self.count.max == 1


_MALE = frozenset({"he", "him", "himself", "his"})


_FEMALE = frozenset({"she", "herself", "her"})


def population_of(group: Group) -> Population:
    """Who the group are, as far as its noun, age and pronoun say; under 18 is a child, from 65 older."""
    noun = group.noun
    age = noun.age if noun else "unknown"
    if group.age is not None:
        age = "child" if group.age < 18 else "older" if group.age >= 65 else "adult"
    sex = noun.sex if noun else "unknown"
    status = noun.status if noun else "unknown"
    for modifier in group.modifiers:
        if modifier in ("civilian", "innocent", "unarmed") and status == "unknown":
            status = "civilian"
        elif modifier in ("female", "woman", "women"):
            sex = "female"
        elif modifier == "male":
            sex = "male"
        elif modifier in ("young", "teenage", "teen") and age == "unknown":
            age = "child" if modifier != "young" else age
        elif modifier == "elderly":
            age = "older"
    return Population(status, age, sex, noun.role if noun else None)


def sex_of(document: Document, group: Group) -> str:
    """`male`, `female` or `unknown`, by pronoun, noun or modifiers."""
    if group.kind == "pronoun":
        lower = document.lowers[group.first]
        return "male" if lower in _MALE else "female" if lower in _FEMALE else "unknown"
    return population_of(group).sex
