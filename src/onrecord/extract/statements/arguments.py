"""Finds source and content of each cue: the words around it, as that cue sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.extract.statements.cues import Tokens, cue_head
from onrecord.extract.statements.hashing import Template, feature_numbers
from onrecord.extract.statements.learned import label_sequences
from onrecord.extract.statements.view import (
    CLOSES,
    COLUMNS,
    LAST_TWO,
    LEMMA,
    NOUN,
    OPENS,
    OUTSIDE,
    RELATION,
    SHAPE,
    SPEECH,
    STATE,
    TAG,
    VERB,
    WORD,
    Numbers,
    View,
    label_code,
)
from onrecord.text.document import Sentence

LABELS = ("O", "K", "BS", "IS", "BC", "IC")
REACH = 120
"""Tokens: a quote that crosses the bounds of the cue's sentence is followed this far, and no further."""
LONGEST = 250
"""Tokens to either side of the cue: what is further off in an endless sentence is not looked at, which keeps the cost linear."""
_TOGETHER = 64
"""Windows labelled together, to share the cost of a call into numpy."""
_GAP = 2
_SIGNS = frozenset({",", ";", ":", "--", "—", "–"})
_CLAUSES = np.array(
    [[label_code(name)] for name in ("ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "mark", "cc")]
)
_OPENERS = frozenset({"that", "which", "who", "but", "and", "because", "if", "when", "while", "as"})

# Columns of our own. Of the token: the side of the cue it stands on and how far off, what stands between (signs, other cues,
# quotes, openers of clauses, clauses), its state with whether it is in the cue's sentence, whether it belongs to another cue.
_SIDE, _FAR, _BETWEEN, _CUES, _OPENER, _CLAUSE, _QUOTES, _PLACE, _OTHER = range(COLUMNS, COLUMNS + 9)
# Of the cue: lemma and class of its head, its first and last words, the words beside it, and their shapes, states and tags.
_HEAD, _KIND, _ENDS, _NEXT, _PREVIOUS, _CONTEXT = range(COLUMNS + 9, COLUMNS + 15)
_ALL = COLUMNS + 15


def _at(*columns: int) -> Template:
    return tuple((column, 0) for column in columns)


_BASE = (_SIDE, _BETWEEN)
TEMPLATES: tuple[Template, ...] = (
    _at(_FAR),
    _at(_FAR, _HEAD),
    _at(_FAR, _NEXT),
    _at(_FAR, _PREVIOUS),
    _at(_FAR, _KIND, _CONTEXT),
    _at(*_BASE),
    _at(*_BASE, _CUES),
    _at(*_BASE, _PLACE, _QUOTES),
    _at(_SIDE, _PLACE),
    _at(*_BASE, _HEAD),
    _at(_SIDE, _HEAD),
    _at(_SIDE, _CONTEXT),
    _at(*_BASE, _CONTEXT, _PLACE),
    _at(*_BASE, _KIND),
    _at(*_BASE, _OPENER, _KIND),
    _at(*_BASE, _CLAUSE, _KIND),
    _at(_SIDE, _ENDS),
    _at(_SIDE, WORD),
    _at(*_BASE, WORD),
    _at(_FAR, WORD),
    _at(_SIDE, SHAPE, _KIND),
    _at(_SIDE, VERB),
    _at(_SIDE, NOUN),
    _at(_SIDE, SPEECH),
    _at(_SIDE, LAST_TWO),
    _at(_SIDE, TAG),
    _at(_SIDE, RELATION),
    _at(*_BASE, RELATION, _KIND),
    _at(_SIDE, TAG, RELATION),
    _at(_SIDE, _OTHER),
    ((_SIDE, 0), (_OTHER, -1)),
    ((_SIDE, 0), (_OTHER, 1)),
    ((_SIDE, 0), (WORD, -1)),
    ((_SIDE, 0), (_BETWEEN, 0), (WORD, -1)),
    ((_SIDE, 0), (STATE, -1), (STATE, 0), (SHAPE, -1), (SHAPE, 0)),
    ((_SIDE, 0), (TAG, -1), (TAG, 0)),
    ((_SIDE, 0), (RELATION, -1), (RELATION, 0)),
    ((_SIDE, 0), (WORD, -1), (WORD, 0)),
    ((_SIDE, 0), (WORD, 1)),
    ((_SIDE, 0), (STATE, 0), (STATE, 1), (SHAPE, 1)),
    ((_SIDE, 0), (TAG, 0), (TAG, 1)),
    ((_SIDE, 0), (RELATION, 1)),
)


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `[first, last)` in which source and content are looked for, and the cue's own sentence."""

    first: int
    last: int
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Attribution:
    """The parts of one attribution, as tokens `[first, last)`, before they become a statement."""

    cue: Tokens
    window: Window
    source: Tokens | None
    contents: tuple[Tokens, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Running counts over the tokens of a document: column `t` counts what stands before token `t`.

    What stands between two tokens is a difference of two columns, so that a window costs nothing to look along.

    Attributes:
        running: a row each for signs, signs outside quotes, cues, openers, clauses, opening and closing marks of quotes.
        other: for each token, 2 inside a cue, else 1.
    """

    running: Numbers
    other: Numbers


# Rows of `Counts.running`: what stands between a token inside a quote and its cue, and one outside; the marks.
_SIGNS_ROW, _OUTSIDE_ROW, _CUES_ROW, _OPENERS_ROW, _CLAUSES_ROW, _OPENING_ROW, _CLOSING_ROW = range(7)
_QUOTED_ROWS = np.array([_SIGNS_ROW, _CUES_ROW, _OPENERS_ROW, _CLAUSES_ROW])
_PLAIN_ROWS = np.array([_OUTSIDE_ROW, _CUES_ROW, _OPENERS_ROW, _CLAUSES_ROW])
_COUNTED = slice(_BETWEEN, _BETWEEN + 4)
"""The columns that those four rows fill: `_BETWEEN`, `_CUES`, `_OPENER`, `_CLAUSE`."""
_MOST = np.array([[3], [2], [1], [3]], np.int64)
"""How far each of the four is counted."""


def find_attributions(view: View, cues: Sequence[Tokens]) -> list[Attribution]:
    """Each cue with its source and content, either of which may be missing; see `repairs.mend`."""
    counts = count_along(view, cues)
    found: list[Attribution] = []
    for start in range(0, len(cues), _TOGETHER):
        batch = cues[start : start + _TOGETHER]
        windows = [find_window(view, cue) for cue in batch]
        numbers, places = argument_features(view, batch, windows, counts)
        labels = label_sequences("arguments", numbers, places)
        for cue, window, (first, last) in zip(batch, windows, places, strict=True):
            source, contents = read_arguments(labels[first:last], window, cue)
            found.append(Attribution(cue, window, source, contents))
    return found


def find_window(view: View, cue: Tokens) -> Window:
    """The cue's sentence, grown over quotes that cross its bounds or that end just before it."""
    document = view.document
    sentences = document.sentences
    sentence = document.sentence_at(document.starts[cue[0]])
    assert sentence is not None  # every token is in a sentence
    first = last = sentence.index
    if first > 0 and cue[0] - sentence.first < 6 and _ends_in_quote(view, first) and view.inside[sentence.first] < 0:
        first -= 1
    while first > 0 and sentences[first].first > cue[0] - REACH and _crossed(view, first):
        first -= 1
    while last + 1 < len(sentences) and sentences[last].last < cue[1] + REACH and _crossed(view, last + 1):
        last += 1
    return Window(
        max(sentences[first].first, cue[0] - LONGEST),
        max(cue[1], min(sentences[last].last, cue[1] + LONGEST)),
        sentence,
    )


def _ends_in_quote(view: View, index: int) -> bool:
    """True where the sentence before number `index` stands in the same paragraph and ends with a closing mark."""
    before, here = view.document.sentences[index - 1 : index + 1]
    return before.paragraph == here.paragraph and bool(view.columns[before.last - 1, STATE] == CLOSES)


def _crossed(view: View, index: int) -> bool:
    """True where one quote holds the end of the sentence before number `index` and its start."""
    before, here = view.document.sentences[index - 1 : index + 1]
    quote = view.inside[here.first]
    return before.paragraph == here.paragraph and quote >= 0 and quote == view.inside[before.last - 1]


def count_along(view: View, cues: Sequence[Tokens]) -> Counts:
    """The running counts of a document with these cues."""
    lowers, states = view.document.lowers, view.columns[:, STATE]
    running = np.zeros((7, len(lowers) + 1), np.int64)
    flags = running[:, 1:]
    flags[_SIGNS_ROW] = [lower in _SIGNS for lower in lowers]
    flags[_OUTSIDE_ROW] = flags[_SIGNS_ROW] * (states == OUTSIDE)
    flags[_OPENERS_ROW] = [lower in _OPENERS for lower in lowers]
    flags[_CLAUSES_ROW] = (view.columns[:, RELATION] == _CLAUSES).any(axis=0)
    flags[_OPENING_ROW] = states == OPENS
    flags[_CLOSING_ROW] = states == CLOSES
    other = np.ones(len(lowers), np.int64)
    for first, last in cues:
        flags[_CUES_ROW, first] = 1
        other[first:last] = 2
    return Counts(np.cumsum(running, axis=1, out=running), other)


def argument_features(
    view: View, cues: Sequence[Tokens], windows: Sequence[Window], counts: Counts
) -> tuple[Numbers, list[Tokens]]:
    """Numbers of features, a column a token, and the columns `[first, last)` of each cue's window."""
    places: list[Tokens] = []
    row = _GAP
    for window in windows:
        places.append((row, row + window.last - window.first))
        row += window.last - window.first + _GAP
    columns = np.zeros((row, _ALL), np.int64)
    for cue, window, (top, bottom) in zip(cues, windows, places, strict=True):
        rows = columns[top:bottom]
        rows[:, :COLUMNS] = view.columns[window.first : window.last]
        _look_along(view, rows, cue, window, counts)
        rows[:, _HEAD:] = _describe(view, cue, window.sentence)
        here = slice(cue[0] - window.first, cue[1] - window.first)
        rows[here] = 0
        rows[here, _SIDE] = 3
    return feature_numbers(columns, TEMPLATES), places


def _look_along(view: View, rows: Numbers, cue: Tokens, window: Window, counts: Counts) -> None:
    """Fills the columns of what stands between each token and the cue."""
    first, (begin, end), last = window.first, cue, window.last
    before, after = rows[: begin - first], rows[end - first :]
    running = counts.running
    between = running[_QUOTED_ROWS if view.inside[begin] >= 0 else _PLAIN_ROWS]
    np.minimum(between[:, begin, None] - between[:, first + 1 : begin + 1], _MOST, out=before[:, _COUNTED].T)
    np.minimum(between[:, end:last] - between[:, end, None], _MOST, out=after[:, _COUNTED].T)
    closing, opening = running[_CLOSING_ROW], running[_OPENING_ROW]
    np.minimum(closing[begin] - closing[first:begin], 2, out=before[:, _QUOTES])
    np.minimum(opening[end + 1 : last + 1] - opening[end], 2, out=after[:, _QUOTES])
    before[:, _SIDE], after[:, _SIDE] = 1, 2
    before[:, _FAR] = 10 + _STEPS[begin - first : 0 : -1]
    after[:, _FAR] = _STEPS[1 : 1 + last - end]
    rows[:, _PLACE] = 2 * rows[:, STATE]
    rows[max(window.sentence.first - first, 0) : window.sentence.last - first, _PLACE] += 1
    rows[:, _OTHER] = counts.other[first:last]


_STEPS = np.array([0, 1, 2, 3, 4, 5, 5, 5, *[6] * 7, *[7] * (LONGEST + REACH)], np.int64)
"""How far off a token is, in steps that grow: one to four, up to seven, up to fourteen, further."""


def _describe(view: View, cue: Tokens, sentence: Sentence) -> tuple[int, ...]:
    """The columns of the cue itself, from `_HEAD` to `_CONTEXT`."""
    columns = view.columns
    head, opening, closing = columns[[cue_head(view, cue), cue[0], cue[1] - 1]].tolist()
    left = columns[cue[0] - 1].tolist() if cue[0] > sentence.first else None
    right = columns[cue[1]].tolist() if cue[1] < sentence.last else None
    speech = int(columns[cue[0] : cue[1], SPEECH].max())
    context = 1 + (cue[1] >= sentence.last - 1)
    for beside in (left, right):
        context = (context * 1000003) & 0xFFFFFFFF
        if beside is not None:
            context = (context + beside[SHAPE] * 8 + beside[STATE] + (beside[TAG] << 6)) & 0xFFFFFFFF
    return (
        head[LEMMA],
        (head[VERB] * 16 + head[NOUN]) * 4 + speech,
        opening[WORD] * 31 + closing[WORD],
        1 if right is None else right[WORD],
        1 if left is None else left[WORD],
        context,
    )


def read_arguments(labels: Sequence[int], window: Window, cue: Tokens) -> tuple[Tokens | None, tuple[Tokens, ...]]:
    """Source and content that the labels mark: the source run nearest to the cue, and every content run."""
    sources = list(_runs(labels, window.first, LABELS.index("BS")))
    contents = tuple(_runs(labels, window.first, LABELS.index("BC")))
    source = min(sources, key=lambda run: min(abs(run[0] - cue[1]), abs(run[1] - cue[0])), default=None)
    return source, contents


def _runs(labels: Sequence[int], offset: int, begin: int) -> Iterator[Tokens]:
    """Runs of the label `begin` and the one after it, which goes on."""
    first = -1
    for place, label in enumerate((*labels, 0)):
        if first >= 0 and label != begin + 1:
            yield offset + first, offset + place
            first = -1
        if label == begin or (label == begin + 1 and first < 0):
            first = place
