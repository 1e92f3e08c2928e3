"""Web archives, collections of them, and what is packed."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from pathlib import Path

import pytest
from tests.ingest.examples import archive, collection, lines, page, pdf, record

from onrecord.ingest import limits, packed
from onrecord.ingest.dispatch import captures_in
from onrecord.ingest.files import capture_files
from onrecord.ingest.source import Input
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal
from onrecord.text.report import TextOptions, make_report

_AT = "https://ghent.example/a"


def taken(data: bytes, name: str = "a.warc") -> list[Capture | Refusal]:
    """What becomes of an archive."""
    return list(captures_in(Input(name, name, "", stream=io.BytesIO(data))))


def seen(data: bytes, name: str = "a.warc") -> list[str]:
    """The media type of each capture, the code of each refusal."""
    return [one.code if isinstance(one, Refusal) else one.media_type for one in taken(data, name)]


def test_a_response_is_told_with_its_address_and_kept_with_its_headers() -> None:
    """The fields of the record and of the response are custody, which tells no two acquisitions apart."""
    (one,) = taken(record(_AT, page(0)))
    assert isinstance(one, Capture) and one.custody is not None
    assert (one.name, one.data) == (f"a.warc record 1 {_AT}", page(0))
    assert dict(one.metadata) == {"url": _AT, "charset": "utf-8"}
    assert ("WARC-Date", "2023-03-14T10:00:00Z") in one.custody.headers["warc"]
    assert ("Server", "ghent") in one.custody.headers["response"]


def test_reports_alone_are_taken() -> None:
    """Pages, texts and PDFs with status 200; not pictures, errors, requests or what is said to robots."""
    data = b"".join(
        (
            record(_AT, page(0)),
            record(_AT, b"\x89PNG", "image/png"),
            record(_AT, page(0), status="404 Not Found"),
            record(_AT, page(0), status="301 Moved"),
            record(_AT, b"GET / HTTP/1.1", type="request"),
            record("https://ghent.example/robots.txt", b"User-agent: *", "text/plain"),
            record(_AT, b"Two died.", "text/plain"),
            record(_AT, pdf(), "text/html"),
        )
    )
    assert seen(data) == ["text/html", "text/plain", "application/pdf"]


def test_revisits_are_skipped_and_counted() -> None:
    """They hold no bytes; one line at the end says how many there were."""
    data = record(_AT, b"", type="revisit") * 3 + record(_AT, page(0))
    *_, last = taken(data)
    assert seen(data) == ["text/html", "revisits"]
    assert isinstance(last, Refusal) and last.found.startswith("3 records")


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(page(0))),
        ("deflate", zlib.compress(page(0))),
        ("deflate", zlib.compress(page(0))[2:-4]),
        ("gzip", page(0)),
        ("br", page(0)),
        ("identity", page(0)),
    ],
)
def test_bodies_are_unpacked_where_the_crawler_did_not(coding: str, body: bytes) -> None:
    """CC-NEWS keeps the headers of bodies that it unpacked."""
    (one,) = taken(record(_AT, body, coding=coding))
    assert isinstance(one, Capture) and one.data == page(0)


def test_chunks_are_joined() -> None:
    """Where the body is in chunks and not only said to be."""
    joined = record(_AT, b"4\r\nTwo \r\n5;x\r\ndied.\r\n0\r\n\r\n", "text/plain").replace(
        b"Server: ghent", b"Transfer-Encoding: chunked"
    )
    said = record(_AT, b"Two died.", "text/plain").replace(b"Server: ghent", b"Transfer-Encoding: chunked")
    for data in (joined, said):
        longer = data.replace(
            b"Content-Length: ", b"Content-Length: 0"
        )  # replaced fields are longer than what they replace
        start = longer.index(b"HTTP/")
        block = longer[start:-4]
        head = longer[:start].split(b"Content-Length: ")[0] + b"Content-Length: %d\r\n\r\n" % len(block)
        (one,) = taken(head + block + b"\r\n\r\n")
        assert isinstance(one, Capture) and one.data == b"Two died."


def test_the_charset_of_the_server_is_believed() -> None:
    """Many pages do not state their own."""
    body = "<html><body><p>Двое погибли при обстреле рынка в городе.</p></body></html>".encode("koi8-r")
    (one,) = taken(record(_AT, body, "text/html; charset=KOI8-R"))
    assert isinstance(one, Capture) and "Двое погибли" in make_report(one, TextOptions()).text


def test_a_record_that_is_cut_off_is_named() -> None:
    """At the end of the file, and in the middle, where the next record is found again."""
    first, second, third = (record(f"https://ghent.example/{n}", page(n)) for n in range(3))
    assert seen(first + second[:-60]) == ["text/html", "truncated"]
    found = taken(first[:-60] + second + third)
    assert [one.code if isinstance(one, Refusal) else one.data for one in found] == ["damaged-record", page(2)]
    assert isinstance(found[0], Refusal) and "https://ghent.example/0" in found[0].subject


@pytest.mark.parametrize(
    "head", [b"", b"Content-Length: x\r\n", b"Content-Length: -5\r\n", b"X: " + b"y" * (1 << 21) + b"\r\n"]
)
def test_a_header_that_makes_no_sense_costs_its_record_alone(head: bytes) -> None:
    """One without a length, or megabytes long."""
    assert seen(b"WARC/1.0\r\nWARC-Type: response\r\n" + head + b"\r\n" + archive(1)) == ["damaged-record", "text/html"]


def test_a_collection_gives_its_archives() -> None:
    """Whatever their names in it, nothing is unpacked onto the disk."""
    assert seen(collection(2), "a.wacz") == ["text/html", "text/html"]
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    assert seen(empty.getvalue(), "a.wacz") == ["damaged-archive"]


def test_gzip_goes_member_by_member() -> None:
    """As archives and logs are packed; zeros after the last member are none."""
    data = gzip.compress(lines(1)) + gzip.compress(lines(2)) + b"\0" * 512
    assert len(taken(data, "a.jsonl.gz")) == 3


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.warc.gz", "a.mbox.gz", "a.html.gz"])
def test_a_bomb_is_refused_by_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What packs a thousand times better than any report is no report."""
    monkeypatch.setattr(packed, "_FREE", 1 << 20)
    zeros = b"\0" * (20 << 20)
    start = {"a.warc.gz": b"WARC/1.0\r\nContent-Length: 999999999\r\n\r\n", "a.csv.gz": b"text\n"}.get(name, b"")
    (refusal,) = taken(gzip.compress(start + zeros), name)
    assert isinstance(refusal, Refusal) and (refusal.code, refusal.subject) == ("bomb", name)


