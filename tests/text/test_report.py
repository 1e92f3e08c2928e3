"""Captures to reports: who they are."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from onrecord.model.capture import Capture, Custody
from onrecord.text.report import TextOptions, make_report, report_from_text

_TEXT = "Zwei “shells” hit KΓ¶ln\r\non Monday — two men died."


def _id(data: bytes, media_type: str = "text/plain", *, repair: bool = True) -> str:
    return make_report(Capture("a", data, media_type), TextOptions(repair=repair)).id


def test_a_report_without_id_or_url_is_its_text() -> None:
    """The same words are the same report, whatever bytes, line end or other keys they came with."""
    record = json.dumps({"text": _TEXT}).encode()
    ids = {
        _id(_TEXT.encode()),
        _id(_TEXT.encode("utf-8-sig")),
        _id(_TEXT.encode("utf-16")),
        _id(record, "application/json"),
        _id(record + b"\r\n", "application/json"),
        _id(json.dumps({"desk": 7, "text": _TEXT}, ensure_ascii=False).encode(), "application/json"),
        _id(record, "application/json", repair=False),
        report_from_text(_TEXT).id,
    }
    assert len(ids) == 1
    assert ids != {_id(_TEXT.encode() + b"!")}


@pytest.mark.parametrize(
    ("keys", "identity"),
    [({"id": "a", "url": "https://b.example"}, "a"), ({"url": "https://b.example"}, "https://b.example")],
)
def test_an_id_goes_before_a_url_and_a_url_before_the_text(keys: dict[str, str], identity: str) -> None:
    """What the input says of its identity is believed."""
    assert _id(json.dumps({"text": _TEXT, **keys}).encode(), "application/json") == identity


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("Mon, 13 Mar 2023 22:30:00 GMT", "2023-03-14T00:30:00+02:00"),
        ("2023-03-13T22:30:20Z", "2023-03-14T00:30:00+02:00"),
        ("2023-03-13T21:30:00Z", "2023-03-13T21:30:00+00:00"),
        ("2023-03-13", "2023-03-13"),
    ],
)
def test_a_moment_that_the_page_states_in_its_own_zone_stays_there(told: str, published: str) -> None:
    """A feed that tells the same moment in UTC must not move the day; where it tells another one, it is believed."""
    page = (
        b'<html><head><meta property="article:published_time" content="2023-03-14T00:30:00+02:00"></head>'
        b"<body><article><p>A shell killed two people in Avdiivka, officials said. Rescuers searched the ruins.</p></article></body></html>"
    )
    report = make_report(Capture("a", page, "text/html", {"published": told}), TextOptions())
    assert report.published is not None and report.published.isoformat() == published


def _sources(capture: Capture, options: TextOptions | None = None) -> dict[str, tuple[str, str]]:
    found = make_report(capture, options or TextOptions()).metadata_sources
    return {key: (told.value, told.source) for key, told in found.items()}


def test_metadata_say_where_they_are_from() -> None:
    """The input's word goes before the page's, the page's before the user's, and each is named."""
    body = "".join(f"<p>The mayor said that the shell had struck house {n} of the old town.</p>" for n in range(9))
    html = f'<html lang="de"><head><meta name="author" content="Ada Reed"></head><body><h1>Shell strikes mill</h1>{body}</body></html>'
    capture = Capture("a.html", html.encode(), "text/html", {"url": "https://mill.example/shell"})
    found = _sources(capture, TextOptions(published=date(2023, 3, 14), publisher="Mill Post"))
    assert found == {
        "title": ("Shell strikes mill", "element h1"),
        "author": ("Ada Reed", "meta author"),
        "publisher": ("Mill Post", "command line"),
        "published": ("2023-03-14", "command line"),
        "url": ("https://mill.example/shell", "input"),
        "language": ("en", "words of the text"),
    }


def test_a_response_tells_the_language_where_words_do_not() -> None:
    """`Content-Language` is believed of a text too short to tell, and of no other."""
    custody = Custody("fetch", datetime(2023, 3, 14, tzinfo=UTC), {"response": (("Content-Language", "pt-BR"),)})
    assert _sources(Capture("a", b"Xyz 7.", "text/plain", {}, custody)) == {
        "language": ("pt", "response header content-language")
    }
    told = Capture("a", b"The men said that they had seen it on the day of the attack.", "text/plain", {}, custody)
    assert _sources(told)["language"] == ("en", "words of the text")
