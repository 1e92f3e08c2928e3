"""Finds cues: the words that tell that somebody says, believes or intends something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.extract.statements.view import Card, View
from onrecord.extract.statements.words import SayingWords
from onrecord.text.document import Sentence

Tokens = tuple[int, int]
"""Tokens `[first, last)` of the document."""

LONGEST = 400
"""Tokens: a longer sentence is looked at in pieces, so that memory stays small."""


def cue_pieces(sentence: Sentence) -> Iterator[Tokens]:
    """The sentence, in pieces of `LONGEST` tokens where it is longer."""
    for first in range(sentence.first, sentence.last, LONGEST):
        yield first, min(first + LONGEST, sentence.last)


def cue_features(view: View, piece: Tokens) -> list[list[str]]:
    """The features of each token of a piece: the word, its neighbours, their tags, and where quotes stand."""
    first, last = piece
    cards = view.cards[first:last]
    tags = view.tags[first:last]
    relations = view.relations[first:last]
    states = view.states[first:last]
    quoted = "Q" if any(state != "o" for state in states) else "N"
    features = []
    end = last - first - 1
    for token, card in enumerate(cards):
        tag, relation, state = tags[token], relations[token], states[token]
        code = card.code
        found = [quoted, "q" + state, "T" + tag, "R" + relation, f"TR{tag}{relation}", f"WR{card.lemma}{relation}"]
        found += _here(card)
        if token:
            before = cards[token - 1]
            found += _beside(before, "-")
            found += (
                "-q" + states[token - 1],
                f"-T{tags[token - 1]}",
                f"-TT{tags[token - 1]}{tag}",
                f"-R{relations[token - 1]}",
                f"bb{before.code}{code}",
            )
        else:
            found.append("BOS")
        if token < end:
            after = cards[token + 1]
            found += _beside(after, "+")
            found += (
                "+q" + states[token + 1],
                f"+T{tags[token + 1]}",
                f"+TT{tag}{tags[token + 1]}",
                f"+R{relations[token + 1]}",
                f"ba{code}{after.code}",
            )
        else:
            found.append("EOS")
        if token > 1:
            found += ("=w" + cards[token - 2].code, "=T" + tags[token - 2])
        if token + 1 < end:
            found += ("#w" + cards[token + 2].code, "#T" + tags[token + 2])
        features.append(found)
    return features


@lru_cache(maxsize=1 << 16)
def _here(card: Card) -> tuple[str, ...]:
    return ("w" + card.code, "L" + card.lemma, "c" + card.shape, *card.known, *card.endings)


@lru_cache(maxsize=1 << 16)
def _beside(card: Card, side: str) -> tuple[str, ...]:
    return (
        f"{side}w{card.code}",
        f"{side}L{card.lemma}",
        f"{side}c{card.shape}",
        *(side + known for known in card.known),
    )


def read_cues(labels: Sequence[str], offset: int) -> Iterator[Tokens]:
    """Runs of the labels B, I (and O between them), shifted by `offset`. An I that follows an O opens a cue too."""
    first = -1
    for place, label in enumerate((*labels, "O")):
        if first >= 0 and label != "I":
            yield offset + first, offset + place
            first = -1
        if label == "B" or (label == "I" and first < 0):
            first = place


def cue_head(view: View, cue: Tokens) -> int:
    """The token of the cue that says most: its last verb or noun of saying, else its first token."""
    lowers, words = view.document.lowers, view.words
    return next((token for token in range(cue[1] - 1, cue[0] - 1, -1) if lowers[token] in words.lemmas), cue[0])


def cue_class(words: SayingWords, lower: str) -> str:
    """The lexicon's class of a cue's head: its stance as a verb, `noun`, or `other`."""
    return words.verbs.get(lower) or ("noun" if lower in words.nouns else "other")
