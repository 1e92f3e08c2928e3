"""What a release says of itself: its manifest, which the signature is over and which names every file by its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import ReleaseError
from onrecord.model.ledger import canonical

Json = Mapping[str, Any]

FORMAT = 1
"""Of manifests; a later release of the software reads this one."""
MANIFEST, SIGNATURE, KEY = "manifest.json", "manifest.sig", "key.pem"
WITHDRAWAL, WITHDRAWAL_SIGNATURE = "withdrawal.json", "withdrawal.sig"
README = "README.txt"
_MOST = 16 * 1024**2
"""Bytes of a manifest: far more than any has."""


def with_id(manifest: dict[str, Any]) -> dict[str, Any]:
    """The manifest with its id, which hangs on everything else in it."""
    digest = hashlib.sha256(canonical(manifest)).hexdigest()
    return {
        "release": FORMAT,
        "id": f"r{digest[:12]}",
        **{key: value for key, value in manifest.items() if key != "release"},
    }


def as_file(told: Json) -> bytes:
    """A manifest or a withdrawal as it is written and signed: JSON for people too, in its own order."""
    return json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def read_signed(folder: Path, name: str) -> tuple[bytes, dict[str, Any]]:
    """A manifest's or a withdrawal's bytes and what they say.

    Raises:
        ReleaseError: it is not there, or is none.
    """
    path = folder / name
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST + 1)
    except OSError as fault:
        raise ReleaseError(
            str(folder),
            found=f"no {name}",
            expected="the folder of a release",
            remedy="name the folder that `onrecord release` made",
        ) from fault
    told = None
    if len(data) <= _MOST:
        try:
            told = json.loads(data)
        except (ValueError, RecursionError):
            told = None
    if not isinstance(told, dict) or told.get("release") is None:
        raise _damaged(path)
    if name == MANIFEST and (
        told["release"] != FORMAT or not isinstance(told.get("files"), list) or not isinstance(told.get("id"), str)
    ):
        raise _damaged(path)
    return data, told


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, read piece by piece."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _damaged(path: Path) -> ReleaseError:
    return ReleaseError(
        str(path), found="something else, or another format", expected=f"a file of a release, format {FORMAT}",
        remedy="get the release again, or a later onrecord",
    )  # fmt: skip
