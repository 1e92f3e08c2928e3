"""The corpora and the referee, where they are present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[3] / "shared" / "bench"


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of the corpora: `ONRECORD_BENCH`, else `shared/bench` beside the project; skips where neither is there."""
    folder = Path(os.environ.get("ONRECORD_BENCH", _BESIDE))
    if not (folder / "score.py").is_file():
        pytest.skip(f"the corpora are not at {folder}: set ONRECORD_BENCH to their folder")
    return folder
