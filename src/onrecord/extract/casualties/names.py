"""Names of persons, by their capitals: a sequence of capitalised words that no list of other names claims."""

from __future__ import annotations

from functools import lru_cache

from onrecord.extract.casualties.words import Words
from onrecord.text.document import Document
from onrecord.text.labels import Entity

_NO_PERSONS = frozenset({"place", "site", "organisation", "group"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_LIMIT = 9
"""Words in a name; longer runs of capitals are headlines."""


_SURNAMES_TOO = frozenset({"Said", "May"})
"""Words that end a name where they stand capitalised right after a first name, and are others elsewhere."""


def note_entities(document: Document, token: int) -> None:
    """Looks up once the names of the sentence that holds the token, for `read_name` to ask."""
    sentence = document.sentence_at(document.starts[token])
    if sentence is not None:
        known = _entities(document)
        for entity in document.entities(sentence):
            for place in range(entity.first, entity.last):
                known[place] = entity
            if entity.kind == "person":
                _person_words(document).update(document.lowers[entity.first : entity.last])


def _person_words(document: Document) -> set[str]:
    """The words of the personal names met so far."""
    known: set[str] = document.memo.setdefault("casualties.person_words", set())
    return known


def _entities(document: Document) -> dict[int, Entity]:
    known: dict[int, Entity] = document.memo.setdefault("casualties.entities", {})
    return known


def read_name(document: Document, place: int, stop: int, words: Words) -> int | None:
    """The token after the personal name that starts at `place`, or None.

    In a text that is all capitals the text's own labels tell names; elsewhere capitals do, and the labels only say which are no persons'.
    """
    if place >= stop:
        return None
    entity = _entities(document).get(place)
    if document.all_caps:
        named = entity is not None and entity.kind == "person" and entity.first == place
        return min(entity.last, stop) if entity is not None and named else None
    if entity is not None and entity.kind in _NO_PERSONS and entity.first == place:
        known = _person_words(document)
        if not all(lower in known for lower in document.lowers[entity.first : entity.last]):
            return None
    if place and _no_name_after(document, place, words):
        return None
    at, kept = place, 0
    while at < stop and at - place < _LIMIT:
        word, lower = document.words[at], document.lowers[at]
        step = _inside(document, at, stop, words) if kept or words.among("name_titles", lower) else 0
        if step:
            at += step
            continue
        surname = kept == 1 and word in _SURNAMES_TOO
        if not surname and (not _capital(word, words) or _excluded(lower, words) or _is_participle(word)):
            break
        kept += 1
        at += 1
    if not kept or _is_shouting(document, place, at):
        return None
    if at < stop and _capital(document.words[at], words) and words.among("name_tails", document.lowers[at]):
        return None  # "Smith Street", "Nasser Hospital"
    if kept == 1 and (document.lowers[place] in words.triggers or document.lowers[place] in words.classes["stops"]):
        return None
    return _with_brackets(document, at, stop, words)


def _is_participle(word: str) -> bool:
    """True for what describes others: "Ruritanian-installed officials", "Iran-backed fighters", "Houthi-run media"."""
    head, hyphen, tail = word.replace("‑", "-").rpartition("-")
    return bool(hyphen) and bool(head) and tail.islower() and tail.endswith(_PARTICIPLES)


_PARTICIPLES = ("ed", "led", "run", "made", "held", "born", "era", "speaking", "supporting")


def _inside(document: Document, at: int, stop: int, words: Words) -> int:
    """How many tokens inside a name carry no name of their own: a title, an initial and its stop, "al", a by-name in quotes."""
    word, lower = document.words[at], document.lowers[at]
    if words.among("name_titles", lower):
        return 1
    following = document.words[at + 1] if at + 1 < stop else ""
    initial = len(word) == 1 and word.isupper() and following == "."
    if initial and at + 2 < stop and _capital(document.words[at + 2], words):
        return 2
    if words.among("name_particles", lower) and following and _capital(following, words):
        return 1
    quoted = word in _QUOTES and at + 2 < stop and document.words[at + 2] in _QUOTES
    return 3 if quoted and _capital(following, words) else 0


def _is_shouting(document: Document, first: int, last: int) -> bool:
    """True inside a run of words all in capitals, in which no capital tells a name."""
    if not all(word.isupper() for word in document.words[first:last] if len(word) > 1):
        return False
    around = (*document.words[max(0, first - 2) : first], *document.words[last : last + 2])
    return any(len(word) > 1 and word.isupper() for word in around)


def _with_brackets(document: Document, at: int, stop: int, words: Words) -> int:
    """Past a by-name in brackets: "Said Nasser (Abu Omar)"."""
    while at + 2 < stop and document.words[at] == "(" and _capital(document.words[at + 1], words):
        close = next((k for k in range(at + 2, min(stop, at + 7)) if document.words[k] == ")"), None)
        if close is None:
            break
        at = close + 1
    return at


def _capital(word: str, words: Words) -> bool:
    if word[0].isupper():
        return len(word) > 1 or word.isalpha()
    head, hyphen, tail = word.partition("-")
    return bool(hyphen) and words.among("name_particles", head.lower()) and tail[:1].isupper()


@lru_cache(maxsize=1 << 16)
def _excluded(lower: str, words: Words) -> bool:
    """True for a word that is no part of a name, however it is written."""
    bare = lower.removesuffix("'s").removesuffix("’s")
    return (
        words.among("names_not", bare)
        or bare in words.nouns
        or words.among("weekdays", bare)
        or words.among("stops", bare)
        or words.among("prepositions", bare)
        or words.among("boundaries", bare)
        or words.among("determiners_definite", bare)
        or words.among("adverbs", bare)
        or words.among("pronouns", bare)
        or words.among("others", bare)
        or words.among("includers", bare)
        or bare in words.vague
        or bare in words.units
        or bare in words.tens
        or bare in words.ordinals
        or words.among("name_openers_not", bare)
    )


def _no_name_after(document: Document, place: int, words: Words) -> bool:
    """True after an article or a possessive ("the Crescent", "County's Office") and within a longer run of capitals."""
    before = document.lowers[place - 1]
    if before in ("the", "'s", "’s", "a", "an", "@", "#"):
        return True
    return not words.among("name_titles", before) and _inside_name(document, place, words)


def _inside_name(document: Document, place: int, words: Words) -> bool:
    """True where the word before is a capitalised word that no name could start with: the rest is no name of its own."""
    before = document.words[place - 1]
    if not _capital(before, words) or document.ends[place - 1] + 1 < document.starts[place]:
        return False
    lower = document.lowers[place - 1]
    known = lower in words.classes["names_not"] and lower not in words.classes["determiners_definite"]
    return known or not _excluded(lower, words)
