"""Where an incident happened: the place mention that its sentences tie to the event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from onrecord.extract.accounts.nearby import told_place
from onrecord.extract.accounts.order import order_signs
from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.stage import is_dateline, is_set_there, told_countries, told_region
from onrecord.extract.accounts.syntax import beside, governor, word_after, word_before
from onrecord.extract.accounts.weights import load_weights, total
from onrecord.model.account import AccountPlace
from onrecord.model.place import Place, PlaceMention, PlacePrecision, great_circle_km

_AREAS = ("admin2", "admin1", "country")
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
    everywhere = areas.total()
    shares = {area: number / everywhere for area, number in areas.items()}
    titled = {_key(mention.place) for piece, mention in named if piece.paragraph < 0}
    return [
        PlaceCandidate(
            mention,
            piece,
            (
                *own_signs(piece, mention),
                *order[piece.order],
                *_company(mention.place, fineness(piece, mention), names, shares, titled),
            ),
        )
        for piece, mention in named
    ]


def _key(place: Place) -> str:
    return place.gazetteer_id or place.name


def fineness(piece: Piece, mention: PlaceMention) -> PlacePrecision:
    """How fine a thing the name names: a village that no gazetteer has stands at the point of its region, which the same
    sentence names, and is a settlement all the same."""
    place = mention.place
    if place.gazetteer_id is not None or place.precision not in _AREAS:
        return place.precision
    hosts = (other.place for other in piece.places if other.place.name != place.name)
    return "settlement" if any(_same_point(place, host) for host in hosts) else place.precision


def _same_point(one: Place, other: Place) -> bool:
    return one.latitude is not None and (one.latitude, one.longitude) == (other.latitude, other.longitude)


def own_signs(piece: Piece, mention: PlaceMention) -> Iterator[str]:
    """What the mention and its sentence say about its use, whatever else the report holds."""
    place = mention.place
    document = piece.document
    first = document.token_at(mention.span.start)
    last = document.token_at(mention.span.end - 1) + 1
    yield f"precision:{fineness(piece, mention)}"
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
    place: Place, fine: str, names: Mapping[str, int], shares: Mapping[str, float], titled: AbstractSet[str]
) -> Iterator[str]:
    """How the other places of the report stand to this one."""
    yield f"said:{fine}:{min(names[_key(place)], 4)}"
    if _key(place) in titled:
        yield "in title"
    if place.admin1:
        share = shares[place.admin1]
        yield f"area:{'most' if share > 0.6 else 'half' if share > 0.3 else 'few'}"


def choose_place(pieces: Sequence[Piece], blamed: AbstractSet[int] = frozenset()) -> AccountPlace | None:
    """Where the pieces' incident happened, with the words that say so; None where nothing does.

    Names that begin at an offset in `blamed` stand for a government that is blamed ("attributed to Moscow").
    """
    candidates = [item for item in place_candidates(pieces) if item.mention.span.start not in blamed]
    best = _best(candidates)
    if best is None:
        return None
    countries = told_countries(pieces)
    if countries and best.mention.place.country not in countries:
        candidates = [item for item in candidates if item.mention.place.country in countries]
        best = _best(candidates) or best
    best = _in_told_region(pieces, best, candidates)
    village = _village_beside(best, candidates)
    if village is not None:
        area = best.mention
        return AccountPlace(
            replace(area.place, name=village.mention.place.name, gazetteer_id=None), (village.mention.span, area.span)
        )
    first = best
    best = _off_dateline(best, candidates)
    if best.mention.place.latitude is None and best.mention.place.gazetteer_id is None:
        best = _hosted(best, candidates)
    lone = (
        best is not first and best.mention.place.precision == "unknown"
    )  # a village of which nothing is known keeps its name
    finest = best if lone else _refine(best, candidates)
    keys = {_key(finest.mention.place)}
    if finest is not best and _same_point(finest.mention.place, best.mention.place):
        keys.add(_key(best.mention.place))  # "Elm Street in Lund": the town says where it was, too
    same = (candidate for candidate in candidates if _key(candidate.mention.place) in keys)
    spans = (finest.mention.span, *(candidate.mention.span for candidate in same if candidate is not finest))
    return AccountPlace(told_place(finest.piece, finest.mention), spans)


def _village_beside(best: PlaceCandidate, candidates: Sequence[PlaceCandidate]) -> PlaceCandidate | None:
    """The village without a point of which the sentence speaks, where the best place is but a region in it, at whose point it then stands.

    "The strike on the village of Torvik killed nine, prosecutors in Elm region said": Torvik.
    """
    if best.mention.place.precision not in ("admin1", "admin2") or best.mention.place.gazetteer_id is None:
        return None
    for item in candidates:
        place, piece = item.mention.place, item.piece
        if piece is best.piece and piece.tells and place.precision == "unknown" and place.gazetteer_id is None:
            first, last = _tokens(item)
            called = (
                word_before(piece, first, 2) if word_before(piece, first) == "of" else "",
                word_after(piece, last),
            )
            if not piece.words.beside.villages.isdisjoint(called):
                return item
    return None


def _in_told_region(
    pieces: Sequence[Piece], best: PlaceCandidate, candidates: Sequence[PlaceCandidate]
) -> PlaceCandidate:
    """The best place inside the region of the first telling sentence, where a later sentence gave one of another region."""
    region = told_region(pieces)
    first = next((piece.order for piece in pieces if piece.tells and piece.paragraph >= 0), 0)
    if region is None or best.piece.order <= first + 1 or _region(best) == region:
        return best
    return _best([item for item in candidates if _region(item) == region]) or best


def _region(item: PlaceCandidate) -> tuple[str | None, str | None]:
    return item.mention.place.country, item.mention.place.admin1


def _best(candidates: Sequence[PlaceCandidate]) -> PlaceCandidate | None:
    """The candidate for which most speaks, the first of equals; None where there is none."""
    weights = load_weights().place
    return max(candidates, key=lambda item: total(item.signs, weights), default=None)


def _off_dateline(best: PlaceCandidate, candidates: Sequence[PlaceCandidate]) -> PlaceCandidate:
    """The best place; where it is but the dateline, the place that the sentences put the event in though less speaks for it.

    "MAIDUGURI, Nigeria - Gunmen attacked Torvik village in Borno state": Torvik, at the point of Borno.
    """
    if not (_in_dateline(best) or _is_spoken_in_dateline(best, candidates)):
        return best
    others = [item for item in candidates if item.piece.tells and not _in_dateline(item)]
    village = next((item for item in others if item.mention.place.gazetteer_id is None and _is_village(item)), None)
    return village or _in_another_region(best, others) or best


def _is_spoken_in_dateline(best: PlaceCandidate, candidates: Sequence[PlaceCandidate]) -> bool:
    """True for the dateline's town where a sentence names it as the place of what was said: "the governor said in Lund"."""
    kind, _ = governor(best.piece, best.piece.document.token_at(best.mention.span.start))
    key = _key(best.mention.place)
    return kind == "reporting" and any(_key(item.mention.place) == key and _in_dateline(item) for item in candidates)


