"""Captures from files, folders and standard input."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord.ingest import limits
from onrecord.ingest.dispatch import captures_in
from onrecord.ingest.files import capture_files
from onrecord.ingest.registry import endings
from onrecord.ingest.sniff import Unread, kind_of
from onrecord.ingest.source import Input
from onrecord.model.capture import Capture, Visit
from onrecord.model.provenance import Refusal


def seen(*inputs: str) -> list[tuple[str, str]]:
    """For each capture its name and media type, for each refusal its subject and code."""
    found = [one for one in capture_files(inputs) if not isinstance(one, Visit)]
    return [(c.subject, c.code) if isinstance(c, Refusal) else (c.name, c.media_type) for c in found]


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"<html>", "text/html"),
        ("a.txt", b"<5 dead", "text/plain"),
        ("a.txt", b'{"id": 1, "text": "Two died."}\n', "application/jsonl"),
        ("a.csv", b'{"text": "Two died."}\n{"text": "Three died."}', "application/jsonl"),
        ("a.json", b'{"text": "Two died."}\n{"text": "Three died."}', "application/jsonl"),
        ("a.json", b'{\n  "text": "Two died."\n}', "application/json"),
        ("a.json", b'[{"text": "Two died."}]', "application/json"),
        ("a.json", b"Two died.", "application/json"),
        ("-", b'{"text": "Two died.",\n "published": "2023-03-14"}', "application/json"),
        ("-", b'[\n  {"text": "Two died."}]', "application/json"),
        ("a.jsonl", b'{\n  "text": "Two died."\n}', "application/json"),
        ("a.jsonl", b'{"text": "Two died."\n{"text": "Three died."}', "application/jsonl"),
        ("a.jsonl", b"no JSON at all", "application/jsonl"),
        ("a.txt", '{"text": "Two died."}\n'.encode("utf-16"), "application/jsonl"),
        ("a.txt", b"{sic} [Editor's note: two died]", "text/plain"),
        ("a.txt", b"[Two died] {", "text/plain"),
        ("a", b'<?xml version="1.0"?><!DOCTYPE html><html>', "text/html"),
        ("a.HTM", b"Two men", "text/html"),
        ("a.php", b"%PDF-1.4", "application/pdf"),
        ("a.txt", b"%PDF-1.4", "application/pdf"),
        ("-", b'{"text": 1}', "application/jsonl"),
        ("-", b"\xef\xbb\xbf {", "application/jsonl"),
        ("-", b"\n<!DOCTYPE html><html>", "text/html"),
        ("-", "<html>".encode("utf-16"), "text/html"),
        ("-", b"< 5 dead", "text/plain"),
        ("-", b"", "text/plain"),
        ("a.txt", b"The header %PDF- begins every PDF; two died.", "text/plain"),
        ("a.pdf", b"HTTP/1.1 200 OK\n\n%PDF-1.4", "application/pdf"),
        ("a", b"\xef\xbb\xbf\n%PDF-1.4", "application/pdf"),
        ("a.csv", b"id,text\n1,Two men died.", "text/csv"),
        ("a.TSV", b"id\ttext", "text/tab-separated-values"),
        ("a.eml", b"From: a@ghent.example", "message/rfc822"),
        ("-", b"From: a@ghent.example\nDate: Tue, 14 Mar 2023\nSubject: Two\n died\n\nTwo died.", "message/rfc822"),
        ("-", b"From: Ghent\nTwo died.\n\nSubject: x\n", "text/plain"),
        ("-", b"From a@ghent.example Tue Mar 14 09:30:00 2023\nSubject: x\n", "application/mbox"),
        ("a.txt", b"From Kyiv at 9:30 in 2023\nthey came.", "text/plain"),
        ("-", b"WARC/1.0\r\n", "application/warc"),
        ("a.jsonl", b"\x1f\x8b\x08", "application/gzip"),
    ],
)
def test_kinds(name: str, head: bytes, kind: str) -> None:
    """The ending tells, and what it leaves open the first bytes do."""
    assert kind_of(name, head, endings()) == kind


@pytest.mark.parametrize(
    ("name", "head", "word"),
    [
        ("a.txt", b"{\\rtf1 Two men died.}", "rich text"),
        ("-", b'<?xml version="1.0"?>\n<rss version="2.0">', "feed"),
    ],
)
def test_kinds_that_are_not_read_say_so(name: str, head: bytes, word: str) -> None:
    """What would be read as prose with commas and marks in it is refused, and the remedy leads to a kind that is read."""
    kind = kind_of(name, head, endings())
    assert isinstance(kind, Unread) and word in kind.found and kind.remedy


_OBJECTS = [{"id": "a", "text": 'Two [men] {died}, \\" he said.'}, {"id": "b", "text": "x", "list": [{"c": []}, "]"]}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_gives_its_objects(tmp_path: Path, indent: int | None, encoding: str) -> None:
    """A JSON file with an array of objects, pretty-printed or not, gives one capture an object."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(_OBJECTS, indent=indent), encoding=encoding)
    captures = [c for c in capture_files((str(path),)) if isinstance(c, Capture)]
    assert [(c.name, json.loads(c.data)) for c in captures] == [
        (f"{path} report 1", _OBJECTS[0]),
        (f"{path} report 2", _OBJECTS[1]),
    ]


