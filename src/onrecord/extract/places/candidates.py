"""Where a place name can stand, and the names that stand there: capitalised words that the gazetteer knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from onrecord.extract.places.words import Words
from onrecord.gazetteer.entry import Entry
from onrecord.gazetteer.index import Gazetteer
from onrecord.text.document import Document

Kind = Literal["name", "demonym", "short", "feature", "unknown"]

_LONGEST = 6
"""Tokens of the longest name that is looked up ("Republic of Trinidad and Tobago" has five)."""
_HYPHENS = "-‑–"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `[first, last)`, code points `[start, end)` that may name a place.

    Attributes:
        name: what was looked up.
        kind: `short` for "U.S.", `feature` for "Elm Street" and `unknown` for other names that no gazetteer here has.
        entries: the places that bear the name; empty for features and unknown names.
        run: tokens `[first, last)` of the run of capitalised words around it.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    kind: Kind
    entries: tuple[Entry, ...] = field(repr=False)
    run: tuple[int, int]


def find_runs(document: Document, known: Words) -> list[tuple[int, int]]:
    """Token ranges of capitalised words within a sentence, joined over "of", "al" and the like. Found once a document."""
    key = ("runs", id(known))
    runs: list[tuple[int, int]] | None = document.memo.get(key)
    if runs is None:
        runs = document.memo[key] = _read_runs(document, known)
    return runs


def _read_runs(document: Document, known: Words) -> list[tuple[int, int]]:
    words = document.words
    runs = []
    for sentence in document.sentences:
        position, stop = sentence.first, sentence.last
        while position < stop:
            word = words[position]
            if not word[0].isupper() and ("-" not in word or not _opens(word)):  # most words: no call for them
                position += 1
                continue
            first = position
            position += 1
            while position < stop and (
                words[position][0].isupper()
                or words[position] == "&"
                or _is_ordinal(words, position, stop)
                or _is_joined(words, position, stop, known)
            ):
                position += 1
            runs.append((first, position))
    return runs


def _opens(word: str) -> bool:
    """A capital, or one behind a hyphen: "al-Bab", "anti-Russian"; or an ordinal, for "42nd Street"."""
    return word[0].isupper() or ("-" in word and any(part[:1].isupper() for part in word.split("-")))


def _is_ordinal(words: tuple[str, ...], position: int, stop: int) -> bool:
    return words[position][0].isdecimal() and position + 1 < stop and words[position + 1][0].isupper()


def _is_joined(words: tuple[str, ...], position: int, stop: int, known: Words) -> bool:
    """True for "of" in "Port of Spain", "ez-Zor" in "Deir ez-Zor": small words with a capitalised one close behind."""
    word = words[position]
    if word not in known.joining:
        return "-" in word and word[0].islower() and word.rpartition("-")[2][:1].isupper()
    following = position + 1
    if word == "and":
        return following < stop and words[following][0].isupper() and words[following].lower() in known.joined_and
    if following < stop and words[following] in known.after_joining:
        following += 1
    return following < stop and words[following][0].isupper()


def find_candidates(document: Document, gazetteer: Gazetteer, words: Words) -> list[Candidate]:
    """The candidates of a document in text order; none overlaps another."""
    finder = _Finder(document, gazetteer, words)
    return [candidate for run in find_runs(document, words) for candidate in finder.in_run(run)]


@dataclass(frozen=True, slots=True)
class _Finder:
    document: Document
    gazetteer: Gazetteer
    words: Words

    def in_run(self, run: tuple[int, int]) -> Iterator[Candidate]:
        """The longest names of a run, from left to right; the whole of it where its end says what it is."""
        feature = self._feature(run)
        if feature is not None:
            yield feature
            return
        first, stop = run
        position, found = first, False
        while position < stop:
            candidate = self._longest(position, run)
            if candidate is None:
                for part in self._compound(position, run):
                    found = True
                    yield part
                position += 1
            else:
                found = True
                yield candidate
                position = max(candidate.last, position + 1)
        if not found:
            yield from self._unknown(run)

    def _longest(self, position: int, run: tuple[int, int]) -> Candidate | None:
        """The longest name that begins at a token."""
        text, starts, ends, tokens = (
            self.document.text,
            self.document.starts,
            self.document.ends,
            self.document.words,
        )
        known, word = self.words, tokens[position]
        if not (word[0].isupper() or ("-" in word and _opens(word))):
            return None
        if self._is_opening_word(position):
            return None
        start = starts[position]
        for last in range(min(run[1], position + _LONGEST), position, -1):
            if tokens[last - 1] in known.joining or tokens[last - 1] in known.after_joining or tokens[last - 1] == "&":
                continue
            end = ends[last - 1]
            name = text[start:end] if last > position + 1 else word
            special = self._special(name, end)
            if special is not None:
                kind, place, extra = special
                return Candidate(position, last, start, end + extra, place, kind, self._large(place), run)
            if (last == position + 1 and self._is_word(position)) or name.lower() in self.words.never_names:
                continue
            entries = self.gazetteer.find(name)
            if entries:
                return self._extended(Candidate(position, last, start, end, name, "name", entries, run))
        return None

    def _extended(self, candidate: Candidate) -> Candidate:
        """ "Jabalia camp": the name with the small words behind it, where the gazetteer has it so."""
        lowers, last = self.document.lowers, candidate.last
        if candidate.last != candidate.run[1] or last >= len(lowers) or lowers[last] not in self.words.extending:
            return candidate
        for stop in (last + 2, last + 1):
            if stop <= len(lowers) and lowers[stop - 1] in self.words.extending:
                end = self.document.ends[stop - 1]
                name = self.document.text[candidate.start : end]
                entries = self.gazetteer.find(name)
                if entries:
                    return Candidate(
                        candidate.first, stop, candidate.start, end, name, "name", entries, (candidate.run[0], stop)
                    )
        return candidate

    def _is_opening_word(self, position: int) -> bool:
        """True for "As" and "An" at the head of a sentence, which no name begins with there; in capitals, anywhere."""
        word = self.document.lowers[position]
        if word not in self.words.never or word == "the":
            return word == "the" and self.document.all_caps
        if self.document.all_caps:
            return True
        sentence = self.document.sentence_at(self.document.starts[position])
        return sentence is not None and sentence.first == position

    def _is_word(self, position: int) -> bool:
        """True for single words that are no names whatever the gazetteer says; in capitals, for common words too."""
        word, words = self.document.lowers[position], self.words
        if (len(word) < 3 and word.isascii()) or word in words.never:
            return True
        if not self.document.all_caps:
            return self.document.words[position].rstrip(_HYPHENS) in words.agencies  # SANA is no Sanaa
        if word in words.common or word in words.organisation or word in words.division:
            return True
        located = position > 0 and self.document.lowers[position - 1] in words.locating
        return not located and (word in words.mixed or (word in words.titled and not self._is_large(word)))

    def _is_large(self, word: str) -> bool:
        return any(entry.kind == "country" or entry.population > 500_000 for entry in self.gazetteer.find(word)[:3])

    def _special(self, name: str, end: int | None) -> tuple[Kind, str, int] | None:
        """A demonym or a short form, with the code points to add for a full stop. `end` is None inside a compound."""
        words, text = self.words, self.document.text
        place = words.demonyms.get(name) or (words.demonyms_upper.get(name) if len(name) > 4 else None)
        if place:
            return "demonym", place, 0
        bare = name.rstrip(".")
        if self.document.all_caps and (bare == name or "." not in bare):
            return None  # US, IN, OR and their like are words there
        if bare in words.short:
            extra = int(end is not None and "." in bare and bare == name and text[end : end + 1] == ".")
            return "short", words.short[bare], extra
        if end is None:
            return None
        extra = int(bare == name and text[end : end + 1] == "." and text[end + 1 : end + 2] in (",", ")", " ", "-"))
        if bare in words.pointed and (bare != name or extra):
            return "short", words.pointed[bare], extra
        if bare in words.after_comma and text[: end - len(name)].endswith(", "):
            return "short", words.after_comma[bare], 0
        return None

    def _large(self, place: str) -> tuple[Entry, ...]:
        """The country, region or division that bears a name, else the largest place. "Georgia | US" says which country."""
        name, _, country = place.partition(" | ")
        entries = [e for e in self.gazetteer.find(name) if not country or (e.country == country and e.kind == "admin1")]
        own = [e for e in entries if e.kind in _LARGE and not e.alternate]
        own = own or [e for e in entries if e.kind in _LARGE] or entries
        return tuple(sorted(own, key=lambda entry: (-_LARGE.get(entry.kind, 0), -entry.population))[:1])

    def _compound(self, position: int, run: tuple[int, int]) -> Iterator[Candidate]:
        """The places in "Paris-based", "US-led", "anti-Russian" and "Syrian-Turkish"."""
        word = self.document.words[position]
        if not any(hyphen in word for hyphen in _HYPHENS):
            return
        start = self.document.starts[position]
        for hyphen in _HYPHENS[1:]:
            word = word.replace(hyphen, "-")
        for part in word.split("-"):
            if (
                len(part) > 1
                and part[0].isupper()
                and part.lower() not in self.words.never
                and part not in self.words.agencies
            ):
                special = self._special(part, None)
                if special is not None:
                    kind, place, _ = special
                    entries = self._large(place)
                else:
                    kind, place = "name", part
                    entries = self.gazetteer.find(part) if len(part) > 3 else ()
                if entries:
                    yield Candidate(position, position + 1, start, start + len(part), place, kind, entries, run)
            start += len(part) + 1

    def _feature(self, run: tuple[int, int]) -> Candidate | None:
        """ "Elm Street", "Lake Opal": the run as a whole, where its first or last word says that it is a feature."""
        lowers, tokens = self.document.lowers, self.document.words
        first, last = run
        while first < last and lowers[first] in ("the", "a", "an", "in", "at", "on", "from", "near"):
            first += 1
        if not 2 <= last - first <= 5 or self.document.all_caps:
            return None
        ends_so = lowers[last - 1] in self.words.feature
        if not ends_so and lowers[first] not in self.words.feature_first:
            return None
        if "&" in tokens[first:last] or "and" in tokens[first:last] or lowers[first] in self.words.title:
            return None
        start, end = self.document.starts[first], self.document.ends[last - 1]
        name = self.document.text[start:end]
        entries = self.gazetteer.find(name)
        return Candidate(first, last, start, end, name, "name" if entries else "feature", entries, run)

    def _unknown(self, run: tuple[int, int]) -> Iterator[Candidate]:
        """A run that no gazetteer here knows, behind a word that a place follows: "in Torvik".

        Taking all that the tagger calls a place was measured: more found, as many wrong.
        """
        first, last = run
        words, lowers = self.words, self.document.lowers
        if last - first > 4 or self.document.all_caps or not self.document.words[first][0].isalpha():
            return
        if any(lowers[i] in words.never or lowers[i] in words.title for i in range(first, last)):
            return
        if self._follows_locating(first):
            start, end = self.document.starts[first], self.document.ends[last - 1]
            yield Candidate(first, last, start, end, self.document.text[start:end], "unknown", (), run)

    def _follows_locating(self, first: int) -> bool:
        words, lowers = self.words, self.document.lowers
        before = lowers[first - 1] if first else ""
        if before == "of":
            return first > 1 and lowers[first - 2] in words.before
        return before in words.locating or before in words.before


_LARGE = {"country": 4, "admin1": 3, "continent": 2, "region": 2, "water": 1}
