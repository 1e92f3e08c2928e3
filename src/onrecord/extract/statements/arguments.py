"""Finds source and content of one cue: the features of the words around it, as that cue sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from onrecord.extract.statements.cues import Tokens, cue_class, cue_head
from onrecord.extract.statements.view import Card, View
from onrecord.text.document import Sentence

REACH = 120
"""Tokens: a quote that crosses the bounds of the cue's sentence is followed this far, and no further."""
LONGEST = 250
"""Tokens to either side of the cue: what is further off in an endless sentence is not looked at, which keeps the cost linear."""
_SIGNS = frozenset({",", ";", ":", "--", "—", "–"})
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "mark", "cc"})
_OPENERS = frozenset({"that", "which", "who", "but", "and", "because", "if", "when", "while", "as"})


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `[first, last)` in which source and content are looked for, and the cue's own sentence."""

    first: int
    last: int
    sentence: Sentence


class _Path(NamedTuple):
    """What stands between a token and the cue, counted up to a small ceiling."""

    signs: int
    cues: int
    quotes: int
    opener: int
    clauses: int


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
    return Window(max(sentences[first].first, cue[0] - LONGEST), min(sentences[last].last, cue[1] + LONGEST), sentence)


def _ends_in_quote(view: View, index: int) -> bool:
    """True where the sentence before number `index` stands in the same paragraph and ends with a closing mark."""
    before, here = view.document.sentences[index - 1 : index + 1]
    return before.paragraph == here.paragraph and view.states[before.last - 1] == "e"


def _crossed(view: View, index: int) -> bool:
    """True where one quote holds the end of the sentence before number `index` and its start."""
    before, here = view.document.sentences[index - 1 : index + 1]
    quote = view.inside[here.first]
    return before.paragraph == here.paragraph and quote >= 0 and quote == view.inside[before.last - 1]


def argument_features(view: View, cue: Tokens, window: Window, others: frozenset[int]) -> list[tuple[str, ...]]:
    """The features of each token of the window.

    Args:
        others: tokens of the document's other cues.
    """
    cards, tags, relations, states = view.cards, view.tags, view.relations, view.states
    about = _Cue(view, cue, window.sentence)
    features: list[tuple[str, ...]] = []
    before = list(_paths(view, range(cue[0] - 1, window.first - 1, -1), cue, others))
    after = list(_paths(view, range(cue[1], window.last), cue, others))
    for token in range(window.first, window.last):
        if cue[0] <= token < cue[1]:
            features.append(("K",))
            continue
        if token < cue[0]:
            side, path, distance = "L", before[cue[0] - 1 - token], token - cue[0]
        else:
            side, path, distance = "R", after[token - cue[1]], token - cue[1] + 1
        state, tag, relation, card = states[token], tags[token], relations[token], cards[token]
        base = f"{side}{path.signs}"
        edge = f"{state}{'s' if window.sentence.first <= token < window.sentence.last else 'o'}"
        found = (
            *about.near(distance),
            *about.along(side, path, edge),
            *_word(card, side, base, about.kind),
            f"{side}T{tag}",
            f"{side}R{relation}",
            f"{base}R{relation}{about.kind}",
            f"{side}TR{tag}{relation}",
            *_before(view, token, window, side, base),
            *_after(view, token, window, side),
        )
        features.append((*found, "oc" + side) if token in others else found)
    return features


class _Cue:
    """What is the same for every token around one cue, put into words once."""

    __slots__ = ("_along", "_context", "_ends", "_head", "_near", "_next", "_previous", "kind")

    def __init__(self, view: View, cue: Tokens, sentence: Sentence) -> None:
        cards, states, lowers = view.cards, view.states, view.document.lowers
        head = cue_head(view, cue)
        self._head = cards[head].lemma
        self._ends = f"{cards[cue[0]].code}_{cards[cue[1] - 1].code}"
        speech = any(lowers[token] in view.words.speech for token in range(*cue))
        self.kind = f"{cue_class(view.words, lowers[head])}{'+' if speech else '-'}"
        left = cue[0] - 1 if cue[0] > sentence.first else None
        right = cue[1] if cue[1] < sentence.last else None
        self._previous = "B" if left is None else cards[left].code
        self._next = "E" if right is None else cards[right].code
        self._context = "".join(
            (
                "B" if left is None else cards[left].shape + states[left] + view.tags[left][:2],
                "E" if right is None else cards[right].shape + states[right] + view.tags[right][:2],
                "e" if cue[1] >= sentence.last - 1 else "m",
            )
        )
        self._near: dict[str, tuple[str, ...]] = {}
        self._along: dict[tuple[str, _Path, str], tuple[str, ...]] = {}

    def near(self, distance: int) -> tuple[str, ...]:
        """Features of a distance in tokens, which is negative before the cue."""
        bucket = _bucket(distance)
        found = self._near.get(bucket)
        if found is None:
            found = self._near[bucket] = (
                "d" + bucket,
                f"Hd{bucket}{self._head}",
                f"dn{bucket}{self._next}",
                f"dp{bucket}{self._previous}",
                f"dc{bucket}{self.kind}{self._context}",
            )
        return found

    def along(self, side: str, path: _Path, edge: str) -> tuple[str, ...]:
        """Features of what stands between."""
        key = (side, path, edge)
        found = self._along.get(key)
        if found is None:
            base = f"{side}{path.signs}"
            found = self._along[key] = (
                "k" + base,
                f"kc{base}{path.cues}",
                f"kq{base}{edge}{path.quotes}",
                f"sq{side}{edge}",
                f"H{base}{self._head}",
                f"H{side}{self._head}",
                f"x{side}{self._context}",
                f"xk{base}{self._context}{edge}",
                f"cl{base}{self.kind}",
                f"vb{base}{path.opener}{self.kind}",
                f"vc{side}{path.clauses}{path.signs}{self.kind}",
                f"cx{side}{self._ends}",
            )
        return found


