"""What kind of thing some bytes are: by how they begin where that is beyond doubt, else by the name's ending."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text/plain", "text/html", "application/pdf", "application/jsonl", "application/json"]
"""`application/jsonl` has one JSON object a line; `application/json` is an array of objects, or objects over several lines."""

_BY_ENDING: dict[str, Kind] = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".pdf": "application/pdf",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".json": "application/json",
}
READ_ENDINGS = frozenset(_BY_ENDING)
"""Endings that are read in a folder; a file named on its own is looked at whatever its ending."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A kind of file that holds reports but is not read: what it is, and what to do about it."""

    found: str
    remedy: str


_TABLE_REMEDY = "make each row one line of JSON with the keys text, title and published, in a file that ends in .jsonl"
_MAIL_REMEDY = "save the words of each message as a .txt file"
_UNREAD_ENDINGS = {
    ".csv": Unread("a table (CSV)", _TABLE_REMEDY),
    ".tsv": Unread("a table (TSV)", _TABLE_REMEDY),
    ".eml": Unread("a mail message", _MAIL_REMEDY),
    ".mbox": Unread("a mailbox", _MAIL_REMEDY),
    ".warc": Unread("a web archive", "take the pages out of it and name their folder"),
}
_RICH_TEXT = Unread("a rich text document (RTF)", "save it as plain text, HTML or PDF")
_FEED = Unread("a feed of headlines", "save the pages that it links to, and name their folder")

_ENDING = re.compile(r"\.[A-Za-z]+$")
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


def kind_of(name: str, head: bytes) -> Kind | Unread:
    """The kind of an input, from its name and its first bytes (a thousand will do).

    PDF, JSON and web pages are known by how they begin, whatever the name: sites serve PDF under any, and JSON lines named `.txt`
    read as prose would be a reading of brackets and keys. For the rest the ending tells, and without one the first bytes.
    """
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    match = _ENDING.search(name)
    ending = match.group().lower() if match else ""
    words = _decoded(head)
    known = _BY_ENDING.get(ending)
    if _JSON.match(words) or (known or "").startswith("application/json"):
        return _json_kind(words, known)
    if words.startswith("{\\rtf"):
        return _RICH_TEXT
    if _FEED_ROOT.match(words):
        return _FEED
    if _PAGE.match(words):
        return "text/html"
    if ending in _UNREAD_ENDINGS:
        return _UNREAD_ENDINGS[ending]
    markup = words.lstrip().startswith("<") and _MARKUP.search(words)
    return known or ("text/html" if markup else "text/plain")


def _json_kind(words: str, known: Kind | None) -> Kind:
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
