"""The place of an incident is the one that the words give it, at the precision of its point."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.app import make_reader
from onrecord.model.account import AccountPlace
from onrecord.model.reading import Reading
from onrecord.model.report import Report, ReportId
from onrecord.pipeline.read import read_report

Read = Callable[[str], Reading]


def _where(text: str) -> AccountPlace:
    place = read_report(make_reader(), Report(ReportId("r1"), text)).accounts[0].place
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("KYIV - A missile killed two people in Velyka Dubova, Sumy region, officials said.", "Velyka Dubova", "Sumy"),
        (
            "MAIDUGURI, Nigeria - Militants attacked Kwatarshe village in Borno state, killing nine.",
            "Kwatarshe",
            "Borno",
        ),
        ("ABUJA - Gunmen killed 12 people in the village of Gidan Wurro in Zamfara state.", "Gidan Wurro", "Zamfara"),
        ("A landmine killed three boys in Nahr Essar in Syria's Idlib province.", "Nahr Essar", "Idlib"),
    ],
)
def test_a_village_that_no_gazetteer_has(text: str, name: str, region: str) -> None:
    """It keeps its name, at the point of the region that the words put it in, and says so; the dateline is not taken for it."""
    place = _where(text).place
    assert (place.name, place.admin1, place.precision, place.gazetteer_id) == (name, region, "admin1", None)


def test_a_dateline_is_a_bureau() -> None:
    """A region named in the dateline's own sentence is taken before a dateline elsewhere in the country."""
    text = "BAMAKO - At least 20 civilians were killed in an attack on two villages in Mali's Mopti region."
    assert _where(text).place.name == "Mopti"


@pytest.mark.parametrize(
    "text",
    [
        "A shell hit a house in the Saltivka district of Kharkiv, killing two people.",
        "A shell hit a house in Kharkiv's Saltivka neighbourhood, killing two people.",
    ],
)
def test_a_part_of_a_town(text: str) -> None:
    """A quarter named with its town is where it was."""
    assert _where(text).place.name == "Saltivka"


def test_a_street_and_its_town() -> None:
    """A street stands at the point of its town, and both names say where it was."""
    place = _where("A car bomb exploded on Al-Bahar Street in Gaza City, killing four people.")
    assert (place.place.name, place.place.precision) == ("Al-Bahar Street", "settlement")
    assert [span.quote for span in place.spans] == ["Al-Bahar Street", "Gaza City"]


def test_village_is_kept_where_only_its_region_has_a_point() -> None:
    """ "The strike on the village of X", with the region beside its prosecutors: X, at the region's point, which both words say."""
    text = (
        "All victims of last week's missile strike on the village of Velyka Dubova have been identified, and the number of dead is 59, "
        "prosecutors in Kharkiv region said on Thursday."
    )
    found = _where(text)
    assert (found.place.name, found.place.admin1, found.place.gazetteer_id) == ("Velyka Dubova", "Kharkiv", None)
    assert [span.quote for span in found.spans] == ["Velyka Dubova", "Kharkiv"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BEIRUT (AP) - A drone strike in northern Syria's Idlib killed nine people, a monitor said.", "Idlib"),
        ("ERBIL (Reuters) - The army shelled Kobani in northern Syria and killed four people.", "‘Ayn al ‘Arab"),
        (
            "TAMPA, Fla. - On 3 May 2023 the force carried out an air strike in Northwest Syria that killed a man.",
            "Syria",
        ),
        (
            "An air strike killed nine people in northern Syria.\n\nIn Ankara a minister of Turkey said that they fell in "
            "the strike.\n\nHe is to go to a summit in Sochi, Russia, where the strike is to be talked about.",
            "Syria",
        ),
    ],
)
def test_the_country_told_goes_before_a_bureau_abroad(text: str, name: str) -> None:
    """Where the telling names the country of the event, datelines, summits and answers elsewhere are no place of it."""
    assert _where(text).place.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MOSUL, Iraq (AP) - A bomb killed nine people at a market near the river, police in Syria said.", "Mosul"),
        ("HAIFA, Israel (AP) - Two workers were killed at a refinery in an Iran missile strike.", "Haifa"),
        ("HAMILTON, Canada (AP) - Two guests were shot dead at the bar in Bermuda House.", "Hamilton"),
    ],
)
def test_a_country_that_is_not_the_scene_leaves_the_dateline(text: str, name: str) -> None:
    """Who says so, whose weapon it was and what a house is called put the event nowhere."""
    assert _where(text).place.name == name


