"""The built wheel alone, in an environment of its own, reads a report and keeps a ledger."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[1]
_TEXT = "A shell killed two people at a market in Avdiivka on Monday, the mayor said.\n"


def _run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command that must succeed, away from this checkout's own package."""
    clean = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done.stdout


@pytest.mark.xdist_group("wheel")
def test_wheel_alone_reads_a_report(tmp_path: Path) -> None:
    """The wheel carries its lexicon, models and gazetteer, and needs only the locked run-time dependencies."""
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, _ROOT, cwd=_ROOT)
    wheel = next(tmp_path.glob("onrecord-*.whl"))
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    _run(
        python,
        "-m",
        "pip",
        "install",
        "-q",
        "--require-hashes",
        "-r",
        _ROOT / "requirements" / "runtime.txt",
        cwd=tmp_path,
    )
    _run(python, "-m", "pip", "install", "-q", "--no-deps", wheel, cwd=tmp_path)
    (tmp_path / "report.txt").write_text(_TEXT, encoding="utf-8")
    onrecord = tmp_path / "env" / "bin" / "onrecord"
    reading = json.loads(
        _run(onrecord, "read", "report.txt", "--published", "2023-03-14", "--format", "json", cwd=tmp_path)
    )
    assert reading["report"]["text"] == _TEXT
    assert reading["accounts"][0]["tolls"]["killed"]["min"] == 2
    _run(onrecord, "ingest", "ledger.db", "report.txt", cwd=tmp_path)
    assert "whole: 1 link," in _run(onrecord, "verify", "ledger.db", cwd=tmp_path)