def _bucket(distance: int) -> str:
    size = abs(distance)
    name = size if size <= 4 else 5 if size <= 7 else 8 if size <= 14 else 15
    return f"-{name}" if distance < 0 else str(name)


def _paths(view: View, tokens: range, cue: Tokens, others: frozenset[int]) -> Iterator[_Path]:
    """For each token, going away from the cue, what stands between it and the cue."""
    lowers, inside, relations = view.document.lowers, view.inside, view.relations
    quoted = view.states[cue[0]] != "o"
    signs = cues = opener = clauses = 0
    quotes = 0
    last_quote = -1
    was_cue = False
    for token in tokens:
        if inside[token] >= 0 and inside[token] != last_quote:
            quotes += quotes < 2
            last_quote = inside[token]
        yield _Path(signs, cues, quotes, opener, clauses)
        lower = lowers[token]
        if lower in _SIGNS and (inside[token] < 0 or quoted):
            signs += signs < 3
        if (token in others) and not was_cue:
            cues += cues < 2
        was_cue = token in others
        if lower in _OPENERS:
            opener = 1
        if relations[token] in _CLAUSES:
            clauses += clauses < 3


@lru_cache(maxsize=1 << 16)
def _word(card: Card, side: str, base: str, kind: str) -> tuple[str, ...]:
    return (
        f"{side}w{card.code}",
        f"{base}w{card.code}",
        f"{side}h{card.shape}{kind}",
        *(f"{side}{known}" for known in card.known),
        *(f"{side}{ending}" for ending in card.endings[1:]),
    )


def _before(view: View, token: int, window: Window, side: str, base: str) -> tuple[str, ...]:
    if token == window.first:
        return ("BOS" + side,)
    last = token - 1
    card, here = view.cards[last], view.cards[token]
    return (
        f"{side}-w{card.code}",
        f"{base}-w{card.code}",
        f"{side}-q{view.states[last]}{view.states[token]}{card.shape}{here.shape}",
        f"{side}-T{view.tags[last]}{view.tags[token]}",
        f"{side}-R{view.relations[last]}{view.relations[token]}",
        f"{side}bg{card.code}{here.code}",
    )


def _after(view: View, token: int, window: Window, side: str) -> tuple[str, ...]:
    following = token + 1
    if following >= window.last:
        return ("EOS" + side,)
    card = view.cards[following]
    return (
        f"{side}+w{card.code}",
        f"{side}+q{view.states[token]}{view.states[following]}{card.shape}",
        f"{side}+T{view.tags[token]}{view.tags[following]}",
        f"{side}+R{view.relations[following]}",
    )


def read_arguments(labels: Sequence[str], window: Window, cue: Tokens) -> tuple[Tokens | None, tuple[Tokens, ...]]:
    """Source and content that the labels mark: the source run nearest to the cue, and every content run."""
    sources = list(_runs(labels, window.first, "S"))
    contents = tuple(_runs(labels, window.first, "C"))
    source = min(sources, key=lambda run: min(abs(run[0] - cue[1]), abs(run[1] - cue[0])), default=None)
    return source, contents


def _runs(labels: Sequence[str], offset: int, role: str) -> Iterator[Tokens]:
    begin, inside = "B" + role, "I" + role
    first = -1
    for place, label in enumerate((*labels, "O")):
        if first >= 0 and label != inside:
            yield offset + first, offset + place
            first = -1
        if label == begin or (label == inside and first < 0):
            first = place
