"""What makes the results of a stage stale."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord.pipeline import stages


@pytest.mark.parametrize("path", ["review/standing.py", "review/anchors.py", "review/obey.py", "resolve/weights.tsv"])
def test_incidents_hang_on_what_decides_them(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules by which decisions are found again among it: by other rules other ones are obeyed."""
    before = stages.resolve_stage("lexicon", "airwars").stamp
    stages._digest.cache_clear()
    read = Path.read_bytes
    changed = Path(onrecord.__file__).parent / path
    if path.endswith(".tsv"):
        changed = next(changed.parent.rglob(changed.name))
    monkeypatch.setattr(Path, "read_bytes", lambda self: read(self) + (b"#" if self == changed else b""))
    assert stages.resolve_stage("lexicon", "airwars").stamp != before
    monkeypatch.undo()
    stages._digest.cache_clear()
    assert stages.resolve_stage("lexicon", "airwars").stamp == before
