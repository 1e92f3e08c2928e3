"""Which figures a later one replaces."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.reconcile.examples import day

from onrecord.model.casualty import Harm
from onrecord.model.incident import ClaimId, Origin
from onrecord.reconcile.figures import Figure
from onrecord.reconcile.supersession import superseded

GOVERNOR = Origin("authority", "Ilsa Marek")
PAPER = Origin("media", "Tarn Herald")


def figure(number: int, said: date | None, origin: Origin = GOVERNOR, harm: Harm = "killed", **facts: Any) -> Figure:
    """An origin's plain number on a day, in a report of its own."""
    group = f"{origin.name} {harm} {number} {said}"
    ids = (ClaimId(group),)
    return Figure(harm, group, group, origin, number, number, False, ids, ids, said, **facts)


def test_later_and_higher_figure_replaces_within_its_origin() -> None:
    """The governor's 45 of the second day replaces his 30 of the first."""
    old, new = figure(30, day(1)), figure(45, day(2))
    assert superseded([old, new]) == {old: new}


def test_the_latest_of_several_replaces() -> None:
    """What replaces a figure is the last word of its origin."""
    first, second, third = figure(30, day(1)), figure(45, day(2)), figure(50, day(3))
    assert superseded([first, second, third]) == {first: third, second: third}


def test_another_origin_replaces_nothing() -> None:
    """A paper's own 45 leaves the governor's 30 as it is."""
    assert superseded([figure(30, day(1)), figure(45, day(2), PAPER)]) == {}


def test_later_and_lower_figure_replaces_only_what_it_corrects() -> None:
    """A lower number may tell of some of the dead; only a report that says so corrects."""
    high = figure(45, day(1))
    assert superseded([high, figure(30, day(2))]) == {}
    correction = figure(30, day(2), replaces=(45,))
    assert superseded([high, correction]) == {high: correction}


def test_publisher_that_names_the_replaced_number_replaces_it_whoever_said_it() -> None:
    """A paper that quoted the hospital's 101 and now has 84, "not 101": its own earlier report gives way, another paper's stays."""
    hospital = Origin("medical", "Tarn (medical)")
    quoted = figure(101, day(1), hospital, voice=PAPER)
    elsewhere = figure(101, day(1), hospital, voice=Origin("media", "Ost Post"))
    correction = figure(84, day(3), PAPER, voice=PAPER, replaces=(101,))
    assert superseded([quoted, correction]) == {quoted: correction}
    assert superseded([elsewhere, correction]) == {}


def test_undated_figures_replace_nothing() -> None:
    """Without a day there is no later."""
    assert superseded([figure(30, day(1)), figure(45, None)]) == {}


def test_recalled_figure_replaces_nothing() -> None:
    """A figure recalled in a report of something else is not news."""
    assert superseded([figure(30, day(1)), figure(45, day(2), background=True)]) == {}


def test_wounded_who_are_later_counted_dead_have_died() -> None:
    """Two hurt; days later another report has two more dead and nobody hurt."""
    hurt = figure(2, day(1), PAPER, "injured")
    dead = figure(2, day(3))
    assert superseded([hurt], [dead]) == {hurt: dead}


def test_wounded_stand_where_the_dead_do_not_account_for_them() -> None:
    """Two hurt and, later, three dead: who died is not said."""
    assert superseded([figure(2, day(1), PAPER, "injured")], [figure(3, day(3))]) == {}
