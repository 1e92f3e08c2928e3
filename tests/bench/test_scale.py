"""What growth is measured on: made-up reports, the same each time, that resolution puts together rightly; the growth itself is for `make bench-scale`."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

import pytest

from onrecord.bench.chart import draw_line
from onrecord.bench.scale import grow_ledger
from onrecord.bench.synthetic import countries_of, make_readings
from onrecord.store.ledger import create_ledger


def test_three_hundred_accounts_are_put_together_rightly(tmp_path: Path) -> None:
    """Nine pairs of ten are those of the attacks that were made up, and the figures are there."""
    path = tmp_path / "ledger.db"
    found = grow_ledger(create_ledger(str(path), "test"), 300, path)
    assert 300 <= found.accounts <= 302
    assert found.reports <= found.accounts
    assert found.right is not None and found.right > 90
    assert min(found.keep_ms, found.resolve_ms, found.last_ms, found.peak_mb, found.adding_s, found.file_mb) > 0


def test_the_same_seed_gives_the_same_reports() -> None:
    """And another one others."""
    first, again, other = (list(islice(make_readings(1_000, seed), 50)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_reports_come_as_they_are_published() -> None:
    """In order of days, the unpublished ones in between."""
    days = [reading["report"]["published"] for _, reading in islice(make_readings(1_000), 400)]
    published = [day for day in days if day]
    assert published == sorted(published)
    assert 0 < len(days) - len(published) < 40


def test_attacks_are_told_one_to_forty_times() -> None:
    """Most a few times, some very often, and a report's id is its own."""
    readings = list(islice(make_readings(1_000), 3_000))
    told = Counter(attack for attack, _ in readings)
    assert 15 < max(told.values()) <= 40
    assert sum(number <= 2 for number in told.values()) > len(told) / 3
    assert len({reading["report"]["id"] for _, reading in readings}) == 3_000


def test_every_quote_stands_where_it_is_said_to() -> None:
    """As the contract has it, of first and second accounts."""
    for _, reading in islice(make_readings(1_000), 300):
        text = reading["report"]["text"]
        for account in reading["accounts"]:
            spans = [*account["triggers"], *account["time_spans"], *account["place"]["spans"]]
            spans += [one["span"] for one in (*account["casualties"], *account["victims"], *account["perpetrators"])]
            assert all(text[span["start"] : span["end"]] == span["quote"] for span in spans)


@pytest.mark.parametrize(("accounts", "countries"), [(100, 1), (10_000, 2), (1_000_000, 20)])
def test_larger_ledgers_cover_more_countries(accounts: int, countries: int) -> None:
    """Ten times as many for a hundred times the accounts; the rest is years."""
    assert countries_of(accounts) == countries


def test_a_chart_names_its_figures() -> None:
    """It is XML, and has each size and value in it."""
    words = " ".join(ElementTree.fromstring(draw_line("Growth", "ms", [(100, 1.5), (10_000, 2.25)])).itertext())
    assert all(word in words for word in ("Growth", "100", "1.50", "10,000", "2.25"))
