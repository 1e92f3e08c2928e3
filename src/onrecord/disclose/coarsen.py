"""Points set to the middle of a grid cell, always the same one, and marked so; never moved at random."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

_KM_PER_DEGREE = 111.195
"""Of latitude, on the sphere that `model.place` measures on."""
_DECIMALS = 4
"""11 m: finer than any grid, so that rounding moves no point out of its cell."""
_TOWN_KM, _DISTRICT_KM, _REGION_KM = 1.0, 25.0, 100.0
"""Below which sides of a cell its middle can still stand for a site, a settlement or a district (UCDP: within 25 km)."""
_ORDER = ("exact", "settlement", "admin2", "admin1", "country", "unknown")


def cell_middle(latitude: float, longitude: float, side_km: float) -> tuple[float, float]:
    """The middle of the grid cell that the point lies in: rows of equal height, each cut into cells that are about as wide.

    A middle lies in its own cell, so coarsening twice changes nothing.
    """
    rows = max(1, math.floor(180.0 * _KM_PER_DEGREE / side_km))
    height = 180.0 / rows
    row = min(rows - 1, math.floor((latitude + 90.0) / height))
    middle = -90.0 + (row + 0.5) * height
    round_km = 360.0 * _KM_PER_DEGREE * math.cos(math.radians(middle))
    cells = max(1, math.floor(round_km / side_km))
    width = 360.0 / cells
    cell = math.floor((longitude + 180.0) / width) % cells
    return round(middle, _DECIMALS), round(-180.0 + (cell + 0.5) * width, _DECIMALS)


def coarsen_place(place: Mapping[str, Any], side_km: float) -> dict[str, Any]:
    """The place with its point coarsened and marked, at a precision that the grid still bears out.

    A gazetteer's id of a site leads to its exact point, so it goes; a settlement's leads to no more than its name.
    """
    coarse = dict(place)
    if place.get("latitude") is None or place.get("longitude") is None:
        return coarse
    if place.get("coarsened") and place.get("coarsened_to_km", 0) >= side_km:
        return coarse
    coarse["latitude"], coarse["longitude"] = cell_middle(place["latitude"], place["longitude"], side_km)
    stated = place.get("precision", "unknown")
    coarse["precision"] = _bearable(stated, side_km)
    if coarse["precision"] != stated:
        coarse["stated_precision"] = stated
    if stated == "exact":
        coarse["gazetteer_id"] = None
    coarse["coarsened"], coarse["coarsened_to_km"] = True, side_km
    return coarse


def _bearable(stated: str, side_km: float) -> str:
    if side_km <= _TOWN_KM:
        finest = "exact"
    elif side_km < _DISTRICT_KM:
        finest = "settlement"
    else:
        finest = "admin2" if side_km < _REGION_KM else "admin1"
    known = stated if stated in _ORDER else "unknown"
    return max(known, finest, key=_ORDER.index)
