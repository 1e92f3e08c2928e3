"""The line that tells people how far a long command is."""

from __future__ import annotations

import pytest

from onrecord.cli.progress import say_left


@pytest.mark.parametrize(
    ("elapsed", "share", "said"),
    [
        (30.0, 0.25, "25%, 1 min left"),
        (60.0, 0.75, "75%, 20 s left"),
        (3600.0, 0.5, "50%, 1 h 0 min left"),
        (10.0, 1.0, "100%, 0 s left"),
        (1.0, 0.001, ""),
        (10.0, None, ""),
        (None, 0.5, ""),
    ],
)
def test_time_left(elapsed: float | None, share: float | None, said: str) -> None:
    """As much again for as much again; nothing where it would be a guess."""
    assert say_left(elapsed, share) == said
