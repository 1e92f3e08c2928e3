"""`onrecord gazetteer`: info and imports, as a user meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own."""
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path / "home"))
    return tmp_path


def test_info_names_the_source() -> None:
    """The attribution that the licence asks for is shown."""
    result = CliRunner().invoke(main, ["gazetteer", "info"])
    assert result.exit_code == 0
    assert "GeoNames" in result.output
    assert "CC BY 4.0" in result.output


def test_import_counts_and_refuses(home: Path) -> None:
    """Good lines are taken, bad ones named on standard error with exit code 1; info lists the import."""
    file = home / "codes.jsonl"
    file.write_text('{"code": "XX1", "level": 4, "en": "Kolo", "lat": 1.5, "lon": 2.5}\nbroken\n', "utf-8")
    result = CliRunner().invoke(main, ["gazetteer", "import", str(file)])
    assert result.exit_code == 1
    assert "codes.jsonl: 1 places, 1 lines refused" in result.stdout
    assert "line 2" in result.stderr
    assert "codes.jsonl: 1 places" in CliRunner().invoke(main, ["gazetteer", "info"]).stdout


def test_unknown_kind_is_wrong_usage(home: Path) -> None:
    """A file of no known kind ends with exit code 2 and the kinds that are known."""
    file = home / "notes.txt"
    file.write_text("just notes\n", "utf-8")
    result = CliRunner().invoke(main, ["gazetteer", "import", str(file)])
    assert result.exit_code == 2
    assert "GeoNames dump" in result.output
