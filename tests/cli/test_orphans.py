"""A release waits for decisions that have lost what they were about, however they lost it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cli.test_erase import erase_report

from onrecord.cli import main

_STRIKE = "A drone struck the Shuala market in Basra on Monday and killed four people, Governor Karim Hadi said."
_OTHERWISE = "A missile slammed into the Shuala market in Basra on Monday; four people died, Governor Karim Hadi said."


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def _ingest(folder: Path, text: str) -> str:
    (folder / "in.jsonl").write_text(json.dumps({"id": "r", "text": text, "published": "2026-05-06"}), "utf-8")
    assert _run("ingest", str(folder / "ledger.db"), str(folder / "in.jsonl")).exit_code == 0
    return str(folder / "ledger.db")


@pytest.mark.parametrize(("lost", "why"), [("erased", "report-gone"), ("new version", "words-gone")])
def test_no_release_goes_out_with_an_orphan(lost: str, why: str, tmp_path: Path) -> None:
    """After an erasure as after a new version; nothing is written, and the exit code is 2."""
    ledger = _ingest(tmp_path, _STRIKE)
    incident = json.loads(_run("incidents", ledger, "--format", "jsonl").stdout)["id"]
    assert _run("decide", ledger, "grade", incident, "fair", "--by", "Ana", "--reason", "two papers").exit_code == 0
    if lost == "erased":
        assert erase_report(ledger, "r", tmp_path).exit_code == 0
    else:
        _ingest(tmp_path, _OTHERWISE)
    (orphan,) = json.loads(_run("decisions", ledger, "--orphaned", "--format", "json").stdout)
    assert orphan["why"] == why
    assert _run("release", "key", str(tmp_path / "k.pem")).exit_code == 0
    told = _run("release", ledger, "--to", str(tmp_path / "rel"), "--key", str(tmp_path / "k.pem"))
    assert (told.exit_code, (tmp_path / "rel").exists()) == (2, False)
    assert "found 1 orphaned decision," in told.stderr
