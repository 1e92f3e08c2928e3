"""What all tests share."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

# No deadline: a time limit belongs in a benchmark. In CI the same examples every time, so that red means a change.
settings.register_profile("onrecord", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("onrecord")


def pytest_configure(config: pytest.Config) -> None:
    """No test reads places that the developer imported: each process has an empty home of its own."""
    home = tempfile.TemporaryDirectory(prefix="onrecord-home-")
    os.environ["ONRECORD_HOME"] = home.name
    config.add_cleanup(home.cleanup)


@pytest.fixture(autouse=True, scope="session")
def no_terminal() -> Iterator[None]:
    """Tables are as wide as in a file, whatever the width of the terminal that the tests run in: workers inherit it as COLUMNS."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COLUMNS", raising=False)
        yield
