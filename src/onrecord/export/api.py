"""What an exporter is: one form in which incidents leave, found by its entry point; it takes disclosed incidents and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from onrecord.disclose.disclosed import Disclosed
from onrecord.model.incident import PolicyName

GROUP = "onrecord.exporters"
"""The entry points of every exporter, this package's own among them."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column or key of an export, for people and for `docs/exports.md`.

    Attributes:
        tag: its HXL hashtag with attributes; empty where it has none.
    """

    name: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What an export says of itself beside its incidents.

    Attributes:
        title: over a page for people.
        made: the ISO moment that the export is dated by; None leaves it undated, so that the same incidents give the same bytes.
        by: the software and its version.
    """

    title: str = "Incidents on record"
    made: str | None = None
    by: str = "onrecord"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the incidents: how many rows were written, and why others have no place in this form.

    Attributes:
        left_out: reason to how many incidents.
    """

    rows: int
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exporter:
    """One form of export.

    Attributes:
        name: its entry point's name, as in `--as NAME`.
        ending: how names of such files end.
        write: writes the incidents to a stream, in one pass, without keeping them. May raise `UsageError` where an extra is missing.
        columns: of each row, or the keys of each object, in order.
        text: False for bytes that no terminal should be sent.
        policy: the policy that the form is for; None for the ledger's own.
    """

    name: str
    ending: str
    media_type: str
    write: Callable[[Iterator[Disclosed], BinaryIO, ExportOptions], Written]
    columns: tuple[Column, ...]
    text: bool = True
    policy: PolicyName | None = None


class Tally:
    """Counts rows and what is left out while a form is written."""

    def __init__(self) -> None:
        self.rows = 0
        self.left_out: Counter[str] = Counter()

    def written(self) -> Written:
        """What has been counted."""
        return Written(self.rows, dict(sorted(self.left_out.items())))
