"""Withheld names found in any text, however they are written: scripts, cases, accents, possessives, one part alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_APOSTROPHES = "'’‘ʼ`´ʹ"
_JOINERS = frozenset(_APOSTROPHES + "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0640")
"""Characters inside a word that a name may be written with or without."""
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "as",
        "ad",
        "an",
        "ar",
        "at",
        "bin",
        "bint",
        "ben",
        "ibn",
        "abu",
        "abd",
        "umm",
        "da",
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "zu",
        "und",
        "and",
        "of",
        "the",
        "y",
        "e",
        "do",
        "in",
        "is",
        "it",
        "he",
        "we",
        "to",
        "so",
        "no",
        "my",
        "me",
        "up",
        "us",
        "be",
        "by",
        "go",
        "if",
        "on",
        "or",
        "his",
        "her",
        "she",
        "him",
    ]
)
"""Parts of names, and words spelt like names, that single nobody out when they stand alone."""
_INFLECTED = 5
"""Letters from which a word that begins like a name is taken for one of its forms ("Kovalenko", "Kovalenkova")."""
_TELLING = 4
"""Letters of a part of a name from which it is told in an address or an id, which have no capitals."""
_ENDING = 3
"""The most letters that an ending adds."""
_APART = 8
"""Code points that may stand between two words of one name."""
_ASCII_WORD = re.compile("[A-Za-z][A-Za-z'`]*")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text in `[start, end)`, with the forms under which it may be part of a name."""

    start: int
    end: int
    forms: frozenset[str]
    capital: bool


@dataclass(frozen=True, slots=True)
class Names:
    """Names as they are looked for.

    Attributes:
        whole: each name as its words' forms; found in any case.
        parts: words of names that give a person away alone; found where they have a capital, or are of a script that has none.
    """

    whole: frozenset[tuple[str, ...]] = frozenset()
    parts: frozenset[str] = frozenset()


def names_of(names: Iterable[str], but: Iterable[str] = ()) -> Names:
    """What to look for so that none of these names gets through; words that belong to a name in `but` are no longer a part alone."""
    whole = frozenset(form for name in names if (form := _forms(name)))
    known = {part for name in but for part in _forms(name)}
    parts = {part for form in whole for part in form}
    return Names(whole, frozenset(p for p in parts if len(p) > 1 and p not in _PARTICLES and p not in known))


def _forms(name: str) -> tuple[str, ...]:
    return tuple(form for word in words_of(name) if (form := _fold(name[word.start : word.end])))


def words_of(text: str) -> Iterator[Word]:
    """The words of a text, in order: letters with their marks, and what a name may be written with between them."""
    if text.isascii():  # the same, many times as fast
        yield from (_word(text, match.start(), match.end()) for match in _ASCII_WORD.finditer(text))
        return
    start = None
    for place, char in enumerate(text + " "):
        inside = char.isalpha() or (start is not None and (char in _JOINERS or unicodedata.category(char)[0] == "M"))
        if inside and start is None:
            start = place
        elif not inside and start is not None:
            yield _word(text, start, place)
            start = None


def _word(text: str, start: int, end: int) -> Word:
    written = text[start:end]
    if written.isalpha():
        return Word(start, end, frozenset((_fold(written),)) - {""}, _is_capital(written[0]))
    pieces = re.split(f"[{_APOSTROPHES}]", written)
    forms = {_fold(written), *(_fold(piece) for piece in pieces if len(piece) > 1)}
    if len(pieces) > 1 and len(pieces[-1]) <= 1:  # the possessive: “Olena's”, “rescuers’”
        forms.add(_fold("".join(pieces[:-1])))
    return Word(start, end, frozenset(forms - {""}), _is_capital(written[0]))


def _is_capital(first: str) -> bool:
    return first.isupper() or first.istitle() or not _cased(first)


@lru_cache(maxsize=1 << 16)
def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(char for char in plain if char.isalpha())


def _cased(char: str) -> bool:
    return char.lower() != char.upper()


def redact(text: str, names: Names, mark: str, *, alone: bool = True) -> tuple[str, int]:
    """The text with `mark` in place of every name found in it, and how many marks that took.

    Args:
        alone: also where one part of a name stands by itself; otherwise only whole names of several words, and any in scripts without capitals.
    """
    if not names.whole:
        return text, 0
    spans = list(_joined(text, sorted(_found(text, names, alone=alone, any_case=False))))
    for start, end in reversed(spans):
        text = f"{text[:start]}{mark}{text[end:]}"
    return text, len(spans)


def holds_name(text: str, names: Names) -> bool:
    """True where an address or an id holds a name or a part of one, percent-encoded or in small letters."""
    if not names.whole:
        return False
    plain = _PERCENT.sub(lambda match: bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace"), text)
    return any(True for _ in _found(plain, names, alone=True, any_case=True))


def _found(text: str, names: Names, *, alone: bool, any_case: bool) -> Iterator[tuple[int, int]]:
    words = list(words_of(text))
    firsts = {form[0] for form in names.whole}
    parts = _telling(names.parts) if any_case else names.parts
    uncased = [name[0] for name in names.whole if len(name) == 1 and not _cased(name[0][0])]
    for place, word in enumerate(words):
        for form in word.forms & firsts:
            for name in names.whole:
                if (
                    name[0] == form
                    and (alone or len(name) > 1)  # a place may have the one word that a person is known by
                    and _goes_on(words, place, name)
                    and _plain(name, word, any_case=any_case)
                ):
                    yield word.start, words[place + len(name) - 1].end
        if alone:
            found = (word.capital or any_case) and _is_part(word, parts)
        else:
            found = any(_within(word, name) for name in uncased)
        if found:
            yield word.start, word.end


@lru_cache(maxsize=256)
def _telling(parts: frozenset[str]) -> frozenset[str]:
    """The parts that are told from other words without a capital: an address is full of short ones."""
    return frozenset(part for part in parts if len(part) >= _TELLING or not _cased(part[0]))


def _plain(name: tuple[str, ...], word: Word, *, any_case: bool) -> bool:
    """A name of one short word is one only with its capital: "May" is a name, "may" is not."""
    return any_case or len(name) > 1 or len(name[0]) >= _TELLING or word.capital


def _goes_on(words: list[Word], place: int, name: tuple[str, ...]) -> bool:
    following = words[place : place + len(name)]
    if len(following) < len(name) or any(form not in word.forms for form, word in zip(name, following, strict=True)):
        return False
    return all(after.start - before.end <= _APART for before, after in pairwise(following))


def _is_part(word: Word, parts: frozenset[str]) -> bool:
    if word.forms & parts:
        return True
    for part in parts:
        if not _cased(part[0]):
            if _within(word, part):
                return True
        elif len(part) >= _INFLECTED:
            stem = part[:-1] if "\u0400" <= part[0] <= "\u052f" else part
            if any(form.startswith(stem) and len(form) <= len(part) + _ENDING for form in word.forms):
                return True
    return False


def _within(word: Word, part: str) -> bool:
    """In scripts without capitals words run together, or take what means “and” or “to” in front."""
    return len(part) > 1 and any(part in form for form in word.forms)


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, those that overlap or have no letter between them made one."""
    current: tuple[int, int] | None = None
    for start, end in spans:
        if current is None:
            current = (start, end)
        elif start <= current[1] or _nothing_between(text[current[1] : start]):
            current = (current[0], max(current[1], end))
        else:
            yield current
            current = (start, end)
    if current is not None:
        yield current


def _nothing_between(gap: str) -> bool:
    return len(gap) <= 3 and not any(char.isalnum() or char in ",;:" for char in gap)
