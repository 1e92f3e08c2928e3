"""How `onrecord read` ends when it is interrupted, nobody reads on, or nothing more can be written: by its exit code, in one line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

_REPORT = '{"id": "r%d", "text": "Two farmers were killed when a mortar shell hit a barn near Orikhiv on Monday, the mayor said."}\n'


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """More reports than are read before the end that each test brings about."""
    path = tmp_path / "batch.jsonl"
    path.write_text("".join(_REPORT % number for number in range(5000)))
    return path


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """The command in a process group of its own, as a shell starts it."""
    command = [sys.executable, "-m", "onrecord.cli", "read", *arguments, "--format", "jsonl"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def test_interrupted_with_workers_says_one_line(batch: Path) -> None:
    """Ctrl-C reaches every process of the group; only the first speaks, and it ends with 130."""
    process = start(str(batch), "--jobs", "2")
    assert process.stdout is not None and process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate()
    assert (process.returncode, errors) == (130, b"interrupted; what was written before stands\n")


def test_a_closed_pipe_ends_quietly(batch: Path) -> None:
    """`| head` is no fault."""
    process = start(str(batch))
    assert process.stdout is not None and process.stderr is not None and process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), errors) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full to stand for a full disk")
def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    """Results that cannot be written end the command with 2, not with a traceback."""
    (tmp_path / "a.jsonl").write_text(_REPORT % 1)
    command = [sys.executable, "-m", "onrecord.cli", "read", str(tmp_path / "a.jsonl")]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"onrecord: found ") and done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "html"])
def test_any_encoding_of_the_terminal_will_do(tmp_path: Path, form: str) -> None:
    """A terminal that shows ASCII alone gets a table with marks in place of the rest; JSON and pages stay UTF-8."""
    (tmp_path / "a.txt").write_text("“Two men died in Kharkiv,” the mayor said.", encoding="utf-8")
    command = [sys.executable, "-m", "onrecord.cli", "read", str(tmp_path / "a.txt"), "--format", form]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "“".encode() in done.stdout if form != "table" else done.stdout.isascii()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_damaged_gazetteer_ends_the_run(tmp_path: Path, jobs: str) -> None:
    """What every input needs is no bug of the first input: exit code 2 and one message, in this process as from a worker."""
    home = tmp_path / "gazetteer"
    home.mkdir()
    (home / "gazetteer.bin").write_bytes(b"no index")
    (tmp_path / "a.jsonl").write_text(_REPORT % 1 + _REPORT % 2)
    command = [sys.executable, "-m", "onrecord.cli", "read", str(tmp_path / "a.jsonl"), "--jobs", jobs]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "ONRECORD_HOME": str(tmp_path)}, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"gazetteer.bin" in done.stderr
    assert b"bug" not in done.stderr and b"Traceback" not in done.stderr
