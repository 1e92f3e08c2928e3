"""Mail messages and mailboxes."""

from __future__ import annotations

import io
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.examples import message, page, pdf

from onrecord.ingest import limits
from onrecord.ingest.dispatch import captures_in
from onrecord.ingest.source import Input
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal
from onrecord.text.report import TextOptions, make_report


def taken(data: bytes, name: str = "a.eml") -> list[Capture | Refusal]:
    """What becomes of a message or a mailbox."""
    return list(captures_in(Input(name, name, "", stream=io.BytesIO(data))))


def seen(data: bytes, name: str = "a.eml") -> list[tuple[str, str]]:
    """For each capture its name and media type, for each refusal its subject and code."""
    return [(c.subject, c.code) if isinstance(c, Refusal) else (c.name, c.media_type) for c in taken(data, name)]


def test_headers_are_told_in_plain_words() -> None:
    """Encoded words are decoded, folded lines joined; the offset of the day stays."""
    data = (
        b"From: =?utf-8?q?Desk_of_Gh=C3=A9nt?= <desk@ghent.example>\r\nSubject: =?utf-8?b?VHdvIGTDqWFk?=\r\n in Ghent\r\n"
        b"Date: Tue, 14 Mar 2023 00:30:00 +0200\r\nMessage-ID: <a@ghent.example>\r\n\r\nTwo died.\r\n"
    )
    (one,) = taken(data)
    assert isinstance(one, Capture) and one.data == data
    assert one.metadata == {
        "id": "a@ghent.example",
        "title": "Two déad in Ghent",
        "published": "2023-03-14T00:30:00+02:00",
        "extra": {"from": "Desk of Ghént <desk@ghent.example>"},
    }
    report = make_report(one, TextOptions())
    assert (report.id, report.title, report.text) == ("a@ghent.example", "Two déad in Ghent", "Two died.\r\n")


@pytest.mark.parametrize(
    ("field", "title"),
    [
        ("Two déad in Gent".encode(), "Two déad in Gent"),
        (b"=?utf-8?q?Two_d=C3=A9ad?= in =?koi8-r?b?5sXOzQ==?=", "Two déad in Фенм"),
        (b"=?utf-7?q?+2AA-?= died", "� died"),
        (b"=?no-such?q?Two?= died", "=?no-such?q?Two?= died"),
        (b"Two\x07 \xff died", "Two � died"),
    ],
)
def test_subjects_of_every_make(field: bytes, title: str) -> None:
    """Encoded, in plain UTF-8 as many programs write them, or damaged: a title that every output can hold."""
    (one,) = taken(b"Subject: " + field + b"\n\nTwo died.")
    assert isinstance(one, Capture) and one.metadata["title"] == title


@pytest.mark.parametrize(
    "field", [b"Date: soon", b"Date: Tue, 99 Mar 2023 25:00:00", b"Subject: =?utf-9?b?%%?=", b"X: \xff\xff"]
)
def test_a_damaged_header_costs_itself_alone(field: bytes) -> None:
    """A wrong day is worse than none, and no header is worth the message."""
    (one,) = taken(field + b"\nMessage-ID: <a@ghent.example>\n\nTwo died.")
    assert isinstance(one, Capture) and "published" not in one.metadata and one.metadata["id"] == "a@ghent.example"


def test_reports_that_are_attached_are_captures_of_their_own() -> None:
    """PDFs, pages and messages are; pictures and signatures are not. No day is given to them."""
    mail = EmailMessage()
    mail["Subject"], mail["Message-ID"] = "Reports", "<a@ghent.example>"
    mail.set_content("See the reports.")
    mail.add_alternative("<p>See the reports.</p>", subtype="html")
    mail.add_attachment(pdf(), maintype="application", subtype="pdf", filename="../../etc/a\x07.pdf")
    mail.add_attachment(page(1), maintype="application", subtype="octet-stream", filename="b.html")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="c.png")
    inner = EmailMessage()
    inner["Message-ID"] = "<b@ghent.example>"
    inner.set_content("Two died.")
    mail.add_attachment(inner)
    found = taken(mail.as_bytes())
    assert [(c.name, c.media_type, c.metadata.get("id")) for c in found if isinstance(c, Capture)] == [
        ("a.eml", "message/rfc822", "a@ghent.example"),
        ("a.eml attachment 1 ../../etc/a.pdf", "application/pdf", None),
        ("a.eml attachment 2 b.html", "text/html", None),
        ("a.eml attachment 3", "message/rfc822", "b@ghent.example"),
    ]
    assert isinstance(found[1], Capture) and found[1].data == pdf() and dict(found[1].metadata) == {}
    assert isinstance(found[3], Capture) and make_report(found[3], TextOptions()).text.strip() == "Two died."


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=4))
def test_damaged_attachments_are_refused_by_name(edits: list[tuple[float, int, bytes]]) -> None:
    """Whatever became of a message with reports in it, no error of the parser comes through."""
    mail = EmailMessage()
    mail.set_content("See the report.")
    inner = EmailMessage()
    inner.set_content("Zwei Männer starben.", cte="8bit")
    inner.add_attachment(page(0), maintype="text", subtype="html", filename="é.html")
    mail.add_attachment(inner)
    data = mail.as_bytes()
    for place, gone, new in edits:
        start = int(place * len(data))
        data = data[:start] + new + data[start + gone :]
    assert "source-fault" not in [found for _, found in seen(data)]


def test_messages_within_messages_without_end_are_refused() -> None:
    """At some depth nobody forwards any more."""
    data = b"Subject: last\n\nTwo died.\n"
    for _ in range(30):
        data = b"Content-Type: message/rfc822\n\n" + data
    found = seen(data)
    assert found[-1][1] in ("nested", "damaged-mail") and len(found) < 12


def test_parts_within_parts_without_end_are_refused() -> None:
    """They would exhaust the parser's stack."""
    head = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(2000))
    (found,) = seen(head + b"\nTwo died.\n")
    assert found == ("a.eml", "damaged-mail")


def test_a_mailbox_comes_apart_at_lines_with_a_moment() -> None:
    """A body's own line that begins with “From ” and was not quoted does not cut it; `>From` stays as found."""
    first = message(0) + b"\nFrom Kyiv came no word.\n>From there neither.\n"
    line = b"From desk@ghent.example Tue Mar 14 09:30:00 2023\r\n"
    found = taken(line + first + b"\r\n" + line + message(1), "a.mbox")
    assert [c.data for c in found if isinstance(c, Capture)] == [first, message(1)]


def test_a_message_too_large_is_refused_and_the_rest_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """One message over the limit does not take the mailbox with it."""
    line = b"From desk@ghent.example Tue Mar 14 09:30:00 2023\n"
    large = message(0) + b"word " * 200 + b"\n"
    monkeypatch.setattr(limits, "MAX_BYTES", 600)
    assert seen(line + message(1) + b"\n" + line + large + b"\n" + line + message(2), "a.mbox") == [
        ("a.mbox message 1", "message/rfc822"),
        ("a.mbox message 2", "too-large"),
        ("a.mbox message 3", "message/rfc822"),
    ]


def test_what_is_no_mailbox_says_so() -> None:
    """A message under that name, or prose."""
    assert seen(b"Two died.\n", "a.mbox") == [("a.mbox", "not-mbox")]
    assert seen(b"", "a.mbox") == [("a.mbox", "empty")]
