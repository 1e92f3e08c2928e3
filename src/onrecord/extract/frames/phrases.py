"""Noun phrases that can fill a role, each with how it hangs in its sentence: its relation, its preposition, what governs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.text.document import Document, Sentence

_NO_PART = frozenset({"DT", "PDT", "PRP$", "POS", "WDT"})
"""Tags that open a phrase and name nobody."""
_PRONOUNS = frozenset({"PRP", "WP", "WDT", "DT", "EX"})
_EMPTY_OPENERS = frozenset(
    {"other", "such", "certain", "said", "another", "some", "any", "no", "all", "both", "each", "every"}
)
_JOINS = frozenset({"and", "or"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_INSIDE = _POSSESSIVES | {'"', "``", "''"}


@dataclass(frozen=True, slots=True)
class Layers:
    """The tagger's answers for every token of a document, end to end."""

    tags: Sequence[str]
    chunks: Sequence[str]
    entities: Sequence[str]
    relations: Sequence[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A base noun phrase, less determiners: tokens `[first, last)`, the head being the last one.

    Attributes:
        tail: one past the last token with an "of" phrase that follows; equal to `last` without one.
        relation: to what governs it: `nsubj`, `nsubjpass`, `dobj`, `p:by`, ...; a conjunct's begins with `conj>`.
        governor: token of the verb or noun that governs it, None where none was found.
        preposition: the word that introduces it; empty without one.
    """

    sentence: Sentence
    first: int
    last: int
    tail: int
    relation: str
    governor: int | None
    preposition: str

    @property
    def head(self) -> int:
        """The token that names what the phrase is about."""
        return self.last - 1


def find_phrases(
    document: Document, layers: Layers, near: Sequence[int], extra: Sequence[tuple[int, int]]
) -> list[Phrase]:
    """The phrases of some sentences in text order.

    Args:
        near: the numbers of the sentences, ascending; numbers past the last one are none.
        extra: tokens `[first, last)` that are phrases in their own right wherever no phrase ends with them, such as known
            weapons and groups inside a longer phrase.
    """
    wanted = set(near)
    chosen = [sentence for sentence in document.sentences if sentence.index in wanted]
    bounds = [pair for sentence in chosen for pair in _chunk_bounds(document, layers, sentence)]
    ends = {last for _, last in bounds}
    inside = {token for sentence in chosen for token in range(sentence.first, sentence.last)}
    bounds = sorted(bounds + [pair for pair in extra if pair[1] not in ends and pair[0] in inside])
    phrases: list[Phrase] = []
    sentences = document.sentences
    number = 0
    for place, (first, last) in enumerate(bounds):
        while sentences[number].last < last:
            number += 1
        sentence = sentences[number]
        before = phrases[-1] if phrases and phrases[-1].sentence is sentence else None
        phrases.append(_attach(document, layers, sentence, (first, last, _tail(document, bounds, place)), before))
    return phrases


def _chunk_bounds(document: Document, layers: Layers, sentence: Sentence) -> list[tuple[int, int]]:
    """Chunks cut at signs and conjunctions, less determiners in front and signs behind."""
    lowers, tags, chunks = document.lowers, layers.tags, layers.chunks
    bounds: list[tuple[int, int]] = []
    first = -1
    for token in range(sentence.first, sentence.last + 1):
        inside = token < sentence.last and chunks[token][0] != "O"
        opens = inside and chunks[token][0] == "B"
        if first >= 0 and inside and lowers[token] in ("'s", "’s"):
            _keep(bounds, lowers, tags, first, token)  # the owner is a phrase too: "the army's attack"
        cuts = inside and (lowers[token] in _JOINS or (not lowers[token][0].isalnum() and lowers[token] not in _INSIDE))
        if first >= 0 and (not inside or opens or cuts):
            _keep(bounds, lowers, tags, first, token)
            first = -1
        if inside and not cuts and first < 0:
            first = token
    return bounds


def _keep(bounds: list[tuple[int, int]], lowers: Sequence[str], tags: Sequence[str], first: int, last: int) -> None:
    while first < last and (
        tags[first] in _NO_PART or lowers[first] in _EMPTY_OPENERS or not lowers[first][0].isalnum()
    ):
        first += 1
    while last > first and not lowers[last - 1][0].isalnum():
        last -= 1
    if last > first and tags[last - 1] not in _PRONOUNS:
        bounds.append((first, last))


def _tail(document: Document, bounds: Sequence[tuple[int, int]], place: int) -> int:
    """One past the "of" phrase that follows: "charges of dynamite"."""
    last = bounds[place][1]
    if place + 1 < len(bounds) and document.lowers[last : last + 1] == ("of",) and bounds[place + 1][0] - last <= 3:
        return bounds[place + 1][1]
    return last


def _attach(
    document: Document, layers: Layers, sentence: Sentence, bounds: tuple[int, int, int], before: Phrase | None
) -> Phrase:
    first, last, tail = bounds
    relation = layers.relations[last - 1]
    governor: int | None = None
    preposition = ""
    if relation in ("conj", "appos") and before is not None:
        relation = f"{relation}>{before.relation.rpartition('>')[2]}"
        governor, preposition = before.governor, before.preposition
    elif relation.startswith("nsubj"):
        governor = _next_verb(layers, last, sentence.last)
    elif relation in ("dobj", "attr", "oprd", "dative"):
        governor = _previous(layers.tags, first - 1, sentence.first, _VERB)
    elif relation == "pobj":
        at = _previous(layers.tags, first - 1, sentence.first, _PREPOSITION)
        if at is not None:
            preposition = document.lowers[at]
            governor = _previous(layers.tags, at - 1, sentence.first, _VERB_OR_NOUN)
        relation = f"p:{preposition}"
    elif relation in ("compound", "amod", "nmod", "poss"):
        behind = last + 1 if document.lowers[last : last + 1] and document.lowers[last] in _POSSESSIVES else last
        governor = behind if behind < sentence.last else None
    return Phrase(sentence, first, last, tail, relation, governor, preposition)


_VERB = ("VB",)
_PREPOSITION = ("IN", "TO")
_VERB_OR_NOUN = ("VB", "NN")
_NOT_MAIN = frozenset({"aux", "auxpass", "relcl", "acl"})


def _next_verb(layers: Layers, first: int, last: int) -> int | None:
    """The next verb that is neither an auxiliary nor inside a relative clause."""
    for token in range(first, last):
        if layers.tags[token].startswith("VB") and layers.relations[token] not in _NOT_MAIN:
            return token
    return None


def _previous(tags: Sequence[str], token: int, floor: int, kinds: tuple[str, ...]) -> int | None:
    """The nearest token at or before `token` whose tag begins so."""
    while token >= floor:
        if tags[token].startswith(kinds):
            return token
        token -= 1
    return None


def possessive_after(document: Document, phrase: Phrase) -> bool:
    """True where "'s" follows the phrase."""
    return phrase.last < phrase.sentence.last and document.lowers[phrase.last] in _POSSESSIVES