def test_a_town_of_another_region_goes_before_the_dateline() -> None:
    """The town that the sentence puts the event in, with its region, is taken; the dateline is where the governor spoke."""
    text = "LAGOS (AFP) - Gunmen killed nine people in the town of Jos in Plateau state, the governor said in Lagos."
    assert _where(text).place.name == "Jos"


def test_a_lone_village_stands_at_the_region_beside_it() -> None:
    """A village of which nothing is known takes the point of the one region that the sentences beside it name."""
    text = (
        "QAMISHLI, Syria (AP) - Soldiers shelled the village of Torvik, behind the river, killing two people.\n\n"
        "Shells killed a girl in the Raqqa governorate, too."
    )
    place = _where(text).place
    assert (place.name, place.admin1, place.precision, place.gazetteer_id) == ("Torvik", "Raqqa", "admin1", None)


def test_an_agency_is_no_place() -> None:
    """Its acronym before the story is a credit, whatever town sounds like it; the word glued to it belongs to the story."""
    text = "Damascus, SANA-Two people were killed when a shell hit a farm in Aleppo in Syria."
    account = read_report(make_reader(), Report(ReportId("r1"), text)).accounts[0]
    assert account.place is not None
    assert account.place.place.name == "Aleppo"
    assert account.tolls["killed"].min == 2


def test_the_region_of_the_first_telling_sentence_holds() -> None:
    """Headlines of other stories further down, in another region, do not move the incident."""
    text = (
        "Two brothers from the village of Torvik in the east of the Raqqa governorate were shot dead by soldiers.\n\n"
        "Relatives buried them a day later.\n\nA man killed by shells in Homs\n\nA woman killed by a landmine in Idlib"
    )
    assert _where(text).place.admin1 == "Raqqa"


def test_the_sentence_before_may_name_the_country() -> None:
    """ "Rockets came down in Syria. The attack killed nine": the country is told beside the telling sentence."""
    text = (
        "TAMPA, Fla. - Rockets came down near a market in northeast Syria. The attack killed nine people, doctors said."
    )
    assert _where(text).place.country == "SY"


_VILLAGES = [
    ("GOMA - Rebels killed nine people at Kavulemba, a village in North Kivu, on Monday.", "Kavulemba", "admin1"),
    ("NAIROBI - Gunmen killed nine people in Dorshiye, a hamlet near Mandera, on Monday.", "Dorshiye", "unknown"),
    ("KABUL - A roadside bomb killed five people in Shorandam Qala village on Monday.", "Shorandam Qala", "unknown"),
]


@pytest.mark.parametrize(("text", "name", "precision"), _VILLAGES)
def test_a_village_that_no_gazetteer_has_keeps_its_name(read: Read, text: str, name: str, precision: str) -> None:
    """Neither the dateline nor the region takes its place; it has the region's point where the words put it there."""
    place = read(text).accounts[0].place
    assert place is not None
    assert (place.place.name, place.place.precision) == (name, precision)


@pytest.mark.parametrize(
    "text",
    [
        "A US air strike killed three militants on Sunday, the Pentagon said.",
        "A Russian missile killed three people on Monday, the Kremlin said.",
        "Israel shelled a school on Monday, killing two.",
    ],
)
def test_who_struck_is_not_where(read: Read, text: str) -> None:
    """The state that struck and the office that speaks are no places of the event."""
    assert read(text).accounts[0].place is None


def test_a_country_goes_before_a_division_of_its_name(read: Read) -> None:
    """With nothing else to go by, Somalia is the country and not the Ethiopian region."""
    place = read("Gunmen killed five people in Somalia on Monday.").accounts[0].place
    assert place is not None
    assert (place.place.country, place.place.precision) == ("SO", "country")
