"""Points on the sphere."""

from __future__ import annotations

import pytest

from onrecord.model.place import great_circle_km


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    """Distances are great-circle kilometres."""
    assert great_circle_km((50.0, 30.0), (51.0, 30.0)) == pytest.approx(111.19, abs=0.01)


def test_a_place_is_nowhere_from_itself() -> None:
    """Rounding never takes the arc sine out of its range, at the antipode neither."""
    assert great_circle_km((12.5, -70.1), (12.5, -70.1)) == 0.0
    assert great_circle_km((0.0, 0.0), (0.0, 180.0)) == pytest.approx(20_015, abs=1)
