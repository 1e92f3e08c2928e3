"""What speaks for and against a candidate's being a place: the words around it and the rest of the report.

Each candidate gets a handful of named signs; `recognise` adds up their weights. Signs are word classes, kinds and sizes,
never words of a text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.places.candidates import Candidate, find_runs
from onrecord.extract.places.words import Words
from onrecord.gazetteer.entry import Entry
from onrecord.text.document import Document
from onrecord.text.labels import Entity

SEATS = frozenset(("kind=country", "kind=capital", "kind=admin1"))
"""What speaks and acts in the name of a government: "Kyiv said"."""
_OPENERS = frozenset(".?!:\"“”'‘’—–|•*")


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A report as the signs see it.

    Attributes:
        persons: lower-case words that some mention shows to be a person's name ("Mr. Orlan", "Mary Orlan").
        located: names that some mention shows to be a place's ("in Orlan").
        entities: for each token inside a named entity, that entity, as the tagger sees it.
        kinds: for each candidate's name, how often the tagger sees it as each kind of entity.
    """

    document: Document
    words: Words
    persons: frozenset[str]
    located: frozenset[str]
    entities: dict[int, Entity]
    kinds: dict[str, Counter[str]]


def make_scene(document: Document, candidates: Sequence[Candidate], words: Words) -> Scene:
    """The scene of a document."""
    lowers = document.lowers
    located = {
        candidate.name.lower()
        for candidate in candidates
        if candidate.first
        and (lowers[candidate.first - 1] in words.locating or lowers[candidate.first - 1] in words.before)
        and candidate.last == candidate.run[1]
    }
    entities = _entities(document, candidates)
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for candidate in candidates:
        entity = entities.get(candidate.first)
        kinds[candidate.name.lower()][entity.kind if entity else "none"] += 1
    return Scene(document, words, frozenset(_persons(document, words)), frozenset(located), entities, kinds)


def _entities(document: Document, candidates: Sequence[Candidate]) -> dict[int, Entity]:
    found: dict[int, Entity] = {}
    read = -1
    for candidate in candidates:
        sentence = document.sentence_at(candidate.start)
        if sentence is not None and sentence.index > read:
            read = sentence.index
            for entity in document.entities(sentence):
                for token in range(entity.first, entity.last):
                    found[token] = entity
    return found


def _persons(document: Document, words: Words) -> set[str]:
    """Names behind a title or a given name, and the given names themselves, where two or three capitalised words stand."""
    lowers = document.lowers
    persons: set[str] = set()
    if document.all_caps:
        return persons
    for first, last in find_runs(document, words):
        start = first
        while start < last and lowers[start] in words.title:
            start += 1
        titled = start > first or (first > 0 and lowers[first - 1] in words.title)
        length = last - start
        if (titled and 1 <= length <= 3) or (
            2 <= length <= 3 and lowers[start] in words.given and lowers[last - 1] not in words.organisation
        ):
            persons.update(lowers[start:last])
    return {name for name in persons if len(name) > 2}


def signs(scene: Scene, candidate: Candidate, sense: Entry | None, company: Sequence[str]) -> list[str]:
    """The signs of one candidate.

    Args:
        sense: the place that it would be.
        company: signs of how that place sits among the report's other places, see `resolve`.
    """
    found = [candidate.kind, *company]
    _own_signs(scene, candidate, sense, found)
    _entity_signs(scene, candidate, found)
    _signs_before(scene, candidate, found)
    _signs_after(scene, candidate, found)
    if "after=acting" in found and not SEATS.isdisjoint(found):
        found[found.index("after=acting")] = "after=acting seat"
    return found


def _entity_signs(scene: Scene, candidate: Candidate, found: list[str]) -> None:
    """What the tagger makes of the name here, and of its other mentions."""
    entity = scene.entities.get(candidate.first)
    kind = entity.kind if entity else "none"
    if entity is None:
        found.append("entity=none")
    elif entity.first == candidate.first and entity.last <= candidate.last:
        found.append(f"entity={kind}")
    else:
        found.append(f"within={kind}")
    others = scene.kinds[candidate.name.lower()]
    if others.total() > 1:
        most = max(others, key=lambda other: others[other] - (other == kind))
        found.append(f"elsewhere={most}")


def _size(population: int) -> str:
    for limit, name in (
        (1_500, "hamlet"),
        (6_000, "village"),
        (30_000, "town"),
        (150_000, "city"),
        (1_000_000, "large"),
    ):
        if population < limit:
            return name
    return "huge"


_ALIKE = {
    "admin2": "settlement", "quarter": "settlement", "continent": "country",
    "site": "admin1", "water": "admin1", "region": "admin1",
}  # fmt: skip
_POPULATION = {"quarter": 20_000}
_UNKNOWN = 10_000
"""Imports often give no population; what a user imported is expected in what they read."""
"""Kinds that the training texts have too few of share the weights of their likes."""


