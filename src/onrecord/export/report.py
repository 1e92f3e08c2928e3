"""The html export: one self-contained page for people, with a map, a timeline, tables and the claims behind each number.

Works without scripts and asks nobody for anything. Rows go through a temporary file, so that no ledger is too large for memory.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from importlib.resources import files
from typing import Any, BinaryIO

from onrecord.disclose.disclosed import Disclosed
from onrecord.disclose.rules import REASONS
from onrecord.export.api import Column, Exporter, ExportOptions, Tally, Written
from onrecord.export.basis import basis_of, report_of, speaker_of
from onrecord.export.map import Map
from onrecord.export.timeline import Timeline
from onrecord.model.values import interval_of, place_of, toll_of
from onrecord.model.words import say_claim, say_count, say_interval, say_key, say_place, say_toll

Json = Mapping[str, Any]

_IN_MEMORY = 8 * 1024**2
"""Bytes of rows that wait in memory; more go to a temporary file."""
_COLUMNS = ("when", "where", "what", "killed", "injured", "said to be by", "who says so", "grade", "reports")
_VIEWS = {
    "analyst": "This is the view for people who work with the ledger: points stand at their stated precision. Keep it among them.",
    "public": "This is the public view: points are coarsened to a grid, and marked so.",
}
_PIECE = 1 << 20


class _Sums:
    """What a kind of event comes to: incidents, and least and most killed and injured."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, record: Json) -> None:
        kind = say_key(str(record.get("event_type") or "not told"))
        self.counts[kind, "incidents"] += 1
        for harm in ("killed", "injured"):
            toll = (record.get("tolls") or {}).get(harm)
            if toll:
                self.counts[kind, harm] += 1
                for bound in ("min", "max"):
                    self.counts[kind, f"{harm} {bound}"] += toll[bound]
                self.counts[kind, f"{harm} open"] += bool(toll.get("open"))

    def kinds(self) -> list[str]:
        """The commonest first."""
        return sorted({kind for kind, _ in self.counts}, key=lambda kind: (-self.counts[kind, "incidents"], kind))

    def range(self, kind: str, harm: str) -> str:
        if not self.counts[kind, harm]:
            return "–"
        least, most = self.counts[kind, f"{harm} min"], self.counts[kind, f"{harm} max"]
        told = f"{least:,}" if least == most else f"{least:,} to {most:,}"
        return f"{told} or more" if self.counts[kind, f"{harm} open"] else told


def _write(incidents: Iterator[Disclosed], stream: BinaryIO, options: ExportOptions) -> Written:
    tally, points, days, sums, withheld = Tally(), Map(), Timeline(), _Sums(), Counter[str]()
    views: dict[str, None] = {}
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as rows:
        for incident in incidents:
            tally.rows += 1
            anchor = f"i{tally.rows}"
            points.add(incident.record, anchor)
            days.add(incident.record)
            sums.add(incident.record)
            withheld.update(incident.withheld)
            views[incident.view] = None
            rows.write(_bytes("".join(_row(incident.record, anchor))))
        for part in _head(options, tally.rows, list(views), points, days, sums):
            stream.write(_bytes(part))
        rows.seek(0)
        while piece := rows.read(_PIECE):
            stream.write(piece)
        for part in _foot(options, withheld, empty=not tally.rows):
            stream.write(_bytes(part))
    return tally.written()


def _bytes(words: str) -> bytes:
    return words.encode("utf-8", "replace")


def _head(  # noqa: PLR0913 - everything that was gathered
    options: ExportOptions, rows: int, views: list[str], points: Map, days: Timeline, sums: _Sums
) -> Iterator[str]:
    style = files("onrecord.export").joinpath("report.css").read_text(encoding="utf-8")
    title = escape(options.title)
    made = f" · as of {escape(options.made[:10])}" if options.made else ""
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n"
        f'<p class="facts">{say_count(f"{rows:,}", "incident")}{made}</p>\n<p>Every number here is <em>reported</em>, never established: beside it stand the words that it was read from '
        f"and who said them. {' '.join(_VIEWS[view] for view in views)}</p>\n</header>\n<main>\n"
    )
    yield '<section aria-labelledby="where"><h2 id="where">Where</h2>\n<div class="wide">'
    drawn = "".join(points.svg())
    yield drawn or '<p class="note">No place is known.</p>'
    yield "</div>\n"
    if drawn:
        yield (
            '<ul class="key" aria-label="Key to the map"><li><span class="dot"></span>a site or settlement, larger for more incidents</li>'
            '<li><span class="cell"></span>a coarsened cell: somewhere in it</li><li><span class="area"></span>a district or region: somewhere in it</li></ul>\n'
        )
    yield f'<p class="note">{escape(points.not_drawn())}</p></section>\n'
    yield '<section aria-labelledby="when"><h2 id="when">When</h2>\n<div class="wide" role="region" aria-labelledby="when" tabindex="0">'
    yield "".join(days.svg()) or '<p class="note">No day is known.</p>'
    yield "</div></section>\n"
    yield from _summary(sums)
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in _COLUMNS)
    yield (
        '<section aria-labelledby="each"><h2 id="each">Each incident</h2>\n<div class="wide" role="region" aria-labelledby="each" tabindex="0">'
        f'<table class="incidents"><thead><tr>{heads}</tr></thead>\n'
    )