def test_bombs_in_zip_and_in_responses_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what stands beside them is taken."""
    monkeypatch.setattr(packed, "_FREE", 1 << 20)
    bomb = gzip.compress(b"\0" * (20 << 20))
    assert seen(record(_AT, bomb, coding="gzip") + archive(1)) == ["bomb", "text/html"]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("archive/a.warc", record(_AT, b"\0" * (20 << 20)))
        file.writestr("archive/b.warc", archive(1))
    assert seen(out.getvalue(), "a.wacz") == ["bomb", "text/html"]


@pytest.mark.parametrize("name", ["../../{}.warc", "/{}/a.warc", "..\\..\\{}.warc"])
def test_a_name_within_an_archive_is_no_path(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it names is neither written nor read: the archive's own bytes are taken, and the folders stay as they were."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "evil.warc").write_bytes(b"kept")
    monkeypatch.chdir(tmp_path / "a" / "b")
    with zipfile.ZipFile("a.wacz", "w") as file:
        file.writestr(name.format("evil"), archive(1))
    before = sorted(tmp_path.rglob("*"))
    assert [one.media_type for one in capture_files(("a.wacz",)) if isinstance(one, Capture)] == ["text/html"]
    assert sorted(tmp_path.rglob("*")) == before and (tmp_path / "evil.warc").read_bytes() == b"kept"


def test_gzip_within_gzip_is_refused() -> None:
    """The bound on what comes out would be squared."""
    assert seen(gzip.compress(gzip.compress(lines(1))), "a.jsonl.gz.gz") == ["nested"]


def test_torn_gzip_gives_what_stands_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole lines are taken, and the damage is named."""
    data = gzip.compress(lines(3), 0)
    assert seen(data[:-150], "a.jsonl.gz")[-1] == "damaged-archive"
    monkeypatch.setattr(limits, "MAX_BYTES", 100)
    assert seen(gzip.compress(b"word " * 50), "a.txt.gz") == ["too-large"]
