"""Finds cues: the words that tell that somebody says, believes or intends something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from onrecord.extract.statements.hashing import Template, feature_numbers
from onrecord.extract.statements.learned import label_sequences
from onrecord.extract.statements.view import (
    ENDING,
    LAST_TWO,
    LEMMA,
    NOUN,
    RELATION,
    SHAPE,
    SPEECH,
    STATE,
    TAG,
    VERB,
    WORD,
    Numbers,
    View,
)
from onrecord.text.document import Sentence

Tokens = tuple[int, int]
"""Tokens `[first, last)` of the document."""

LABELS = ("O", "B", "I")
LONGEST = 400
"""Tokens: a longer sentence is looked at in pieces, so that memory stays small."""
_TOGETHER = 64
"""Pieces labelled together, to share the cost of a call into numpy."""
_GAP = 2
"""Rows of zeros between pieces: as far as a template looks."""

_QUOTED, _EDGE = 11, 12
"""Columns of our own: whether the piece holds a quote; whether the token is its first, its last or neither."""

TEMPLATES: tuple[Template, ...] = (
    *(
        ((column, 0),)
        for column in (WORD, LEMMA, SHAPE, VERB, NOUN, SPEECH, ENDING, LAST_TWO, TAG, RELATION, STATE, _QUOTED, _EDGE)
    ),
    *(((column, offset),) for offset in (-1, 1) for column in (WORD, LEMMA, SHAPE, VERB, NOUN, TAG, RELATION, STATE)),
    *(((column, offset),) for offset in (-2, 2) for column in (WORD, TAG)),
    ((TAG, 0), (RELATION, 0)),
    ((LEMMA, 0), (RELATION, 0)),
    ((LEMMA, 0), (TAG, 0)),
    ((WORD, -1), (WORD, 0)),
    ((WORD, 0), (WORD, 1)),
    ((TAG, -1), (TAG, 0)),
    ((TAG, 0), (TAG, 1)),
    ((STATE, -1), (STATE, 0), (STATE, 1), (LEMMA, 0)),
)


def find_cues(view: View) -> list[Tokens]:
    """The cues of the document, in text order, none overlapping."""
    pieces = [piece for sentence in view.document.sentences for piece in cue_pieces(sentence)]
    cues: list[Tokens] = []
    for start in range(0, len(pieces), _TOGETHER):
        batch = pieces[start : start + _TOGETHER]
        numbers, places = cue_features(view, batch)
        labels = label_sequences("cues", numbers, places)
        cues.extend(
            cue
            for piece, (first, last) in zip(batch, places, strict=True)
            for cue in read_cues(labels[first:last], piece[0])
        )
    return cues


def cue_pieces(sentence: Sentence) -> Iterator[Tokens]:
    """The sentence, in pieces of `LONGEST` tokens where it is longer."""
    for first in range(sentence.first, sentence.last, LONGEST):
        yield first, min(first + LONGEST, sentence.last)


def cue_features(view: View, pieces: Sequence[Tokens]) -> tuple[Numbers, list[Tokens]]:
    """Numbers of features, a column a token, and the columns `[first, last)` of each piece."""
    places: list[Tokens] = []
    row = _GAP
    for first, last in pieces:
        places.append((row, row + last - first))
        row += last - first + _GAP
    columns = np.zeros((row, _EDGE + 1), np.int64)
    for (first, last), (top, bottom) in zip(pieces, places, strict=True):
        columns[top:bottom, :_QUOTED] = view.columns[first:last]
        columns[top:bottom, _QUOTED] = 1 + (max(view.inside[first:last]) >= 0)
        columns[top:bottom, _EDGE] = 1
        columns[top, _EDGE] = 2
        columns[bottom - 1, _EDGE] += 2
    return feature_numbers(columns, TEMPLATES), places


def read_cues(labels: Sequence[int], offset: int) -> Iterator[Tokens]:
    """Runs of B and I, shifted by `offset`. An I that follows an O opens a cue too."""
    first = -1
    for place, label in enumerate((*labels, 0)):
        if first >= 0 and label != 2:
            yield offset + first, offset + place
            first = -1
        if label == 1 or (label == 2 and first < 0):
            first = place


def cue_head(view: View, cue: Tokens) -> int:
    """The token of the cue that says most: its last verb or noun of saying, else its first token."""
    lowers, words = view.document.lowers, view.words
    return next((token for token in range(cue[1] - 1, cue[0] - 1, -1) if lowers[token] in words.lemmas), cue[0])
