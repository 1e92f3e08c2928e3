"""`onrecord erase`: nothing that was made of an erased report is left, and what others tell of stays where it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from onrecord.cli import main
from onrecord.store.connect import connect, writing
from onrecord.store.derived import forget_all

_STRIKE = (
    "A drone struck the Shuala market in Basra on Monday and killed four people, Governor Karim Hadi said. "
    "Three stalls burned down, and a fifth person was taken to the Sadr hospital with burns."
)
_REPORTS = (
    {"id": "first", "text": f"{_STRIKE} Gunmen shot two policemen dead in Mosul on Friday.", "published": "2026-05-05"},
    {"id": "late", "text": f"{_STRIKE} Readers can follow our page.", "published": "2026-05-07"},
    {"id": "soon", "text": f"{_STRIKE} More follows.", "published": "2026-05-06"},
)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Three reports of one strike, of which the first tells of shots elsewhere too."""
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, _REPORTS)), "utf-8")
    address = str(tmp_path / "ledger.db")
    assert _run("ingest", address, str(tmp_path / "a.jsonl")).exit_code == 0
    return address


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def _incidents(ledger: str) -> dict[frozenset[str], Any]:
    found = map(json.loads, _run("incidents", ledger, "--format", "jsonl").stdout.splitlines())
    return {frozenset(report["id"] for report in one["reports"]): one for one in found}


def erase_report(ledger: str, report: str, tmp_path: Path) -> Result:
    """Erases the only version of a report by its hash."""
    key = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "key.pem").write_bytes(key)
    version = json.loads(_run("show", ledger, report, "--format", "json").stdout)["versions"][0]
    person = ("--reason", "order 7", "--by", "Ana Ruiz", "--key", str(tmp_path / "key.pem"), "--yes")
    return _run("erase", ledger, version["acquisition"]["sha256"], *person)


def test_an_incident_of_the_erased_report_alone_is_gone(ledger: str, tmp_path: Path) -> None:
    """Its id leads nowhere."""
    alone = _incidents(ledger)[frozenset({"first"})]
    assert erase_report(ledger, "first", tmp_path).exit_code == 0
    assert _run("show", ledger, alone["id"]).exit_code == 2


def test_an_incident_that_others_tell_of_is_made_of_those_at_once(ledger: str, tmp_path: Path) -> None:
    """No word of the erased report is in it, and nobody has to run anything."""
    assert erase_report(ledger, "first", tmp_path).exit_code == 0
    (found,) = _incidents(ledger).values()
    shown = _run("show", ledger, found["id"], "--format", "json").stdout
    assert {report["id"] for report in json.loads(shown)["reports"]} == {"late", "soon"}
    assert '"first"' not in shown


def test_its_id_stays_though_it_was_issued_for_the_erased_report(ledger: str, tmp_path: Path) -> None:
    """And is the same when all that is derived is made again, though the report that holds it, the oldest, came last."""
    before = _incidents(ledger)[frozenset({"first", "late", "soon"})]["id"]
    assert erase_report(ledger, "first", tmp_path).exit_code == 0
    assert [one["id"] for one in _incidents(ledger).values()] == [before]
    with writing(connect(ledger)) as connection:
        forget_all(connection)
    assert _run("ingest", ledger).exit_code == 0
    assert [one["id"] for one in _incidents(ledger).values()] == [before]


def _order(tmp_path: Path) -> tuple[str, ...]:
    key = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "key.pem").write_bytes(key)
    return "--reason", "order 7", "--by", "Ana Ruiz", "--key", str(tmp_path / "key.pem")


def test_a_report_of_one_capture_is_erased_by_its_id(ledger: str, tmp_path: Path) -> None:
    """The capture's hash is told."""
    told = _run("erase", ledger, "late", *_order(tmp_path), "--yes")
    assert told.exit_code == 0 and len(told.stdout.split()[2].rstrip(";")) == 64
    assert _run("show", ledger, "late").exit_code == 2


def test_a_report_of_several_captures_is_erased_by_no_id(ledger: str, tmp_path: Path) -> None:
    """Which of them is meant is for a person to say; where hashes are found is told. So it is of an id that nothing has."""
    (tmp_path / "b.jsonl").write_text(json.dumps({**_REPORTS[1], "text": "All is quiet."}), "utf-8")
    assert _run("ingest", ledger, str(tmp_path / "b.jsonl")).exit_code == 0
    for name in ("late", "nothing"):
        told = _run("erase", ledger, name, *_order(tmp_path), "--yes")
        assert told.exit_code == 2 and "SHA-256" in told.stderr and "onrecord show" in told.stderr


def test_who_declines_erases_nothing(ledger: str, tmp_path: Path) -> None:
    """And is told so on a line of its own."""
    told = CliRunner().invoke(main, ["erase", ledger, "late", *_order(tmp_path)], input="n\n")
    assert told.exit_code == 1 and told.output.endswith("nothing was erased\n")
    assert _run("show", ledger, "late").exit_code == 0
