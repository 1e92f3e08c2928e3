"""What speaks for one sense of a name: its own weight, the words around it, and the company it keeps in the report.

Every sense of a name gets a vector of `NAMES`; `resolve` weighs them. The weights are learned (tools/train_places.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nlargest
from math import log10
from typing import TypeVar

from onrecord.extract.places.candidates import Candidate
from onrecord.gazetteer.entry import Entry
from onrecord.gazetteer.normal import fold
from onrecord.text.document import Document

MOST_SENSES = 24
"""Senses of one name that are weighed, the most populous of each kind first; San José has hundreds."""

_LARGE = frozenset(("country", "admin1", "continent", "region"))
_CELL = 1.0
"""Degrees; senses in one cell or its neighbours are near each other (up to some 200 km)."""

NAMES = (
    "population", "largest", "country", "continent", "region", "water", "admin1", "admin2", "quarter", "capital",
    "alternate", "alternate_large",
    "division_word", "division_kind", "contained", "contained_elsewhere", "uncontained", "introduced",
    "country_votes", "admin1_votes", "near_votes", "country_top", "admin1_top", "any_near",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """All mentions of one name in a report, which share one sense.

    Attributes:
        senses: the places weighed.
        as_division: true where "region", "province" and the like follow: "Kharkiv region" is not Kharkiv.
        members: positions among the candidates.
        contained: for each sense, true where some mention says so ("Paris, Texas").
        container: true where some mention has a container at all.
        introduced: for each sense, true where some mention is introduced by its country ("the Syrian town of").
        cells: for each sense, the cell of the globe it lies in; None where it has no point or is too large for one.
    """

    name: str
    senses: tuple[Entry, ...]
    cells: tuple[tuple[int, int] | None, ...]
    as_division: bool = False
    members: list[int] = field(default_factory=list)
    contained: set[int] = field(default_factory=set)
    containers: list[int] = field(default_factory=list)
    introduced: set[int] = field(default_factory=set)


_PROMINENCE = {"continent": 8.0, "water": 7.0, "region": 6.7, "site": 6.5, "quarter": 4.5, "capital": 7.0}
"""Common logarithm of the population that a place without inhabitants of its own is weighed as: what is listed by
hand is better known than a town, and a capital is named for its government as often as for its people."""


def _weight(sense: Entry) -> float:
    return max(log10(sense.population + 100), _PROMINENCE.get(sense.kind, 0.0)) - 4


def _weights(group: Group) -> list[float]:
    """The weight of each sense. A division named after its chief town weighs less than the town, unless it is called one."""
    weights = list(map(_weight, group.senses))
    if group.as_division:
        return weights
    own = fold(group.name)
    divisions = [fold(sense.name) for sense in group.senses if sense.kind in ("admin1", "admin2")]
    towns: dict[tuple[str | None, str | None], tuple[int, float]] = {}
    for sense, weight in zip(group.senses, weights, strict=True):
        if sense.kind in _TOWN and (
            (name := fold(sense.name)) == own
            or sense.population > _METROPOLIS
            # "Kryvyi Rih" of the text is "Kryvyy Rih" in the gazetteer, as is its district
            or any(division.startswith(name + " ") for division in divisions)
        ):
            towns.setdefault((sense.country, sense.admin1), (sense.population, weight))
    for number, sense in enumerate(group.senses):
        if sense.kind in ("admin1", "admin2"):
            population, weight = towns.get((sense.country, sense.admin1), (0, 0.0))
            if population > sense.population * _SEAT_SHARE:
                weights[number] = min(weights[number], weight - _AFTER_SEAT)
    return weights


_METROPOLIS = 5_000_000
"""New York City goes by the name of its state."""
_SEAT_SHARE = 0.08
"""Of the division's people, in a town of its name that is its seat: Kharkiv has a third; Iowa's Iowa next to none."""
_TOWN = frozenset(("settlement", "capital"))
_AFTER_SEAT = 1.5
"""A thirtieth of the town's weight: in news the town is meant, and where the division is, its point is not far."""


@lru_cache(maxsize=4096)
def senses_of(entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], tuple[tuple[int, int] | None, ...]]:
    """The senses worth weighing, the most populous and all that were listed by hand, and the cell of each."""
    senses = entries
    if len(entries) > MOST_SENSES:
        senses = entries[:MOST_SENSES] + tuple(
            entry for entry in entries[MOST_SENSES:] if entry.kind in _PROMINENCE and entry.kind != "capital"
        )
    return senses, tuple(map(_cell, senses))


