"""Which pieces tell of which incident: shifts of time, place and event divide, definite references go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.extract.accounts.generic import is_generic
from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.placing import kilometres
from onrecord.extract.accounts.sides import are_opposed
from onrecord.extract.accounts.signs import Signs, read_signs
from onrecord.model.casualty import Harm
from onrecord.model.interval import Interval, day_of, intervals_meet
from onrecord.model.place import Place

Weight = float

SPLIT = 2.5
"""Evidence against the incident in hand from which a piece opens another one. Most reports tell of one incident, so
two independent signs are needed, or one that is plain."""

_APART_KM = 30.0
"""Two settlements this far apart are two scenes."""

_NEXT_TOWN_KM = 8.0
"""The same where the sentence opens with its place: "In Ashkelon, ..." after "in Sderot"."""

_REGIONS_APART_KM = 100.0
"""The same for the middles of regions and districts, within which a town may lie anywhere."""

_RECALLED_AFTER = timedelta(days=21)
"""An event this long before the incident in hand is recalled, however its sentence begins."""


_MOST_PLACES = 40
"""An incident of more scenes is a list; its first ones tell as much, and time stays linear."""


@dataclass(slots=True, eq=False)
class Group:
    """The pieces of one incident, while they are gathered.

    Attributes:
        recalled: true where the piece that opened it recalls what was before.
        time: the finest event time so far.
        places: settlements and finer places that its pieces tie to the event, each once, the first `_MOST_PLACES` of them.
        harms: the harms for which its pieces count people.
        things: kinds of sites that its pieces speak of.
        hours: hours of the clock that its pieces tie to the event.
        sides: who its pieces say did it.
        countries: those in which its pieces place the event.
        afar: one of its pieces tells of shells, rockets or bombs.
        answered: it opened with the clause before a comma that names what its sentence's own incident answers.
        tied: one of its own pieces ties a time or a place to the event.
    """

    pieces: list[Piece] = field(default_factory=list)
    recalled: bool = False
    time: Interval | None = None
    places: list[Place] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    harms: set[Harm] = field(default_factory=set)
    things: set[str] = field(default_factory=set)
    hours: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    afar: bool = False
    answered: bool = False
    tied: bool = False

    def add(self, piece: Piece, signs: Signs) -> None:
        """Takes the piece in, with what it says about time, place and kind of event."""
        self.pieces.append(piece)
        if signs.time is not None and (self.time is None or _finer(signs.time, self.time)):
            self.time = signs.time
        for place in signs.places:
            if len(self.places) < _MOST_PLACES and place not in self.places:
                self.places.append(place)
        self.types.update(frame.trigger.type for frame in piece.frames)
        self.harms.update(signs.harms)
        self.hours.update(signs.hour)
        self.sides.update(signs.sides)
        self.countries.update(signs.countries)
        self.afar = self.afar or signs.afar
        self.things.update(thing.type for thing in piece.objects)
        self.tied = self.tied or signs.time is not None or bool(signs.places)


def _finer(one: Interval, other: Interval) -> bool:
    return _width(one) < _width(other)


def _width(interval: Interval) -> int:
    if interval.start is None or interval.end is None:
        return 10**6
    return (day_of(interval.end) - day_of(interval.start)).days


def group_pieces(pieces: Sequence[Piece], published: date | None, main_time: Interval | None) -> list[Group]:
    """The body's pieces by incident, in order of first telling; pieces that tell nothing stay with the incident in hand.

    `main_time` is when the report's own incident seems to have been, judged over the whole report.

    The first group also holds what stands before the first telling. One pass; each piece is weighed against the groups
    so far, of which there are few.
    """
    groups: list[Group] = []
    waiting: list[Piece] = []
    current: Group | None = None
    paragraph = -2
    for piece in pieces:
        opens = piece.paragraph != paragraph
        paragraph = piece.paragraph
        if not piece.tells or is_generic(piece):
            if opens:
                current = _resume(groups, current)
            (waiting if current is None else current.pieces).append(piece)
            continue
        signs = read_signs(piece, published)
        if current is None:
            # the lead's own day, where what seemed to be the report's day is that of an older incident told later
            older = _is_old_beside(main_time, signs.time) and not piece.has("aftermath") if main_time else True
            known = signs.time if older or (signs.time and signs.owned) else main_time
            recalled = signs.answered or (signs.recalled and _old(signs.time, published))
            current = Group(waiting, recalled=recalled, time=known, answered=signs.answered)
            groups.append(current)
        elif current.answered and len(current.pieces) == 1:
            current = (
                Group()
            )  # "To avenge the killing of five herders, gunmen killed 12 farmers": the farmers are the news
            groups.insert(len(groups) - 1, current)
        else:
            current = _choose(groups, _resume(groups, current) or current if opens else current, signs, published)
            if current is None:
                recalled = signs.answered or _is_recalled(signs, groups[0], published)
                current = Group(recalled=recalled, answered=signs.answered)
                groups.append(current)
        current.add(piece, signs)
    if not groups and waiting:
        return []
    return groups


def _resume(groups: list[Group], current: Group | None) -> Group | None:
    """The incident in hand as a paragraph begins: after a recalled incident the first one again."""
    if current is not None and current.recalled:
        return groups[0]
    return current


_MOST_GROUPS = 60
"""A list of hundreds of incidents is weighed against the latest ones only, so that time stays linear."""


def _choose(groups: list[Group], current: Group, signs: Signs, published: date | None) -> Group | None:
    """The group that the piece goes on with; None where it opens another."""
    known = _known_site(groups, current, signs)
    if known is not None and _against(known, signs, published) < SPLIT:
        return known
    if _against(current, signs, published) < SPLIT:
        return current
    for group in reversed(groups[-_MOST_GROUPS:]):
        if group is not current and _for(group, signs) >= 2 and _against(group, signs, published) < SPLIT:
            return group
    return None


def _known_site(groups: list[Group], current: Group, signs: Signs) -> Group | None:
    """The group whose site the piece speaks of as known, where the incident in hand has no such site: "the hospital"."""
    if signs.places or not signs.things or signs.things & current.things:
        return None
    return next((group for group in reversed(groups[-_MOST_GROUPS:]) if signs.things & group.things), None)


def _against(group: Group, signs: Signs, published: date | None) -> Weight:
    """The evidence that the piece tells of another incident than the group."""
    weight = 0.0
    if signs.separate:
        weight += 4.0
    if signs.fresh:
        weight += 1.5
    if signs.scene:
        weight += 0.5
    if signs.definite:
        weight -= 2.0
    against = _time_against(group, signs, published)
    weight += max(against, 0.0) if signs.scene else against  # "the same day, seven died in Katsina"
    weight += _place_against(group, signs)
    if signs.afar and group.afar and signs.harms and are_opposed(signs.sides, group.sides):
        weight += 2.0  # one side's shells, then the other's
    if signs.recalled:
        weight += 1.0
    if signs.reply:
        weight += 2.5
    if signs.onward:
        weight -= 2.0
    elif signs.harms and not signs.definite:
        # people counted anew tell of another incident only together with a day or a town of their own: alone they are
        # another speaker's count of the same people
        weight += 1.0 if signs.harms & group.harms else 0.5 if group.harms else 0.0
    return weight


def _place_against(group: Group, signs: Signs) -> Weight:
    foreign = bool(signs.countries and group.countries) and signs.countries.isdisjoint(group.countries)
    if foreign and signs.harms and not (signs.places and group.places):
        return 2.0  # "In Burkina Faso, gunmen killed 40 ... An ambush in Mali killed seven"
    if not signs.places:
        return 0.0
    if not group.places:
        # "... killed 14 across the country. In Basra, gunmen killed three"
        return 1.5 if signs.staged and signs.harms & group.harms else 0.0
    opposed = are_opposed(signs.sides, group.sides)
    abroad = not {place.country for place in group.places} & {place.country for place in signs.places}
    near = _NEXT_TOWN_KM if signs.staged or (signs.harms and opposed) else _APART_KM
    if not (signs.harms and abroad) and not all(
        _far(one, other, near) for one in group.places for other in signs.places
    ):
        return -0.5
    weight = 2.5 if signs.staged else 1.5
    if signs.harms and (abroad or opposed):
        weight += 1.5  # people counted in Sanaa are none of those counted in Idlib, nor those of one side's shells of the other's
    if signs.hour and group.hours and signs.hour.isdisjoint(group.hours):
        weight += 1.0  # a day's log: "at 09:20 in Zolochiv ... At 14:05 in Vovchansk ..."
    return weight


def _time_against(group: Group, signs: Signs, published: date | None) -> Weight:
    time = signs.time
    if time is None:
        return 0.0
    known = group.time
    if known is None:
        return 2.5 if not group.recalled and _old(time, published) and not _follows_up(group) else 0.0
    if intervals_meet(known, time):
        return -1.0 if _width(time) <= 1 and _width(known) <= 1 else 0.0
    if _long_before(time, known):
        return 3.0
    return 2.5 if _width(time) > 1 else 2.0


def _follows_up(group: Group) -> bool:
    """True where the group opened with an arrest, a trial or a funeral: its own incident is old, and an old time no surprise."""
    return any(piece.has("aftermath") for piece in group.pieces[:3])


def _for(group: Group, signs: Signs) -> int:
    """How many things the piece and the group are known to share."""
    shared = 0
    if group.time and signs.time and intervals_meet(group.time, signs.time) and _width(signs.time) <= 31:
        shared += 1
    if any(not _far(one, other) for one in group.places for other in signs.places):
        shared += 1
    return shared + signs.definite


def _far(one: Place, other: Place, near: float = _APART_KM) -> bool:
    if one.latitude is None or other.latitude is None:
        return one.name != other.name
    fine = {one.precision, other.precision} <= {"exact", "settlement"}
    limit = near if fine else _REGIONS_APART_KM
    if abs(one.latitude - other.latitude) * _DEGREE_KM > limit:
        return True  # most pairs are this plain, and the sphere need not be asked
    apart = kilometres(one, other)
    return one.name != other.name if apart is None else apart > limit


_DEGREE_KM = 111.19
"""One degree of latitude on the sphere of `kilometres`, rounded down."""


def _long_before(time: Interval, known: Interval) -> bool:
    if time.end is None or known.start is None:
        return False
    return day_of(known.start) - day_of(time.end) > _RECALLED_AFTER


def _old(time: Interval | None, published: date | None) -> bool:
    if time is None or time.end is None or published is None:
        return False
    return day_of(published) - day_of(time.end) > _RECALLED_AFTER


_SAME_NEWS = timedelta(days=7)
"""A separate incident this close to the report's own is news of the same report, not recalled."""


def _is_recalled(signs: Signs, first: Group, published: date | None) -> bool:
    if _is_later(signs.time, first.time):
        return False
    if signs.separate and not signs.recalled:
        known = first.time
        if signs.time is None or known is None or signs.time.end is None or known.start is None:
            return False
        return day_of(known.start) - day_of(signs.time.end) > _SAME_NEWS
    return signs.recalled or _before_all(signs.time, first, published)


def _is_old_beside(time: Interval, lead: Interval | None) -> bool:
    if lead is None or _width(lead) > 0 or lead.start is None or time.end is None:
        return False
    return day_of(lead.start) - day_of(time.end) > _SAME_NEWS


def _is_later(time: Interval | None, known: Interval | None) -> bool:
    if time is None or known is None or time.start is None or known.end is None:
        return False
    return day_of(time.start) > day_of(known.end)


def _before_all(time: Interval | None, first: Group, published: date | None) -> bool:
    if time is None:
        return False
    if first.time is not None:
        return time.end is not None and first.time.start is not None and day_of(time.end) < day_of(first.time.start)
    return _old(time, published)
