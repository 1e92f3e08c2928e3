"""A mail message to the words of its body. The message stays whole as evidence; its headers are the collector's to tell of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from onrecord.errors import InputRefused
from onrecord.model.mail import parse_mail
from onrecord.text.decode import decode, refuse_empty
from onrecord.text.html import decode_page


@dataclass(frozen=True, slots=True)
class MailBody:
    """The words of a message; `html` where they are a web page's."""

    words: str
    html: bool


def read_mail(data: bytes, name: str) -> MailBody:
    """The message's body: its plain part, or its HTML part where the plain one is missing or blank. Attachments are not part of it.

    Raises:
        InputRefused: `empty` where it has no words, `damaged-mail` where its parts cannot be told apart, or as `decode` refuses bytes.
    """
    plain: MailBody | None = None
    html: MailBody | None = None
    try:
        for part in _inline(parse_mail(data)):
            content = part.get_payload(decode=True)
            if not isinstance(content, bytes) or not content.strip():
                continue
            charset = part.get_content_charset()
            if part.get_content_type() == "text/html":
                html = html or MailBody(decode_page(content, name, charset), html=True)
            elif plain is None and (words := decode(content, name, charset)).strip():
                plain = MailBody(words, html=False)
    except InputRefused:
        raise
    except Exception as fault:  # the parser raises many kinds on damaged or hostile messages, RecursionError among them
        raise InputRefused(
            "damaged-mail",
            name,
            found="a message whose parts cannot be told apart",
            expected="a whole message",
            remedy="save it again from the mail program",
        ) from fault
    if body := plain or html:
        return body
    raise refuse_empty(name)


def _inline(message: Message) -> Iterator[Message]:
    """The message's parts of text that are shown with it, in order; those of attached messages are not."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_maintype()
        if kind == "multipart" and isinstance(inner := part.get_payload(), list):
            waiting.extend(reversed([one for one in inner if isinstance(one, Message)]))
        elif kind == "text" and part.get_content_disposition() != "attachment":
            yield part