def group_candidates(document: Document, candidates: Sequence[Candidate], division: frozenset[str]) -> list[Group]:
    """The candidates by name, with what the words around each mention say."""
    groups: dict[tuple[str, str, bool], Group] = {}
    for position, candidate in enumerate(candidates):
        if not candidate.entries:
            continue
        as_division = candidate.last < len(document.lowers) and document.lowers[candidate.last] in division
        key = (candidate.name.lower(), candidate.kind, as_division)
        group = groups.get(key)
        if group is None:
            senses, cells = senses_of(candidate.entries)
            group = groups[key] = Group(candidate.name, senses, cells, as_division)
        group.members.append(position)
        _read_container(document, candidates, position, group)
        _read_introduction(document, candidates, position, group)
    return list(groups.values())


def _read_container(document: Document, candidates: Sequence[Candidate], position: int, group: Group) -> None:
    """ "X, Y", "X (Y)", "X in Y": Y contains the X that is meant."""
    candidate = candidates[position]
    if position + 1 == len(candidates):
        return
    following = candidates[position + 1]
    gap = document.text[candidate.end : following.start]
    if gap not in (", ", " (", ",", " in ", ", in ", " in the ") or not following.entries:
        return
    hit = {i for i, sense in enumerate(group.senses) if any(contains(other, sense) for other in following.entries)}
    if hit:
        group.contained.update(hit)
        group.containers.append(position)


def contains(container: Entry, entry: Entry) -> bool:
    """True where the container is the country or the first-order division of the entry."""
    if container.country != entry.country or container.reference == entry.reference:
        return False
    if container.kind == "country":
        return entry.kind != "country"
    if container.kind == "admin1":
        return container.admin1 == entry.admin1 and entry.kind not in ("country", "admin1")
    if container.kind == "admin2":
        return (
            container.admin1 == entry.admin1
            and entry.kind in ("settlement", "capital", "quarter")
            and _close(container, entry, 1.0)
        )
    return False


def _close(one: Entry, other: Entry, degrees: float) -> bool:
    if one.latitude is None or other.latitude is None or one.longitude is None or other.longitude is None:
        return False
    return abs(one.latitude - other.latitude) < degrees and abs(one.longitude - other.longitude) < degrees * 1.5


def _read_introduction(document: Document, candidates: Sequence[Candidate], position: int, group: Group) -> None:
    """ "the Syrian town of X", "Ukraine's X": the country before the name, at most five tokens back."""
    if not position:
        return
    before = candidates[position - 1]
    if candidates[position].first - before.last > 5 or not before.entries:
        return
    between = document.lowers[before.last : candidates[position].first]
    if before.kind != "demonym" and not (between and between[0] in ("'s", "’s")):
        return
    if any(word in (",", ".", ";") for word in between):
        return
    large = before.entries[0]
    if large.kind in ("country", "admin1", "region"):
        group.introduced.update(
            i
            for i, sense in enumerate(group.senses)
            if sense.country == large.country and (large.kind != "admin1" or sense.admin1 == large.admin1)
        )


def own_features(group: Group) -> list[list[float]]:
    """For each sense, what the name and the words around it say: the first 18 of `NAMES`."""
    rows = []
    weights = _weights(group)
    top = max(weights)
    container, division = bool(group.containers), group.as_division
    for number, sense in enumerate(group.senses):
        contained = number in group.contained
        kind = sense.kind
        rows.append(
            [
                weights[number],
                float(weights[number] == top),
                float(kind == "country"),
                float(kind == "continent"),
                float(kind == "region"),
                float(kind == "water"),
                float(kind == "admin1"),
                float(kind == "admin2"),
                float(kind in ("quarter", "site")),
                float(kind == "capital"),
                float(sense.alternate),
                float(sense.alternate and sense.population >= 100_000),
                float(division and kind in ("admin1", "admin2", "region")),
                float(division and kind in _TOWN),
                float(contained),
                float(container and not contained),
                float(kind in _TOWN and not container),
                float(number in group.introduced),
            ]
        )
    return rows


