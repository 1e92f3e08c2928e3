"""A capture to a report: decoding, the article of a page, repair, language, dateline, credit, and the metadata that the input carries."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from onrecord.errors import InputRefused
from onrecord.model.capture import EXACT, Capture
from onrecord.model.report import Repair, Report, ReportId, Sourced
from onrecord.text.dateline import dateline_of, find_head
from onrecord.text.decode import decode, refuse_empty
from onrecord.text.language import identify_language, language_code
from onrecord.text.published import parse_published
from onrecord.text.records import split_record
from onrecord.text.repair import has_surrogates, repair_text
from onrecord.text.wires import find_wire

_SAME_MOMENT = timedelta(minutes=1)
"""Two moments nearer than that are one, told with seconds and without."""
_OWN_WORDS = "words of the text"
_TOLD = ("id", "url", "title", "publisher", "language", "published")
"""What a collector may know of a report."""
_NOTHING: Mapping[str, Any] = {}  # a plain mapping: readings cross between processes


@dataclass(frozen=True, slots=True)
class TextOptions:
    """How bytes become text.

    Attributes:
        repair: mend misread encodings, keeping a map to the raw offsets.
        published: the day to use where the capture does not say.
        publisher: the publisher to use where the capture does not say.
    """

    repair: bool = True
    published: date | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class _Content:
    """What a capture holds, before repair. Each None where it does not say."""

    text: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: date | None = None
    author: str | None = None
    sources: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    extra: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)


def make_report(capture: Capture, options: TextOptions) -> Report:
    """The report that the capture holds. Its identity is the id given, else its URL, else the hash of its text as it came.

    The text before repair, so that neither an option nor a better repair makes another report of it.

    Raises:
        InputRefused: the bytes hold no report; the reason says what to do.
    """
    if capture.media_type == "application/json":
        capture = split_record(capture)
    content = _collected(_content(capture), capture)
    if not content.text.strip():
        raise refuse_empty(capture.name)
    content = _without_zeros(_in_code_points(content, capture.name, options))
    content = _assumed(content, options)
    text, repairs = repair_text(content.text) if options.repair else (content.text, ())
    title, title_repairs = _repair_title(content.title) if options.repair else (content.title, ())
    if not text.strip():
        raise refuse_empty(capture.name)
    head = find_head(text)
    language = language_code(content.language) or identify_language(text)
    return Report(
        id=ReportId(content.id or content.url or text_hash(content.text)),
        text=text,
        title=title,
        publisher=content.publisher,
        wire=find_wire(text, head),
        url=content.url,
        language=language,
        published=content.published,
        dateline=dateline_of(text, head),
        repairs=repairs + title_repairs,
        metadata_sources=_metadata_sources(replace(content, title=title, language=language)),
        extra=content.extra,
    )


def report_from_text(
    text: str, *, published: date | str | None = None, title: str | None = None, language: str | None = None
) -> Report:
    """The report whose body is `text`, code point for code point; its id is the hash of its content.

    Raises:
        InputRefused: the text is empty or holds half of a UTF-16 pair, or `published` is no ISO date.
    """
    if not text.strip():
        raise refuse_empty("text")
    if has_surrogates(text) or has_surrogates(title or ""):
        raise _surrogate("text")
    head = find_head(text)
    return Report(
        id=ReportId(text_hash(text)),
        text=text,
        title=title,
        wire=find_wire(text, head),
        language=language_code(language) or identify_language(text),
        published=parse_published(published, "published"),
        dateline=dateline_of(text, head),
    )


def text_hash(text: str) -> str:
    """The identity of a text that came without one: 16 hexadecimal digits, equal for equal code points."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _content(capture: Capture) -> _Content:
    data, name = capture.data, capture.name
    kind, exact, _ = capture.media_type.partition(EXACT)
    if exact:
        words = data.decode("utf-8", "surrogatepass")
        return _Content(words) if kind == "text/plain" else _page(words, capture)
    if capture.media_type == "text/html":
        from onrecord.text.html import decode_page  # late: plain text needs no HTML parser

        return _page(decode_page(data, name, capture.metadata.get("charset")), capture)
    if capture.media_type == "application/pdf":
        from onrecord.text.pdf import read_pdf

        found = read_pdf(data, name)
        return _Content(found.text, title=found.title)
    if capture.media_type == "message/rfc822":
        from onrecord.text.mail import read_mail  # late: few inputs are mail

        body = read_mail(data, name)
        return _page(body.words, capture) if body.html else _Content(body.words)
    return _Content(decode(data, name, capture.metadata.get("charset")))


def _page(html: str, capture: Capture) -> _Content:
    from onrecord.text.html import read_page

    facts = (page := read_page(html, capture.name, capture.metadata.get("url"))).facts
    # the language that a page states is its template's: only where the words do not tell is it believed
    language = identify_language(page.text)
    found = {
        "title": facts.title,
        "author": facts.author,
        "publisher": facts.publisher,
        "url": facts.url,
        "language": facts.language if language is None else None,
    }
    sources = {key: words.source for key, words in found.items() if words}
    values: dict[str, Any] = {key: words.value for key, words in found.items() if words}
    if language is not None:
        values["language"], sources["language"] = language, _OWN_WORDS
    published = facts.published
    if published is not None:
        sources["published"] = published.source
    moment = None if published is None else published.value
    return replace(_Content(page.text, published=moment), sources=sources, **values)


