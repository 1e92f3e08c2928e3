"""Figures for whole periods, and the incidents told apart in them. All reports are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from onrecord.model.interval import Interval
from onrecord.model.reading import Reading

Read = Callable[[str], Reading]


def test_those_told_apart_on_a_day_are_an_incident_of_their_own(read: Read) -> None:
    """The window's figure keeps the whole area; the day's dead are the incident's toll."""
    reading = read(
        "Airstrikes killed 30 people across Yemen over the past week, including six killed in Taiz on Monday."
    )
    (aggregate,) = reading.aggregates
    assert (aggregate.area, [item.count.min for item in aggregate.casualties]) == ("Yemen", [30])
    (account,) = reading.accounts
    assert (account.tolls["killed"].min, account.tolls["killed"].max) == (6, 6)
    assert account.place is not None
    assert account.place.place.name == "Taiz"


def test_those_of_a_shorter_window_are_a_part(read: Read) -> None:
    """ "Including 40 who died last week" is a part of the sum, within its window."""
    reading = read("More than 500 people have been killed since January, including 40 who died last week in Gaza.")
    (aggregate,) = reading.aggregates
    assert [(item.count.min, item.extent) for item in aggregate.casualties] == [(501, "whole"), (40, "part")]
    assert aggregate.window == Interval(date(2024, 1, 1), date(2024, 7, 3), "unknown")


def test_a_year_sums_up_only_many_events(read: Read) -> None:
    """One bombing in a year is an incident; a year's attacks are a sum for that year."""
    one = read("A blast in Peshawar killed three on Monday. It recalled the bombing that killed 118 in 2014.")
    assert not one.aggregates
    assert [(account.standing, account.tolls["killed"].min) for account in one.accounts] == [
        ("main", 3),
        ("background", 118),
    ]
    (aggregate,) = read("Attacks killed 900 people in Iraq in 2014.").aggregates
    assert aggregate.window == Interval(date(2014, 1, 1), date(2014, 12, 31), "year")


def test_those_shot_over_a_weekend_in_several_attacks_are_a_periods(read: Read) -> None:
    """Those shot over a weekend in several attacks are no incident's toll."""
    reading = read("Forty people were shot in Denver over the cold, rainy weekend, including two attacks on bars.")
    assert [aggregate.casualties[0].count.min for aggregate in reading.aggregates] == [40]
    assert not any(account.tolls for account in reading.accounts)


def test_seized_explosives_abduct_nobody(read: Read) -> None:
    """Who was arrested as explosives were seized was not seized himself."""
    reading = read("Soldiers raided a house in Nablus on Monday. Two men were arrested and explosives were seized.")
    assert {claim.harm for account in reading.accounts for claim in account.casualties} == {"detained"}