def _in_dateline(item: PlaceCandidate) -> bool:
    return "dateline" in item.signs or is_dateline(item.piece)


def _in_another_region(best: PlaceCandidate, others: Sequence[PlaceCandidate]) -> PlaceCandidate | None:
    """ "BAMAKO - Gunmen killed nine in the Mopti region": a dateline in another region of the country is but a bureau's."""
    seat = best.mention.place
    weights = load_weights().place
    away = [
        item
        for item in others
        if abs(item.piece.order - best.piece.order) <= 1
        and (item.mention.place.precision == "admin1" or _is_firm_town(item, others))
        and item.mention.place.admin1 not in (None, seat.admin1)
        and item.mention.place.country == seat.country
    ]
    return max(away, key=lambda item: total(item.signs, weights), default=None)


_NEIGHBOURS = 2
"""Sentences before and after a village in which the region around it is named."""


def _hosted(village: PlaceCandidate, candidates: Sequence[PlaceCandidate]) -> PlaceCandidate:
    """A village without a point, at that of the one region that the telling beside it names, else of the one country; it keeps its name."""
    near = [
        item.mention.place
        for item in candidates
        if item.piece.tells
        and not _in_dateline(item)
        and (item.piece.paragraph < 0 or abs(item.piece.order - village.piece.order) <= _NEIGHBOURS)
    ]
    for precision in ("admin1", "country"):
        hosts = {_key(place): place for place in near if place.precision == precision and place.latitude is not None}
        if len(hosts) == 1:
            (host,) = hosts.values()
            placed = replace(host, name=village.mention.place.name, gazetteer_id=None)
            return replace(village, mention=replace(village.mention, place=placed))
    return village


