"""Where an incident happened: the place mention that its sentences tie to the event."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onrecord.extract.accounts.order import order_signs
from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.syntax import beside, word_after
from onrecord.extract.accounts.weights import load_weights, total
from onrecord.model.account import AccountPlace
from onrecord.model.place import Place, PlaceMention

_FINE = ("exact", "settlement", "admin2", "admin1", "country", "unknown")
"""Precisions from the finest."""


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place mention, the piece it stands in, and what speaks for it."""

    mention: PlaceMention
    piece: Piece
    signs: tuple[str, ...]


def place_candidates(pieces: Sequence[Piece]) -> list[PlaceCandidate]:
    """Every named place of the pieces with its signs; metonyms, demonyms and parts of names are no candidates."""
    order = order_signs(pieces)
    named = [(piece, mention) for piece in pieces for mention in piece.places if mention.role == "place"]
    names = Counter(_key(mention.place) for _, mention in named)
    areas = Counter(mention.place.admin1 for _, mention in named if mention.place.admin1)
    titled = {_key(mention.place) for piece, mention in named if piece.paragraph < 0}
    return [
        PlaceCandidate(
            mention,
            piece,
            (
                *own_signs(piece, mention),
                *order[piece.order],
                *_company(mention.place, names, areas, titled),
            ),
        )
        for piece, mention in named
    ]


def _key(place: Place) -> str:
    return place.gazetteer_id or place.name


def own_signs(piece: Piece, mention: PlaceMention) -> Iterator[str]:
    """What the mention and its sentence say about its use, whatever else the report holds."""
    place = mention.place
    document = piece.document
    first = document.token_at(mention.span.start)
    last = document.token_at(mention.span.end - 1) + 1
    yield f"precision:{place.precision}"
    if place.latitude is None:
        yield "no point"
    yield "tells" if piece.tells else "tells not"
    if piece.paragraph == 0 and piece.sentence.index == 0 and first - piece.sentence.first < 2:
        yield "dateline"
    else:
        yield from beside(piece, first, last)
    if word_after(piece, last) == "," or word_after(piece, last) == "(":
        yield "comma after"
    if any(other.span.start - mention.span.end in (2, 3, 4) for other in piece.places):
        yield "inside next"


def _company(
    place: Place, names: Mapping[str, int], areas: Mapping[str, int], titled: AbstractSet[str]
) -> Iterator[str]:
    """How the other places of the report stand to this one."""
    yield f"said:{place.precision}:{min(names[_key(place)], 4)}"
    if _key(place) in titled:
        yield "in title"
    if place.admin1:
        share = areas[place.admin1] / sum(areas.values())
        yield f"area:{'most' if share > 0.6 else 'half' if share > 0.3 else 'few'}"


def choose_place(pieces: Sequence[Piece], blamed: AbstractSet[int] = frozenset()) -> AccountPlace | None:
    """Where the pieces' incident happened, with the words that say so; None where nothing does.

    Names that begin at an offset in `blamed` stand for a government that is blamed ("attributed to Moscow").
    """
    candidates = [item for item in place_candidates(pieces) if item.mention.span.start not in blamed]
    best: PlaceCandidate | None = None
    top, weights = 0.0, load_weights().place
    for candidate in candidates:
        score = total(candidate.signs, weights)
        if best is None or score > top:
            best, top = candidate, score
    if best is None:
        return None
    finest = _refine(best, candidates)
    same = (candidate for candidate in candidates if _key(candidate.mention.place) == _key(finest.mention.place))
    spans = (finest.mention.span, *(candidate.mention.span for candidate in same if candidate is not finest))
    return AccountPlace(finest.mention.place, spans)


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
