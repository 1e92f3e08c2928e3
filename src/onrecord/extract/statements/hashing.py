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
_SHIFT = np.uint64(64 - BITS)


def feature_numbers(columns: Numbers, templates: tuple[Template, ...]) -> Numbers:
    """The number of each template's feature at each token: a row a template, a column a token, so that sums run along memory.

    Rows of zeros stand for what lies outside a sequence; a column that looks further than the array does is zero.
    """
    plan = _plan(templates)
    values = np.ascontiguousarray(columns.T).astype(np.uint64)
    looks = np.stack([_shift(values[column], offset) for column, offset in plan.looks])
    looks += np.array([offset + 7 for _, offset in plan.looks], np.uint64)[:, None]
    hashed = np.repeat(plan.seeds[:, None], len(columns), axis=1)
    with np.errstate(over="ignore"):
        for (
            depth
        ) in plan.depths:  # all templates of that many looks at once: a call into numpy costs more than its sums
            some = hashed[: len(depth)]
            some *= _PRIME
            some ^= looks[depth]
            some ^= some >> np.uint64(31)
        hashed *= _PRIME
    numbers = np.empty(hashed.shape, np.int64)
    numbers[plan.places] = hashed >> _SHIFT
    return numbers


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """Templates in the order of their length, longest first.

    Attributes:
        looks: every column that some template looks at.
        places: where each template stands in the order given.
        seeds: what each hash begins with.
        depths: for the first look, the second and so on: which look it is, for each template that has so many.
    """

    looks: tuple[Column, ...]
    places: NDArray[np.intp]
    seeds: NDArray[np.uint64]
    depths: tuple[NDArray[np.intp], ...]


@lru_cache(maxsize=4)
def _plan(templates: tuple[Template, ...]) -> _Plan:
    looks = tuple(dict.fromkeys(look for template in templates for look in template))
    order = sorted(range(len(templates)), key=lambda place: -len(templates[place]))
    return _Plan(
        looks=looks,
        places=np.array(order, np.intp),
        seeds=np.array([place + 1 for place in order], np.uint64),
        depths=tuple(
            np.array(
                [looks.index(templates[place][depth]) for place in order if len(templates[place]) > depth], np.intp
            )
            for depth in range(max(map(len, templates)))
        ),
    )


def _shift(column: np.ndarray, offset: int) -> np.ndarray:
    if offset == 0:
        return column
    moved = np.zeros_like(column)
    if offset > 0:
        moved[:-offset] = column[offset:]
    else:
        moved[-offset:] = column[:offset]
    return moved
