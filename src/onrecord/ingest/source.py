"""What a source is: one way in, found by its entry point, that turns one kind of input into captures."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from onrecord.errors import InputRefused
from onrecord.ingest.fetch.options import FetchOptions
from onrecord.ingest.meter import Meter
from onrecord.model.capture import Capture, Visit
from onrecord.model.provenance import Refusal
from onrecord.model.words import harmless

GROUP = "onrecord.sources"
"""The entry points of every source, this package's own among them."""
FOLDER = "inode/directory"
"""The media type of a folder, and before a scheme's name that of its addresses, as freedesktop's shared MIME database has them."""
ADDRESS = "x-scheme-handler/"

_NOTHING: Mapping[str, tuple[tuple[str, str], ...]] = {}
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BLANKS = str.maketrans("\t\n", "  ")
_MOST_DEPTH = 8
"""Inputs within inputs: an article in a mail in a mailbox in an archive is four."""


Found = Capture | Refusal | Visit
"""What an input gives: captures, refusals in the place of others, and word of pages whose captures stand before it."""


def _never(_url: str) -> Visit | None:
    return None


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What the user says of how inputs are made, and what is known of them.

    Attributes:
        columns: of tables, the column for each key of an input object: `{"text": "body"}`.
        fetch: how sites are asked.
        visited: the last visit to a page, so that only what has changed is asked for.
        meter: what follows how far files are read, where somebody looks on.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    fetch: FetchOptions = field(default_factory=FetchOptions)
    visited: Callable[[str], Visit | None] = _never
    meter: Meter | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """One input, as a source is given it.

    Attributes:
        name: the path, address or member's name, as it came; never opened by what lies within another input.
        shown: the input as a person would name it, without what would steer a terminal.
        media_type: what it is; see `sniff.kind_of`.
        head: its first bytes, a few thousand at most; none of a folder or an address.
        stream: all its bytes, from the first on; empty for a folder or an address.
        headers: how it was found, for the custody of each capture (`Custody.headers`).
        depth: how many inputs it lies within.
    """

    name: str
    shown: str
    media_type: str
    head: bytes = b""
    stream: BinaryIO = field(default_factory=io.BytesIO)
    options: SourceOptions = field(default_factory=SourceOptions)
    headers: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=lambda: _NOTHING)
    depth: int = 0

    def inner(self, label: str, name: str, media_type: str, stream: BinaryIO) -> Input:
        """What lies within this input under that label.

        Raises:
            InputRefused: `nested`, where inputs lie within inputs without end.
        """
        shown = f"{self.shown} {safe(label)}".rstrip()
        if self.depth >= _MOST_DEPTH:
            raise InputRefused(
                "nested",
                shown,
                found=f"more than {_MOST_DEPTH} inputs within each other",
                expected="a report",
                remedy="take out what lies inside, and name that",
            )
        return replace(
            self, name=name, shown=shown, media_type=media_type, head=b"", stream=stream, depth=self.depth + 1
        )


@dataclass(frozen=True, slots=True)
class Source:
    """One way in. Its captures come lazily, in the input's order; what cannot be taken is a refusal in its place.

    Attributes:
        name: its entry point's name, which custody remembers as the collector.
        media_types: what it takes.
        captures: the captures in an input. May raise `InputRefused` or `OSError`, which ends this input with a refusal.
        endings: how names of such inputs end, with the media type of each; files that end so are read in a folder.
    """

    name: str
    media_types: frozenset[str]
    captures: Callable[[Input], Iterator[Found]]
    endings: Mapping[str, str] = field(default_factory=dict)


def safe(name: str) -> str:
    """The name in code points that every output can hold and no terminal obeys, whatever bytes it was kept in."""
    return harmless(_SURROGATE.sub("\ufffd", name).translate(_BLANKS))


def refusal_of(fault: InputRefused) -> Refusal:
    """The refusal that an exception tells of."""
    return Refusal(fault.code, fault.subject, fault.found, fault.expected, fault.remedy)


def missing_extra(name: str, extra: str, found: str) -> Refusal:
    """The refusal of an input whose reader is not installed."""
    return Refusal(
        "missing-extra",
        name,
        found=found,
        expected=f"the optional part that reads it ({extra})",
        remedy=f"run: pip install 'onrecord[{extra}]'",
    )
