"""The whole way: a report in, a reading out."""

from __future__ import annotations

from onrecord.app import make_reader
from onrecord.model.report import Report, ReportId
from onrecord.pipeline.read import read_report


def test_language_not_read_yet_gives_empty_reading_with_notice() -> None:
    """A report in a language that is not read yet keeps its text and says so."""
    report = Report(ReportId("r1"), "Троє людей загинули.", language="uk")
    reading = read_report(make_reader(), report)
    assert reading.report.text == report.text
    assert [notice.code for notice in reading.notices] == ["language-unsupported"]
