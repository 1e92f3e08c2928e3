"""A PDF to its text."""

from __future__ import annotations

import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from onrecord.errors import InputRefused
from onrecord.text.pdf import read_pdf


def pdf(*lines: str) -> bytes:
    """One page with the lines, by hand: a catalogue, a page, a font, a stream."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    return drawn(f"BT /F 12 Tf 14 TL 72 700 Td {shown} ET".encode("latin-1"))


def drawn(stream: bytes, pages: int = 1, coding: bytes = b"") -> bytes:
    """So many pages that share one stream of drawing instructions, packed as `coding` says."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * pages, pages),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), coding, stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % table)
    return out.getvalue()


def test_text() -> None:
    """Lines come out in order; a word divided at a line end is joined."""
    assert (
        read_pdf(pdf("Two men died when a bu-", "ilding fell."), "a.pdf").text == "Two men died when a building fell."
    )


def test_encrypted() -> None:
    """A PDF behind a password is refused with a remedy."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Two men died."))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(InputRefused) as refused:
        read_pdf(out.getvalue(), "a.pdf")
    assert refused.value.code == "encrypted"


def test_without_text() -> None:
    """A PDF of pictures is refused: nothing is made up."""
    with pytest.raises(InputRefused) as refused:
        read_pdf(pdf(""), "a.pdf")
    assert refused.value.code == "no-text"


@pytest.mark.parametrize("kind", ["one long stream", "packed twice", "shared by many pages"])
def test_bombs(kind: str) -> None:
    """A small file that unpacks to a large one is refused by name, before it takes the memory or the time."""
    packing = zlib.compressobj(9)
    zeros = b"".join(packing.compress(bytes(2**20)) for _ in range(100)) + packing.flush()
    words = b"BT /F 12 Tf 72 700 Td (Two men died.) Tj ET\n" + b" " * 3 * 2**20
    data = {
        "one long stream": lambda: drawn(zeros, coding=b"/Filter /FlateDecode"),
        "packed twice": lambda: drawn(zlib.compress(zeros, 9), coding=b"/Filter [/FlateDecode /FlateDecode]"),
        "shared by many pages": lambda: drawn(zlib.compress(words), 3, b"/Filter /FlateDecode"),
    }[kind]()
    with pytest.raises(InputRefused) as refused:
        read_pdf(data, "a.pdf")
    assert (refused.value.code, len(data) < 200_000) == ("bomb", True)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 700), st.binary(max_size=20))
def test_damaged(cut: int, patch: bytes) -> None:
    """A truncated or overwritten PDF gives text or a refusal."""
    data = pdf("Two men died.")
    for damaged in (data[:cut], data[:cut] + patch + data[cut + len(patch) :]):
        try:
            read_pdf(damaged, "a.pdf")
        except InputRefused as refused:
            assert refused.code in ("damaged-pdf", "encrypted", "no-text")
