"""Rows of tables, whatever the table is kept in, to captures: which column is the report's body, and which tell of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.errors import InputRefused, UsageError
from onrecord.ingest.source import Input, safe
from onrecord.model.capture import EXACT, Capture

KEYS = ("text", "html", "id", "url", "title", "published", "publisher", "language")
"""Keys of an input object, each of which a column can hold."""
_BODIES = {"text": "text/plain", "html": "text/html"}
_GUESSES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "fulltext", "articletext", "articlebody", "maintext", "bodytext", "plaintext", "storytext"),
    "html": ("html", "rawhtml", "bodyhtml", "contenthtml", "articlehtml", "pagehtml"),
    "url": ("url", "link", "articleurl", "sourceurl", "canonicalurl", "permalink", "uri"),
    "title": ("title", "headline"),
    "published": ("published", "publishedat", "publisheddate", "publishdate", "publicationdate", "datepublished", "datepublish", "pubdate"),
    "publisher": ("publisher", "outlet", "publication", "newspaper", "sitename"),
    "language": ("language", "lang"),
}  # fmt: skip
"""Headers that leave no doubt, in small letters without marks, the likeliest first. `date` and `source` are not among them: in tables of attacks
they are the attack's day and the person who told. No `id` is guessed: two dumps that both count from 1 would pass for versions of the same reports.
Whoever knows better says so."""
_MARKS = re.compile(r"[\W_]+")


def parse_columns(pairs: Sequence[str]) -> dict[str, str]:
    """The column for each key, from `key=column` words such as `text=body`.

    Raises:
        UsageError: words of another form, a key that no input has, or one twice.
    """
    columns: dict[str, str] = {}
    for words in pairs:
        key, sign, column = words.partition("=")
        if not sign or not column or key not in KEYS or key in columns:
            raise UsageError(
                f"--column: found {safe(words)[:60]!r}, expected KEY=COLUMN with one of {', '.join(KEYS)}, each once; try: --column text=body"
            )
        columns[key] = column
    return columns


def match_columns(header: Sequence[str], item: Input) -> dict[str, str]:
    """The column for each key: as the user says, else by its name where that leaves no doubt.

    Raises:
        InputRefused: `no-column`, where a column that the user names is missing or there twice, or none holds the body.
    """
    folded: dict[str, str] = {}
    for column in header:
        folded.setdefault(_MARKS.sub("", column).casefold(), column)
    guessed = {
        key: folded[name]
        for key, names in _GUESSES.items()
        if (name := next((name for name in names if name in folded), None))
    }
    told = item.options.columns
    if any(key in told for key in _BODIES):  # one body: the other would be a second opinion
        guessed = {key: column for key, column in guessed.items() if key not in _BODIES}
    elif "text" in guessed:
        guessed.pop("html", None)
    columns = {key: column for key, column in guessed.items() if column not in told.values()} | dict(told)
    wrong = [column for column in columns.values() if header.count(column) != 1]
    if wrong:
        found = "no" if wrong[0] not in header else "more than one"
        raise _no_column(item, header, f"{found} column {safe(wrong[0])[:40]!r}")
    if not any(key in columns for key in _BODIES):
        raise _no_column(item, header, "no column with the report's body")
    return columns


def row_capture(label: str, row: Mapping[str, Any], columns: Mapping[str, str]) -> Capture:
    """The report in a row: its body as the bytes, the other columns as what is told of it; those without a key stand under `extra`.

    Args:
        label: the row as a person would name it.
        row: by column, words as strings, or bytes where nobody says which letters they are; None and blank cells tell nothing.
        columns: the column for each key.
    """
    bodies = [key for key in _BODIES if key in columns]
    key = next((key for key in bodies if _filled(row.get(columns[key]))), bodies[0])
    body = row.get(columns[key])
    exact = not isinstance(body, bytes)
    data = body if isinstance(body, bytes) else str("" if body is None else body).encode("utf-8", "surrogatepass")
    metadata: dict[str, Any] = {
        name: str(value)
        for name, column in columns.items()
        if name not in _BODIES and _filled(value := row.get(column))
    }
    mapped = frozenset(columns.values())
    extra = {column: value for column, value in row.items() if column not in mapped and _filled(value)}
    if extra:
        metadata["extra"] = extra
    return Capture(label, data, _BODIES[key] + (EXACT if exact else ""), metadata)


def _filled(value: object) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


def _no_column(item: Input, header: Sequence[str], found: str) -> InputRefused:
    names = ", ".join(safe(column)[:30] for column in header[:12]) + (", ..." if len(header) > 12 else "")
    return InputRefused(
        "no-column",
        item.shown,
        found=f"{found} among: {names or 'none'}",
        expected="a column whose name says that it holds the text",
        remedy="name it, as in --column text=body",
    )
