"""Invented reports read as a careful recorder would."""

from __future__ import annotations

from datetime import date

import pytest

from extract.accounts.variants import VARIANTS, Variant
from onrecord.app import make_reader
from onrecord.model.account import Account
from onrecord.model.interval import Interval, day_of
from onrecord.model.reading import Reading
from onrecord.model.report import Report, ReportId
from onrecord.pipeline.read import read_report


def _read(name: str) -> tuple[Variant, Reading]:
    variant = VARIANTS[name]
    published = date.fromisoformat(variant.published) if variant.published else None
    report = Report(ReportId(name), variant.text, title=variant.title, published=published)
    return variant, read_report(make_reader(), report)


def _toll(account: Account, harm: str) -> tuple[int, bool] | None:
    tolls = {key: toll for key, toll in account.tolls.items() if key == harm}
    return (tolls[harm].min, tolls[harm].open) if tolls else None  # type: ignore[index]


def _start(time: Interval | None) -> str:
    return "" if time is None or time.start is None else day_of(time.start).isoformat()


@pytest.mark.parametrize("name", VARIANTS)
def test_main_account(name: str) -> None:
    """Kind, day, place, tolls and perpetrator of the first account."""
    variant, reading = _read(name)
    main = reading.accounts[0]
    assert main.standing == "main"
    assert main.reality == "happened"
    assert main.event_type == variant.kind
    if variant.day:
        assert _start(main.time) == variant.day
    assert main.place is not None
    assert variant.place in {main.place.place.name, *(span.quote for span in main.place.spans)}
    assert _toll(main, "killed") == variant.killed
    assert _toll(main, "injured") == variant.injured
    if variant.perpetrator:
        assert variant.perpetrator in [perpetrator.name for perpetrator in main.perpetrators]


@pytest.mark.parametrize("name", [name for name in VARIANTS if VARIANTS[name].background])
def test_recalled_incident_is_an_account_of_its_own(name: str) -> None:
    """What the report recalls keeps its own time and counts."""
    variant, reading = _read(name)
    assert variant.background is not None
    recalled = [account for account in reading.accounts if account.standing == "background"]
    assert len(recalled) == 1
    begins, killed = variant.background
    assert _start(recalled[0].time).startswith(begins or "")
    assert recalled[0].tolls["killed"].min == killed


@pytest.mark.parametrize("name", [name for name in VARIANTS if VARIANTS[name].period])
def test_period_figures_stay_out_of_the_toll(name: str) -> None:
    """A figure for a window is an aggregate."""
    variant, reading = _read(name)
    assert variant.period is not None
    window, killed, injured = variant.period
    counted = {item.harm: item.count.min for aggregate in reading.aggregates for item in aggregate.casualties}
    assert [aggregate.window for aggregate in reading.aggregates] == [window]
    assert counted == {"killed": killed, "injured": injured}


@pytest.mark.parametrize("name", [name for name in VARIANTS if VARIANTS[name].damage])
def test_damage_is_counted(name: str) -> None:
    """Things said to be damaged come with their number."""
    variant, reading = _read(name)
    assert variant.damage in [(item.object, item.min) for item in reading.accounts[0].damage]


def test_among_the_period_s_counted_are_the_report_s_own() -> None:
    """ "Friday's victims are among nine civilians killed" includes Friday's incident."""
    _, reading = _read("drone-on-clinic")
    assert reading.aggregates[0].includes == (reading.accounts[0].id,)


def test_separate_incident_is_another_account() -> None:
    """ "In a separate incident" parts two incidents of the same news."""
    _, reading = _read("village-raid")
    assert [account.event_type for account in reading.accounts] == ["abduction", "landmine"]
    assert reading.accounts[1].tolls["killed"].max == 2


def test_towns_of_one_wave_are_accounts_of_their_own() -> None:
    """Several towns hit in one wave are several incidents."""
    _, reading = _read("wave-of-towns")
    places = [account.place.place.name for account in reading.accounts if account.place]
    assert places == ["Odesa", "Mykolaiv"]
