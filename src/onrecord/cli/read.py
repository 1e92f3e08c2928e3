"""`onrecord read`: reports in, readings out, refusals on standard error."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import click

from onrecord.cli.console import put, stdout_console
from onrecord.cli.options import input_options, site_options
from onrecord.cli.progress import Watch, watch_over
from onrecord.model.contract import reading_to_json
from onrecord.model.provenance import Refusal
from onrecord.model.reading import Reading
from onrecord.model.words import harmless

Writer = Callable[[Iterator[Reading]], None]


@click.command(short_help="Read reports from files, folders or standard input.")
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@input_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "html"]),
    help="table for people, json or jsonl for machines, html for one self-contained page.  [default: table on a terminal, else json]",
)
@site_options
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Worker processes.")
@click.option(
    "--no-repair", is_flag=True, help="Leave misread encodings as they are, so that offsets count the raw text."
)
def read(
    inputs: tuple[str, ...],
    published: date | None,
    publisher: str | None,
    columns: tuple[str, ...],
    allow_private: bool,
    proxy: str | None,
    form: str | None,
    jobs: int,
    no_repair: bool,
) -> None:
    """Read reports: who was harmed, where, when, by what, and who says so.

    INPUT is a file (text, HTML, PDF, JSON, JSON lines, mail, a mailbox, CSV, Parquet, WARC or WACZ; packed by gzip or not), a folder of them,
    an http or https address (a page, or a feed or sitemap with the articles that it lists), or - for standard input.

    \b
    Examples:
      onrecord read report.txt --published 2023-03-14
      onrecord read crawl.jsonl --format jsonl --jobs 4 > readings.jsonl
      onrecord read dump.csv --column text=story --column published=day
      onrecord read https://example.org/news --format html > reading.html

    Exit code: 0 done, 1 some inputs were refused (each named on standard error), 2 wrong usage.
    """
    if not inputs:
        raise click.UsageError(
            "found no INPUT, expected files, folders or - for standard input; try: onrecord read report.txt"
        )
    from onrecord.app import FetchOptions, ReadOptions, SourceOptions, TextOptions, meter_of, parse_columns, read_inputs

    form = form or ("table" if sys.stdout.isatty() else "json")
    _prepare_output(form)
    text = TextOptions(repair=not no_repair, published=published, publisher=publisher)
    fetch = FetchOptions(private=allow_private, proxy=proxy)
    source = SourceOptions(parse_columns(columns), fetch)
    refused = 0

    def readings(watch: Watch) -> Iterator[Reading]:
        nonlocal refused
        meter = meter_of(inputs) if watch.drawn else None
        options = ReadOptions(text, jobs, replace(source, meter=meter))
        for number, outcome in enumerate(read_inputs(inputs, options), start=1):
            if isinstance(outcome, Refusal):
                refused += 1
                watch.say(harmless(f"refused {outcome.message()} [{outcome.code}]"))
            else:
                yield outcome
            watch.step(number, refused, meter.share() if meter else None)

    with watch_over("Reading") as watch:
        if "-" in inputs and sys.stdin.isatty():
            watch.say("reading what is typed here; end it with Ctrl-D on a line of its own")
        _WRITERS[form](readings(watch))
    sys.stdout.flush()  # here, where a full disk or a closed pipe can still be told
    sys.exit(1 if refused else 0)


def _prepare_output(form: str) -> None:
    """JSON and pages are UTF-8 by their own rules; a table takes what the terminal can show, and `?` for what it cannot."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if form == "table":
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8")


def _write_jsonl(readings: Iterator[Reading]) -> None:
    for reading in readings:
        sys.stdout.write(json.dumps(reading_to_json(reading), ensure_ascii=False) + "\n")


def _write_json(readings: Iterator[Reading]) -> None:
    """One object for one report, an array for several or none: valid JSON whatever comes."""
    objects = (json.dumps(reading_to_json(reading), ensure_ascii=False, indent=2) for reading in readings)
    first, second = next(objects, None), next(objects, None)
    if first is None:
        sys.stdout.write("[]\n")
        return
    if second is None:
        sys.stdout.write(first + "\n")
        return
    sys.stdout.write(f"[{first},\n{second}")
    for text in objects:
        sys.stdout.write(",\n" + text)
    sys.stdout.write("]\n")


def _write_table(readings: Iterator[Reading]) -> None:
    from onrecord.cli.table import reading_table  # late: machines that ask for JSON do not pay for it

    console = stdout_console()
    for reading in readings:
        put(console, reading_table(reading, console.width))


def _write_html(readings: Iterator[Reading]) -> None:
    from onrecord.app import page_of

    for part in page_of(readings):
        sys.stdout.write(part)


_WRITERS: dict[str, Writer] = {
    "table": _write_table,
    "json": _write_json,
    "jsonl": _write_jsonl,
    "html": _write_html,
}
