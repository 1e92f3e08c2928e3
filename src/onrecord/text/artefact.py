"""Learned artefacts that the package carries: read once, and only when they are the ones this release was built with."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files

from onrecord.errors import ModelError


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file of learned weights.

    Attributes:
        package: the package whose folder `models` holds it.
        name: the file's name.
        digest: SHA-256 of its bytes, in hexadecimal; training prints it.
        card: the page that says how it was made.
    """

    package: str
    name: str
    digest: str
    card: str


def load_artefact(artefact: Artefact) -> bytes:
    """The artefact's bytes.

    Raises:
        ModelError: they are not the ones this release was built with.
    """
    data = files(artefact.package).joinpath("models", artefact.name).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != artefact.digest:
        raise ModelError(
            f"model {artefact.name}: found SHA-256 {digest[:12]}…, expected {artefact.digest[:12]}…; install the package again, or "
            f"train it as {artefact.card} says and pin the new digest in {artefact.package}"
        )
    return data


def digest_of(*artefacts: Artefact) -> str:
    """One SHA-256 over the digests of these artefacts, in the order given; part of every Producer."""
    return hashlib.sha256("\n".join(artefact.digest for artefact in artefacts).encode()).hexdigest()
