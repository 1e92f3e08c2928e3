"""Figures given to a toll or a number: "the toll rose to 45", "bringing to nine the number of dead", "cut to three from five"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.view import Clause, SentenceView
from onrecord.extract.casualties.words import HarmClass
from onrecord.model.casualty import Count

_REACH = 30
"""Tokens between "toll" and its figure; where it happened and when may stand between."""


def read_toll(view: SentenceView, token: int) -> Clause | None:
    """ "the death toll rose to 45", "a toll of 45", "bringing the toll to at least 12", "toll: 5"."""
    if not view.among("toll_before", token - 1):
        return None
    if view.word(token - 1) in ("'s", "’s") and view.word(token - 2) in _SPANS:
        return None  # "push the year's toll to 85"
    harm: HarmClass = "injured" if view.word(token - 1) in _HURT else "killed"
    return _figure(view, token + 1, token, Clause(harm, (token, token + 1), (), total=True))


_SPANS = frozenset({"year", "month", "week", "day", "decade", "season", "weekend", "war", "country", "nation", "city"})
"""Whose toll sums up more than one incident."""
_HURT = frozenset({"injury", "injuries", "injured", "wounded"})


def read_number_of(view: SentenceView, token: int) -> Clause | None:
    """ "the number of dead is 59", "lowered the number of people killed to 84": the number that the sentence gives it."""
    if view.word(token + 1) != "of":
        return _read_figure(view, token)
    if view.word(token - 1) in ("a", "unknown", "unspecified", "large"):
        return None
    harm: HarmClass | None = None
    for place in range(token + 2, min(view.last, token + 7)):
        word = view.word(place)
        noun = view.words.nouns.get(word)
        harm = view.words.predicates.get(word) or (view.words.verbs[word][0] if word in view.words.verbs else None)
        harm = harm or (noun.harm if noun is not None else None)
        if harm is not None:
            return _figure(view, place + 1, token, Clause(harm, (place, place + 1), (), total=True))
    return None


def read_deaths(view: SentenceView, token: int) -> Clause | None:
    """ "Deaths in the raid rose above 150", "fatalities climbed to 12": the nouns alone are a toll where they move."""
    near = range(token + 1, min(view.last, token + _REACH))
    moves = next((place for place in near if view.among("figure_changes", place) or view.tag(place) == "VBD"), None)
    if moves is not None and not (view.among("figure_changes", moves) or view.among("figure_passed", moves)):
        return None
    if moves is None or any(view.word(place) in (",", ";", ".") for place in range(token, moves)):
        return None
    noun = view.words.nouns.get(view.lowers[token])
    harm = noun.harm if noun is not None else None
    return None if harm is None else _figure(view, moves, token, Clause(harm, (token, token + 1), (), total=True))


def _read_figure(view: SentenceView, token: int) -> Clause | None:
    """ "put the figure at 11", "the number is eight", "bringing the total to nine": of the harm told of last."""
    if view.recalled is None or not view.among("figure_before", token - 1):
        return None
    return _figure(view, token + 1, token, Clause(view.recalled, (token, token + 1), (), total=True))


def _figure(view: SentenceView, start: int, noun: int, clause: Clause) -> Clause | None:
    """The clause with the figure that the words give its noun; None where they give none, or say only that it may come."""
    before = _before(view, noun)
    if before is not None:
        return replace(clause, groups=(before,))
    moved = any(view.among("figure_moves", place) for place in range(max(view.first, noun - 6), noun))
    put = any(view.word(place) in _PUT for place in range(max(view.first, noun - 6), noun))
    old: tuple[Group, ...] = ()
    for place in range(start, min(view.last, start + _REACH)):
        word = view.word(place)
        if word in (";", ".") or (view.among("figure_doubts", place) and not _is_month(view, place)):
            return None
        moved = moved or view.among("figure_moves", place)
        group = view.starting(place)
        if group is None or group.count is None or not group.numbered or group.zero or group.kind == "name":
            continue
        cue = view.word(place - 1)
        if word == "up" and view.word(place + 1) == "to" and view.among("figure_moves", place - 1):
            top = (
                group.count.min if group.count.max is None else group.count.max
            )  # "went up to 137": no bound, but the figure
            figure = replace(group, count=Count(top, top))
            return replace(clause, groups=(figure,), replaced=old, risen=True)
        if word == "from" and moved and group.count.max is not None:  # "rose from 7 to 12" is one count
            new, was = Count(group.count.max, group.count.max), Count(group.count.min, group.count.min)
            return replace(clause, groups=(replace(group, count=new),), replaced=(replace(group, count=was),))
        if cue == "from" and moved:
            old = (group,)
        elif _gives(view, place - 1, start, moved=moved, put=put):
            if view.among("figure_passed", place - 1):
                group = _above(group)
            corrected = _corrected(view, group) if view.word(place - 1) == "of" else None
            if corrected is not None:
                return replace(clause, groups=(corrected,), replaced=(group,), risen=True)
            changed = any(view.among("figure_changes", k) for k in range(max(view.first, noun - 6), place))
            risen = changed and view.word(place - 1) == "to"
            return replace(clause, groups=(group,), replaced=old or _replaced(view, group), risen=risen)
    return None


_PUT = frozenset({"put", "puts", "putting", "set", "estimated", "estimates", "gave"})
"""Verbs that put a toll at a figure."""


def _is_month(view: SentenceView, token: int) -> bool:
    """True for the month of May, which doubts nothing."""
    return view.word(token) == "may" and view.tag(token) != "MD"


def _gives(view: SentenceView, cue: int, start: int, *, moved: bool, put: bool) -> bool:
    """True where the word right before a number gives it to the toll: "rose to", "stood at", "is", "reached", "passed".

    `put` is true where the toll itself is put somewhere: "put the number of dead in the strike on Aden at 40".
    """
    word = view.word(cue)
    if word in ("to", "as"):
        return moved or cue == start
    if word == "at":
        return cue == start or put or view.among("figure_stands", cue - 1) or view.among("figure_moves", cue - 1)
    if word == "now" and view.among("figure_is", cue - 1):
        return True  # "the number is now eight"
    if word in ("of", ":", "now"):
        return cue == start
    if view.among("figure_is", cue) or view.among("figure_passed", cue):
        return True
    return view.among("figure_changes", cue) and view.word(cue + 1) in ("above", "over")  # "rose above 150"


def _before(view: SentenceView, noun: int) -> Group | None:
    """ "brought to nine the number of": the figure before its noun."""
    place = noun - 1
    while view.among("toll_before", place) or view.among("figure_before", place):
        place -= 1
    group = view.group(place)
    if group is None or group.count is None or not group.numbered or view.word(group.first - 1) not in ("to", "at"):
        return None
    return group if view.among("figure_moves", group.first - 2) else None


def _corrected(view: SentenceView, group: Group) -> Group | None:
    """The figure that "an initial toll of 30 was later corrected to 13" gives at last; None where it stays as told."""
    for place in range(group.last, min(view.last - 2, group.last + _REACH)):
        if view.word(place) in (";", ".", ","):
            break
        if view.among("figure_changes", place) and view.word(place + 1) == "to":
            new = view.starting(place + 2)
            return new if new is not None and new.numbered and new.count is not None and not new.zero else None
    return None


def _above(group: Group) -> Group:
    """The group with a number that the true one is over: "has passed 100" is 101 at least."""
    count = group.count
    if count is None or count.min != count.max:
        return group
    return replace(group, count=Count(count.min + 1, None))


def _replaced(view: SentenceView, group: Group) -> tuple[Group, ...]:
    """The older figure after the new one: "to three from five"."""
    old = view.starting(group.last + 1) if view.word(group.last) == "from" else None
    return (old,) if old is not None and old.numbered and old.count is not None and not old.zero else ()


_ENDS = frozenset({"succumb", "succumbed", "succumbs", "succumbing", "body", "bodies", "corpse", "corpses"})
"""Words of late deaths and of bodies found, which a toll told beside them counts."""


def joins_total(view: SentenceView, clause: Clause) -> bool:
    """True for deaths that a toll of the same sentence counts: those of "more" people, of wounded, and bodies found."""
    if any(group.other or group.partitive or group.harm == "injured" for group in clause.groups):
        return True
    first, last = clause.trigger
    if view.word(first) in _ENDS:
        return True
    wounds = view.lowers[last : min(view.last, last + 4)]
    return view.word(last) in ("of", "from") and any(word in ("wounds", "injuries", "wound") for word in wounds)


def summed_from(view: SentenceView, noun: int) -> int | None:
    """The token of "bringing" before the toll's noun, from which on the sentence sums up what it told; None without one."""
    return next(
        (k for k in range(noun - 1, max(view.first, noun - 12), -1) if view.among("figure_sums", k)),
        None,
    )
