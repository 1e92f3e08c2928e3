"""Weighs candidates by named signs. The weights are learned (tools/train_accounts.py)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def total(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """The log-odds that the signs come to against "nothing here is it", which weighs 0; unknown signs weigh nothing."""
    return weights.get("bias", 0.0) + sum(weights.get(sign, 0.0) for sign in signs)
