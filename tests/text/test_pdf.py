"""A PDF to its text."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from onrecord.errors import InputRefused
from onrecord.text.pdf import read_pdf


def pdf(*lines: str) -> bytes:
    """One page with the lines, by hand: a catalogue, a page, a font, a stream."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F 12 Tf 14 TL 72 700 Td {shown} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
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
