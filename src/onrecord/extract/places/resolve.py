"""Which of the places that bear a name is meant: a log-linear choice among its senses, three rounds of it.

The first round knows the name and the words around it. Each later round also knows where the other names of the report
lie, by the chances of the round before. One name has one sense in a report, but for mentions that name their container
("Paris, Texas"), which decide for themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from operator import mul

from onrecord.extract.places.candidates import Candidate
from onrecord.extract.places.features import Group, cast_votes, group_candidates, own_features, vote_features
from onrecord.extract.places.points import joins
from onrecord.extract.places.weights import load_weights
from onrecord.extract.places.words import Words
from onrecord.gazetteer.entry import Entry
from onrecord.text.document import Document


@dataclass(frozen=True, slots=True)
class Choice:
    """The place meant by a candidate, None where no place bears the name.

    Attributes:
        company: how it sits among the report's other places, as signs for `evidence`.
        stranger: true for a small place, or one that the words put in a town, in a country that the report has nothing else of,
            though it is all about another, and for one called a quarter of a town in another country: a namesake of the place that is meant, which the gazetteer lacks.
    """

    entry: Entry | None
    company: tuple[str, ...] = ()
    stranger: bool = False


_UNKNOWN = Choice(None)


def glance(document: Document, candidates: Sequence[Candidate], words: Words) -> list[Choice]:
    """What each candidate means after one round: enough to ask whether it names a place at all. Strangers are not told."""
    groups = group_candidates(document, candidates, words.division)
    chances, votes = choose(groups, rounds=1)
    return _choices(candidates, groups, list(map(_likeliest, chances)), votes, [False] * len(groups))


def resolve(document: Document, candidates: Sequence[Candidate], words: Words, rounds: int = 2) -> list[Choice]:
    """What each candidate means, after some rounds of looking at the company that it keeps."""
    groups = group_candidates(document, candidates, words.division)
    chances, votes = choose(groups, rounds)
    best = list(map(_likeliest, chances))
    best = [_nation(group, number, rows[number]) for group, number, rows in zip(groups, best, votes, strict=True)]
    meant = {
        member: group.senses[number] for group, number in zip(groups, best, strict=True) for member in group.members
    }
    hosts = [_hosts_of(document, candidates, meant, group, words) for group in groups]
    lone = [
        _is_lone(group, number, rows[number], around)
        for group, number, rows, around in zip(groups, best, votes, hosts, strict=True)
    ]
    home = _home(groups, chances) if any(lone) else None
    strangers = [
        (alone and home is not None and group.senses[number].country != home)
        or (bool(around.quartered) and group.senses[number].country not in around.quartered)
        for group, number, alone, around in zip(groups, best, lone, hosts, strict=True)
    ]
    return _choices(candidates, groups, best, votes, strangers)


def _likeliest(chance: Sequence[float]) -> int:
    return chance.index(max(chance))


def _choices(
    candidates: Sequence[Candidate],
    groups: Sequence[Group],
    best: Sequence[int],
    votes: Sequence[Sequence[Sequence[float]]],
    strangers: Sequence[bool],
) -> list[Choice]:
    """The best sense of each name for all its mentions; one that names its container is no stranger."""
    choices = [_UNKNOWN] * len(candidates)
    for group, number, rows, stranger in zip(groups, best, votes, strangers, strict=True):
        company = _company(rows[number])
        containers = frozenset(group.containers)
        for member in group.members:
            held = ("contained",) if member in containers else ()
            choices[member] = Choice(group.senses[number], company + held, stranger and not held)
    return choices


_HOME_SHARE = 0.6
_HOME_NAMES = 3.0
_SMALL = 150_000


def _home(groups: Sequence[Group], chances: Sequence[Sequence[float]]) -> str | None:
    """The country that most of a report's names lie in, where there are enough of them to say."""
    company, _ = cast_votes(groups, chances)
    if not company.countries:
        return None
    weight, country = company.countries[0]
    return country if weight >= _HOME_NAMES and weight >= _HOME_SHARE * company.total else None


@dataclass(frozen=True, slots=True)
class _Hosts:
    """The countries of what the words put a name in.

    Attributes:
        towns: of the towns right behind it: "Torvik, Lund".
        quartered: of the towns and districts that it is called a quarter of: "the Torvik neighbourhood of Lund".
    """

    towns: frozenset[str | None]
    quartered: frozenset[str | None]


