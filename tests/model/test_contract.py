"""A reading's JSON object."""

from __future__ import annotations

from onrecord.model.contract import reading_to_json
from onrecord.model.mention import Mentions
from onrecord.model.provenance import Producer
from onrecord.model.reading import Reading
from onrecord.model.report import Report, ReportId


def _report(**extra: object) -> dict[str, object]:
    report = Report(ReportId("a"), "Two died.", extra=extra)
    told = reading_to_json(Reading(report, Mentions(), (), (), (), Producer("test", "0", "", "")))["report"]
    assert isinstance(told, dict)
    return told


def test_keys_of_the_input_are_kept() -> None:
    """Under their own names, and under `input` where the reading has that name itself."""
    told = _report(desk=7, wire="their agency", dateline="Ghent", input=1)
    assert (told["desk"], told["wire"], told["dateline"]) == (7, None, None)
    assert told["input"] == {"wire": "their agency", "dateline": "Ghent", "input": 1}
    assert "input" not in _report(desk=7)
