"""The corpora and the referee, where they are present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of the corpora and their referee: `ONRECORD_BENCH`, else the folder `bench` of a neighbour of the checkout.

    Skips where neither is there.
    """
    named = os.environ.get("ONRECORD_BENCH")
    folders = [Path(named)] if named else sorted(_PROJECT.parent.glob("*/bench"))
    folder = next((folder for folder in folders if (folder / "score.py").is_file()), None)
    if folder is None:
        pytest.skip("the corpora are neither at ONRECORD_BENCH nor beside the checkout: set it to their folder")
    return folder
