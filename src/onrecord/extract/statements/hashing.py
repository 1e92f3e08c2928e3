"""Turns templates over columns into numbers of features."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.extract.statements.view import Numbers

BITS = 21
"""Features are numbered by a hash of this many bits: with a hundred thousand in use, one in twenty is shared by two."""

Column = tuple[int, int]
"""A column, and how many rows further down to look at it."""
Template = tuple[Column, ...]

_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(64 - BITS)


def feature_numbers(columns: Numbers, templates: Sequence[Template]) -> Numbers:
    """The number of each template's feature at each token: a row a template, a column a token, so that sums run along memory.

    Rows of zeros stand for what lies outside a sequence; a column that looks further than the array does is zero.
    """
    values = np.ascontiguousarray(columns.T).astype(np.uint64)
    shifted: dict[Column, np.ndarray] = {}
    for column, offset in {look for template in templates for look in template}:
        shifted[column, offset] = _shift(values[column], offset)
    numbers = np.empty((len(templates), len(columns)), np.int64)
    with np.errstate(over="ignore"):
        for place, template in enumerate(templates):
            hashed = np.full(len(columns), place + 1, np.uint64)
            for look in template:
                hashed = (hashed * _PRIME) ^ (shifted[look] + np.uint64(look[1] + 7))
                hashed ^= hashed >> np.uint64(31)
            numbers[place] = (hashed * _PRIME) >> _SHIFT
    return numbers


def _shift(column: np.ndarray, offset: int) -> np.ndarray:
    if offset == 0:
        return column
    moved = np.zeros_like(column)
    if offset > 0:
        moved[:-offset] = column[offset:]
    else:
        moved[-offset:] = column[:offset]
    return moved
