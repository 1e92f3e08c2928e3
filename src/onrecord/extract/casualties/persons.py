"""Who is who: the single people a document tells of, each counted once however often they are mentioned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.extract.casualties.group import Group, population_of, sex_of
from onrecord.extract.casualties.words import Words
from onrecord.text.document import Document


@dataclass(slots=True, eq=False)
class Person:
    """One person as the document has told of them so far; `extra` is true for one told of on top of others ("one other was hurt")."""

    number: int
    name: frozenset[str]
    surname: str | None
    age: int | None
    sex: str
    role: str | None
    lemma: str | None
    child: bool
    extra: bool = False
    harms: set[str] = field(default_factory=set)
    last_seen: int = 0


_MEMORY = 200
"""How many people back a mention may reach: keeps lists of thousands of names linear; no report's own incident has more."""
_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your"})


class Cast:
    """The people of one document, in order of first mention. Grows while the document is read from start to end."""

    def __init__(self, document: Document, words: Words) -> None:
        """Starts with nobody."""
        self._document, self._words = document, words
        self.people: list[Person] = []
        self._sentence = -1
        self._here: dict[int, Person] = {}

    def identify_all(self, groups: Iterable[Group], sentence: int, harm: str = "unspecified") -> list[Person]:
        """The persons of one coordination: all different, however alike their descriptions.

        Nor does "one teenager" mean somebody whom the same sentence has told of before.
        """
        if sentence != self._sentence:
            self._sentence, self._here = sentence, {}
        people: list[Person] = []
        for group in groups:
            person = self._here.get(group.first)
            if person is None:
                told = group.definite and self._document.lowers[group.first] not in _POSSESSIVES
                new = not (told or group.kind in ("pronoun", "name"))
                person = self.identify(group, sentence, [*people, *self._here.values()] if new else people, harm)
                self._here[group.first] = person
            people.append(person)
        return people

    def knows(self, group: Group) -> bool:
        """True where a name is that of a person told of."""
        name, _ = _name_words(group, self._words)
        return bool(name) and any(person.name and _same_name(person, name) for person in self.people[-_MEMORY:])

    def fits(self, group: Group) -> bool:
        """True where the phrase may mean somebody told of."""
        sex = sex_of(self._document, group)
        return any(_compatible(person, group, frozenset(), sex) for person in self.people[-_MEMORY:])

    def identify(self, group: Group, sentence: int, others: Sequence[Person] = (), harm: str = "unspecified") -> Person:
        """The person whom a phrase for one person means: one already told of, where the words allow it, else a new one.

        `others` are those whom it cannot mean.
        """
        name, surname = _name_words(group, self._words)
        population = population_of(group)
        sex = sex_of(self._document, group)
        person = self._known(group, name, [p for p in self.people[-_MEMORY:] if p not in others], harm)
        if person is None:
            noun = group.noun.lemma if group.noun else None
            child = population.age == "child"
            person = Person(len(self.people), name, surname, group.age, sex, population.role, noun, child, group.other)
            self.people.append(person)
        else:
            self._learn(person, group, name, surname, sex)
        if population.role:
            person.role = person.role or population.role
        person.last_seen = sentence
        return person

    def _learn(self, person: Person, group: Group, name: frozenset[str], surname: str | None, sex: str) -> None:
        person.name |= name
        person.surname = person.surname or surname
        person.age = group.age if person.age is None else person.age
        person.sex = sex if person.sex == "unknown" else person.sex
        if group.noun is not None and (person.lemma is None or self._words.among("people_generic", person.lemma)):
            person.lemma = group.noun.lemma

    def _known(self, group: Group, name: frozenset[str], people: Sequence[Person], harm: str) -> Person | None:
        if name:
            for person in reversed(people):
                if person.name and _same_name(person, name):
                    return person
        if group.other:
            return None
        sex = sex_of(self._document, group)
        fits = [p for p in people if _compatible(p, group, name, sex) and not _hurt_beside(p, group, harm)]
        if not fits:
            return None
        if group.age is not None and any(person.age == group.age for person in fits):
            fits = [person for person in fits if person.age == group.age]
        alike = [person for person in fits if harm in person.harms] or fits
        if group.kind == "pronoun" or group.definite:
            return max(alike, key=lambda person: person.last_seen)
        return alike[-1]


def _hurt_beside(person: Person, group: Group, harm: str) -> bool:
    """True for "one other was injured" beside the dead who are named later: none of them is meant, unless "the man" points back."""
    points_back = group.definite or group.kind == "pronoun"
    return person.extra and harm == "killed" and "injured" in person.harms and not points_back


def _same_name(person: Person, name: frozenset[str]) -> bool:
    if name <= person.name or person.name <= name:
        return True
    return len(name & person.name) >= 2 and person.surname in name


def _compatible(person: Person, group: Group, name: frozenset[str], sex: str) -> bool:
    if person.name and name:
        return False
    if person.age is not None and group.age is not None and person.age != group.age:
        return False
    if "unknown" not in (person.sex, sex) and person.sex != sex:
        return False
    perpetrator = group.noun is not None and group.noun.role == "perpetrator"
    if perpetrator != (person.role == "perpetrator") and (perpetrator or not (name or group.kind == "pronoun")):
        return False
    return not (population_of(group).age == "child" and person.age is not None and person.age >= 20)


def _name_words(group: Group, words: Words) -> tuple[frozenset[str], str | None]:
    if group.name is None:
        return frozenset(), None
    parts = [word.strip("().,'’\"“”").removesuffix("'s").removesuffix("’s") for word in group.name.lower().split()]
    parts = [_folded(part) for part in parts if part and not words.among("surnames_not", part)]
    return frozenset(parts), parts[-1] if parts else None


def _folded(word: str) -> str:
    """One spelling for the usual ways to write a name: no article, hyphens or apostrophes, doubled letters once ("al-Mattar", "Matar")."""
    bare = word.removeprefix("al-").removeprefix("el-")
    kept = [letter for letter in bare if letter.isalnum()]
    return "".join(letter for number, letter in enumerate(kept) if number == 0 or letter != kept[number - 1])
