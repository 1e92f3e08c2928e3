"""Puts the built gazetteer into the wheel: it is built from installed data, not kept in the repository."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Builds the index where it is missing or older than its sources; an editable install leaves that to `make setup`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the index and add it to the wheel's files."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            from onrecord.gazetteer.build import build_if_stale

            build_if_stale()
        finally:
            sys.path.pop(0)
        build_data["artifacts"].append("src/onrecord/gazetteer/data/gazetteer.bin")
