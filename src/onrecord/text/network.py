"""The tagger's network: word vectors, two window layers, four heads, in whole-number arithmetic.

Every product and sum is of whole numbers below 2**24 held in 32-bit floats, which hold such numbers exactly: the answer
does not depend on the order in which a machine's linear algebra adds, so the same text gets the same labels everywhere.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from onrecord.text.artefact import Artefact, load_artefact
from onrecord.text.wordforms import word_features, word_shape

ARTEFACT = Artefact(
    "onrecord.text",
    "tags_en.npz",
    "43421df1df62029fd5c572804b9bf4f9e5bf16eac634a6cb588ea5d854d78836",
    "docs/models/tags.md",
)
"""Whoever retrains it pins the new digest here in the same commit."""

_GAP = 2
"""Rows of zeros around each sentence: half of either layer's window, so that no sentence sees its neighbour."""
_CEILING = 127
_MEMO = 1 << 16
"""Word forms remembered before the memo starts anew: 17 MB of vectors."""
_PRODUCTS = 1 << 13
"""Of those, how many have their products with the near layer remembered too, 21 MB: those met first, which are nearly all words of a text."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: whole-number weights and biases, and the multiplier that brings a unit back to 0..127."""

    weight: Floats
    bias: Floats
    scale: Floats


@dataclass(frozen=True, slots=True)
class Head:
    """One kind of label: where its scores stand in the last layer's output, and its labels."""

    first: int
    last: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a run of words by head, one byte a word: a text of fifty megabytes has ten million of them."""

    codes: Mapping[str, bytes]
    heads: Mapping[str, Head]

    def read(self, head: str) -> tuple[str, ...]:
        """The labels of one kind of all the words."""
        return tuple(map(self.heads[head].labels.__getitem__, self.codes[head]))


@dataclass(slots=True)
class _Memo:
    """Rows of word vectors by word form, grown as forms are met; row 0 is zeros. A cache: it changes no answer.

    Attributes:
        products: for each place in the near layer's window, what the first rows add to its units there.
    """

    table: Floats
    products: Floats
    plain: dict[str, int] = field(default_factory=dict)
    capitals: dict[str, int] = field(default_factory=dict)


class Network:
    """The network, read once a process.

    Attributes:
        words: the frequent English words it knows by themselves, in lower case; it reads others by ending, beginning and shape.
        heads: the kinds of labels it gives.
    """

    words: frozenset[str]
    heads: Mapping[str, Head]

    def __init__(self, data: bytes) -> None:
        arrays = dict(np.load(io.BytesIO(data), allow_pickle=False))
        self._numbers = {word: n for n, word in enumerate(arrays["words"].tobytes().decode().split("\n"), 2)}
        self.words = frozenset(self._numbers)
        self._tables = tuple(arrays[name] for name in ("word", "ending", "short", "beginning"))
        self._shapes = arrays["shape"]
        self._near = _layer(arrays, "near")
        # By word vector: side by side, what the near layer makes of it at each place of its window.
        size, units = self._shapes.shape[1], len(self._near.bias)
        self._spread = np.ascontiguousarray(
            self._near.weight.reshape(-1, size, units).transpose(1, 0, 2).reshape(size, -1)
        )
        self._far = _layer(arrays, "far")
        names: dict[str, list[str]] = json.loads(arrays["labels"].tobytes())
        heads: dict[str, Head] = {}
        last = 0
        for name, labels in names.items():
            heads[name] = Head(last, last + len(labels), tuple(labels))
            last += len(labels)
        self.heads = heads
        layers = [_layer(arrays, name) for name in names]
        self._out = Layer(
            np.concatenate([layer.weight for layer in layers], 1),
            np.concatenate([layer.bias for layer in layers]),
            np.concatenate([layer.scale for layer in layers]),
        )
        self._memo = self._fresh()
        self._lock = Lock()

    def label(self, sentences: Iterable[tuple[Sequence[str], Sequence[str], bool]]) -> Labels:
        """The labels of the words of these sentences, end to end.

        Args:
            sentences: words as written, the same in lower case, and whether the sentence has no lower case.
        """
        memo = self._memo
        if len(memo.plain) + len(memo.capitals) > _MEMO:
            memo = self._memo = self._fresh()
        rows: list[int] = [0] * _GAP
        # Matrices this small are slower on several threads than on one, and the threads spin: 31k against 222k tokens a second.
        with _threads().limit(limits=1, user_api="blas"):
            for words, lowers, all_caps in sentences:
                known = memo.capitals if all_caps else memo.plain
                found = list(map(known.get, words))
                if None in found:
                    with self._lock:
                        self._learn(memo, words, lowers, all_caps=all_caps)
                    found = list(map(known.get, words))
                rows.extend(found)  # type: ignore[arg-type]
                rows.extend((0,) * _GAP)
            return self._forward(memo, np.array(rows, np.intp))

    def _forward(self, memo: _Memo, rows: NDArray[np.intp]) -> Labels:
        words = np.flatnonzero(rows)
        near = np.zeros((len(rows), len(self._near.bias)), np.float32)
        near[words] = _activated(self._near, self._near_sums(memo, rows)[words - _GAP])
        far = _activated(self._far, _windows(near, len(self._far.weight), words) @ self._far.weight)
        scores = (far @ self._out.weight + self._out.bias) * self._out.scale
        codes = {
            name: scores[:, head.first : head.last].argmax(1).astype(np.uint8).tobytes()
            for name, head in self.heads.items()
        }
        return Labels(codes, self.heads)

    def _near_sums(self, memo: _Memo, rows: NDArray[np.intp]) -> Floats:
        """What the near layer adds up for each row, less the outer ones: remembered products of frequent words, others made here."""
        size, units = len(rows) - 2 * _GAP, len(self._near.bias)
        frequent = np.where(rows < _PRODUCTS, rows, 0)
        sums: Floats = memo.products[0].take(frequent[:size], axis=0)
        for offset in range(1, len(memo.products)):
            sums += memo.products[offset].take(frequent[offset : offset + size], axis=0)
        rare = np.flatnonzero(rows >= _PRODUCTS)
        if len(rare):
            made = memo.table[rows[rare]] @ self._spread
            for offset in range(len(memo.products)):
                places = rare - offset
                inside = (places >= 0) & (places < size)
                sums[places[inside]] += made[inside, offset * units : (offset + 1) * units]
        return sums

    def _fresh(self) -> _Memo:
        size, units = self._shapes.shape[1], len(self._near.bias)
        window = len(self._near.weight) // size
        return _Memo(np.zeros((4096, size), np.float32), np.zeros((window, _PRODUCTS, units), np.float32))

    def _learn(self, memo: _Memo, words: Sequence[str], lowers: Sequence[str], *, all_caps: bool) -> None:
        known = memo.capitals if all_caps else memo.plain
        new = {word: lower for word, lower in zip(words, lowers, strict=True) if word not in known}
        if not new:
            return
        features = np.array([word_features(lower, self._numbers) for lower in new.values()], np.intp)
        shapes = np.array([word_shape(word, all_caps=all_caps) for word in new], np.intp)
        vectors = self._shapes[shapes].astype(np.int16)
        for table, column in zip(self._tables, features.T, strict=True):
            vectors += table[column]
        first = 1 + len(memo.plain) + len(memo.capitals)
        last = first + len(new)
        if last > len(memo.table):
            grown = np.zeros((max(last, 2 * len(memo.table)), memo.table.shape[1]), np.float32)
            grown[: len(memo.table)] = memo.table
            memo.table = grown
        memo.table[first:last] = np.clip(vectors, -_CEILING, _CEILING)
        if first < _PRODUCTS:
            last_kept = min(last, _PRODUCTS)
            made = memo.table[first:last_kept] @ self._spread
            memo.products[:, first:last_kept] = made.reshape(len(made), len(memo.products), -1).transpose(1, 0, 2)
        known.update(zip(new, range(first, last), strict=True))


def _windows(x: Floats, length: int, words: NDArray[np.intp]) -> Floats:
    """The rows around each word end to end, so many that they have that length."""
    span = length // x.shape[1]
    # Overlapping rows as one matrix: row i is rows i..i+span of x end to end.
    view = np.lib.stride_tricks.as_strided(x, (len(x) - span + 1, length), x.strides, writeable=False)
    around: Floats = view[words - span // 2]
    return around


def _activated(layer: Layer, sums: Floats) -> Floats:
    """What the layer makes of sums of its products, in place: 0..127, whole numbers."""
    sums += layer.bias
    sums *= layer.scale
    np.rint(sums, out=sums)
    return np.clip(sums, 0, _CEILING, out=sums)


def _layer(arrays: dict[str, NDArray[np.generic]], name: str) -> Layer:
    weight, bias, scale = (arrays[f"{name}_{part}"].astype(np.float32) for part in ("weight", "bias", "scale"))
    return Layer(weight, bias, scale)


@lru_cache(maxsize=1)
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


@lru_cache(maxsize=1)
def load_network() -> Network:
    """The network that the package carries.

    Raises:
        ModelError: the artefact is not the one this release was built with.
    """
    data = load_artefact(ARTEFACT)
    return Network(data)
