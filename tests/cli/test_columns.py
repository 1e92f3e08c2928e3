"""`--column`: the user says which column of a table is what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A table whose headers say nothing."""
    path = tmp_path / "dump.csv"
    path.write_text("no,story,day\n1,A shell killed two people in Avdiivka on Monday.,2023-03-14\n")
    return path


def test_read_takes_the_columns_that_it_is_told(dump: Path) -> None:
    """The body and the day; the rest is kept."""
    options = ["--column", "text=story", "--column", "published=day"]
    done = CliRunner().invoke(main, ["read", str(dump), *options, "--format", "json"])
    report = json.loads(done.stdout)["report"]
    assert (report["published"], report["no"]) == ("2023-03-14", "1")
    assert done.exit_code == 0


def test_a_table_without_a_known_column_is_refused(dump: Path) -> None:
    """And standard error names the option."""
    done = CliRunner().invoke(main, ["read", str(dump)])
    assert done.exit_code == 1 and "--column text=body" in done.stderr and "[no-column]" in done.stderr


def test_another_key_is_wrong_usage(dump: Path, tmp_path: Path) -> None:
    """In both commands, before anything is read or written."""
    for command in (["read"], ["ingest", str(tmp_path / "ledger.db")]):
        done = CliRunner().invoke(main, [*command, str(dump), "--column", "date=day"])
        assert done.exit_code == 2 and "expected KEY=COLUMN" in done.stderr
    assert not (tmp_path / "ledger.db").exists()


def test_ingest_takes_them_too_and_adds_nothing_twice(dump: Path, tmp_path: Path) -> None:
    """The same table, told of in the same way."""
    command = ["ingest", str(tmp_path / "ledger.db"), str(dump), "--column", "text=story", "--column", "published=day"]
    first, second = (CliRunner().invoke(main, command) for _ in range(2))
    assert "1 new, 1 read" in first.stderr and "0 new, 0 read" in second.stderr
