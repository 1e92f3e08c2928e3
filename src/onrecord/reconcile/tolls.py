"""Derives tolls from casualty claims under a named policy. See methodology, section 5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.model.casualty import Casualty, Harm, Toll


def airwars_tolls(casualties: Sequence[Casualty]) -> Mapping[Harm, Toll]:
    """The toll of each harm under the policy `airwars`: min and max over claims about the whole incident."""
    return {}
