"""Is a release what was signed, and may it still be used? And its withdrawal, signed by the same key."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from onrecord.errors import ReleaseError, UsageError
from onrecord.model.words import harmless
from onrecord.release.manifest import (
    KEY,
    MANIFEST,
    SIGNATURE,
    WITHDRAWAL,
    WITHDRAWAL_SIGNATURE,
    as_file,
    read_signed,
    sha256_of,
)
from onrecord.release.sign import fingerprint, is_signed, private_key, public_key

_OWN = frozenset({MANIFEST, SIGNATURE, KEY, WITHDRAWAL, WITHDRAWAL_SIGNATURE})


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a release found.

    Attributes:
        manifest: what the release says of itself.
        fingerprint: of the key that it is signed by, for people to compare.
        faults: everything that is not as it was signed; empty where the release is whole.
        withdrawn: who withdrew it, when and why; None where nobody did.
    """

    manifest: dict[str, Any]
    fingerprint: str
    faults: tuple[str, ...]
    withdrawn: dict[str, Any] | None


def check(folder: Path, trusted: bytes | None = None) -> Checked:
    """Checks signature, hashes and withdrawal of the release in this folder.

    Args:
        trusted: the public key (PEM) that it must be signed by; without it, the one that lies in the folder, which proves only that
            the folder is of one piece.

    Raises:
        ReleaseError: the folder is no release.
    """
    data, manifest = read_signed(folder, MANIFEST)
    key = _key_of(folder)
    faults = []
    if trusted is not None:
        known = public_key(trusted, "key")
        if known.public_bytes_raw() != key.public_bytes_raw():
            faults.append(f"key: found {fingerprint(key)}, expected {fingerprint(known)}")
        key = known
    if not is_signed(data, _bytes(folder / SIGNATURE), key):
        faults.append(f"{MANIFEST}: found no signature by the key {fingerprint(key)} over it, expected one")
    faults += _file_faults(folder, manifest)
    withdrawn = None
    if (folder / WITHDRAWAL).exists():
        told, withdrawn = read_signed(folder, WITHDRAWAL)
        if (
            not is_signed(told, _bytes(folder / WITHDRAWAL_SIGNATURE), key)
            or withdrawn.get("manifest_sha256") != hashlib.sha256(data).hexdigest()
        ):
            faults.append(
                f"{WITHDRAWAL}: found one that is not signed for this release by the key {fingerprint(key)}, expected one that is"
            )
    return Checked(manifest, fingerprint(key), tuple(faults), withdrawn)


def _file_faults(folder: Path, manifest: dict[str, Any]) -> list[str]:
    faults = []
    listed = set()
    for file in manifest["files"]:
        name = file.get("name") if isinstance(file, dict) else None
        if not isinstance(name, str) or name != Path(name).name or name in ("", ".", ".."):
            faults.append("a file whose name leads out of the folder, expected a plain name")
            continue
        listed.add(name)
        path = folder / name
        if path.is_symlink() or not path.is_file():
            faults.append(f"{harmless(name)}: found no such file, expected one with SHA-256 {file.get('sha256')}")
        elif (found := sha256_of(path)) != file.get("sha256"):
            faults.append(f"{harmless(name)}: found SHA-256 {found}, expected {file.get('sha256')}")
    extra = sorted(path.name for path in folder.iterdir() if path.name not in listed | _OWN)
    return faults + [f"{harmless(name)}: found a file that the manifest does not name, expected none" for name in extra]


def withdraw(folder: Path, reason: str, by: str, made: str, key: bytes) -> dict[str, Any]:
    """Puts a signed withdrawal into the folder, and returns it. Copies elsewhere know nothing of it: publish it wherever the release is.

    Args:
        made: the ISO moment of it.
        key: the private key (PEM) that signed the release.

    Raises:
        UsageError: the key is another one, or no reason is given.
        ReleaseError: the folder is no whole release, or has been withdrawn already.
    """
    if not reason.strip() or not by.strip():
        raise UsageError(
            "withdrawal: found no reason, or nobody who answers for it, expected both; give --reason and --by"
        )
    signer = private_key(key)
    found = check(folder)
    if found.withdrawn is not None:
        raise ReleaseError(
            str(folder),
            found="a release that was withdrawn",
            expected="one that was not",
            remedy="nothing is left to do",
        )
    if signer.public_key().public_bytes_raw() != _key_of(folder).public_bytes_raw():
        raise UsageError(
            f"key: found {fingerprint(signer.public_key())}, expected {found.fingerprint}, which signed the release; name that key"
        )
    data, manifest = read_signed(folder, MANIFEST)
    told = {
        "release": manifest["release"], "withdrawn": manifest["id"], "manifest_sha256": hashlib.sha256(data).hexdigest(),
        "reason": reason, "by": by, "at": made,
    }  # fmt: skip
    written = as_file(told)
    (folder / WITHDRAWAL_SIGNATURE).write_bytes(
        signer.sign(written)
    )  # first: a withdrawal without one would be a fault
    (folder / WITHDRAWAL).write_bytes(written)
    return told


def _key_of(folder: Path) -> Ed25519PublicKey:
    return public_key(_bytes(folder / KEY), str(folder / KEY))


def _bytes(path: Path) -> bytes:
    """The bytes of a small file; none where it is not there, which then fits no signature."""
    try:
        with path.open("rb") as stream:
            return stream.read(1 << 16)
    except OSError:
        return b""