def _hosts_of(
    document: Document, candidates: Sequence[Candidate], meant: Mapping[int, Entry], group: Group, words: Words
) -> _Hosts:
    towns, quartered = set(), set()
    for member in group.members:
        host = meant.get(member + 1)
        if host is None or host.kind not in _HOSTS:
            continue
        inner, outer = candidates[member], candidates[member + 1]
        if joins(document, inner, outer, words):
            if host.kind in _TOWNS:
                towns.add(host.country)
            if document.lowers[inner.last] in words.quarters and document.lowers[outer.first - 1] in ("of", "in"):
                quartered.add(host.country)
    return _Hosts(frozenset(towns), frozenset(quartered))


def _nation(group: Group, number: int, row: Sequence[float]) -> int:
    """The sense of a country where a division of its name was chosen, and nothing else in the report lies where the division does.

    "Killed five people in Somalia" is in Somalia, and not in the Ethiopian region.
    """
    sense = group.senses[number]
    if sense.kind != "admin1" or number in group.contained or number in group.introduced:
        return number
    nations = [
        place for place, other in enumerate(group.senses) if other.kind == "country" and other.name == sense.name
    ]
    if len(nations) != 1:
        return number
    return nations[0] if sense.country == group.senses[nations[0]].country or row[-6] < _LONE else number


_TOWNS = ("settlement", "capital")
_HOSTS = (*_TOWNS, "admin2", "admin1")


def _is_lone(group: Group, number: int, row: Sequence[float], hosts: _Hosts) -> bool:
    """True for a small place, or one said to be in a town elsewhere, in a country that the report has nothing else of."""
    sense = group.senses[number]
    held = bool(hosts.towns) and sense.country not in hosts.towns
    small = sense.kind in ("settlement", "admin2") and (held or sense.population < _SMALL)
    return small and row[-6] < _LONE and number not in group.contained and number not in group.introduced


_LONE = 0.04
"""Share of the votes below which a country is not otherwise named."""


def _company(row: Sequence[float]) -> tuple[str, ...]:
    nation, division, near = row[-6:-3]
    return (
        f"nation={min(4, int(nation * 6))}",
        f"division={min(4, int(division * 8))}",
        f"near={min(4, int(near * 8))}",
        "top division" if row[-2] else "other division",
        "near some" if row[-1] > 0.5 else "near none",
    )


def choose(groups: Sequence[Group], rounds: int) -> tuple[list[list[float]], list[list[list[float]]]]:
    """For each name, the chance of each of its senses, and for each of its senses the vote features of the last round."""
    weights = load_weights()
    own = list(map(own_scores, groups))
    chances = [_chances(scores.first) for scores in own]
    vote_weights = weights.later[len(weights.first) :]
    votes: list[list[list[float]]] = []
    for _ in range(rounds):
        company, each = cast_votes(groups, chances)
        votes = [vote_features(group, company, own_votes) for group, own_votes in zip(groups, each, strict=True)]
        chances = [
            _chances([sum(map(mul, row, vote_weights), score) for row, score in zip(rows, scores.later, strict=True)])
            for rows, scores in zip(votes, own, strict=True)
        ]
    return chances, votes


@dataclass(frozen=True, slots=True, eq=False)
class OwnScores:
    """What the name and the words around it say of each sense: in the first round, and in each later one, where the votes are added to it."""

    first: Sequence[float]
    later: Sequence[float]


def own_scores(group: Group) -> OwnScores:
    """The scores of the senses of a name by themselves."""
    if group.containers or group.introduced:
        return _weighed(group)
    return _plain_scores(group.name, group.senses, as_division=group.as_division)


@lru_cache(maxsize=4096)
def _plain_scores(name: str, senses: tuple[Entry, ...], *, as_division: bool) -> OwnScores:
    """The scores where no words around the name tell its senses apart: the same in every report."""
    return _weighed(Group(name, senses, (None,) * len(senses), as_division))


def _weighed(group: Group) -> OwnScores:
    weights = load_weights()
    rows = own_features(group)
    return OwnScores(
        first=tuple(sum(map(mul, row, weights.first)) for row in rows),
        later=tuple(sum(map(mul, row, weights.later)) for row in rows),
    )


def _chances(scores: Sequence[float]) -> list[float]:
    """The softmax of the scores."""
    if len(scores) == 1:
        return [1.0]
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
