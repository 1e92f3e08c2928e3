"""The export that loses nothing: one incident a line, in the contract's JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.disclose.disclosed import Disclosed
from onrecord.export.api import Column, Exporter, ExportOptions, Tally, Written

_KEYS = (
    "id", "status", "grade", "axes", "event_type", "acled_sub_event_type", "reality", "standing", "policy", "time", "place", "perpetrators", "tolls", "marginals",
    "history", "site", "weapons", "merged", "reports", "origins", "claims", "decisions", "machine", "victims", "revision", "disclosure",
)  # fmt: skip


def _write(incidents: Iterator[Disclosed], stream: BinaryIO, _options: ExportOptions) -> Written:
    tally = Tally()
    for incident in incidents:
        line = json.dumps(incident.record, ensure_ascii=False, separators=(",", ":"))
        stream.write(line.encode("utf-8", "replace") + b"\n")
        tally.rows += 1
    return tally.written()


EXPORTER = Exporter("jsonl", ".jsonl", "application/x-ndjson", _write, tuple(map(Column, _KEYS)))
