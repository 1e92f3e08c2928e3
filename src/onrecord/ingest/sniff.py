"""What kind of thing some bytes are: by the name's ending, else by how they begin."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["text/plain", "text/html", "application/pdf", "application/jsonl"]

_BY_ENDING: dict[str, Kind] = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".pdf": "application/pdf",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|div|article|p)\b", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def kind_of(name: str, head: bytes) -> Kind:
    """The kind of an input, from its name and its first bytes (a thousand will do).

    A PDF is known by its signature whatever its name, since sites serve PDFs under any; text under an unknown ending is looked at.
    """
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    ending = re.search(r"\.[A-Za-z]+$", name)
    known = _BY_ENDING.get(ending.group().lower()) if ending else None
    return known or _by_content(head)


def _by_content(head: bytes) -> Kind:
    start = head
    for mark in _MARKS:
        start = start.removeprefix(mark)
    start = start.replace(b"\0", b"").lstrip()  # zeros: UTF-16
    if start.startswith(b"{"):
        return "application/jsonl"
    if start.startswith(b"<") and _HTML.search(start):
        return "text/html"
    return "text/plain"