def _cell(sense: Entry) -> tuple[int, int] | None:
    if sense.latitude is None or sense.longitude is None or sense.kind in ("country", "continent"):
        return None
    return int(sense.latitude // _CELL), int(sense.longitude // _CELL)


@dataclass(frozen=True, slots=True)
class Votes:
    """Where names of a report lie, by the chances given so far: the weight of each country, first-order division and
    cell of the globe (a place counts for its cell and the eight around it)."""

    country: dict[str, float]
    admin1: dict[tuple[str, str], float]
    cells: dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Company:
    """The votes of all names together, with what every name asks of them.

    Attributes:
        total: weight of all countries.
        countries: the heaviest countries, enough of them to find the first without any one name.
        divisions: the heaviest divisions, likewise.
    """

    votes: Votes
    total: float
    countries: list[tuple[float, str]]
    divisions: list[tuple[float, tuple[str, str]]]


_LEADERS = 3
_Key = TypeVar("_Key")
_LEAST_VOTE = 0.03


def cast_votes(groups: Sequence[Group], chances: Sequence[Sequence[float]]) -> tuple[Company, list[Votes]]:
    """The votes of all names together, and those of each name, to take its own away again."""
    own = [_votes_of(group, chance) for group, chance in zip(groups, chances, strict=True)]
    every = Votes({}, {}, {})
    for votes in own:
        _add(every.country, votes.country)
        _add(every.admin1, votes.admin1)
        _add(every.cells, votes.cells)
    countries = nlargest(_LEADERS, ((weight, code) for code, weight in every.country.items()))
    divisions = nlargest(_LEADERS, ((weight, code) for code, weight in every.admin1.items()))
    return Company(every, sum(every.country.values()), countries, divisions), own


def _add(total: dict[_Key, float], more: dict[_Key, float]) -> None:
    for key, weight in more.items():
        total[key] = total.get(key, 0.0) + weight


def _votes_of(group: Group, chance: Sequence[float]) -> Votes:
    country: dict[str, float] = {}
    admin1: dict[tuple[str, str], float] = {}
    cells: dict[tuple[int, int], float] = {}
    mass = 1.0 + log10(len(group.members))
    for sense, share, cell in zip(group.senses, chance, group.cells, strict=True):
        weight = share * mass
        if weight < _LEAST_VOTE:
            continue
        if sense.country:
            country[sense.country] = country.get(sense.country, 0.0) + weight
            if sense.admin1:
                division = (sense.country, sense.admin1)
                admin1[division] = admin1.get(division, 0.0) + weight
        if cell is not None and not cells:
            cells = dict.fromkeys(_around(cell), weight)
        elif cell is not None:
            for near in _around(cell):
                if cells.get(near, 0.0) < weight:
                    cells[near] = weight
    return Votes(country, admin1, cells)


@lru_cache(maxsize=1 << 16)
def _around(cell: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The cell and its neighbours. There are 64,800 cells in all."""
    row, column = cell
    return (
        cell, (row - 1, column - 1), (row - 1, column), (row - 1, column + 1), (row, column - 1),
        (row, column + 1), (row + 1, column - 1), (row + 1, column), (row + 1, column + 1),
    )  # fmt: skip


def vote_features(group: Group, company: Company, own: Votes) -> list[list[float]]:
    """For each sense, how many of the report's other names lie in its country, in its division and near it: the last 6 of `NAMES`."""
    every = company.votes
    total = 1.0 + company.total - sum(own.country.values())
    best_country = max((weight - own.country.get(code, 0.0) for weight, code in company.countries), default=0.0)
    best_admin1 = max((weight - own.admin1.get(code, 0.0) for weight, code in company.divisions), default=0.0)
    rows = []
    for sense, cell in zip(group.senses, group.cells, strict=True):
        nation = division = near = 0.0
        if sense.country:
            nation = max(0.0, every.country.get(sense.country, 0.0) - own.country.get(sense.country, 0.0))
            if sense.admin1:
                key = (sense.country, sense.admin1)
                division = max(0.0, every.admin1.get(key, 0.0) - own.admin1.get(key, 0.0))
        if sense.kind in ("country", "continent"):  # their own towns are near to them
            near = division = nation
        elif cell is not None:
            near = max(0.0, every.cells.get(cell, 0.0) - own.cells.get(cell, 0.0))
        rows.append(
            [
                nation / total,
                division / total,
                near / total,
                float(nation > 0.3 and nation >= best_country - 1e-9),
                float(division > 0.3 and division >= best_admin1 - 1e-9),
                min(1.0, near),
            ]
        )
    return rows
