"""The source of mail messages: the message as one capture, and each report attached to it as another."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any

from onrecord.errors import InputRefused
from onrecord.ingest.dispatch import captures_in, captures_of
from onrecord.ingest.limits import read_whole
from onrecord.ingest.source import Input, Source, refusal_of, safe
from onrecord.model.capture import Capture
from onrecord.model.mail import parse_mail
from onrecord.model.provenance import Refusal

MESSAGE = "message/rfc822"
_LONGEST = 2000
"""Characters of a header that are looked at; those of real subjects and addresses are some hundreds."""
_REPORTS = {"application/pdf": ".pdf", "text/html": ".html", "application/xhtml+xml": ".html"}
"""Kinds of attachments that are reports, and how a name of each ends."""
_UNKNOWN = "application/octet-stream"
"""What mail programs call an attachment whose kind they do not know: its name tells."""


def _captures(item: Input) -> Iterator[Capture | Refusal]:
    data = read_whole(item.stream, item.shown)
    try:
        message = parse_mail(data)
        metadata = _told(message)
        attached = list(_attached(message))
    except Exception as fault:  # the parser raises many kinds on damaged or hostile messages, RecursionError among them
        raise _damaged(item) from fault
    yield Capture(item.shown, data, MESSAGE, metadata)
    for number, part in enumerate(attached, start=1):
        yield from _attachment(item, number, part)


def _told(message: Message) -> dict[str, Any]:
    """What the headers say: the identity, the subject as title, the day it was sent. Who sent it is no publisher, and stands apart."""
    identity = _words(message, "Message-ID").strip("<> ")
    extra = {"from": _words(message, "From"), "list_id": _words(message, "List-Id")}
    told = {
        "id": identity,
        "title": _words(message, "Subject"),
        "published": _sent(message),
        "extra": {key: words for key, words in extra.items() if words},
    }
    return {key: value for key, value in told.items() if value}


def _words(message: Message, name: str) -> str:
    """The header in plain words on one line; empty where there is none."""
    words = _field(message, name)
    if "=?" in words:
        with suppress(
            HeaderParseError, LookupError, ValueError
        ):  # an unknown encoding, damaged base64: it stays as it stands
            words = safe(str(make_header(decode_header(words))))
    return " ".join(words.split())


def _field(message: Message, name: str) -> str:
    """The header as it stands, UTF-8 that nobody encoded included; the message's own `get` would put marks in its place."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return safe(str(raw)[:_LONGEST].encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _sent(message: Message) -> str | None:
    """The moment of sending with the offset it states; None where the header gives none, since a wrong day is worse than no day."""
    try:
        return parsedate_to_datetime(_field(message, "Date")).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _attached(message: Message) -> Iterator[Message]:
    """The message's attachments that are reports, in order."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        inner = part.get_payload()
        if kind == MESSAGE and isinstance(inner, list):
            yield part
        elif part.is_multipart() and isinstance(inner, list):
            waiting.extend(reversed([one for one in inner if isinstance(one, Message)]))
        elif part is not message and _is_report(part, kind):
            yield part


def _is_report(part: Message, kind: str) -> bool:
    named = (part.get_filename() or "").lower()
    if kind == _UNKNOWN:
        return named.endswith((".pdf", ".html", ".htm", ".xhtml", ".eml"))
    return kind == "application/pdf" or (
        kind in _REPORTS and bool(named or part.get_content_disposition() == "attachment")
    )


def _attachment(item: Input, number: int, part: Message) -> Iterator[Capture | Refusal]:
    kind = part.get_content_type()
    label = f"attachment {number}"
    if named := part.get_filename():
        label += f" {named[:200]}"
    inner = item.inner(label, "", MESSAGE, io.BytesIO())
    content = _content(part)
    if content is None:
        yield refusal_of(_damaged(inner))
    elif kind == MESSAGE:
        yield from captures_of(replace(inner, stream=io.BytesIO(content)))
    else:
        name = named if named and kind == _UNKNOWN else f"attachment{_REPORTS.get(kind, '')}"
        yield from captures_in(replace(inner, name=name, stream=io.BytesIO(content)))


def _content(part: Message) -> bytes | None:
    """The bytes of an attachment; None where it is too damaged to be taken out. An attached message is written out anew."""
    try:
        inner = part.get_payload()
        if part.get_content_type() == MESSAGE and isinstance(inner, list) and isinstance(inner[0], Message):
            return inner[0].as_bytes()
        content = part.get_payload(decode=True)
    except Exception:  # as when the message is parsed
        return None
    return content if isinstance(content, bytes) else None


def _damaged(item: Input) -> InputRefused:
    return InputRefused(
        "damaged-mail",
        item.shown,
        found="a message whose parts cannot be told apart",
        expected="a whole message",
        remedy="save it again from the mail program",
    )


SOURCE = Source("mail", frozenset({MESSAGE}), _captures, {".eml": MESSAGE})
