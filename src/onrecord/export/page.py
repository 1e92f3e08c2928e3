"""One self-contained page: each report with its words highlighted and linked to the values they support.

Works without scripts: words link to values and values to words through `:target`. Nothing is fetched from anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from importlib.resources import files

from onrecord.export.marks import Mark, Piece, cut_pieces
from onrecord.export.values import Value, reading_values
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.model.span import Field
from onrecord.model.telling import tell_report
from onrecord.model.words import one_line

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Readings by onrecord</title>
<style>
{style}</style>
</head>
<body>
<header class="page">
<h1>What is on the record</h1>
<p>Every value below is <em>reported</em>, never established: it stands beside the words it was read from and the
speaker who said them. Choose coloured words to see what was read from them, and a quote to see where it stands. The page holds full texts and may name victims: keep it as private as the reports themselves.</p>
<ul class="key" aria-label="Key to the colours"><li><span class="casualty">people harmed</span></li>
<li><span class="event">what happened</span></li><li><span class="time">when</span></li><li><span class="place">where</span></li>
<li><span class="object">means, things, evidence</span></li>
<li><span class="perpetrator">said to be by</span></li><li><span class="source">who says so</span></li>
<li><span class="content">what they say</span></li></ul>
</header>
<main>
"""
_FOOT = """</main>
<footer class="page"><p>Read by onrecord {version}. A machine's reading: check it against the words.</p></footer>
</body>
</html>
"""
_QUOTE = 140
"""Code points of a quote that stand beside a value; the whole of it is in the text."""
_EMPTY = '<p class="empty">No report was read.</p>\n'


def reading_page(readings: Iterable[Reading]) -> Iterator[str]:
    """The page in parts, one a report, so that it can be written as it grows."""
    style = files("onrecord.export").joinpath("page.css").read_text(encoding="utf-8")
    yield _HEAD.format(style=style)
    version = ""
    for number, reading in enumerate(readings, start=1):
        version = reading.producer.version
        yield _article(reading, f"r{number}")
    if not version:
        yield _EMPTY
    yield _FOOT.format(version=escape(version))


def _article(reading: Reading, prefix: str) -> str:
    report = reading.report
    groups = tuple(reading_values(reading, prefix))
    values = [value for group in groups for value in group.values]
    title = report.title or f"Report {report.id}"
    marked = _marker(values)
    facts = [
        *tell_report(reading),
        *([f"id {report.id}"] if report.title else []),
    ]  # without a title the id stands in its place
    parts = [
        f'<article aria-labelledby="{prefix}">',
        f'<h2 id="{prefix}" dir="auto">{marked(report.title, "title") if report.title else escape(title)}</h2>',
        f'<p class="facts">{escape(" · ".join(facts))}{_source_link(report.url)}</p>',
        *_metadata(report),
        '<div class="sides">',
        f'<div class="text" dir="auto" lang="{escape(report.language or "")}">{marked(report.text, "text")}</div>',
        '<div class="values" role="region" aria-label="Values read from this report" tabindex="0">',
    ]
    for number, group in enumerate(groups, start=1):
        head = f"{prefix}-g{number}"
        parts.append(f'<section class="{group.kind}" aria-labelledby="{head}">')
        parts.append(f'<h3 id="{head}">{escape(group.title)}</h3>')
        if group.summary:
            parts.append(f'<p class="toll">{escape(group.summary)}</p>')
        parts.append("<dl>")
        parts += [_row(value) for value in group.values]
        parts.append("</dl></section>")
    if not groups and not reading.notices:  # what was not read holds neither harm nor none
        parts.append('<p class="empty">No incident with words of harm was found in this report.</p>')
    parts += [f'<p class="notice">{escape(notice.message)}</p>' for notice in reading.notices]
    parts.append("</div></div></article>\n")
    return "\n".join(parts)


def _metadata(report: Report) -> Iterator[str]:
    """What is known of the report, each with where it came from; folded, since most readers need it only where a day looks wrong."""
    if not report.metadata_sources:
        return
    rows = "".join(
        f'<dt>{escape(key)}</dt><dd><bdi>{escape(one_line(told.value, _QUOTE))}</bdi> <span class="by">from {escape(told.source)}</span></dd>'
        for key, told in report.metadata_sources.items()
    )
    yield f'<details class="metadata"><summary>Where this is known from</summary><dl>{rows}</dl></details>'


def _source_link(url: str | None) -> str:
    """A link to the report's address where it is one that is safe to follow: never `javascript:` or `data:`."""
    if url is None or not url.lower().startswith(("http://", "https://")):
        return ""
    return f' · <a href="{escape(url)}" rel="noreferrer">where it was published</a>'


def _row(value: Value) -> str:
    words = one_line(" … ".join(dict.fromkeys(" ".join(span.quote.split()) for span in value.spans)), _QUOTE)
    note = f' <span class="by">{escape(value.note)}</span>' if value.note else ""
    return (
        f'<div id="{value.id}"><dt>{escape(value.name)}</dt><dd><strong>{escape(value.value)}</strong>{note} '
        f'<a href="#{value.id}-w" class="{value.kind}">{escape(words)}</a></dd></div>'
    )


def _marker(values: list[Value]) -> Callable[[str, Field], str]:
    """What turns a text or a title of the report into HTML in which the words of the values lead to them.

    The first words of each value get its anchor, once an article: a value may stand on words in the title and in the text.
    """
    anchored: set[str] = set()
    about = {value.id: escape(f"{value.name}: {value.value}", quote=True) for value in values}

    def marked(text: str, field: Field) -> str:
        marks = [
            Mark(span.start, span.end, kind, value.id)
            for value in values
            for kind, span in (*((value.kind, span) for span in value.spans), *value.also)
            if span.field == field
        ]
        return "".join(_piece(text, piece, anchored, about) for piece in cut_pieces(len(text), marks))

    return marked


def _piece(text: str, piece: Piece, anchored: set[str], about: Mapping[str, str]) -> str:
    words = escape(text[piece.start : piece.end])
    if not piece.marks:
        return words
    fresh = [value for value in dict.fromkeys(mark.value for mark in piece.marks) if value not in anchored]
    anchored.update(fresh)
    anchors = "".join(f'<span id="{value}-w" class="anchor">' for value in fresh)
    kinds = " ".join(dict.fromkeys(mark.kind for mark in piece.marks))
    nearest = piece.marks[0].value
    link = f'<a href="#{nearest}" class="{kinds}" title="{about[nearest]}">{words}</a>'
    return f"{anchors}{link}{'</span>' * len(fresh)}"
