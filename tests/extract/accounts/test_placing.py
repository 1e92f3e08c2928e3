"""The place of an incident is the one that the words give it, at the precision of its point."""

from __future__ import annotations

import pytest

from onrecord.app import make_reader
from onrecord.model.account import AccountPlace
from onrecord.model.report import Report, ReportId
from onrecord.pipeline.read import read_report


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
