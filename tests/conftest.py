"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline: a time limit belongs in a benchmark. In CI the same examples every time, so that red means a change.
settings.register_profile("onrecord", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("onrecord")
