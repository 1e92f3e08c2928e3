"""How reading time grows."""

from __future__ import annotations

import pytest

from onrecord.bench import growth
from onrecord.bench.growth import measure_growth


def test_every_pattern_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each pattern has a growth, the steepest first; no limit is set here, since a busy machine has its own mind."""
    monkeypatch.setattr(growth, "SHORT", 100)
    monkeypatch.setattr(growth, "LONG", 200)
    found = measure_growth()
    assert {one.pattern for one in found} == set(growth.PATTERNS)
    assert [one.ratio for one in found] == sorted((one.ratio for one in found), reverse=True)
