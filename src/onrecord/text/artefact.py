"""Learned artefacts that the package carries: read once, and only when they are the ones this release was built with."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
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


Tables = Mapping[str, Mapping[str, float]]
"""Weights of signs, by the name of the table that holds them; both keep the file's order."""


def parse_tables(data: bytes) -> dict[str, dict[str, float]]:
    """The tables in an artefact's bytes: a line `table<TAB>name` opens each, `sign<TAB>weight` are its rows."""
    tables: dict[str, dict[str, float]] = {}
    for line in data.decode().splitlines():
        sign, _, value = line.partition("\t")
        if sign == "table":
            table = tables[value] = {}
        else:
            table[sign] = float(value)
    return tables


def format_tables(tables: Tables) -> bytes:
    """The bytes that `parse_tables` reads; signs are one line each and none is called `table`."""
    lines = [
        line
        for name, table in tables.items()
        for line in (f"table\t{name}\n", *(f"{sign}\t{weight}\n" for sign, weight in table.items()))
    ]
    return "".join(lines).encode()


def digest_of(*artefacts: Artefact) -> str:
    """One SHA-256 over the digests of these artefacts, in the order given; part of every Producer."""
    return hashlib.sha256("\n".join(artefact.digest for artefact in artefacts).encode()).hexdigest()
