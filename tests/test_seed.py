"""The report everything started from; it is read from beside the checkout and never copied into it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from onrecord.app import make_reader
from onrecord.extract.accounts.links import index_statements, statement_of
from onrecord.model.capture import Capture
from onrecord.model.reading import Reading
from onrecord.model.span import Span
from onrecord.pipeline.read import read_report
from onrecord.text.report import TextOptions, make_report

_FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
_SEEDS = sorted(_FOLDER.glob("*.txt")) if _FOLDER.is_dir() else []

pytestmark = pytest.mark.skipif(not _SEEDS, reason="needs the seed report in ../shared/seeds")


@lru_cache(maxsize=2)
def _read(published: date | None) -> Reading:
    capture = Capture("seed", _SEEDS[0].read_bytes(), "text/plain")
    return read_report(make_reader(), make_report(capture, TextOptions(published=published)))


_DAY = date(2023, 3, 14)


def test_main_incident() -> None:
    """The strike: its day, town, means, site, and the perpetrator whom officials name."""
    main = _read(_DAY).accounts[0]
    assert (main.standing, main.reality, main.acled_sub_event_type) == (
        "main",
        "happened",
        "Shelling/artillery/missile attack",
    )
    assert main.time is not None
    assert (main.time.start, main.time.end) == (_DAY, _DAY)
    assert main.place is not None
    assert (main.place.place.name, main.place.place.admin1) == ("Kramatorsk", "Donetsk")
    assert main.site is not None
    assert main.site.type == "apartment-building"
    assert {weapon.type for weapon in main.weapons} == {"missile"}
    assert [(who.name, who.country, who.status) for who in main.perpetrators] == [("Russia", "RU", "alleged")]


def test_main_toll() -> None:
    """At least one killed and three injured, said by officials; nothing from the window or the earlier attack."""
    reading = _read(_DAY)
    main = reading.accounts[0]
    killed, injured = main.tolls["killed"], main.tolls["injured"]
    assert (killed.min, killed.max, killed.open) == (1, 1, True)
    assert (injured.min, injured.max, injured.open) == (3, 3, False)
    speakers = {statement.id: statement.source and statement.source.name for statement in reading.statements}
    assert {speakers.get(item.statement or "") for item in main.casualties if item.harm in ("killed", "injured")} == {
        "officials"
    }


def test_damage_and_evidence() -> None:
    """Six apartment buildings, with a video and photos and who gave them."""
    main = _read(_DAY).accounts[0]
    assert [(item.object, item.min, item.max, item.degree) for item in main.damage] == [
        ("apartment-building", 6, 6, "damaged")
    ]
    given = {(item.kind, (item.by or "").split()[-1]) for item in main.evidence}
    assert {("video", "Zelensky"), ("photo", "office"), ("photo", "Kyrylenko")} <= given


def test_recalled_attack() -> None:
    """The station attack of the year before, blamed on the same side, with its own counts."""
    recalled = [account for account in _read(_DAY).accounts if account.standing == "background"]
    assert len(recalled) == 1
    account = recalled[0]
    assert account.time is not None
    assert (account.time.start, account.time.precision) == (date(2022, 4, 1), "month")
    assert account.place is not None
    assert account.place.place.name == "Kramatorsk"
    assert account.site is not None
    assert account.site.type == "station"
    assert (account.tolls["killed"].min, account.tolls["killed"].open) == (24, True)
    assert (account.tolls["injured"].min, account.tolls["injured"].open) == (101, True)
    assert [(who.name, who.status) for who in account.perpetrators] == [("Russia", "alleged")]


def test_period_figure() -> None:
    """What the authorities sum up for a whole day, the strike within it, enters no toll."""
    reading = _read(_DAY)
    period = [aggregate for aggregate in reading.aggregates if aggregate.scope == "period"]
    assert len(period) == 1
    aggregate = period[0]
    assert aggregate.window == "PT24H"
    assert {item.harm: item.count.min for item in aggregate.casualties} == {"killed": 6, "injured": 30}
    assert aggregate.includes == (reading.accounts[0].id,)


def test_nothing_is_invented_without_a_date() -> None:
    """Without a publication date "Tuesday" stays a Tuesday and "last April" an April."""
    reading = _read(None)
    assert [account.time for account in reading.accounts if account.time is not None] == []
    assert [account.standing for account in reading.accounts] == ["main", "background"]
    assert reading.accounts[0].tolls["killed"].min == 1


_SAID = {
    100: ("officials", "says"),
    350: ("Zelensky", "says"),
    620: ("Kyrylenko", "says"),
    860: ("authorities", "says"),
    1000: ("Kyrylenko", "says"),
    1380: ("authorities", "says"),
    1450: ("community", "alleges"),
    1500: ("community", "alleges"),
    1780: ("Peskov", "says"),
    1900: ("Beijing", "says"),
    2050: ("analysts", "says"),
    2300: ("Defense", "says"),
    2450: ("Defense", "says"),
}
"""Some code point of each thing that somebody says: the speaker's last word, and the stance."""


@pytest.mark.parametrize("published", [_DAY, None])
def test_statements(published: date | None) -> None:
    """Everything that somebody says is theirs; little else is anybody's."""
    statements = _read(published).statements
    index = index_statements(statements)
    said = {}
    for place in _SAID:
        statement = statement_of(index, Span(place, place + 1, ""))
        if statement is not None and statement.source is not None:
            said[place] = (statement.source.name.split()[-1], statement.stance)
    assert said == _SAID
    assert len(statements) <= len(_SAID) + 1


def test_quote_whose_end_was_misread() -> None:
    """The governor's words go on after the clause that names him, up to the closing mark that came in misread."""
    reading = _read(_DAY)
    (mark,) = [repair for repair in reading.report.repairs if repair.after == "»"]
    (quoted,) = [item for item in reading.statements if any(mark.start == part.end - 1 for part in item.content)]
    assert quoted.source is not None and quoted.source.name.endswith("Kyrylenko")
    assert len(quoted.content) == 2
    first, second = quoted.content
    named = quoted.source.span
    assert first.quote.startswith("“")
    assert first.end < named.start < second.start
    assert second.quote.count(".") == 1
