"""Where an incident happened: the place mention that its sentences tie to the event."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.syntax import governor, word_before
from onrecord.model.account import AccountPlace
from onrecord.model.place import Place, PlaceMention

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "precision:exact": 3.0,
        "precision:settlement": 3.0,
        "precision:admin2": 1.2,
        "precision:admin1": 0.4,
        "precision:country": -1.0,
        "precision:unknown": 0.0,
        "no-point": -1.5,
        "order:first": 2.5,
        "order:second": 1.2,
        "order:near": 0.6,
        "order:title": 1.5,
        "tells": 1.5,
        "governor:event": 1.2,
        "governor:occurrence": 1.2,
        "governor:care": -1.5,
        "governor:reporting": -0.8,
        "governor:aftermath": -0.8,
        "before:in": 1.2,
        "before:at": 0.8,
        "before:near": 0.8,
        "before:on": 0.3,
        "before:outside": 0.8,
        "before:from": -1.5,
        "before:to": -1.0,
        "before:of": 0.0,
        "before:(": -0.5,
        "dateline": 0.5,
        "repeated": 0.8,
    }
)
"""Log-odds that a place mention is the incident's, feature by feature; set by hand from general knowledge of news style."""

_FINE = ("exact", "settlement", "admin2", "admin1", "country", "unknown")
"""Precisions from the finest."""


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place mention, the piece it stands in, and what speaks for it."""

    mention: PlaceMention
    piece: Piece
    features: tuple[str, ...]


def place_candidates(pieces: Sequence[Piece]) -> list[PlaceCandidate]:
    """Every named place of the pieces with its features; metonyms, demonyms and parts of names are no candidates."""
    telling = [piece.order for piece in pieces if piece.tells and piece.paragraph >= 0]
    rank = {order: number for number, order in enumerate(telling)}
    lead = telling[0] if telling else 0
    names: dict[str, int] = {}
    for piece in pieces:
        for mention in piece.places:
            if mention.role == "place":
                names[_key(mention.place)] = names.get(_key(mention.place), 0) + 1
    return [
        PlaceCandidate(mention, piece, tuple(_features(piece, mention, rank, lead, names)))
        for piece in pieces
        for mention in piece.places
        if mention.role == "place"
    ]


def _key(place: Place) -> str:
    return place.gazetteer_id or place.name


def _features(
    piece: Piece, mention: PlaceMention, rank: Mapping[int, int], lead: int, names: Mapping[str, int]
) -> Iterable[str]:
    place = mention.place
    yield f"precision:{place.precision}"
    if place.latitude is None:
        yield "no-point"
    token = piece.document.token_at(mention.span.start)
    if piece.order == 0 and piece.paragraph == 0 and token - piece.sentence.first < 2:
        yield "dateline"
    else:
        yield f"before:{word_before(piece, token)}"
        kind, _ = governor(piece, token)
        yield f"governor:{kind}"
    if piece.tells:
        yield "tells"
    if piece.paragraph < 0:
        yield "order:title"
    elif rank.get(piece.order) == 0:
        yield "order:first"
    elif rank.get(piece.order) == 1 or piece.order - lead == 1:
        yield "order:second"
    elif piece.order - lead <= 4:
        yield "order:near"
    if names.get(_key(place), 0) > 1:
        yield "repeated"


def choose_place(pieces: Sequence[Piece], weights: Mapping[str, float] = WEIGHTS) -> AccountPlace | None:
    """Where the pieces' incident happened, with the words that say so; None where nothing does."""
    candidates = place_candidates(pieces)
    best: PlaceCandidate | None = None
    top = 0.0
    for candidate in candidates:
        score = sum(weights.get(feature, 0.0) for feature in candidate.features)
        if best is None or score > top:
            best, top = candidate, score
    if best is None:
        return None
    finest = _refine(best, candidates)
    same = (candidate for candidate in candidates if _key(candidate.mention.place) == _key(finest.mention.place))
    spans = (finest.mention.span, *(candidate.mention.span for candidate in same if candidate is not finest))
    return AccountPlace(finest.mention.place, spans)


_NEAR = 6
"""Tokens within which a finer place belongs to the coarser one: "the Zaytoun neighbourhood of Gaza City"."""

_QUARTER_KM = 40.0
"""A quarter or a site lies this close to the point of its town."""


def _refine(best: PlaceCandidate, candidates: Sequence[PlaceCandidate]) -> PlaceCandidate:
    """A finer place that stands beside the best one and lies inside it, else the best one."""
    place = best.mention.place
    chosen = best
    for candidate in candidates:
        other = candidate.mention.place
        if candidate.piece is not best.piece or _FINE.index(other.precision) >= _FINE.index(
            chosen.mention.place.precision
        ):
            continue
        if other.latitude is None or abs(candidate.mention.span.start - best.mention.span.start) > 60:
            continue
        apart = kilometres(place, other)
        if apart is None or apart <= _QUARTER_KM or place.precision not in ("exact", "settlement"):
            chosen = candidate
    return chosen


def kilometres(one: Place, other: Place) -> float | None:
    """Distance of the two points on a sphere of 6,371 km; None where either has no point."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    first, second = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    half = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))
