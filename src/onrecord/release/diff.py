"""What changed from one release to the next: incidents that are new, changed (in which values) or gone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal

from onrecord.errors import ReleaseError
from onrecord.release.manifest import MANIFEST, WITHDRAWAL, read_signed

Json = Mapping[str, Any]

_FILE = "incidents.jsonl"
_QUIET = frozenset({"revision", "disclosure"})
"""Keys that change with others, and tell nothing by themselves."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value: `tolls.killed.max` from 50 to 59. None stands for a value that is not there."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One incident that differs.

    Attributes:
        merged_into: of a removed one, the incident that has it now, where that is known.
        record: the incident in the later release, or of a removed one in the earlier.
    """

    id: str
    kind: Literal["new", "changed", "removed"]
    record: Json
    fields: tuple[FieldChange, ...] = ()
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two releases: its id, when it was made, and why it was withdrawn, where it was."""

    id: str
    created: str
    withdrawn: str | None


def side_of(folder: Path) -> Side:
    """What must be known of a release before it is compared.

    Raises:
        ReleaseError: the folder is no release.
    """
    _, manifest = read_signed(folder, MANIFEST)
    reason = None
    if (folder / WITHDRAWAL).exists():
        reason = str(read_signed(folder, WITHDRAWAL)[1].get("reason"))
    return Side(manifest["id"], str(manifest.get("created")), reason)


def differences(before: Path, after: Path) -> Iterator[Change]:
    """Every incident that differs: new and changed ones in the later release's order, then those that are gone.

    Keeps ids, places in the file and hashes in memory, never the incidents.

    Raises:
        ReleaseError: a folder holds no incidents, or a line is none.
    """
    with _opened(before) as earlier, _opened(after) as later:
        known = {identifier: (place, digest) for place, identifier, digest, _ in _lines(earlier, before)}
        merged: dict[str, str] = {}
        for _, identifier, digest, record in _lines(later, after):
            for former in record.get("merged") or ():
                merged[str(former)] = identifier
            found = known.pop(identifier, None)
            if found is None:
                yield Change(identifier, "new", record)
            elif found[1] != digest:
                fields = tuple(_changes(_at(earlier, found[0]), record))
                if fields:
                    yield Change(identifier, "changed", record, fields)
        for identifier, (place, _) in known.items():
            yield Change(identifier, "removed", _at(earlier, place), merged_into=merged.get(identifier))


def _opened(folder: Path) -> BinaryIO:
    try:
        return (folder / _FILE).open("rb")
    except OSError as fault:
        raise ReleaseError(
            str(folder),
            found=f"no {_FILE}",
            expected="the folder of a release",
            remedy="name the folder that `onrecord release` made",
        ) from fault


def _lines(stream: BinaryIO, folder: Path) -> Iterator[tuple[int, str, bytes, Json]]:
    """Where each incident begins, its id, the hash of its line, and itself."""
    place = 0
    for number, line in enumerate(stream, start=1):
        try:
            record = json.loads(line)
            identifier = str(record["id"])
        except (ValueError, KeyError, TypeError) as fault:
            raise ReleaseError(
                f"{folder / _FILE} line {number}",
                found="something else",
                expected="an incident",
                remedy="check it with `onrecord release verify`",
            ) from fault
        yield place, identifier, hashlib.sha256(line).digest(), record
        place += len(line)


def _at(stream: BinaryIO, place: int) -> Json:
    stream.seek(place)
    record: Json = json.loads(stream.readline())
    return record


def _changes(before: Json, after: Json) -> Iterator[FieldChange]:
    one, other = dict(_flat(before)), dict(_flat(after))
    for field in dict.fromkeys([*one, *other]):
        if one.get(field) != other.get(field):
            yield FieldChange(field, one.get(field), other.get(field))


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with its path; the items of a list go by their id, where they have one."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if path or key not in _QUIET:
                yield from _flat(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and value and all(isinstance(one, Mapping) and "id" in one for one in value):
        for one in value:
            yield from _flat({key: inner for key, inner in one.items() if key != "id"}, f"{path}[{one['id']}]")
    else:
        yield path, value
