"""A release that is not what was signed is found out; one that was withdrawn says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.release.conftest import MADE, Release

from onrecord.errors import ReleaseError, UsageError
from onrecord.release.check import check, withdraw
from onrecord.release.sign import new_key, private_key, public_pem


def test_untouched_release_is_whole(release: Release, key: bytes) -> None:
    """By its own key and by the publisher's."""
    folder = release("one")
    assert (check(folder).faults, check(folder).withdrawn) == ((), None)
    assert check(folder, public_pem(private_key(key).public_key())).faults == ()


def _append(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes() + b" ")


def _link(folder: Path) -> None:
    data = (folder / "incidents.csv").rename(folder.parent / "elsewhere.csv")
    (folder / "incidents.csv").symlink_to(data)


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (_append("incidents.csv"), "incidents.csv: found SHA-256"),
        (_append("README.txt"), "README.txt: found SHA-256"),
        (_append("manifest.json"), "manifest.json: found no signature"),
        (_append("manifest.sig"), "manifest.json: found no signature"),
        (lambda folder: (folder / "incidents.geojson").unlink(), "incidents.geojson: found no such file"),
        (
            lambda folder: (folder / "more.csv").write_text("x"),
            "more.csv: found a file that the manifest does not name",
        ),
        (lambda folder: (folder / "manifest.sig").unlink(), "manifest.json: found no signature"),
        (_link, "incidents.csv: found no such file"),
    ],
)
def test_change_of_any_file_is_found(release: Release, harm: Callable[[Path], object], fault: str) -> None:
    """Bytes added, a file gone, put in, or replaced by a link."""
    folder = release("one")
    harm(folder)
    assert any(found.startswith(fault) for found in check(folder).faults)


def test_release_by_another_key_is_found(release: Release, tmp_path: Path) -> None:
    """Though it is of one piece."""
    new_key(tmp_path / "other.pem")
    other = public_pem(private_key((tmp_path / "other.pem").read_bytes()).public_key())
    assert len(check(release("one"), other).faults) == 2


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "..", "a/b"])
def test_name_that_leads_out_of_the_folder_is_not_followed(release: Release, name: str) -> None:
    """A manifest may come from anybody."""
    folder = release("one")
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["files"][0]["name"] = name
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert any("leads out of the folder" in fault for fault in check(folder).faults)


@pytest.mark.parametrize("words", ["", "[]", "{}", '{"release": 99, "files": [], "id": "r"}', "[" * 100_000])
def test_what_is_no_manifest_is_told(tmp_path: Path, words: str) -> None:
    """By one error with what to do."""
    (tmp_path / "manifest.json").write_text(words)
    with pytest.raises(ReleaseError, match="get the release again"):
        check(tmp_path)


def test_withdrawal_is_shown_with_its_reason(release: Release, key: bytes) -> None:
    """And the release is whole beside it."""
    folder = release("one")
    withdraw(folder, "A victim's family asked for it.", "Editor", MADE, key)
    found = check(folder)
    assert found.faults == ()
    assert found.withdrawn is not None and found.withdrawn["reason"] == "A victim's family asked for it."


def test_withdrawal_is_signed_by_the_key_of_the_release(release: Release, tmp_path: Path) -> None:
    """Nobody else withdraws it."""
    new_key(tmp_path / "other.pem")
    with pytest.raises(UsageError, match="which signed the release"):
        withdraw(release("one"), "spite", "Somebody", MADE, (tmp_path / "other.pem").read_bytes())


def test_forged_withdrawal_is_a_fault(release: Release, key: bytes) -> None:
    """One of another release, or with other words."""
    one, two = release("one"), release("two", [])
    withdraw(one, "wrong", "Editor", MADE, key)
    for name in ("withdrawal.json", "withdrawal.sig"):
        (two / name).write_bytes((one / name).read_bytes())
    assert any(fault.startswith("withdrawal.json") for fault in check(two).faults)
    (one / "withdrawal.json").write_bytes((one / "withdrawal.json").read_bytes().replace(b"wrong", b"right"))
    assert any(fault.startswith("withdrawal.json") for fault in check(one).faults)


def test_release_is_withdrawn_once_and_for_a_reason(release: Release, key: bytes) -> None:
    """A second withdrawal would hide the first."""
    folder = release("one")
    with pytest.raises(UsageError, match="found no reason"):
        withdraw(folder, " ", "Editor", MADE, key)
    withdraw(folder, "wrong", "Editor", MADE, key)
    with pytest.raises(ReleaseError, match="was withdrawn"):
        withdraw(folder, "again", "Editor", MADE, key)
