"""Turns templates over columns into numbers of features."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.statements.view import Numbers

BITS = 21
"""Features are numbered by a hash of this many bits: with a hundred thousand in use, one in twenty is shared by two."""

Column = tuple[int, int]
"""A column, and how many rows further down to look at it."""
Template = tuple[Column, ...]

_PRIME = np.uint64(0x9E3779B97F4A7C15)
_FOLD = np.uint64(31)
_SHIFT = np.uint64(64 - BITS)


def feature_numbers(columns: Numbers, templates: tuple[Template, ...]) -> Numbers:
    """The number of each template's feature at each token: a row a template, a column a token, so that sums run along memory.

    Rows of zeros stand for what lies outside a sequence; a column that looks further than the array does is zero.
    """
    plan = _plan(templates)
    size, width = columns.shape
    values = np.zeros((width, size + 2 * plan.reach), np.uint64)
    values[:, plan.reach : plan.reach + size] = columns.T
    seen = [values[column, plan.reach + offset : plan.reach + offset + size] for column, offset in plan.looks]
    looks = np.concatenate(seen).reshape(len(seen), size)
    looks += plan.marks
    hashed = np.zeros((len(templates), size), np.uint64)
    hashed += plan.seeds
    for depth in plan.depths:  # all templates of that many looks at once: a call into numpy costs more than its sums
        some = hashed[: len(depth)]
        some *= _PRIME
        some ^= looks.take(depth, axis=0)
        some ^= some >> _FOLD
    hashed *= _PRIME
    hashed >>= _SHIFT
    return hashed.view(np.int64).take(plan.order, axis=0)


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """Templates in the order of their length, longest first.

    Attributes:
        looks: every column that some template looks at.
        reach: rows to either side that the furthest look needs.
        marks: what tells a look from one at the same column in another row.
        order: where each template of the order given stands here.
        seeds: what each hash begins with.
        depths: for the first look, the second and so on: which look it is, for each template that has so many.
    """

    looks: tuple[Column, ...]
    reach: int
    marks: NDArray[np.uint64]
    order: NDArray[np.intp]
    seeds: NDArray[np.uint64]
    depths: tuple[NDArray[np.intp], ...]


@lru_cache(maxsize=4)
def _plan(templates: tuple[Template, ...]) -> _Plan:
    looks = tuple(dict.fromkeys(look for template in templates for look in template))
    order = sorted(range(len(templates)), key=lambda place: -len(templates[place]))
    return _Plan(
        looks=looks,
        reach=max(abs(offset) for _, offset in looks),
        marks=np.array([[offset + 7] for _, offset in looks], np.uint64),
        order=np.argsort(order),
        seeds=np.array([[place + 1] for place in order], np.uint64),
        depths=tuple(
            np.array(
                [looks.index(templates[place][depth]) for place in order if len(templates[place]) > depth], np.intp
            )
            for depth in range(max(map(len, templates)))
        ),
    )
