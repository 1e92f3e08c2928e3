"""A release is frozen whole, signed, public, and the same for the same."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from tests.export.examples import everything
from tests.export.forms import FORMS, rules_of
from tests.release.conftest import Release

from onrecord.disclose.incident import disclose_all
from onrecord.errors import ReleaseError, UsageError
from onrecord.release.freeze import Order, freeze
from onrecord.release.sign import new_key


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_same_ledger_key_and_time_give_the_same_bytes(release: Release) -> None:
    """Every file of it, the signature too."""
    assert _bytes(release("one")) == _bytes(release("two"))


def test_manifest_says_where_everything_comes_from(release: Release) -> None:
    """Ledger, policies, filters, digests, what was withheld and why, what a form has no place for."""
    folder = release("one", forms=tuple(FORMS[name] for name in ("jsonl", "csv", "geojson", "acled")))
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert (manifest["ledger"], manifest["filters"]) == ({"head": "f" * 64, "links": 7}, {"place": "UA"})
    assert manifest["policies"] == ["airwars/1", "ucdp/1"]
    assert {one["what"]: one["count"] for one in manifest["withheld"]}["victim-name"] == 2
    assert all(one["reason"] for one in manifest["withheld"])
    assert sum(manifest["left_out"]["incidents.acled.csv"].values()) == 3
    assert manifest["counts"]["incidents"] == 6
    assert {file["name"] for file in manifest["files"]} == {path.name for path in folder.iterdir()} - {
        "manifest.json",
        "manifest.sig",
        "key.pem",
    }


def test_every_point_in_a_release_is_coarse_and_marked(release: Release) -> None:
    """In each of its files."""
    folder = release("one")
    rows = list(csv.DictReader(io.StringIO((folder / "incidents.csv").read_text("utf-8"))))
    assert [
        row["id"] for row in rows if row["latitude"] and (row["coarsened"], row["coarsened_to_km"]) != ("true", "10.0")
    ] == []
    assert sum(bool(row["latitude"]) for row in rows) == 4
    for line in (folder / "incidents.jsonl").read_text("utf-8").splitlines():
        place = json.loads(line)["place"]
        assert place is None or place["latitude"] is None or place["coarsened"]


def test_no_withheld_name_is_in_any_file(release: Release) -> None:
    """The README and the manifest among them."""
    words = b"".join(_bytes(release("one")).values()).decode("utf-8", "replace")
    assert [name for name in ("Vymyshlen", "Taras", "Svidok", "Reviewer One", "Staryi Hai") if name in words] == []


def test_orphaned_decisions_hold_a_release_back(release: Release, tmp_path: Path) -> None:
    """What people decided must hold; nothing is written."""
    with pytest.raises(ReleaseError, match="2 orphaned decisions"):
        release("one", orphaned=2)
    assert [*tmp_path.iterdir()] == []


def test_analysts_view_is_never_released(order: Order, tmp_path: Path, key: bytes) -> None:
    """Whoever asks for it by the rules, or slips it in under the public ones."""
    told = disclose_all(everything(), rules_of("analyst"))
    with pytest.raises(ReleaseError, match="analyst"):
        freeze(tmp_path / "one", told, order, key)
    assert [*tmp_path.iterdir()] == []


def test_release_is_never_written_over(release: Release) -> None:
    """A folder that is there stays as it is."""
    before = _bytes(release("one"))
    with pytest.raises(UsageError, match="never written over"):
        release("one", [])
    assert _bytes(release("one2")) == before


def test_fault_in_the_middle_leaves_nothing(release: Release, tmp_path: Path) -> None:
    """A release is there whole or not at all."""

    def broken() -> Iterator[Any]:
        yield everything()[0]
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        release("one", broken())
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("made", ["yesterday", "2024-06-01", "2024-06-01T12:00:00"])
def test_moment_has_its_offset(release: Release, made: str) -> None:
    """A moment without one is a different one elsewhere."""
    with pytest.raises(UsageError, match="offset"):
        release("one", made=made)


def test_key_is_its_owners_alone(tmp_path: Path) -> None:
    """And is never overwritten."""
    path = tmp_path / "key.pem"
    new_key(path)
    assert path.stat().st_mode & 0o077 == 0
    before = path.read_bytes()
    with pytest.raises(UsageError, match="must not be overwritten"):
        new_key(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("pem", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_what_is_no_key_signs_nothing(order: Order, tmp_path: Path, pem: bytes) -> None:
    """Told before anything is written."""
    with pytest.raises(UsageError, match="onrecord release key"):
        freeze(tmp_path / "one", iter([]), order, pem)
    assert [*tmp_path.iterdir()] == []


@pytest.mark.skipif(which("openssl") is None, reason="openssl is not installed")
def test_signature_can_be_checked_without_this_software(release: Release) -> None:
    """By the command that the README gives."""
    folder = release("one")
    readme = (folder / "README.txt").read_text("utf-8")
    command = next(line for line in readme.splitlines() if line.startswith("openssl "))
    done = subprocess.run(command.split(), cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, "Success" in done.stdout) == (0, True)
