"""How far files have been read, by their bytes."""

from __future__ import annotations

import gzip
from pathlib import Path

from tests.ingest.examples import lines, page

from onrecord.ingest.files import capture_files
from onrecord.ingest.folders import meter_of
from onrecord.ingest.source import SourceOptions


def test_the_share_grows_to_the_whole(tmp_path: Path) -> None:
    """Over the files of a folder that are read, packed ones by their packed size; others count for nothing."""
    (tmp_path / "a.html").write_bytes(page(1))
    (tmp_path / "b.jsonl").write_bytes(lines(4000))
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(lines(10)))
    (tmp_path / "d.exe").write_bytes(bytes(10**6))
    inputs = (str(tmp_path), str(tmp_path / "gone.txt"))
    meter = meter_of(inputs)
    assert meter is not None and meter.share() == 0
    shares = [meter.share() for _ in capture_files(inputs, SourceOptions(meter=meter))]
    assert all(share is not None for share in shares)
    assert shares == sorted(shares, key=lambda share: share or 0) and len(set(shares)) > 5
    assert meter.share() == 1


def test_nobody_knows_the_length_of_a_pipe_or_a_site() -> None:
    """Nor of nothing."""
    assert meter_of(("-",)) is None and meter_of(("a.txt", "https://ghent.example/")) is None
    nothing = meter_of(())
    assert nothing is not None and nothing.share() is None
