"""A place beside a place is told as such."""

from __future__ import annotations

import pytest

from onrecord.app import make_reader
from onrecord.model.place import Place
from onrecord.model.report import Report, ReportId
from onrecord.pipeline.read import read_report


def _where(text: str) -> Place:
    place = read_report(make_reader(), Report(ReportId("r1"), text)).accounts[0].place
    assert place is not None
    return place.place


def test_near_a_town() -> None:
    """Near a town is the town's point, no finer than its district."""
    place = _where("A strike near Sidon killed two people.")
    assert (place.name, place.precision, place.country) == ("near Sidon", "admin2", "LB")


@pytest.mark.parametrize(
    "text",
    [
        "A drone struck a truck 10 km north of Baalbek, killing two people.",
        "A drone struck a truck 10 kilometres (6 miles) north of Baalbek, killing two people.",
    ],
)
def test_so_far_from_a_town(text: str) -> None:
    """A distance and a bearing give a point of their own, and no gazetteer's."""
    town, place = _where("A drone struck a truck in Baalbek, killing two people."), _where(text)
    assert town.latitude is not None
    assert place.latitude == pytest.approx(town.latitude + 0.09, abs=0.001)
    assert place.gazetteer_id is None
    assert place.name.startswith("10 k")


def test_a_border_has_no_point() -> None:
    """Along the border with a country is not in its middle."""
    place = _where("Shelling near the border with Lebanon killed two farm workers.")
    assert (place.name, place.latitude, place.precision) == ("border with Lebanon", None, "unknown")
