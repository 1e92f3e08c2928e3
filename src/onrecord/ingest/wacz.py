"""The source of web archive collections (WACZ): the web archives in one, each taken as it is. Nothing is unpacked onto the disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from onrecord.errors import InputRefused
from onrecord.ingest.dispatch import captures_of
from onrecord.ingest.limits import CHUNK
from onrecord.ingest.packed import Bounded
from onrecord.ingest.source import Input, Source
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal

_KIND = "application/wacz"
_INNER = {".warc": "application/warc", ".warc.gz": "application/gzip"}
_MOST_MEMBERS = 100_000


def _captures(item: Input) -> Iterator[Capture | Refusal]:
    if not item.stream.seekable():
        raise _refused(item, "a collection from a pipe", "save it as a file, and name that")
    try:
        with zipfile.ZipFile(item.stream) as archive:
            members = [
                one for one in archive.infolist()[:_MOST_MEMBERS] if one.filename.lower().endswith(tuple(_INNER))
            ]
            for member in members:
                yield from _member(item, archive, member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as fault:
        raise _refused(item, f"a damaged collection ({fault})"[:300], "download it again") from fault
    if not members:
        raise _refused(item, "no web archive in it", "check that the collection was saved whole")


def _member(item: Input, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[Capture | Refusal]:
    kind = next(kind for ending, kind in _INNER.items() if member.filename.lower().endswith(ending))
    name = member.filename.rpartition("/")[2]
    with archive.open(member) as stream:
        bounded = Bounded(stream, f"{item.shown} {name}", member.compress_size)
        yield from captures_of(item.inner(name, name, kind, io.BufferedReader(bounded, CHUNK)))


def _refused(item: Input, found: str, remedy: str) -> InputRefused:
    return InputRefused("damaged-archive", item.shown, found=found, expected="a WACZ file", remedy=remedy)


SOURCE = Source("wacz", frozenset({_KIND}), _captures, {".wacz": _KIND})
