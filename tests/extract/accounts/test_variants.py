"""Invented reports read as a careful recorder would."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from onrecord.app import make_reader
from onrecord.model.account import Account
from onrecord.model.interval import Interval, day_of
from onrecord.model.reading import Reading
from onrecord.model.report import Report, ReportId
from onrecord.pipeline.read import read_report


@dataclass(frozen=True)
class Variant:
    """An invented report and what a careful recorder takes from its main incident.

    Attributes:
        killed: (min, open) of the toll; None where nothing is said.
        background: (month or day the recalled incident starts on, killed min) or None.
        period: (window, killed min, injured min) of the period aggregate, or None; `includes` the main account.
    """

    text: str
    published: str | None
    day: str | None
    place: str
    killed: tuple[int, bool] | None
    injured: tuple[int, bool] | None
    kind: str
    perpetrator: str | None = None
    background: tuple[str | None, int] | None = None
    period: tuple[str, int | None, int | None] | None = None
    damage: tuple[str, int] | None = None
    title: str | None = None


VARIANTS = {
    "drone-on-clinic": Variant(
        text=(
            "KHERSON, Ukraine — A Russian drone hit a clinic in the southern Ukrainian city of Kherson on Friday, killing two nurses and "
            "wounding five patients, the regional governor said.\n\n"
            "Governor Oleh Marchenko said two clinics and a pharmacy were damaged by the explosion. He shared a video of a burned-out ward.\n\n"
            "Friday’s victims are among nine civilians killed and 41 injured in the region in 24 hours, the regional administration said.\n\n"
            "In December, a drone attack on the city’s bus depot, blamed on Moscow by Kyiv, killed at least four people and wounded a dozen."
        ),
        published="2024-02-16",
        day="2024-02-16",
        place="Kherson",
        killed=(2, False),
        injured=(5, False),
        kind="drone-strike",
        perpetrator="Russia",
        background=("2023-12-01", 4),
        period=("PT24H", 9, 41),
        damage=("hospital", 2),
    ),
    "market-shelling": Variant(
        text=(
            "(Khartoum) Shelling of a crowded market in Omdurman on Saturday left at least 12 people dead and more than 30 wounded, medics said.\n\n"
            "The Sudanese Doctors Network blamed the attack on the Rapid Support Forces. The paramilitary group denied responsibility.\n\n"
            "Omdurman lies across the Nile from Khartoum and has been bombarded repeatedly since the war began in April 2023.\n\n"
            "Last month, an air strike on the city’s main hospital killed 17 people and injured 25."
        ),
        published="2024-05-12",
        day="2024-05-11",
        place="Omdurman",
        killed=(12, True),
        injured=(31, True),
        kind="shelling",
        perpetrator="Rapid Support Forces",
        background=("2024-04-01", 17),
    ),
    "house-airstrike": Variant(
        text=(
            "An Israeli air strike on a house in Khan Younis killed six members of one family early Wednesday, hospital officials said. Three other "
            "people were injured.\n\n"
            "The Israeli military said it had targeted a militant and was reviewing the incident.\n\n"
            "The health ministry said 48 people had been killed and 150 wounded in the past 24 hours across the territory."
        ),
        published="2024-08-21",
        day="2024-08-21",
        place="Khan Younis",
        killed=(6, False),
        injured=(3, False),
        kind="airstrike",
        perpetrator="Israel",
        period=("PT24H", 48, 150),
    ),
    "mosque-suicide-bomb": Variant(
        text=(
            "A suicide bomber blew himself up inside a mosque in Peshawar during Friday prayers, killing at least 20 worshippers and wounding "
            "60 others, police said.\n\n"
            "No group at once claimed responsibility for the bombing.\n\n"
            "“We heard a huge blast and then there was smoke everywhere,” said Imran Gul, a shopkeeper.\n\n"
            "Two years ago, gunmen attacked a school in the city, leaving nine teachers dead."
        ),
        published="2022-03-05",
        day="2022-03-04",
        place="Peshawar",
        killed=(20, True),
        injured=(60, False),
        kind="suicide-bombing",
        background=("2020", 9),
    ),
    "dated-without-publication": Variant(
        text=(
            "On 9 June 2021, a roadside bomb struck a minibus near Jalalabad, eastern Afghanistan, killing 11 passengers, including three children. "
            "Seven more were injured.\n\n"
            "Provincial spokesman Abdul Rahimi accused the Taliban of planting the bomb."
        ),
        published=None,
        day="2021-06-09",
        place="Jalalabad",
        killed=(11, False),
        injured=(7, False),
        kind="bombing",
        perpetrator="Taliban",
    ),
    "village-raid": Variant(
        text=(
            "Gunmen on motorcycles raided a village in northern Nigeria's Zamfara state overnight, shooting dead 15 farmers and abducting "
            "several women, residents told reporters on Thursday.\n\n"
            "Police spokesman Yusuf Danjuma confirmed the attack but put the death toll at 10.\n\n"
            "In a separate incident, a landmine killed two soldiers near Maiduguri on Tuesday."
        ),
        published="2023-07-06",
        day=None,
        place="Zamfara",
        killed=(10, False),  # residents say 15, the police ten: 10 to 15
        injured=None,
        kind="abduction",
    ),
    "statement-first": Variant(
        text=(
            "“They struck our homes while people were asleep,” mayor Ihor Kovalenko said on Sunday after rockets slammed into a five-storey "
            "block of flats in the centre of Kharkiv.\n\n"
            "The attack, which happened late on Saturday, killed three people, among them a 9-year-old boy, and injured 14, prosecutors said. "
            "They posted photographs of the collapsed stairwell.\n\n"
            "Ten houses were damaged and a school was destroyed, according to the emergency service."
        ),
        published="2022-09-18",
        day="2022-09-17",
        place="Kharkiv",
        killed=(3, False),
        injured=(14, False),
        kind="missile-strike",
        damage=("residence", 10),
    ),
    "all-capitals": Variant(
        text=(
            "BOGOTA, 14 MAY 90 (EFE) -- A CAR BOMB EXPLODED YESTERDAY OUTSIDE A POLICE STATION IN MEDELLIN, KILLING FOUR PEOPLE AND "
            "INJURING 20, RADIO REPORTS SAID.\n\n"
            "POLICE BLAMED THE ATTACK ON DRUG TRAFFICKERS."
        ),
        published="1990-05-14",
        day="1990-05-13",
        place="MEDELLIN",
        killed=(4, False),
        injured=(20, False),
        kind="car-bombing",
    ),
    "title-only-count": Variant(
        text=(
            "Officers were called to the 400 block of Harbor Street in Toledo, Ohio, about 11 p.m. Monday after neighbours heard gunfire, police said.\n\n"
            "No arrests have been made."
        ),
        title="One dead, three wounded in shootout",
        published="2015-10-13",
        day="2015-10-12",
        place="Toledo",
        killed=(1, False),
        injured=(3, False),
        kind="shooting",
    ),
    "bus-station-missile": Variant(
        text=(
            "DNIPRO (Reuters) - At least seven passengers were killed and 16 others, including two children, were wounded when a missile hit a bus "
            "station in Dnipro on Monday morning, the head of the regional council said.\n\n"
            "Rescuers were still searching the rubble, he added.\n\n"
            "The strike was the deadliest in the city since January 2023, when a missile attack on an apartment block killed 46 people and injured 80.\n\n"
            "Russia denies targeting civilians."
        ),
        published="2024-04-22",
        day="2024-04-22",
        place="Dnipro",
        killed=(7, True),
        injured=(16, False),
        kind="missile-strike",
        background=("2023-01-01", 46),
    ),
    "wave-of-towns": Variant(
        text=(
            "A wave of Russian missile strikes hit three Ukrainian cities on Thursday. In Odesa, a missile struck a hotel, killing two people and "
            "injuring nine. In Mykolaiv, a guard was killed when a warehouse was hit, the mayor said.\n\n"
            "President Volodymyr Zelensky said the attack showed that Moscow wanted no peace."
        ),
        published="2023-09-14",
        day="2023-09-14",
        place="Odesa",
        killed=(2, False),
        injured=(9, False),
        kind="missile-strike",
        perpetrator="Russia",
    ),
}


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
    assert (reading.accounts[0].tolls["killed"].min, reading.accounts[0].tolls["killed"].max) == (10, 15)
    assert reading.accounts[1].tolls["killed"].max == 2


def test_towns_of_one_wave_are_accounts_of_their_own() -> None:
    """Several towns hit in one wave are several incidents."""
    _, reading = _read("wave-of-towns")
    places = [account.place.place.name for account in reading.accounts if account.place]
    assert places == ["Odesa", "Mykolaiv"]