def _summary(sums: _Sums) -> Iterator[str]:
    kinds = sums.kinds()
    if not kinds:
        return
    yield '<section aria-labelledby="what"><h2 id="what">What</h2>\n<div class="wide" role="region" aria-labelledby="what" tabindex="0"><table class="sums"><thead><tr><th scope="col">kind of event</th>'
    yield '<th scope="col" class="number">incidents</th><th scope="col" class="number">killed</th><th scope="col" class="number">injured</th></tr></thead>\n<tbody>'
    for kind in kinds:
        yield f'<tr><th scope="row">{escape(kind)}</th><td class="number">{sums.counts[kind, "incidents"]:,}</td>'
        yield f'<td class="number">{sums.range(kind, "killed")}</td><td class="number">{sums.range(kind, "injured")}</td></tr>\n'
    yield '</tbody></table></div>\n<p class="note">Sums of the least and of the most that is reported for each incident, where anything is. Figures for whole periods are not among them.</p></section>\n'


def _row(record: Json, anchor: str) -> Iterator[str]:
    time, place, tolls = interval_of(record.get("time")), record.get("place"), record.get("tolls") or {}
    basis = basis_of(record, next((harm for harm in ("killed", "injured", *tolls) if harm in tolls), "killed"))
    by = "; ".join(
        f"{one.get('name') or 'not named'} ({one.get('status', 'stated')})" for one in record.get("perpetrators") or ()
    )
    says = "–"
    if basis:
        says = (
            f"<bdi>{escape(basis.said_by)}</bdi>"
            + (f": <q>{escape(basis.quote)}</q>" if basis.quote else "")
            + _link(basis.url)
        )
    cells = (
        escape(say_interval(time)) if time else "not known",
        _where(place),
        escape(say_key(str(record.get("event_type") or "not told"))),
        *(escape(say_toll(toll_of(tolls[harm]))) if harm in tolls else "–" for harm in ("killed", "injured")),
        escape(by) or "–",
        says,
        escape(str(record.get("grade") or "–")),
        str(len(record.get("reports") or ())),
    )
    yield f'<tbody id="{anchor}"><tr><th scope="row">{cells[0]}</th>{"".join(f"<td>{cell}</td>" for cell in cells[1:])}</tr>\n'
    yield f'<tr class="more"><td colspan="{len(cells)}"><details><summary>{say_count(len(record.get("claims") or ()), "claim")} of {escape(str(record["id"]))}</summary>'
    yield from _claims(record)
    yield "</details></td></tr></tbody>\n"


def _where(place: Json | None) -> str:
    known = place_of(place)
    if place is None or known is None or not known.name:
        return "not known"
    notes = [f"coarsened to {place['coarsened_to_km']:g} km"] if place.get("coarsened") else []
    notes += ["position withheld"] if place.get("position_withheld") else []
    return f"<bdi>{escape(say_place(known))}</bdi>" + "".join(f' <span class="mark">{note}</span>' for note in notes)


def _claims(record: Json) -> Iterator[str]:
    yield '<table class="claims"><thead><tr><th scope="col">of</th><th scope="col">claim</th><th scope="col">who says so</th><th scope="col">in the words</th><th scope="col">where</th></tr></thead><tbody>'
    sets: dict[str, list[str]] = {}
    for harm, toll in (record.get("tolls") or {}).items():
        for bound, ids in (toll.get("set_by") or {}).items():
            for one in ids:
                sets.setdefault(one, []).append(f"{bound} {harm}")
    for claim in record.get("claims") or ():
        report = report_of(record, claim["report"]) or {}
        source = " · ".join(
            str(report[key])[:10] if key == "published" else str(report[key])
            for key in ("publisher", "published")
            if report.get(key)
        )
        marks = "".join(f' <span class="mark">sets {escape(one)}</span>' for one in sets.get(claim["id"], ()))
        value = escape(say_claim(claim["value"])) if claim["value"] is not None else "–"
        quote = f"<q>{escape(claim['quote'])}</q>" if claim.get("quote") else "–"
        yield (
            f"<tr><td>{escape(say_key(claim['field'].removeprefix('casualties.')))}</td><td>{value}{marks}</td><td><bdi>{escape(speaker_of(claim))}</bdi></td>"
            f"<td>{quote}</td><td>{escape(source or str(claim['report']))}{_link(report.get('url'))}</td></tr>"
        )
    yield "</tbody></table>"
    for victim in record.get("victims") or ():
        yield f'<p class="note">Named by decision {escape(str(victim["released_by"]))}: {escape(victim["name"])}.</p>'


def _link(url: str | None) -> str:
    return f' <a href="{escape(url)}" rel="noreferrer">report</a>' if url else ""


def _foot(options: ExportOptions, withheld: Mapping[str, int], *, empty: bool) -> Iterator[str]:
    if empty:
        yield f'<tbody><tr><td colspan="{len(_COLUMNS)}">No incident is in this export.</td></tr></tbody>'
    yield "</table></div></section>\n"
    if withheld:
        rows = "".join(
            f'<tr><td class="number">{count:,}</td><td>{escape(REASONS[reason])}</td></tr>'
            for reason, count in sorted(withheld.items())
        )
        yield (
            '<section aria-labelledby="withheld"><h2 id="withheld">What is withheld or changed</h2>\n<div class="wide" role="region" aria-labelledby="withheld" tabindex="0"><table class="sums">'
            f'<thead><tr><th scope="col" class="number">times</th><th scope="col">what</th></tr></thead><tbody>{rows}</tbody></table></div></section>\n'
        )
    yield f"</main>\n<footer><p>Made by {escape(options.by)}. The map has no borders and no roads on purpose: it shows what reports state, and no more.</p></footer>\n</body>\n</html>\n"


EXPORTER = Exporter("html", ".html", "text/html", _write, tuple(map(Column, _COLUMNS)))
