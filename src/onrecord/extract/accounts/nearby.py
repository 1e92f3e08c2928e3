"""Where an incident was that the words put beside a place, not in it: "near Sidon", "10 km north of Baalbek", "the border with Chad"."""

from __future__ import annotations

import math
from dataclasses import replace

from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.syntax import word_after, word_before
from onrecord.model.place import Place, PlaceMention

_KM_PER_DEGREE = 111.2
"""Of latitude, on a sphere of 6,371 km."""
_REACH = 10
"""Tokens before the name in which the distance stands: "30 kilometres (19 miles) south-east of"."""
_POINTS = frozenset(["exact", "settlement"])


def told_place(piece: Piece, mention: PlaceMention) -> Place:
    """The place as the words put it: itself, or what lies beside it, at a precision and a point that say so.

    Near a town is the town's point at the precision `admin2`; at a distance and a bearing it is the point reached. A border is
    somewhere along it: no point.
    """
    place = mention.place
    document = piece.document
    first, last = document.token_at(mention.span.start), document.token_at(mention.span.end - 1) + 1
    before = word_before(piece, first)
    if place.precision == "country":
        return _on_border(piece, place, first, last)
    if place.precision not in _POINTS or place.latitude is None:
        return place
    bearing = piece.words.beside.bearings.get(word_before(piece, first, 2)) if before == "of" else None
    if bearing is not None:
        return _shifted(piece, place, first, bearing)
    if before in piece.words.beside.near or (before == "of" and word_before(piece, first, 2) == "outside"):
        return replace(place, name=f"near {place.name}", precision="admin2")
    if before == "between" and word_after(piece, last) == "and":
        return replace(place, name=f"near {place.name}", precision="admin2")
    return place


def _on_border(piece: Piece, place: Place, first: int, last: int) -> Place:
    """ "The border with Chad" is in neither country's middle; other words leave the country as it is."""
    words = (word_before(piece, first, 2), word_before(piece, first), word_after(piece, last))
    if words[0] in piece.words.beside.borders and words[1] in ("with", "of"):
        return Place(name=f"border with {place.name}")
    return place


def _shifted(piece: Piece, place: Place, first: int, bearing: float) -> Place:
    """The point so many kilometres off; near the place where the words state no distance."""
    lowers, start = piece.document.lowers, max(piece.sentence.first, first - _REACH)
    assert place.latitude is not None
    assert place.longitude is not None
    for token in range(start, first - 2):
        factor = piece.words.beside.units.get(lowers[token + 1])
        number = lowers[token]
        if factor is None or not number.isdecimal() or len(number) > 3:
            continue
        distance = int(number) * factor / _KM_PER_DEGREE
        latitude = place.latitude + distance * math.cos(math.radians(bearing))
        stretch = max(0.01, math.cos(math.radians(place.latitude)))
        longitude = place.longitude + distance * math.sin(math.radians(bearing)) / stretch
        return replace(
            place,
            name=" ".join(piece.document.span(token, first).quote.split()) + f" {place.name}",
            gazetteer_id=None,
            latitude=round(latitude, 4),
            longitude=round(longitude, 4),
            precision="settlement",
        )
    return replace(place, name=f"near {place.name}", precision="admin2")
