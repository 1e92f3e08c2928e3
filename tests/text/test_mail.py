"""The words of a message's body."""

from __future__ import annotations

import pytest

from onrecord.errors import InputRefused
from onrecord.text.mail import read_mail

_TWO = b"""Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain; charset=utf-8

%s
--x
Content-Type: text/html; charset=utf-8

<p>Three died.</p>
--x--
"""


def test_the_plain_part_goes_first() -> None:
    """It is what the sender wrote, without a page's furniture."""
    body = read_mail(_TWO % b"Two died.", "a")
    assert (body.words.strip(), body.html) == ("Two died.", False)


def test_a_blank_plain_part_gives_way_to_html() -> None:
    """Programs that write HTML alone leave an empty one."""
    body = read_mail(_TWO % b" \n", "a")
    assert (body.words.strip(), body.html) == ("<p>Three died.</p>", True)


@pytest.mark.parametrize(
    ("field", "content", "words"),
    [
        (b"text/plain; charset=windows-1251", "Двое погибли.".encode("cp1251"), "Двое погибли."),
        (b"text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", b"VHdvIGRpZWQu", "Two died."),
        (
            b"text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable",
            b"Two=20m=C3=A9n=\n died.",
            "Two mén died.",
        ),
        (b"text/plain; charset=no-such-thing", "Two mén died.".encode(), "Two mén died."),
        (b"text/html; charset=iso-8859-1", "<p>Two mén.</p>".encode("latin-1"), "<p>Two mén.</p>"),
    ],
)
def test_encodings_are_undone(field: bytes, content: bytes, words: str) -> None:
    """The stated one, unless nobody knows it."""
    assert read_mail(b"Content-Type: " + field + b"\n\n" + content, "a").words == words


@pytest.mark.parametrize("data", [b"Subject: x\n\n", b"Content-Type: multipart/mixed; boundary=x\n\n--x--\n"])
def test_a_message_without_words_is_refused(data: bytes) -> None:
    """Its attachments are reports of their own."""
    with pytest.raises(InputRefused) as refused:
        read_mail(data, "a")
    assert refused.value.code == "empty"


def test_a_header_of_megabytes_takes_no_time() -> None:
    """Python parses a header's parameters in time that grows with their square."""
    data = b"Content-Type: text/plain" + b'; a="b"' * 500_000 + b"\n\nTwo died.\n"
    assert read_mail(data, "a").words == "Two died.\n"


def test_what_is_attached_is_no_body() -> None:
    """A text file that came with the message is not its words."""
    data = b"Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nTwo died.\n"
    with pytest.raises(InputRefused):
        read_mail(data, "a")
