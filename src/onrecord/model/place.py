"""Where: a named place at its stated precision."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

PlacePrecision = Literal["exact", "settlement", "admin2", "admin1", "country", "unknown"]


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. A point that is not known is None on both coordinates, never 0, 0.

    Attributes:
        gazetteer_id: `geonames:N` or `pcode:X`.
        latitude: degrees north, WGS 84.
        longitude: degrees east, WGS 84.
        precision: what the point stands for; `exact` for a site or quarter, `settlement` for a town as a whole.
        country: ISO 3166-1 alpha-2.
        admin1: name of the first-order division.
    """

    name: str
    gazetteer_id: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision = "unknown"
    country: str | None = None
    admin1: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name of a place in the text, with its reading.

    Attributes:
        role: `place` for the place itself; `metonym` where a capital or country stands for its government;
            `part` where the name is inside a longer name ("Kyiv Post"); `demonym` for "Russian".
    """

    span: Span
    place: Place
    role: Literal["place", "metonym", "part", "demonym"] = "place"


EARTH_RADIUS_KM = 6371.0


def great_circle_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance between two (latitude, longitude) points in degrees, on a sphere."""
    north, east, north2, east2 = map(math.radians, (*one, *other))
    half = math.sin((north2 - north) / 2) ** 2 + math.cos(north) * math.cos(north2) * math.sin((east2 - east) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
