"""Where incidents are said to have been, drawn from plain coordinates: a dot for a town, an area for what is told of an area."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

from onrecord.model.words import say_count

Json = Mapping[str, Any]

_WIDTH, _LEAST, _MOST = 960.0, 340.0, 620.0
"""The picture's width, and the least and most of its height, in its own units."""
_KM_PER_DEGREE = 111.195
_AREAS = {"admin2": 25.0, "admin1": 75.0}
"""Radius in km of the circle that stands for a division as a whole: about a third of one's usual extent, for a look and no more."""
_STEPS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 45)
"""Degrees between lines of the grid."""
_LINES = 10
_NAMED = 14
"""The most places that are written on the map; the others have their names as titles."""
_GLYPH = 6.6
"""About the width of a letter, to keep names off each other."""


@dataclass(frozen=True, slots=True)
class _Spot:
    latitude: float
    longitude: float
    precision: str
    cell_km: float | None
    name: str


class Map:
    """Gathers points one incident at a time, and draws them once all have come; memory goes by places, not by incidents."""

    def __init__(self) -> None:
        self._spots: Counter[_Spot] = Counter()
        self._first: dict[_Spot, str] = {}
        self._not_drawn: Counter[str] = Counter()

    def add(self, record: Json, anchor: str) -> None:
        """One incident, whose row of the table has that anchor."""
        place = record.get("place") or {}
        precision = place.get("precision", "unknown")
        if place.get("position_withheld"):
            self._not_drawn["withheld"] += 1
        elif place.get("latitude") is None or precision == "unknown":
            self._not_drawn["not known"] += 1
        elif precision == "country":
            self._not_drawn["a country and no closer"] += 1
        else:
            spot = _Spot(
                place["latitude"], place["longitude"], precision, place.get("coarsened_to_km"), place.get("name") or ""
            )
            self._spots[spot] += 1
            self._first.setdefault(spot, anchor)

    def not_drawn(self) -> str:
        """What is not on the map, in words; empty where everything is."""
        parts = [f"{count} {'is' if count == 1 else 'are'} {why}" for why, count in self._not_drawn.items()]
        return f"Not on the map: the place of {'; of '.join(parts)}." if parts else ""

    def svg(self) -> Iterator[str]:
        """The map; nothing where no place is known."""
        if not self._spots:
            return
        frame = _frame(list(self._spots))
        total = say_count(sum(self._spots.values()), "incident")
        yield (
            f'<svg class="map" viewBox="0 0 {_WIDTH:.0f} {frame.height:.0f}" role="group" aria-labelledby="map-title">'
            f'<title id="map-title">Where {total} are said to have been; the table below has the same places</title>'
        )
        yield from _grid(frame)
        ordered = sorted(self._spots.items(), key=lambda item: (-_extent(item[0]), -item[1], item[0].name))
        for spot, count in ordered:  # the large below the small, so that none is hidden
            yield _mark(frame, spot, count, self._first[spot])
        yield from _names(frame, self._spots)
        yield from _scale(frame)
        yield "</svg>\n"


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the picture lies: degrees at its north-western corner, and units per degree."""

    west: float
    north: float
    height: float
    x_scale: float
    y_scale: float

    def x(self, longitude: float) -> float:
        return ((longitude - self.west) % 360.0) * self.x_scale

    def y(self, latitude: float) -> float:
        return (self.north - latitude) * self.y_scale


def _extent(spot: _Spot) -> float:
    return spot.cell_km or _AREAS.get(spot.precision, 0.0)


def _frame(spots: list[_Spot]) -> _Frame:
    """Around all spots with a margin; across the date line where the widest gap between them lies elsewhere."""
    west, span = _around([spot.longitude for spot in spots])
    south, north = min(spot.latitude for spot in spots), max(spot.latitude for spot in spots)
    margin = max(0.25, 1.3 * max(map(_extent, spots)) / _KM_PER_DEGREE, 0.09 * max(span, north - south))
    south, north = max(-90.0, south - margin), min(90.0, north + margin)
    squeeze = max(0.2, math.cos(math.radians((south + north) / 2)))
    west, span = west - margin / squeeze, min(360.0, span + 2 * margin / squeeze)
    height = _WIDTH * (north - south) / (span * squeeze)
    if height > _MOST:  # tall: wider sides
        wanted = (north - south) * _WIDTH / (_MOST * squeeze)
        west, span, height = west - (wanted - span) / 2, wanted, _MOST
    elif height < _LEAST:
        wanted = span * squeeze * _LEAST / _WIDTH
        north, height = north + (wanted - (north - south)) / 2, _LEAST
    return _Frame(west, north, height, _WIDTH / span, _WIDTH / span / squeeze)


def _around(longitudes: list[float]) -> tuple[float, float]:
    """The westernmost longitude and the span of the shortest arc that holds them all."""
    ordered = sorted(set(longitudes))
    gaps = [(after - before, after) for before, after in pairwise(ordered)]
    gaps.append((ordered[0] + 360.0 - ordered[-1], ordered[0]))
    gap, west = max(gaps)
    return west, 360.0 - gap


def _grid(frame: _Frame) -> Iterator[str]:
    """Lines of latitude and longitude with their degrees: there is no other map below, so no border is taken sides on."""
    yield f'<rect class="sea" width="{_WIDTH:.0f}" height="{frame.height:.0f}"/><g class="grid" aria-hidden="true">'
    span = _WIDTH / frame.x_scale
    step = next((one for one in _STEPS if span / one <= _LINES), _STEPS[-1])
    meridian = math.ceil(frame.west / step) * step
    while meridian < frame.west + span:
        x = (meridian - frame.west) * frame.x_scale
        yield f'<line x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{frame.height:.0f}"/>'
        yield f'<text x="{x + 4:.1f}" y="{frame.height - 6:.1f}">{_degrees(meridian, "E", "W")}</text>'
        meridian += step
    parallel = math.floor(min(90.0, frame.north) / step) * step
    while parallel > max(-90.0, frame.north - frame.height / frame.y_scale):
        y = frame.y(parallel)
        yield f'<line x1="0" y1="{y:.1f}" x2="{_WIDTH:.0f}" y2="{y:.1f}"/>'
        if 14 < y < frame.height - 20:
            yield f'<text x="4" y="{y - 4:.1f}">{_degrees(parallel, "N", "S")}</text>'
        parallel -= step
    yield "</g>"


def _degrees(value: float, above: str, below: str) -> str:
    value = round((value + 180.0) % 360.0 - 180.0, 2) if above == "E" else round(value, 2)
    return f"{abs(value):g}°" + (f" {above if value > 0 else below}" if value else "")


def _mark(frame: _Frame, spot: _Spot, count: int, anchor: str) -> str:
    """A dot where a town is told, as large as its incidents are many; a square for a coarsened cell, a dashed circle for a division."""
    x, y = frame.x(spot.longitude), frame.y(spot.latitude)
    km = frame.y_scale / _KM_PER_DEGREE
    told = {"exact": "site", "settlement": "settlement", "admin2": "district", "admin1": "region"}[spot.precision]
    if spot.precision in _AREAS:
        radius = _AREAS[spot.precision] * km
        shape = f'<circle class="area" cx="{x:.1f}" cy="{y:.1f}" r="{max(radius, 5):.1f}"/>'
        told = f"somewhere in the {told}"
    elif spot.cell_km:
        side = max(spot.cell_km * km, 7.0)
        shape = (
            f'<rect class="cell" x="{x - side / 2:.1f}" y="{y - side / 2:.1f}" width="{side:.1f}" height="{side:.1f}"/>'
        )
        told = f"coarsened to {spot.cell_km:g} km"
    else:
        shape = f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{3.5 + 1.7 * math.log2(1 + count):.1f}"/>'
    words = escape(f"{spot.name}: {say_count(count, 'incident')} ({told})", quote=True)
    return f'<a href="#{anchor}" aria-label="{words}"><title>{words}</title>{shape}</a>'


def _names(frame: _Frame, spots: Mapping[_Spot, int]) -> Iterator[str]:
    taken: list[tuple[float, float, float, float]] = []
    yield '<g class="names" aria-hidden="true">'
    for spot, _count in sorted(spots.items(), key=lambda item: (-item[1], item[0].name)):
        x, y, width = frame.x(spot.longitude) + 13, frame.y(spot.latitude) + 4, _GLYPH * len(spot.name)
        if x + width > _WIDTH:
            x -= width + 26
        box = (x, y - 11, x + width, y + 4)
        if (
            not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken)
            and len(taken) < _NAMED
        ):
            taken.append(box)
            yield f'<text x="{x:.1f}" y="{y:.1f}">{escape(spot.name)}</text>'
    yield "</g>"


def _scale(frame: _Frame) -> Iterator[str]:
    per_km = frame.y_scale / _KM_PER_DEGREE
    length = next((km for km in (1000, 500, 200, 100, 50, 20, 10, 5, 2, 1) if km * per_km <= 180), 1)
    x, y = _WIDTH - length * per_km - 16, 18
    yield f'<g class="scale"><path d="M{x:.1f} {y}v5h{length * per_km:.1f}v-5"/><text x="{x + 4:.1f}" y="{y}">{length} km</text></g>'
