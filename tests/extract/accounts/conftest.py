"""Invented texts to accounts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from onrecord.app import make_reader
from onrecord.model.reading import Reading
from onrecord.model.report import Report, ReportId
from onrecord.pipeline.read import read_report

_PUBLISHED = date(2024, 7, 3)


@pytest.fixture(scope="session")
def read() -> Callable[[str], Reading]:
    """Reads an invented text published on Wednesday, 3 July 2024."""
    reader = make_reader()
    return lambda text: read_report(reader, Report(ReportId("r1"), text, published=_PUBLISHED))
