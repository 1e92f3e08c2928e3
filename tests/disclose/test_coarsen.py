"""Points are set to grid cells, the same one always, and say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.disclose.coarsen import cell_middle, coarsen_place
from onrecord.model.place import great_circle_km

_LATITUDE, _LONGITUDE = st.floats(-90, 90), st.floats(-180, 180)
_SIDE = st.sampled_from([1.0, 5.0, 10.0, 25.0, 100.0])


@given(_LATITUDE, _LONGITUDE, _SIDE)
def test_middle_is_in_its_own_cell(latitude: float, longitude: float, side: float) -> None:
    """Coarsening twice changes nothing, and the middle is a point on Earth."""
    middle = cell_middle(latitude, longitude, side)
    assert cell_middle(*middle, side) == middle
    assert -90 <= middle[0] <= 90 and -180 <= middle[1] <= 180


@given(st.floats(-80, 80), _LONGITUDE, _SIDE)
def test_middle_is_no_further_than_the_cell_reaches(latitude: float, longitude: float, side: float) -> None:
    """At most half of a cell's diagonal, cells being a little larger than stated where they must fill a row."""
    assert great_circle_km((latitude, longitude), cell_middle(latitude, longitude, side)) <= 0.75 * side + 0.02


@given(
    _LATITUDE,
    _LONGITUDE,
    _SIDE,
    st.sampled_from(["exact", "settlement", "admin2", "admin1", "country", "unknown", "new"]),
)
def test_coarsened_point_is_always_marked(latitude: float, longitude: float, side: float, precision: str) -> None:
    """With the side of its cell, and at no finer precision than the cell bears out."""
    place = {
        "name": "X",
        "latitude": latitude,
        "longitude": longitude,
        "precision": precision,
        "gazetteer_id": "geonames:1",
    }
    coarse = coarsen_place(place, side)
    assert (coarse["coarsened"], coarse["coarsened_to_km"]) == (True, side)
    assert coarse["precision"] != "exact" or side <= 1
    assert precision != "exact" or coarse["gazetteer_id"] is None
    assert coarsen_place(coarse, side) == coarse


def test_unknown_point_stays_unknown() -> None:
    """And is not said to be coarsened."""
    place = {"name": "X", "latitude": None, "longitude": None, "precision": "unknown"}
    assert coarsen_place(place, 10.0) == place


@pytest.mark.parametrize(
    ("side", "precision"), [(1.0, "exact"), (10.0, "settlement"), (25.0, "admin2"), (100.0, "admin1")]
)
def test_precision_falls_with_the_grid(side: float, precision: str) -> None:
    """And the stated one is kept beside it."""
    coarse = coarsen_place({"name": "X", "latitude": 1.0, "longitude": 1.0, "precision": "exact"}, side)
    assert coarse["precision"] == precision
    assert coarse.get("stated_precision") == (None if side == 1.0 else "exact")
