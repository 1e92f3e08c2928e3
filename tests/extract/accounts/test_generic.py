"""What was carried out somewhere is an occasion; what goes on is none."""

from __future__ import annotations

from onrecord.app import make_reader
from onrecord.model.report import Report, ReportId
from onrecord.pipeline.read import read_report


def _accounts(text: str) -> int:
    return len(read_report(make_reader(), Report(ReportId("r1"), text)).accounts)


def test_strikes_carried_out_in_a_country_are_an_occasion() -> None:
    """An armed force's statement names no town and counts nobody, and tells of an incident all the same."""
    assert _accounts("Central Command forces conducted airstrikes in Syria on Friday.") == 1


def test_strikes_that_are_spoken_of_are_none() -> None:
    """Nobody is said to have carried them out."""
    assert _accounts("Ministers spoke of airstrikes in Syria.") == 0
