"""`onrecord read` as a person and a program meet it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main

_TEXT = "Two farmers were killed when a mortar shell hit a barn near Orikhiv on Monday, the mayor said.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A short report on disk."""
    path = tmp_path / "report.txt"
    path.write_text(_TEXT, encoding="utf-8")
    return path


def test_json_of_one_report_is_one_object(report: Path) -> None:
    """One report gives one JSON object with the text as it was."""
    done = CliRunner().invoke(main, ["read", str(report), "--published", "2023-03-14", "--format", "json"])
    assert done.exit_code == 0
    reading = json.loads(done.stdout)
    assert reading["contract"] == 1
    assert reading["report"]["text"] == _TEXT
    assert reading["report"]["published"] == "2023-03-14"


def test_json_of_several_reports_is_one_array(report: Path) -> None:
    """Several reports give one valid JSON value too."""
    done = CliRunner().invoke(main, ["read", str(report), str(report), str(report), "--format", "json"])
    assert len(json.loads(done.stdout)) == 3


def test_json_of_no_report_is_an_empty_array(tmp_path: Path) -> None:
    """Where all inputs are refused, standard output is valid JSON all the same."""
    done = CliRunner().invoke(main, ["read", str(tmp_path / "none.txt"), "--format", "json"])
    assert (done.exit_code, json.loads(done.stdout)) == (1, [])


def test_no_input_is_wrong_usage() -> None:
    """The message says what may be named."""
    done = CliRunner().invoke(main, ["read"])
    assert done.exit_code == 2 and "standard input" in done.stderr


def test_help_does_not_wait_for_the_reader() -> None:
    """What reads is loaded when there is something to read."""
    code = "import sys, onrecord.cli.main, onrecord.cli.read, onrecord.cli.gazetteer; sys.exit('onrecord.app' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_reading_a_file_loads_nothing_that_fetches_or_keeps(tmp_path: Path) -> None:
    """It would wait for it: what joins incidents, signs, or opens a database or a connection is loaded where it is used."""
    (tmp_path / "a.txt").write_text("A shell killed two people in Avdiivka on Monday.", encoding="utf-8")
    code = (
        "import sys; from onrecord.app import ReadOptions, read_inputs; next(read_inputs((sys.argv[1],), ReadOptions()));"
        "sys.exit(', '.join({'httpx', 'sqlalchemy', 'cryptography', 'rensa', 'onrecord.pipeline.resolve'} & sys.modules.keys()) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.txt")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_jsonl_is_one_object_a_line(report: Path) -> None:
    """JSON lines come in input order, one a report."""
    done = CliRunner().invoke(main, ["read", str(report), str(report), "--format", "jsonl"])
    assert [json.loads(line)["report"]["text"] for line in done.stdout.splitlines()] == [_TEXT, _TEXT]


def test_wrong_json_is_refused_by_line_and_the_rest_is_read(tmp_path: Path) -> None:
    """A broken line is named on standard error with exit code 1; its neighbours are read."""
    path = tmp_path / "batch.jsonl"
    good = json.dumps({"id": "a", "text": _TEXT})
    path.write_text(f"{good}\n{{broken\n{good.replace('a', 'b', 1)}\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["read", str(path), "--format", "jsonl"])
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 2
    assert "batch.jsonl line 2" in done.stderr and "[not-json]" in done.stderr


def test_workers_give_what_one_process_gives(tmp_path: Path) -> None:
    """`--jobs 2` changes nothing in what is written."""
    path = tmp_path / "batch.jsonl"
    path.write_text("".join(json.dumps({"id": f"r{n}", "text": _TEXT}) + "\n" for n in range(20)), encoding="utf-8")
    alone = CliRunner().invoke(main, ["read", str(path), "--format", "jsonl"])
    both = CliRunner().invoke(main, ["read", str(path), "--format", "jsonl", "--jobs", "2"])
    assert alone.stdout == both.stdout


def test_table_is_for_people(report: Path) -> None:
    """The table names the report and needs no colour to be read."""
    done = CliRunner().invoke(main, ["read", str(report), "--format", "table"])
    assert done.exit_code == 0
    assert "not dated" in done.stdout


def test_no_report_steers_the_terminal(tmp_path: Path) -> None:
    """Brackets and colons stand as they are; control characters and marks of direction do not reach the terminal."""
    title = "[sic] :bomb: [/b] \x1b[31mStrike\x07 \u202eon a [red]market"
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps({"id": "[a]\x1b[2J", "title": title, "text": "“[The] two men died,” the [acting] mayor said."})
    )
    done = CliRunner().invoke(main, ["read", str(path), str(tmp_path / "b\x1b[2J.txt"), "--format", "table"])
    assert "[sic] :bomb: [/b] [31mStrike on a [red]market" in done.stdout and "[a][2J" in done.stdout
    assert not any(sign in done.stdout + done.stderr for sign in "\x1b\x07\u202e")


def test_the_table_is_as_wide_as_it_is_asked_to_be(report: Path) -> None:
    """COLUMNS rules where output goes to a file or a pipe; no line passes it, and none ends in blanks."""
    for columns in (60, 90, 200):
        command = ["read", str(report), "--format", "table"]
        done = CliRunner(env={"COLUMNS": str(columns)}).invoke(main, command)
        lines = done.stdout.splitlines()
        assert max(map(len, lines)) == columns
        assert [line for line in lines if line != line.rstrip()] == []
    for wrong in ("", "0", "wide", "-5"):
        done = CliRunner(env={"COLUMNS": wrong}).invoke(main, ["read", str(report), "--format", "table"])
        assert max(map(len, done.stdout.splitlines())) == 120


def test_unknown_option_is_wrong_usage() -> None:
    """Wrong usage exits with 2."""
    assert CliRunner().invoke(main, ["read", "--nonsense", "x"]).exit_code == 2


@pytest.mark.parametrize("day", ["tomorrow", "", "0001-01-01", "14.03.2023"])
def test_a_day_that_is_none_is_wrong_usage(report: Path, day: str) -> None:
    """`--published` tells what it expected, in a person's words."""
    done = CliRunner().invoke(main, ["read", str(report), "--published", day])
    assert done.exit_code == 2
    assert "such as 2023-03-14" in done.stderr and "%Y" not in done.stderr


@pytest.mark.parametrize("day", ["2023-03-14T18:30:00+02:00", "2023-03-14T18:30:00+0200", "2023-03-14T18:30Z"])
def test_a_day_may_carry_its_hour_and_offset(report: Path, day: str) -> None:
    """The zone stays the publisher's."""
    done = CliRunner().invoke(main, ["read", str(report), "--published", day, "--format", "json"])
    assert json.loads(done.stdout)["report"]["published"].startswith("2023-03-14T18:30:00+0")


def test_help_shows_an_example() -> None:
    """`--help` teaches by example."""
    done = CliRunner().invoke(main, ["read", "--help"])
    assert "onrecord read report.txt --published" in done.stdout


def test_every_kind_of_input_passes_through_workers() -> None:
    """Pages, texts and JSON lines read in worker processes come out as those read in one."""
    reports = str(Path(__file__).resolve().parents[2] / "demo" / "reports")
    alone = CliRunner().invoke(main, ["read", reports, "--format", "jsonl"])
    both = CliRunner().invoke(main, ["read", reports, "--format", "jsonl", "--jobs", "2"])
    assert (both.exit_code, both.stdout) == (0, alone.stdout)
