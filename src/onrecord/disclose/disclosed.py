"""The type of what may leave: an incident that has passed the rules. Exporters take nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.disclose.rules import View

Json = Mapping[str, Any]

_SEAL = object()
"""Held by this room alone: an incident that carries it has passed the rules."""


@dataclass(frozen=True, slots=True)
class Disclosed:
    """An incident in the contract's JSON as it may leave under one view. Only `disclose` makes one; treat it as read-only.

    Attributes:
        record: the incident, without anything that is withheld.
        withheld: how often each thing was withheld or changed in it, by the name that `rules.REASONS` explains.
    """

    record: Json
    view: View
    withheld: Mapping[str, int]
    seal: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise TypeError(
                "found an incident that has not passed disclose.disclose, expected one that has; pass it there"
            )


def sealed(record: Json, view: View, withheld: Mapping[str, int]) -> Disclosed:
    """The incident as one that has passed the rules. For this room alone."""
    return Disclosed(record, view, withheld, _SEAL)


def pack(disclosed: Disclosed) -> bytes:
    """The incident on one line, for a spool that `unpack` reads back in the same run."""
    told = [disclosed.view, disclosed.withheld, disclosed.record]
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def unpack(line: bytes) -> Disclosed:
    """The incident that `pack` wrote."""
    view, withheld, record = json.loads(line)
    return sealed(record, view, withheld)
