"""Which figures a later one replaces, and why: within one origin, and where the wounded of one report are the dead of a later one. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from onrecord.model.incident import Origin
from onrecord.model.interval import day_of
from onrecord.reconcile.figures import Figure


def later(day: date | None, other: date | None) -> bool:
    """True where `day` is a later day than `other`; what is not dated is later than nothing."""
    return day is not None and other is not None and day_of(day) > day_of(other)


def superseded(figures: Sequence[Figure], killed: Sequence[Figure] = ()) -> dict[Figure, Figure]:
    """Each figure that is no longer current, with the one that replaces it.

    A later and higher figure of the same origin replaces a lower one. A later and lower one does so only where its report says
    that it corrects another; else it may tell of some of the harmed, and both stand. A report that names the number which it
    replaces does so to its own publisher's earlier reports, whoever was quoted there. What is recalled in a report of something
    else replaces nothing. People hurt in one report, of whom a later one says just as many more dead and no one hurt, have died.

    Args:
        killed: the figures of the dead, where `figures` are of the injured.
    """
    firm = [figure for figure in figures if not (figure.vague or figure.part or figure.enemy)]
    replaced: dict[Figure, Figure] = {}
    for theirs in _by(firm, lambda figure: figure.voice).values():
        replaced |= _replaced(theirs, lambda new, old: old.low in new.replaces)
    for theirs in _by(firm, lambda figure: figure.origin).values():
        replaced |= _replaced(theirs, lambda new, old: _rises(new, old) or (bool(new.replaces) and new.high < old.low))
    replaced.update(_died(figures, killed))
    return replaced


def _by(figures: Iterable[Figure], key: Callable[[Figure], Origin | None]) -> dict[Origin | None, list[Figure]]:
    found: dict[Origin | None, list[Figure]] = defaultdict(list)
    for figure in figures:
        found[key(figure)].append(figure)
    return found


def _replaced(figures: Sequence[Figure], replaces: Callable[[Figure, Figure], bool]) -> dict[Figure, Figure]:
    """Each of these figures that a later one `replaces`, with the newest that does.

    A hundred reports of one number on one day replace, and are replaced, as one of them would be.
    """
    kinds: dict[tuple[date | None, int, int, tuple[int, ...]], list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=_newest):
        kinds[figure.day, figure.low, figure.high, figure.replaces].append(figure)
    news = [last for same in kinds.values() if (last := _last_reported(same)) is not None]
    news.sort(key=_newest, reverse=True)
    found: dict[Figure, Figure] = {}
    for same in kinds.values():
        new = _first(news, same[0], replaces)
        if new is not None:
            found.update(dict.fromkeys(same, new))
    return found


def _first(news: Sequence[Figure], old: Figure, replaces: Callable[[Figure, Figure], bool]) -> Figure | None:
    """Of `news`, newest first, the first that takes the old figure's place."""
    for new in news:
        if not later(new.day, old.day):
            return None
        if replaces(new, old):
            return new
    return None


def _last_reported(figures: Sequence[Figure]) -> Figure | None:
    return next((figure for figure in reversed(figures) if not figure.background), None)


def _newest(figure: Figure) -> tuple[date, int, str]:
    return day_of(figure.day or date.min), figure.high, figure.group


def _rises(new: Figure, old: Figure) -> bool:
    return new.low >= old.low and new.high >= old.high and (new.low, new.high) != (old.low, old.high)


def _died(injured: Sequence[Figure], killed: Sequence[Figure]) -> Mapping[Figure, Figure]:
    """The injured who a later report, silent about any, counts among its dead."""
    dead = _by_group(killed)
    hurt = _by_group(injured)
    alone = [figure for group, figure in sorted(dead.items(), reverse=True) if group not in hurt]
    silent = list({(figure.day, figure.low, figure.high): figure for figure in alone if not figure.background}.values())
    return {
        figure: after[0]
        for figure in injured
        if figure.harm == "injured" and figure.low and figure.low == figure.high
        and (
            after := [
                other
                for other in silent
                if later(other.day, figure.day)
                and other.low == other.high == figure.low + (dead[figure.group].low if figure.group in dead else 0)
            ]
        )
    }  # fmt: skip


def _by_group(figures: Iterable[Figure]) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for figure in figures:
        found.setdefault(figure.group, figure)
    return found