def _is_firm_town(item: PlaceCandidate, others: Sequence[PlaceCandidate]) -> bool:
    """True for a town that the sentence puts the event in, where its region is named too or bears its name: else it may be a
    namesake of a quarter of the dateline's town."""
    place = item.mention.place
    if place.precision != "settlement" or place.gazetteer_id is None or not is_set_there(item.piece, item.mention):
        return False
    regions = (other.mention.place for other in others if _key(other.mention.place) != _key(place))
    return place.name == place.admin1 or any(
        region.precision == "admin1" and (region.country, region.admin1) == (place.country, place.admin1)
        for region in regions
    )


def _is_village(item: PlaceCandidate) -> bool:
    """True for a name without a point of its own: at the point of its region, called a village, or in the dateline's own sentence.

    Further on, a name of which nothing is known is not enough: "in Elm Court" may be in the town of the dateline.
    """
    place, piece = item.mention.place, item.piece
    first, last = _tokens(item)
    if place.precision in _AREAS and fineness(piece, item.mention) == "settlement":
        return word_before(piece, first) in piece.words.beside.befallen
    behind = piece.document.lowers[last : last + _CALLED]
    called = {word_before(piece, first, 2) if word_before(piece, first) == "of" else "", word_after(piece, last)}
    if behind[:1] == (",",) and behind[1:2] in (("a",), ("an",), ("the",)):  # "at Torvik, a small village in the north"
        called.update(behind[2:])
    opens = piece.order <= 1 and word_before(piece, first) == "in"
    return place.precision in ("unknown", *_AREAS) and (opens or not piece.words.beside.villages.isdisjoint(called))


_CALLED = 5
"""Tokens behind a name in which it is called a village."""


_QUARTER_KM = 40.0
"""A quarter or a site lies this close to the point of its town."""


def _refine(best: PlaceCandidate, candidates: Sequence[PlaceCandidate]) -> PlaceCandidate:
    """A finer place that stands beside the best one and lies inside it, else the best one."""
    place = best.mention.place
    chosen = best
    for candidate in candidates:
        other = candidate.mention.place
        if candidate.piece is not best.piece:
            continue
        if candidate is not best and (_is_quarter(candidate, best) or _is_street(candidate, best)):
            apart = kilometres(place, other)
            if apart is not None and apart <= _QUARTER_KM:  # else a namesake of the quarter
                return candidate
        if not _is_finer(candidate, chosen):
            continue
        if other.latitude is None or abs(candidate.mention.span.start - best.mention.span.start) > 60:
            continue
        apart = kilometres(place, other)
        if apart is None or apart <= _QUARTER_KM or place.precision not in ("exact", "settlement"):
            chosen = candidate
    return chosen


def _is_quarter(candidate: PlaceCandidate, town: PlaceCandidate) -> bool:
    """True for Torvik in "the Torvik district of Lund" and "Lund's Torvik neighbourhood", whatever the gazetteer takes it for."""
    document = candidate.piece.document
    first, last = _tokens(candidate)
    begin, end = _tokens(town)
    lowers, quarters = document.lowers, candidate.piece.words.beside.quarters
    if begin >= last:
        return begin - last <= 3 and lowers[last] in quarters and lowers[begin - 1] in ("of", "in")
    apart = lowers[end:first]
    return apart[:1] in (("'s",), ("’s",)) and len(apart) <= 3 and lowers[last] in quarters


def _is_street(candidate: PlaceCandidate, town: PlaceCandidate) -> bool:
    """True for Elm Street in "on Elm Street in Lund": at the town's point, and named before it."""
    place = candidate.mention.place
    apart = town.mention.span.start - candidate.mention.span.end
    return place.gazetteer_id is None and 0 < apart <= _BESIDE and _same_point(place, town.mention.place)


_BESIDE = 12
"""Code points between a street and its town, at most: " in central "."""


def _tokens(candidate: PlaceCandidate) -> tuple[int, int]:
    """The tokens `[first, last)` of the name, `last` less than the number of all tokens."""
    document, span = candidate.piece.document, candidate.mention.span
    last = document.token_at(span.end - 1) + 1
    return document.token_at(span.start), min(last, len(document.lowers) - 1)


def _is_finer(one: PlaceCandidate, other: PlaceCandidate) -> bool:
    return _FINE.index(fineness(one.piece, one.mention)) < _FINE.index(fineness(other.piece, other.mention))


def kilometres(one: Place, other: Place) -> float | None:
    """Distance of the two points; None where either has none."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return great_circle_km((one.latitude, one.longitude), (other.latitude, other.longitude))
