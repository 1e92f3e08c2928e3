"""The source of mailboxes (mbox): one message after another, each taken as mail."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from onrecord.errors import InputRefused
from onrecord.ingest import limits
from onrecord.ingest.dispatch import captures_of
from onrecord.ingest.mail import MESSAGE
from onrecord.ingest.source import Input, Source, refusal_of
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal

_BEGINS = re.compile(rb"From [^\n]*\d:\d\d[^\n]*\b\d{4}\b")
"""The line between messages, with a moment in it: mail programs that do not quote lines which begin with “From ” write such a moment too."""


def _captures(item: Input) -> Iterator[Capture | Refusal]:
    number = 0
    for number, data in enumerate(_messages(item), start=1):
        label = f"message {number}"
        if data is None:
            yield refusal_of(limits.too_large(f"{item.shown} {label}"))
        else:
            yield from captures_of(item.inner(label, "", MESSAGE, io.BytesIO(data)))
    if not number:
        yield Refusal("empty", item.shown, "no message", "a mailbox (mbox)", "check that the file was saved whole")


def _messages(item: Input) -> Iterator[bytes | None]:
    """The bytes of each message without the line that begins it and the blank one that ends it; None for one that is too large.

    What a mail program quoted (`>From`) is left as it stands: which of them did so nobody can tell.
    """
    lines: list[bytes] = []
    size, begun, blank = 0, False, True
    for line in limits.whole_lines(item.stream):
        if line is not None and blank and _BEGINS.match(line):
            if begun:
                yield _message(lines, size)
            lines, size, begun = [], 0, True
        elif begun:
            size += limits.MAX_BYTES + 1 if line is None else len(line)
            if size > limits.MAX_BYTES:
                lines.clear()
            elif line is not None:
                lines.append(line)
        elif line is None or line.strip():
            raise _no_mailbox(item)
        blank = line is not None and not line.strip()
    if begun:
        yield _message(lines, size)


def _message(lines: list[bytes], size: int) -> bytes | None:
    if size > limits.MAX_BYTES:
        return None
    if lines and not lines[-1].strip():
        lines = lines[:-1]
    return b"".join(lines)


def _no_mailbox(item: Input) -> InputRefused:
    return InputRefused(
        "not-mbox",
        item.shown,
        found="what does not begin with a “From ” line",
        expected="a mailbox (mbox)",
        remedy="export it again, or name the folder of its .eml files",
    )


SOURCE = Source("mailbox", frozenset({"application/mbox"}), _captures, {".mbox": "application/mbox"})
