"""What the ledger's figures are measured on is as told; the figures themselves are for `onrecord bench ledger`."""

from __future__ import annotations

from pathlib import Path

from onrecord.bench.generated import make_words, page_captures
from onrecord.bench.ledger import measure_many


def test_generated_reports_all_differ() -> None:
    """Else a second one would be no report."""
    assert len({make_words(number) for number in range(1000)}) == 1000


def test_pages_are_as_large_as_told() -> None:
    """Some twenty kilobytes."""
    (page,) = page_captures(1)
    assert 15_000 < len(page.data) < 25_000


def test_a_second_run_adds_nothing(tmp_path: Path) -> None:
    """And the first adds every report."""
    many = measure_many(str(tmp_path / "ledger.db"), 100)
    assert (many.reports, many.again_new) == (100, 0)
