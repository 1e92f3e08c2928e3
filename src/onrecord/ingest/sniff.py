"""What kind of thing some bytes are: by how they begin where that is beyond doubt, else by the name's ending."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unread:
    """A kind of file that holds reports but is not read: what it is, and what to do about it."""

    found: str
    remedy: str


_RICH_TEXT = Unread("a rich text document (RTF)", "save it as plain text, HTML or PDF")
_FEED = Unread("a feed of headlines", "name its address, or save the pages that it links to and name their folder")

_MAGIC = (
    (re.compile(rb"[\s\xef\xbb\xbf\0]*%PDF-"), "application/pdf"),
    (re.compile(rb"\x1f\x8b\x08"), "application/gzip"),
    (re.compile(rb"PAR1"), "application/vnd.apache.parquet"),
    (re.compile(rb"WARC/\d"), "application/warc"),
    (re.compile(rb"From [^\n]*\d:\d\d[^\n]*\b\d{4}\b[^\n]*\n[\w-]+:"), "application/mbox"),
)
"""First bytes that no other kind begins with, blanks before a PDF's apart."""
_PDF_WITHIN = 1024
"""Bytes within which a PDF may begin, by its standard: headers that a careless download left before it."""
_MAIL_FIELDS = re.compile(rb"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_MAIL_MARKS = tuple(
    re.compile(rb"^" + field + rb":", re.IGNORECASE | re.MULTILINE) for field in (b"from", b"date", b"subject")
)

_JSON = re.compile(r'\s*(?:\{\s*(?:"|\}|$)|\[\s*\{\s*")')
"""How JSON with reports begins and prose never does: editors' brackets (“[Editor's note]”) hold no quoted key."""
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_MARKUP = re.compile(r"<(?:body|head|meta|title|div|article|p)\b", re.IGNORECASE)
_FEED_ROOT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)
_GOES_ON = re.compile(r"[\[{,:]\s*$")


def kind_of(name: str, head: bytes, endings: Mapping[str, str]) -> str | Unread:
    """The media type of an input, from its name and its first bytes (a thousand will do).

    Args:
        name: as it came.
        head: its first bytes.
        endings: how names end, in small letters with the dot, and the media type of each.

    PDF, archives, JSON and web pages are known by how they begin, whatever the name: sites serve PDF under any, and JSON lines named
    `.txt` read as prose would be a reading of brackets and keys. For the rest the ending tells, and without one the first bytes.
    `application/jsonl` has one JSON object a line; `application/json` is an array of objects, or objects over several lines.
    """
    known = next((kind for ending, kind in endings.items() if name.lower().endswith(ending)), None)
    magic = next((kind for pattern, kind in _MAGIC if pattern.match(head)), None)
    if magic:
        return magic
    if known == "application/pdf" and b"%PDF-" in head[:_PDF_WITHIN]:
        return known
    words = _decoded(head)
    if _JSON.match(words) or (known or "").startswith("application/json"):
        return _json_kind(words, known)
    if words.startswith("{\\rtf"):
        return _RICH_TEXT
    if _FEED_ROOT.match(words):
        return _FEED
    if _PAGE.match(words):
        return "text/html"
    if known:
        return known
    fields = _MAIL_FIELDS.match(head)
    if fields and all(mark.search(fields.group()) for mark in _MAIL_MARKS):
        return "message/rfc822"
    return "text/html" if words.lstrip().startswith("<") and _MARKUP.search(words) else "text/plain"


def _json_kind(words: str, known: str | None) -> str:
    """Whether JSON comes a report a line, or over several lines."""
    start = words.lstrip()
    if start.startswith("["):
        return "application/json"
    first, *rest = start.split("\n", 1)
    if rest and _is_object(first):
        return "application/jsonl"
    if known == "application/json" or (rest and _GOES_ON.search(first)):
        return "application/json"
    return "application/jsonl"  # a broken first line costs that line alone


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _decoded(head: bytes) -> str:
    """The head's words, near enough to tell its kind: UTF-16 and UTF-32 by mark or zeros, else UTF-8."""
    return head.decode(json.detect_encoding(head), errors="ignore")
