"""Small invented inputs for every source, and ways to make large ones. A new source adds its own to `EXAMPLES`."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

TEXT = "A shell killed {} people in Avdiivka on Monday, officials said."


@dataclass(frozen=True)
class Example:
    """What a source takes.

    Attributes:
        file: a name for the input; its ending tells what it is.
        make: the bytes of an input with so many reports.
        many: False where an input is one report, however large.
    """

    file: str
    make: Callable[[int], bytes]
    many: bool = True


def page(number: int) -> bytes:
    """A web page with one report."""
    words = TEXT.format(number + 2)
    return f"<!DOCTYPE html><html><head><title>Shell {number}</title></head><body><article><p>{words}</p></article></body></html>".encode()


def pdf() -> bytes:
    """A PDF of one page."""
    stream = b"BT /F1 12 Tf 72 700 Td (A shell killed two people in Avdiivka on Monday.) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(out),
    )


def message(number: int) -> bytes:
    """A mail message with one report in its body."""
    return (
        "From: Desk of Ghent <desk@ghent.example>\n"
        f"Subject: Shell {number}\n"
        "Date: Tue, 14 Mar 2023 09:30:00 +0200\n"
        f"Message-ID: <report-{number}@ghent.example>\n"
        "List-Id: <alerts.ghent.example>\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{TEXT.format(number + 2)}\n"
    ).encode()


def record(address: str, body: bytes, kind: str = "text/html; charset=utf-8", **fields: str) -> bytes:
    """A response of a web archive."""
    named = {"status": "200 OK", "type": "response", "coding": "", **fields}
    coding = f"Content-Encoding: {named['coding']}\r\n" if named["coding"] else ""
    http = f"HTTP/1.1 {named['status']}\r\nContent-Type: {kind}\r\n{coding}Server: ghent\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {named['type']}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2023-03-14T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(address))}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def archive(number: int) -> bytes:
    """A web archive with so many pages."""
    return b"".join(record(f"https://ghent.example/{one}", page(one)) for one in range(number))


def table(number: int, sign: str = ",") -> bytes:
    """A table with so many rows."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sign)
    writer.writerow(["url", "headline", "publication_date", "Body", "desk"])
    for one in range(number):
        writer.writerow(
            [
                f"https://ghent.example/{one}",
                f"Shell, {one}",
                "2023-03-14",
                f'"{TEXT.format(one + 2)}"\nSo they said.',
                7,
            ]
        )
    return out.getvalue().encode()


def rows(number: int) -> bytes:
    """The same table as Parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    numbers = range(number)
    data = pa.table(
        {
            "url": [f"https://ghent.example/{one}" for one in numbers],
            "headline": [f"Shell, {one}" for one in numbers],
            "publication_date": ["2023-03-14"] * number,
            "Body": [TEXT.format(one + 2) for one in numbers],
            "desk": [7] * number,
        }
    )
    out = io.BytesIO()
    pq.write_table(data, out, row_group_size=500)
    return out.getvalue()


def lines(number: int) -> bytes:
    """JSON lines."""
    return b"".join(
        json.dumps({"id": f"r{one}", "text": TEXT.format(one + 2)}).encode() + b"\n" for one in range(number)
    )


def document(number: int) -> bytes:
    """A JSON array."""
    return b"[" + b",\n".join(lines(number).splitlines()) + b"]"


def mailbox(number: int) -> bytes:
    """A mailbox."""
    return b"".join(
        b"From desk@ghent.example Tue Mar 14 09:30:00 2023\n" + message(one) + b"\n" for one in range(number)
    )


def collection(number: int) -> bytes:
    """A collection of web archives."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/../../data.warc.gz", gzip.compress(archive(number)))
    return out.getvalue()


EXAMPLES = {
    "gzip": Example("a.jsonl.gz", lambda number: gzip.compress(lines(number))),
    "html": Example("a.html", lambda _: page(0), many=False),
    "json": Example("a.json", document),
    "json-lines": Example("a.jsonl", lines),
    "mail": Example("a.eml", lambda _: message(0), many=False),
    "mailbox": Example("a.mbox", mailbox),
    "parquet": Example("a.parquet", rows),
    "pdf": Example("a.pdf", lambda _: pdf(), many=False),
    "table": Example("a.csv", table),
    "text": Example("a.txt", lambda _: TEXT.format(2).encode(), many=False),
    "wacz": Example("a.wacz", collection),
    "warc": Example("a.warc", archive),
}
"""By source; `folder` is tested with all of them in one."""
