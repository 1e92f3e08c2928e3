"""The half of the composition root that looks things up: it tells what is stale as what reads does, and loads nothing that reads."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.app import import_places, make_reader, reading_stages
from onrecord.ledgers import today
from onrecord.pipeline.stages import stamps_of


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home without imports, and a reader that is not built yet."""
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))
    make_reader.cache_clear()
    yield tmp_path
    make_reader.cache_clear()


def test_what_is_stale_is_told_as_the_reader_would(fresh: Path) -> None:
    """From the files' digests, with this user's places and without."""
    before = today()
    assert before == stamps_of(reading_stages())
    (fresh / "codes.jsonl").write_text('{"code": "XX1", "level": 4, "en": "Kolo", "lat": 1.5, "lon": 2.5}\n')
    import_places(fresh / "codes.jsonl")
    assert stamps_of(reading_stages()) == before != today(), "a reader goes on with the places it began with"
    make_reader.cache_clear()
    assert today() == stamps_of(reading_stages())


def test_counting_loads_nothing_that_reads() -> None:
    """Nobody waits half a second for a number."""
    code = "import sys; from onrecord.ledgers import today; today(); sys.exit('onrecord.extract' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