def _collected(content: _Content, capture: Capture) -> _Content:
    """The content with what the collector knows in place of what the bytes say, and what the response says where neither does."""
    known = {key: capture.metadata.get(key) for key in _TOLD}
    known["published"] = parse_published(known["published"], capture.name)
    known["published"] = _published(known["published"], content.published)
    told = {
        key: value for key, value in known.items() if value and (key != "published" or value is not content.published)
    }
    sources = {**content.sources, **dict.fromkeys(told, "input")}
    content = replace(content, **told, extra=capture.metadata.get("extra") or content.extra, sources=sources)
    language = language_code(_response_header(capture, "content-language"))
    if content.language or not language or identify_language(content.text):
        return content
    return replace(
        content, language=language, sources={**content.sources, "language": "response header content-language"}
    )


def _published(told: date | None, stated: date | None) -> date | None:
    """What was told of the report, unless the report states the same moment itself: feeds often tell it in UTC, where it may be another day."""
    if isinstance(told, datetime) and isinstance(stated, datetime) and told.tzinfo and stated.tzinfo:
        return stated if abs(told - stated) < _SAME_MOMENT else told
    return told or stated


def _response_header(capture: Capture, name: str) -> str | None:
    headers = capture.custody.headers.get("response", ()) if capture.custody else ()
    return next((value[:100] for key, value in headers if key.lower() == name), None)


def _assumed(content: _Content, options: TextOptions) -> _Content:
    """The content with what the user says of all inputs, where neither the input nor its collector says it."""
    told: dict[str, Any] = {}
    if content.published is None and options.published is not None:
        told["published"] = options.published
    if not content.publisher and options.publisher:
        told["publisher"] = options.publisher
    return replace(content, **told, sources={**content.sources, **dict.fromkeys(told, "command line")})


def _metadata_sources(content: _Content) -> Mapping[str, Sourced]:
    """Each known value with its source. A value without one is the language, told by the words, or what a document states of itself."""
    values = {
        "title": content.title,
        "author": content.author,
        "publisher": content.publisher,
        "published": content.published and content.published.isoformat(),
        "url": content.url,
        "language": content.language,
    }
    own = {"language": _OWN_WORDS}
    return {
        key: Sourced(value, content.sources.get(key, own.get(key, "document")))
        for key, value in values.items()
        if value
    }


def _repair_title(title: str | None) -> tuple[str | None, tuple[Repair, ...]]:
    return repair_text(title, "title") if title else (title, ())


def _in_code_points(content: _Content, name: str, options: TextOptions) -> _Content:
    """The content without halves of UTF-16 pairs outside its text and title, where repair lists them.

    Raises:
        InputRefused: there is one and repair is off: such a text has no code points to keep, and no output can hold it.
    """
    words = (content.text, content.title, content.id, content.publisher, content.url, content.language, content.author)
    fields = any(has_surrogates(part) for part in words if part) or _any_surrogates(content.extra)
    if not fields:
        return content
    if not options.repair:
        raise _surrogate(name)
    return replace(
        content,
        id=_whole(content.id),
        publisher=_whole(content.publisher),
        author=_whole(content.author),
        url=_whole(content.url),
        language=_whole(content.language),
        extra=_whole(content.extra),
    )


def _without_zeros(content: _Content) -> _Content:
    """The content with U+FFFD for zeros in what names the report, which databases and C libraries take for the end; repair lists those of text and title."""
    return replace(
        content,
        id=_without_zero(content.id),
        publisher=_without_zero(content.publisher),
        url=_without_zero(content.url),
        language=_without_zero(content.language),
    )


def _without_zero(words: str | None) -> str | None:
    return words and words.replace("\0", "\ufffd")


def _any_surrogates(value: Any) -> bool:
    if isinstance(value, str):
        return has_surrogates(value)
    if isinstance(value, Mapping):
        return any(_any_surrogates(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(map(_any_surrogates, value))


def _whole(value: Any) -> Any:
    """The value with U+FFFD for each half of a UTF-16 pair. Nesting is bounded where the value was parsed."""
    if isinstance(value, str):
        return (
            value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            if has_surrogates(value)
            else value
        )
    if isinstance(value, Mapping):
        return {_whole(key): _whole(part) for key, part in value.items()}
    return [_whole(part) for part in value] if isinstance(value, list) else value


def _surrogate(name: str) -> InputRefused:
    return InputRefused(
        "lone-surrogate",
        name,
        found="half of a UTF-16 pair",
        expected="whole code points",
        remedy="read it with repair, which puts U+FFFD in its place and lists it",
    )
