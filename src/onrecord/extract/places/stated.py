"""Names that the words around them state to be places, whatever the gazetteer and the tagger make of them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.places.candidates import Candidate
from onrecord.extract.places.evidence import Scene
from onrecord.extract.places.features import contains
from onrecord.extract.places.recognise import Role

_LONGEST = 4
"""Words of a name that no gazetteer has, at most."""
_JOINTS = (
    ", ",
    " (",
    " in ",
    ", in ",
    " village in ",
    " village, ",
    " town in ",
    " district in ",
    " district of ",
    " area of ",
)


def keep_stated(scene: Scene, judged: Sequence[tuple[Candidate, Role | None]]) -> list[tuple[Candidate, Role]]:
    """The candidates that are places, and the names that the words state to be places though they were judged to be none.

    "The village of Torvik" and "in Torvik, Borno state" leave no doubt. Of a name of which the gazetteer has a part only ("Nova Torvik")
    the whole is kept: a part is another village.
    """
    kept: list[tuple[Candidate, Role]] = []
    placed = {candidate.run for candidate, role in judged if role is not None}
    seen: set[tuple[int, int]] = set()
    for position, (candidate, role) in enumerate(judged):
        if role is not None:
            kept.append((candidate, role))
        elif candidate.run not in placed and candidate.run not in seen and candidate.kind in ("name", "unknown"):
            seen.add(candidate.run)
            whole = _whole(scene, candidate)
            if _is_known_inside(scene, candidate, judged[position + 1 :][:3]):
                kept.append((candidate, "place"))
            elif whole is not None and (
                _is_kind(scene, whole) or _container(scene, whole, judged[position + 1 :][:3]) is not None
            ):
                is_known = bool(candidate.entries) and (candidate.first, candidate.last) == candidate.run
                kept.append((candidate if is_known else whole, "place"))
    return kept


def _whole(scene: Scene, candidate: Candidate) -> Candidate | None:
    """The run as one name that no gazetteer has; None where it can be none."""
    document, words = scene.document, scene.words
    first, last = candidate.run
    if last - first > _LONGEST or document.all_caps:
        return None
    lowers = document.lowers[first:last]
    if any(word in words.never or word in words.title or word in words.organisation for word in lowers):
        return None
    if any(word in scene.persons for word in lowers):
        return None
    start, end = document.starts[first], document.ends[last - 1]
    return Candidate(first, last, start, end, document.text[start:end], "unknown", (), candidate.run)


def _is_kind(scene: Scene, name: Candidate) -> bool:
    """ "The village of Torvik"; behind a preposition also "Torvik village", "Torvik, a village in the north" and "Torvik on Monday"."""
    lowers, words, first = scene.document.lowers, scene.words, name.first
    if first > 1 and lowers[first - 1] == "of" and lowers[first - 2] in words.before:
        return True
    if not first or lowers[first - 1] not in _IN:
        return False
    behind = lowers[name.last : name.last + _CALLED]
    if behind[:1] == (",",) and behind[1:2] in (("a",), ("an",), ("the",)):
        return not _SMALL.isdisjoint(behind[2:])
    dated = behind[:1] == ("on",) and not _WEEKDAYS.isdisjoint(behind[1:2])
    return dated or not _SMALL.isdisjoint(behind[:1])


_IN = frozenset({"in", "near", "outside", "at"})
_CALLED = 5
"""Tokens behind a name in which it is called a village: ", a small farming village"."""
_SMALL = frozenset({"village", "hamlet", "town", "settlement", "commune", "locality", "kibbutz"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def _is_known_inside(scene: Scene, name: Candidate, following: Sequence[tuple[Candidate, Role | None]]) -> bool:
    """True for a name that the gazetteer has inside the place that the words put it in: "east of Torvik in Borno"."""
    if (name.first, name.last) != name.run or not name.entries:
        return False
    outer = _container(scene, name, following)
    return outer is not None and any(contains(area, entry) for area in outer.entries for entry in name.entries)


def _container(scene: Scene, name: Candidate, following: Sequence[tuple[Candidate, Role | None]]) -> Candidate | None:
    """Borno in "in Torvik, Borno state" and "north of Torvik in Borno": right behind the name that a preposition stands before."""
    lowers, first = scene.document.lowers, name.first
    if not first or not (
        lowers[first - 1] in scene.words.stating
        or (first > 1 and lowers[first - 1] == "of" and lowers[first - 2] in scene.words.between)
    ):
        return None
    for other, role in following:
        if other.start >= name.end:
            gap = scene.document.text[name.end : other.start]
            stated = role == "place" and bool(other.entries) and gap.startswith(_JOINTS) and len(gap) <= 20
            return other if stated else None
    return None
