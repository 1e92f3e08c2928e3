"""`onrecord diff` in a table: what changed, in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from click.testing import CliRunner
from tests.export.examples import station
from tests.export.forms import FORMS, rules_of

from onrecord.cli import main
from onrecord.disclose.incident import disclose_all
from onrecord.release.freeze import Order, freeze
from onrecord.release.sign import new_key


def _release(folder: Path, incident: dict[str, Any]) -> str:
    new_key(folder.with_suffix(".pem"))
    forms = (FORMS["jsonl"],)
    order = Order("Examples", forms, rules_of("public"), "2024-06-01T12:00:00+00:00", "test", "f" * 64, 7, {}, {})
    freeze(folder, disclose_all([incident], rules_of("public")), order, folder.with_suffix(".pem").read_bytes())
    return str(folder)


def test_a_table_tells_changes_in_words(tmp_path: Path) -> None:
    """Who is accused by name and status, claims by their number, no value as JSON."""
    after = station()
    after["perpetrators"] = []
    after["claims"] = after["claims"][1:]
    before = _release(tmp_path / "one", station())
    told = CliRunner().invoke(main, ["diff", before, _release(tmp_path / "two", after), "--format", "table"])
    assert told.exit_code == 0 and "claims: 1 new, changed or gone" in " ".join(told.stdout.split())
    assert "none" in told.stdout and "{" not in told.stdout