def _own_signs(scene: Scene, candidate: Candidate, sense: Entry | None, found: list[str]) -> None:
    words, document = scene.words, scene.document
    length = candidate.last - candidate.first
    found.append(f"length={min(length, 3)}")
    if sense is not None:
        kind = _ALIKE.get(sense.kind, sense.kind)
        found.append(f"kind={kind}")
        if kind == "settlement":
            found.append(f"size={_size(_POPULATION.get(sense.kind) or sense.population or _UNKNOWN)}")
        if all(entry.alternate for entry in candidate.entries):
            found.append("alternate")
            if kind == "settlement":
                found.append(f"alternate size={_size(sense.population)}")
    if length == 1:
        word, written = document.lowers[candidate.first], document.words[candidate.first]
        single = [
            name
            for name, members in (
                ("common", words.common),
                ("mixed", words.mixed),
                ("titled", words.titled),
                ("given", words.given),
                ("family", words.family),
            )
            if word in members
        ]
        found.extend(f"word={name}" for name in single)
        if not single:
            found.append("word=plain")
        if not document.all_caps and written.isupper() and candidate.kind == "name":
            found.append("acronym" if len(written) < 5 else "capitals")
        if word in scene.persons:
            found.append("person elsewhere")
        if candidate.run == (candidate.first, candidate.last) and single and _opens_sentence(scene, candidate):
            found.append("opens sentence as word")
    elif document.lowers[candidate.first] in words.given and document.lowers[candidate.last - 1] in scene.persons:
        found.append("person elsewhere")
    if candidate.name.lower() in scene.located:
        found.append("located")


def _opens_sentence(scene: Scene, candidate: Candidate) -> bool:
    sentence = scene.document.sentence_at(candidate.start)
    return sentence is not None and candidate.first <= sentence.first + 1


_REACH = 8
"""Tokens of a run that are looked at on either side; a run may be as long as the text."""
_SMALL_BEFORE = frozenset(("the", "and", ",", "(", "'s", "’s", "for", "by", "with", "to", "a", "an", "-"))
_SMALL_AFTER = frozenset(("'s", "’s", ".", "and", "-", "(", ")", ":", "to", "in", "on"))
_SMALL_INSIDE = frozenset(("of", "and", "&", "the"))


def _class_of(word: str, classes: Sequence[tuple[str, frozenset[str]]], default: str) -> str:
    """The name of the first class that has the word."""
    for name, members in classes:
        if word in members:
            return name
    return default


def _signs_before(scene: Scene, candidate: Candidate, found: list[str]) -> None:
    words, lowers = scene.words, scene.document.lowers
    first = candidate.first
    before = lowers[first - 1] if first else "."
    if first > candidate.run[0] and not scene.document.all_caps:
        found.append(f"inside={_class_inside(words, before)}")
        if before == "of" and not words.organisation.isdisjoint(lowers[max(candidate.run[0], first - _REACH) : first]):
            found.append("organisation of")
    elif before == "of":
        found.append("before=kind of" if first > 1 and lowers[first - 2] in words.before else "before=of")
    elif before in _SMALL_BEFORE:
        found.append(f"before={before}")
    else:
        classes = (
            ("locating", words.locating),
            ("kind", words.before),
            ("title", words.title),
            ("start", _OPENERS),
            ("demonym", words.demonyms_lower),
        )
        group = _class_of(before, classes, "word")
        if group in ("word", "demonym") and _opens_sentence(scene, candidate):
            group = "start"
        found.append(f"before={group}")


def _class_inside(words: Words, before: str) -> str:
    if before == "of":
        return "of"
    if len(before) == 2 and before.endswith("."):
        return "initial"
    classes = (
        ("title", words.title),
        ("given", words.given),
        ("feature", words.feature_first),
        ("demonym", words.demonyms_lower),
        ("kind", words.before),
        ("kind", words.locating),
        ("word", words.never),
        ("word", words.common),
    )
    return _class_of(before, classes, "name")


def _signs_after(scene: Scene, candidate: Candidate, found: list[str]) -> None:
    document, words = scene.document, scene.words
    last = candidate.last
    after = document.lowers[last] if last < len(document.lowers) else "."
    if last < candidate.run[1] and not document.all_caps:
        found.append(f"then={_class_within(scene, candidate, after)}")
    elif after == ",":
        following = document.lowers[last + 1] if last + 1 < len(document.lowers) else ""
        found.append("after=, number" if following[:1].isdecimal() else "after=,")
    elif document.text[candidate.end : candidate.end + 1] in ("-", "‑", "–"):
        found.append("after=-")
    elif after in _SMALL_AFTER:
        found.append(f"after={after}")
    else:
        classes = (
            ("acting", words.acting),
            ("division", words.division),
            ("organisation", words.organisation),
            ("person", words.person_after),
        )
        found.append(f"after={_class_of(after, classes, 'word')}")


def _class_within(scene: Scene, candidate: Candidate, after: str) -> str:
    """What follows in the same run of capitalised words."""
    words, lowers = scene.words, scene.document.lowers
    if after in words.feature:
        return "feature"
    if not words.organisation.isdisjoint(lowers[candidate.last : min(candidate.run[1], candidate.last + _REACH)]):
        return "organisation"
    if after in _SMALL_INSIDE:
        return "small"
    if after in words.title:
        return "title"
    if lowers[candidate.first] in words.given and candidate.last - candidate.first == 1:
        return "name after given"
    return "family" if after in words.family or after in scene.persons else "name"
