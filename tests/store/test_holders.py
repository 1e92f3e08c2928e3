"""An id that was written down leads on when the words that it hung on are gone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.store.connect import connect, writing
from onrecord.store.derived import forget_all

_STRIKE = (
    "A drone struck the Shuala market in Basra on Monday and killed four people, Governor Karim Hadi said. "
    "Three stalls burned down, and a fifth person was taken to the Sadr hospital with burns."
)
_SHOTS = "Gunmen shot two policemen dead in Mosul on Friday."


def _take(folder: Path, *reports: tuple[str, str]) -> str:
    ledger, file = folder / "ledger.db", folder / "in.jsonl"
    file.write_text("\n".join(json.dumps({"id": i, "text": t, "published": "2026-05-06"}) for i, t in reports), "utf-8")
    assert CliRunner().invoke(main, ["ingest", str(ledger), str(file)]).exit_code == 0
    return str(ledger)


def _ids(ledger: str) -> list[str]:
    out = CliRunner().invoke(main, ["incidents", ledger, "--format", "jsonl"]).stdout
    return [json.loads(line)["id"] for line in out.splitlines()]


@pytest.mark.parametrize(
    "again",
    [
        f"{_STRIKE} Two stalls burned down.",
        "A missile slammed into the Shuala market in Basra on Monday; four people died, Governor Karim Hadi said.",
    ],
    ids=["same words", "other words"],
)
def test_an_id_outlives_a_new_version_of_its_only_report(again: str, tmp_path: Path) -> None:
    """In the same words or in others, and when all that is derived is made again."""
    before = _ids(_take(tmp_path, ("r", _STRIKE)))
    ledger = _take(tmp_path, ("r", again))
    assert len(before) == 1 and _ids(ledger) == before
    with writing(connect(ledger)) as connection:
        forget_all(connection)
    assert CliRunner().invoke(main, ["ingest", ledger]).exit_code == 0
    assert _ids(ledger) == before


def test_an_id_stays_with_another_report_of_the_incident(tmp_path: Path) -> None:
    """Where the new version of the oldest tells of something else."""
    before = _ids(_take(tmp_path, ("r", _STRIKE), ("s", f"{_STRIKE} More follows.")))
    ledger = _take(tmp_path, ("r", _SHOTS))
    found = _ids(ledger)
    assert len(before) == 1 and len(found) == 2
    shown = json.loads(CliRunner().invoke(main, ["show", ledger, before[0], "--format", "json"]).stdout)
    assert [report["id"] for report in shown["reports"]] == ["s"]


def test_an_id_is_not_handed_to_an_account_that_holds_another(tmp_path: Path) -> None:
    """Where the first incident is told no more, its rank is the second's, which keeps its own id."""
    before = _ids(_take(tmp_path, ("r", f"{_STRIKE} {_SHOTS}")))
    shots = next(
        i for i in before if "Mosul" in CliRunner().invoke(main, ["show", str(tmp_path / "ledger.db"), i]).stdout
    )
    assert len(before) > 1 and _ids(_take(tmp_path, ("r", _SHOTS))) == [shots]
