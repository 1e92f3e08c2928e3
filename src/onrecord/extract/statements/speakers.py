"""Says who speaks: the name behind "he", "the governor" or a surname, with the office and the side where they are stated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from onrecord.extract.statements.cues import Tokens
from onrecord.lexicon.schema import Lexicon
from onrecord.model.statement import Source
from onrecord.text.document import Document
from onrecord.text.labels import read_labels
from onrecord.text.names import names_in
from onrecord.text.phrases import noun_phrases

_SINGULAR = frozenset({"he", "she", "him", "her", "himself", "herself", "his", "hers"})
_PLURAL = frozenset({"they", "them", "themselves"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_FIRST = frozenset({"i", "we", "me", "us"})
_POINTERS = _SINGULAR | _PLURAL | _FIRST | _RELATIVE
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that"})
_TURNS = frozenset({"of", "for", "at", "in", "from", "with", "on", ",", "who"})
_SIGNS = frozenset({",", ";", "—", "–", ":", "("})
_LONGEST_NAME = 4
"""Words in the longest word list entry that is looked up ("democratic republic of congo")."""
_REACH = 12
"""Speakers looked back at, at most, for a pronoun or an office: further off, a reader would not know either."""


@dataclass(frozen=True, slots=True, eq=False)
class SpeakerWords:
    """Words that say who speaks: offices, titles, sexes, and what names a state."""

    roles: Mapping[tuple[str, ...], str]
    sides: Mapping[tuple[str, ...], str]
    offices: frozenset[str]
    titles: frozenset[str]
    sexes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Somebody who has been named: what a later pronoun, surname or office can point to."""

    name: str
    role: str | None
    country: str | None
    sex: str | None
    person: bool


@dataclass(slots=True)
class _Cast:
    """The speakers met so far, the latest last, and the full name behind each surname."""

    speakers: list[_Speaker] = field(default_factory=list)
    by_name: dict[str, _Speaker] = field(default_factory=dict)
    full_names: dict[str, str] = field(default_factory=dict)

    def remember(self, speaker: _Speaker) -> _Speaker:
        """The speaker, with the office and side that an earlier mention of the name stated."""
        known = self.by_name.get(speaker.name)
        if known is not None:
            speaker = _Speaker(
                speaker.name,
                speaker.role or known.role,
                speaker.country or known.country,
                speaker.sex or known.sex,
                speaker.person,
            )
        self.by_name[speaker.name] = speaker
        self.speakers.append(speaker)
        return speaker


@lru_cache(maxsize=8)
def speaker_words(lexicon: Lexicon) -> SpeakerWords:
    """The words of one language, read once a lexicon."""
    entries = lexicon.entries("speakers")
    roles = {
        tuple(form.split()): role for role, words in entries["roles"].items() for word in words for form in _forms(word)
    }
    sides = {tuple(str(word).split()): code for code, words in entries["sides"].items() for word in words}
    for word, code in lexicon.entries("demonyms").items():
        for form in (word, word + "s"):
            sides.setdefault(tuple(form.split()), code)
    sexes = {word: sex for sex in ("he", "she") for word in entries[sex]}
    return SpeakerWords(roles, sides, frozenset(entries["offices"]), frozenset(entries["titles"]), sexes)


def _forms(word: str) -> tuple[str, ...]:
    if word.endswith("ss"):
        return (word, word + "es")
    return (word,) if word.endswith((".", "s")) else (word, word + "s")


def name_speakers(document: Document, sources: Sequence[Tokens | None], words: SpeakerWords) -> list[Source | None]:
    """Each source with the speaker's name, office and side, resolved over the report in text order.

    A surname takes the fullest name that ends with it, wherever in the report it stands. A pronoun takes the last speaker
    that fits, unless a person is the subject of a sentence that came later; "who" the words before it; "the governor" the
    last speaker of that office. What finds nobody keeps its own words.
    """
    persons = _persons(document)
    cast = _Cast(full_names=_full_names(document, persons))
    seen = 0
    named: list[Source | None] = []
    for source in sources:
        if source is None:
            named.append(None)
            continue
        while seen < len(persons) and persons[seen][1] <= source[0]:
            first, last, subject = persons[seen]
            seen += 1
            if subject:
                cast.remember(_read(document, _wider(document, first, last), words, cast.full_names))
        speaker = _find(document, source, words, cast)
        named.append(Source(document.span(*source), speaker.name, speaker.role, speaker.country))
    return named


def _find(document: Document, source: Tokens, words: SpeakerWords, cast: _Cast) -> _Speaker:
    lowers = document.lowers[source[0] : source[1]]
    recent = cast.speakers[: -_REACH - 1 : -1]
    if len(lowers) == 1 and lowers[0] in _RELATIVE:
        before = _antecedent(document, source[0])
        if before is not None:
            return cast.remember(_read(document, before, words, cast.full_names))
    elif all(lower in _SINGULAR for lower in lowers):
        sex = "she" if lowers[0] in {"she", "her", "hers", "herself"} else "he"
        fits = [each for each in recent if each.sex in (None, sex)]
        known = next((each for each in fits[:2] if each.person or each.sex == sex), fits[0] if fits else None)
        if known is not None:
            return cast.remember(replace(known, sex=sex if known.person else known.sex))
    elif all(lower in _PLURAL for lower in lowers):
        known = next((each for each in recent if not each.person), None)
        if known is not None:
            return cast.remember(known)
    speaker = _read(document, source, words, cast.full_names)
    if (
        not speaker.person and speaker.role in words.offices and lowers[0] == "the" and len(lowers) <= 3
    ):  # "the governor"
        same = (each for each in recent if each.person and each.role == speaker.role)
        known = next(same, None)
        if known is not None:
            return cast.remember(replace(known, country=known.country or speaker.country))
    if all(lower in _POINTERS for lower in lowers):
        return speaker  # nobody to point to, and nobody to be pointed at
    return cast.remember(speaker)


