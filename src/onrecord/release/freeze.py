"""Freezes disclosed incidents into a folder: data files, a page for people, a manifest over them all, a signature. The same in, the same bytes out."""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from onrecord.disclose.disclosed import Disclosed, pack, unpack
from onrecord.disclose.rules import REASONS, Rules
from onrecord.errors import ReleaseError, UsageError
from onrecord.export.api import Exporter, ExportOptions, Written
from onrecord.model.words import say_count
from onrecord.release.manifest import KEY, MANIFEST, README, SIGNATURE, as_file, with_id
from onrecord.release.readme import readme
from onrecord.release.sign import private_key, public_pem

_IN_MEMORY = 32 * 1024**2
"""Bytes of incidents that wait in memory while each form is written; more go to a temporary file."""
_DATA = "incidents"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be released, and what the manifest says of where it comes from.

    Attributes:
        forms: the data files; `jsonl` must be among them, for `diff` reads it.
        made: the ISO moment, with its offset, that the release is dated by.
        tool: the software and its version.
        head: the hash of the ledger's last link, and `links` how many it has.
        filters: those that the incidents passed, as the user gave them.
        digests: of the lexicon and the gazetteer, where they are known.
        orphaned: how many decisions have lost what they are about; `contradicted` how many cannot hold beside newer ones.
    """

    title: str
    forms: tuple[Exporter, ...]
    rules: Rules
    made: str
    tool: str
    head: str
    links: int
    filters: Mapping[str, Any] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    orphaned: int = 0
    contradicted: int = 0


def freeze(
    folder: Path,
    incidents: Iterable[Disclosed],
    order: Order,
    key: bytes,
    step: Callable[[int], None] = lambda _done: None,
) -> dict[str, Any]:
    """Makes the release in a folder that is not there yet, whole or not at all; returns its manifest.

    Args:
        key: the Ed25519 private key (PEM) that signs.
        step: told the number of incidents as they come.

    Raises:
        ReleaseError: decisions are orphaned or contradict each other, or something other than the public view is to be released.
        UsageError: the folder is there, the moment is none, or the key is none.
    """
    _check(folder, order)
    signer = private_key(key)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.absolute().parent))
    try:
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
            counted = _spooled(incidents, cast(IO[bytes], spool), step)
            files, left_out = _write_forms(beside, cast(IO[bytes], spool), order)
        manifest = _manifest(order, counted, files, left_out)
        page = readme(manifest).encode("utf-8")
        (beside / README).write_bytes(page)
        manifest["files"].append(_file(README, "text/plain", hashlib.sha256(page).hexdigest(), len(page)))
        told = as_file(manifest)
        (beside / MANIFEST).write_bytes(told)
        (beside / SIGNATURE).write_bytes(signer.sign(told))
        (beside / KEY).write_bytes(public_pem(signer.public_key()))
        beside.chmod(0o755)
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return manifest


def _check(folder: Path, order: Order) -> None:
    lost = [
        say_count(number, f"{what} decision")
        for what, number in (("orphaned", order.orphaned), ("contradicted", order.contradicted))
        if number
    ]
    if lost:
        raise ReleaseError(
            "release",
            found=" and ".join(lost),
            expected="none: what people decided must hold in what is released",
            remedy="see to them with `onrecord queue LEDGER` and `onrecord decisions LEDGER`, and release again",
        )
    if order.rules.view != "public" or order.rules.coarsen_km is None:
        raise ReleaseError(
            "release",
            found="another view",
            expected="the public one, coarsened",
            remedy="give the rules of the public view",
        )
    if folder.exists():
        raise UsageError(
            f"{folder}: found a file or folder of that name, expected a new one; a release is never written over: name another folder"
        )
    if not folder.absolute().parent.is_dir():
        raise UsageError(f"{folder}: found no folder to make it in, expected one; make it, or mend the path")
    if "jsonl" not in {form.name for form in order.forms}:
        raise UsageError("release: found no jsonl among its forms, expected it: releases are compared by it; add it")
    try:
        moment = datetime.fromisoformat(order.made)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise UsageError(
            f"release: found the moment {order.made!r}, expected one such as 2024-06-01T12:00:00+00:00; write it so, with its offset"
        )


@dataclass(slots=True)
class _Counted:
    incidents: int = 0
    claims: int = 0
    accounts: int = 0
    withheld: Counter[str] = field(default_factory=Counter)
    policies: set[str] = field(default_factory=set)
    statuses: Counter[str] = field(default_factory=Counter)


def _spooled(incidents: Iterable[Disclosed], spool: IO[bytes], step: Callable[[int], None]) -> _Counted:
    """Passes once over the incidents, for a ledger may change while it is read twice."""
    counted = _Counted()
    for incident in incidents:
        if incident.view != "public":
            raise ReleaseError(
                "release",
                found="an incident of the analyst's view",
                expected="public ones",
                remedy="disclose them for the public",
            )
        record = incident.record
        counted.incidents += 1
        counted.claims += len(record.get("claims") or ())
        counted.accounts += len(record.get("reports") or ())
        counted.withheld.update(incident.withheld)
        counted.policies.update(toll["policy"] for toll in (record.get("tolls") or {}).values() if toll.get("policy"))
        counted.statuses[str(record.get("status"))] += 1
        spool.write(pack(incident))
        step(counted.incidents)
    return counted


def _read(spool: IO[bytes]) -> Iterator[Disclosed]:
    spool.seek(0)
    return map(unpack, spool)


def _write_forms(
    folder: Path, spool: IO[bytes], order: Order
) -> tuple[list[dict[str, Any]], dict[str, Mapping[str, int]]]:
    files, left_out = [], {}
    options = ExportOptions(title=order.title, made=order.made, by=order.tool)
    for form in order.forms:
        name = f"{_DATA}{form.ending}"
        with (folder / name).open("w+b") as stream:
            hashing = _Hashing(stream)
            done: Written = form.write(_read(spool), cast(BinaryIO, hashing), options)
            files.append(
                _file(name, form.media_type, hashing.hexdigest(), stream.tell())
                | {"format": form.name, "rows": done.rows}
            )
        if done.left_out:
            left_out[name] = done.left_out
    return files, left_out


def _file(name: str, media_type: str, sha256: str, size: int) -> dict[str, Any]:
    return {"name": name, "media_type": media_type, "sha256": sha256, "size": size}


def _manifest(
    order: Order, counted: _Counted, files: list[dict[str, Any]], left_out: Mapping[str, Any]
) -> dict[str, Any]:
    rules = order.rules
    return with_id(
        {
            "title": order.title,
            "created": order.made,
            "tool": order.tool,
            "ledger": {"head": order.head, "links": order.links},
            "digests": dict(order.digests),
            "policies": sorted(counted.policies),
            "filters": dict(order.filters),
            "disclosure": {"view": rules.view, "coarsened_to_km": rules.coarsen_km, "quote": rules.quote},
            "counts": {
                "incidents": counted.incidents,
                "claims": counted.claims,
                "accounts": counted.accounts,
                "status": dict(sorted(counted.statuses.items())),
            },
            "withheld": [
                {"what": what, "count": count, "reason": REASONS[what]}
                for what, count in sorted(counted.withheld.items())
            ],
            "left_out": dict(left_out),
            "files": files,
        }
    )


class _Hashing(io.RawIOBase):
    """A stream of bytes to a file that hashes what goes through it."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._digest = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._digest.update(data)
        return self._stream.write(data)

    def tell(self) -> int:
        return self._stream.tell()

    def flush(self) -> None:
        if not self._stream.closed:
            self._stream.flush()

    def hexdigest(self) -> str:
        return self._digest.hexdigest()