def test_a_torn_array_is_refused_once_and_what_stands_before_is_taken(tmp_path: Path) -> None:
    """A file that was cut short costs its last report alone."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(_OBJECTS, indent=2)[:-30])
    assert seen(str(path)) == [(f"{path} report 1", "application/json"), (f"{path} after report 1", "not-json")]


@pytest.mark.parametrize(
    ("text", "code"), [("Two died.", "not-json"), ("[]", "empty"), ("[1 2]{", "not-json"), ("5", "not-json")]
)
def test_a_bad_json_file_is_one_refusal(tmp_path: Path, text: str, code: str) -> None:
    """What is no JSON with objects is refused as a whole file, not line by line."""
    path = tmp_path / "a.json"
    path.write_text(text + "\n\n")
    assert [found for _, found in seen(str(path)) if found != "application/json"] == [code]


def test_an_object_too_large_is_refused_and_the_rest_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One object over the limit does not take the others of its array with it."""
    monkeypatch.setattr(limits, "MAX_BYTES", 100)
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"a": 1}, {"text": "x" * 5000}, {"b": 2}]))
    assert [code for _, code in seen(str(path))] == ["application/json", "too-large", "application/json"]


def test_json_lines_are_captured_one_by_one(tmp_path: Path) -> None:
    """Each line is a capture that names its line; blank lines are none."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"a": 1}\n\n{"b": 2}\r\n{"c": 3}')
    assert [(c.name, c.data.strip()) for c in capture_files((str(path),)) if isinstance(c, Capture)] == [
        (f"{path} line 1", b'{"a": 1}'),
        (f"{path} line 3", b'{"b": 2}'),
        (f"{path} line 4", b'{"c": 3}'),
    ]


def test_json_lines_longer_than_the_head(tmp_path: Path) -> None:
    """Lines across the bytes that were looked at first come through whole."""
    lines = [json.dumps({"text": "x" * size}) for size in (5, 4090, 9000, 1)]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines))
    assert [c.data.decode().strip() for c in capture_files((str(path),)) if isinstance(c, Capture)] == lines


def test_json_lines_in_utf_16(tmp_path: Path) -> None:
    """JSON lines in UTF-16 are told by their mark."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "é"}\n{"text": "ü"}', encoding="utf-16")
    assert [json.loads(c.data)["text"] for c in capture_files((str(path),)) if isinstance(c, Capture)] == ["é", "ü"]


def test_a_line_too_long_is_refused_and_the_rest_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line over the limit does not take the others with it."""
    monkeypatch.setattr(limits, "MAX_BYTES", 100)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"a": 1}\n' + b"x" * 5000 + b'\n{"b": 2}\n')
    assert [code for _, code in seen(str(path))] == ["application/json", "too-large", "application/json"]


def test_a_file_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report over the limit is refused by name."""
    monkeypatch.setattr(limits, "MAX_BYTES", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    assert seen(str(path)) == [(str(path), "too-large")]


def test_folder(tmp_path: Path) -> None:
    """A folder gives its reports in name order, nested ones too; hidden and other files are left out."""
    for name in ("b.txt", "a.html", "c/d.pdf", ".git/x.txt", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [name for name, _ in seen(str(tmp_path))] == [
        str(tmp_path / name) for name in ("a.html", "b.txt", "c/d.pdf")
    ]


def test_a_folder_that_may_not_be_read_is_refused_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies in it is not passed over in silence; the rest is read."""
    for name in ("a/x.txt", "b/x.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    scan = os.scandir

    def guarded(path: str) -> object:
        if path.endswith("b"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr("onrecord.ingest.folders.os.scandir", guarded)
    assert seen(str(tmp_path)) == [
        (str(tmp_path / "a/x.txt"), "text/plain"),
        (str(tmp_path / "b"), "unreadable"),
        (str(tmp_path / "c.txt"), "text/plain"),
    ]


def test_a_pipe_of_json_lines_is_not_waited_for(tmp_path: Path) -> None:
    """Lines may come an hour apart: each is taken when it is there."""
    source, sink = os.pipe()
    with open(source, "rb") as stream, open(sink, "wb", buffering=0) as out:  # noqa: PTH123 (descriptors)
        captures = captures_in(Input("-", "pipe", "", stream=stream))
        for number in range(3):
            out.write(b'{"text": "Two died."}\n')
            one = next(captures)
            assert isinstance(one, Capture) and one.name == f"pipe line {number + 1}"


def test_what_cannot_be_opened_is_refused_in_its_place(tmp_path: Path) -> None:
    """A missing file, an empty folder, a name with a zero and an empty one (which as a path means here) are refusals; the rest is read."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("x")
    assert [
        code
        for _, code in seen(str(tmp_path / "none.txt"), str(tmp_path / "empty"), "a\0b", "", str(tmp_path / "a.txt"))
    ] == [
        "not-found",
        "empty-folder",
        "unreadable",
        "not-found",
        "text/plain",
    ]


def test_an_address_that_no_source_takes_is_refused() -> None:
    """Only those of the web are taken."""
    assert seen("ftp://ghent.example/shell") == [("ftp://ghent.example/shell", "unsupported-source")]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` is looked at: JSON lines are taken one by one."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b'{"a": 1}\n{"b": 2}\n')))
    assert seen("-") == [
        ("standard input line 1", "application/json"),
        ("standard input line 2", "application/json"),
    ]