def _read(document: Document, tokens: Tokens, words: SpeakerWords, full_names: Mapping[str, str]) -> _Speaker:
    """What the words themselves say: a person's name with the office before or after it, else a body's name less its article."""
    lowers = document.lowers[tokens[0] : tokens[1]]
    sex = next((words.sexes[lower] for lower in lowers if lower in words.sexes), None)
    person = _person_in(document, tokens, words)
    unnamed = (
        lowers if person is None else document.lowers[tokens[0] : person[0]] + document.lowers[person[1] : tokens[1]]
    )
    role, country = _role(unnamed, words), next(iter(_matches(unnamed, words.sides)), None)
    joint = max((place for place, lower in enumerate(lowers) if lower == "and"), default=0)
    if person is not None and 0 < joint < person[0] - tokens[0]:  # "the fire service and mayor Anna Rehn": two speakers
        others = _read(document, (tokens[0], tokens[0] + joint), words, full_names)
        second = _read(document, (tokens[0] + joint + 1, tokens[1]), words, full_names)
        return _Speaker(
            f"{others.name} and {second.name}",
            second.role or others.role,
            others.country or second.country,
            None,
            person=False,
        )
    if person is not None:
        name = document.span(*person).quote
        full = full_names.get(document.lowers[person[1] - 1]) if person[1] - person[0] == 1 else None
        return _Speaker(_clean(full or name), role, country, sex, person=True)
    first, last = tokens
    while first < last - 1 and document.lowers[first] in _ARTICLES:
        first += 1
    last = next((place for place in range(first + 1, last) if document.lowers[place] in _SIGNS), last)
    return _Speaker(_clean(document.span(first, last).quote), role, country, sex, person=False)


def _clean(name: str) -> str:
    """The name on one line."""
    return " ".join(name.split())


def _matches(lowers: Sequence[str], table: Mapping[tuple[str, ...], str]) -> list[str]:
    """The values of the runs of words that the table holds, in order, a longer run instead of the shorter ones inside it."""
    found = []
    place = 0
    while place < len(lowers):
        for size in range(min(_LONGEST_NAME, len(lowers) - place), 0, -1):
            value = table.get(tuple(lowers[place : place + size]))
            if value is not None:
                found.append(value)
                place += size
                break
        else:
            place += 1
    return found


def _role(lowers: Sequence[str], words: SpeakerWords) -> str | None:
    """The office: the last one named before "of", "for" or a comma ("police spokesman for the ministry"), else the first after it."""
    turn = next((place for place, lower in enumerate(lowers) if lower in _TURNS), len(lowers))
    head, tail = _matches(lowers[:turn], words.roles), _matches(lowers[turn:], words.roles)
    return head[-1] if head else tail[0] if tail else None


def _person_in(document: Document, tokens: Tokens, words: SpeakerWords) -> Tokens | None:
    """The tokens of the last person's name inside the words, less titles; None where they name a body or a state ("Kyiv", "the Taliban")."""
    best = None
    sentence = document.sentence_at(document.starts[tokens[0]])
    assert sentence is not None  # every token is in a sentence
    for entity in names_in(document, sentence):
        if entity.kind == "person" and tokens[0] <= entity.first and entity.last <= tokens[1]:
            first = entity.first
            while first < entity.last - 1 and document.lowers[first] in words.titles:
                first += 1
            named = document.lowers[first : entity.last]
            if tuple(named) not in words.sides and (first == tokens[0] or document.lowers[first - 1] != "the"):
                best = (first, entity.last)
    return best


def _wider(document: Document, first: int, last: int) -> Tokens:
    """The name with the words right before it that belong to its phrase ("regional governor" before a name)."""
    sentence = document.sentence_at(document.starts[first])
    assert sentence is not None  # every token is in a sentence
    tags = document.tags(sentence)
    while first > sentence.first and tags[first - 1 - sentence.first] in {"NN", "NNP", "NNPS", "JJ"}:
        first -= 1
    return first, last


def _persons(document: Document) -> list[tuple[int, int, bool]]:
    """Every person's name in text order, and whether it is the subject of its clause."""
    found: list[tuple[int, int, bool]] = []
    for sentence in document.sentences:
        entities = names_in(document, sentence)
        if not any(entity.kind == "person" for entity in entities):
            continue
        relations = read_labels(document, sentence, "relations")
        found.extend(
            (
                entity.first,
                entity.last,
                any(
                    relation.startswith("nsubj")
                    for relation in relations[entity.first - sentence.first : entity.last - sentence.first]
                ),
            )
            for entity in entities
            if entity.kind == "person"
        )
    return found


def _full_names(document: Document, persons: Sequence[tuple[int, int, bool]]) -> dict[str, str]:
    """The first full name (two words or more) of each surname in the report, by the surname in lower case."""
    names: dict[str, str] = {}
    for first, last, _ in persons:
        if last - first > 1:
            names.setdefault(document.lowers[last - 1], document.span(first, last).quote)
    return names


def _antecedent(document: Document, token: int) -> Tokens | None:
    """The words before a relative pronoun that it stands for: back to a comma or a verb."""
    sentence = document.sentence_at(document.starts[token])
    assert sentence is not None  # every token is in a sentence
    before = [phrase for phrase in noun_phrases(document, sentence) if phrase.last <= token]
    if not before or token - before[-1].last > 1:
        return None
    return before[-1].first, before[-1].last
