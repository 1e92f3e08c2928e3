"""The only composition root: names the concrete adapters and builds what the faces use."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from functools import lru_cache, partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from onrecord.errors import LedgerError, UsageError
from onrecord.export.page import reading_page
from onrecord.extract.reader import Reader
from onrecord.gazetteer.imports import INDEX, Imported, import_file, imported_sources
from onrecord.gazetteer.index import open_gazetteer
from onrecord.gazetteer.named import find_named
from onrecord.ingest.fetch.options import FetchOptions
from onrecord.ingest.files import capture_files
from onrecord.ingest.folders import meter_of
from onrecord.ingest.rows import parse_columns
from onrecord.ingest.source import Found, SourceOptions
from onrecord.ledgers import imports_folder
from onrecord.lexicon.load import load_lexicon
from onrecord.model.capture import Capture, Visit
from onrecord.model.ledger import Acquisition
from onrecord.model.provenance import Refusal
from onrecord.model.reading import Reading
from onrecord.obeyed import obeyed_in
from onrecord.pipeline.executors import map_in_order, map_on_dask
from onrecord.pipeline.ingest import Execute, Job, Progress, Result, assuming, ingest, lost_job, read_job
from onrecord.pipeline.read import Outcome, read_capture, read_report, worker_lost
from onrecord.pipeline.stages import Stage, records_of, resolve_stage, stages_of, stamps_of
from onrecord.store.api import IncidentFilter, Ledger
from onrecord.text.language import language_code
from onrecord.text.published import parse_published
from onrecord.text.report import TextOptions, report_from_text
from onrecord.version import VERSION

# What fetches, signs, opens a database or joins incidents is imported where it is used: reading a file waits for none of it.
if TYPE_CHECKING:
    from onrecord.ingest.fetch.config import Feed, WatchList
    from onrecord.ingest.fetch.listings import Asking
    from onrecord.ingest.fetch.rounds import Schedule

__all__ = [
    "Acquisition",
    "FetchOptions",
    "IncidentFilter",
    "Ledger",
    "Outcome",
    "Progress",
    "ReadOptions",
    "Round",
    "SourceOptions",
    "TextOptions",
    "check_event_type",
    "erase_capture",
    "ingest_inputs",
    "make_reader",
    "meter_of",
    "obey",
    "obeyed_in",
    "page_of",
    "parse_columns",
    "parse_published",
    "place_named",
    "read_inputs",
    "read_text",
    "read_watch_list",
    "watch_feeds",
]

TOOL = f"onrecord {VERSION}"
"""Who takes captures in, as the evidence remembers it."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How inputs are read; see `TextOptions` for the text part and `SourceOptions` for how inputs are made.

    Attributes:
        jobs: worker processes on this machine.
        executor: `local`, or `dask://HOST:PORT` of a Dask scheduler, whose workers then read what is ingested.
    """

    text: TextOptions = field(default_factory=TextOptions)
    jobs: int = 1
    source: SourceOptions = field(default_factory=SourceOptions)
    executor: str = "local"


@lru_cache(maxsize=1)
def make_reader() -> Reader:
    """The reader with the lexicon and gazetteer that the package carries and this user's imports, built once a process."""
    return Reader(load_lexicon("en"), open_gazetteer(imports=imports_folder() / INDEX))


def reading_stages() -> tuple[Stage, Stage]:
    """The stages as this process reads: by the lexicon and gazetteer that it has loaded, whatever was imported since."""
    reader = make_reader()
    return stages_of(reader.lexicon.digest, reader.gazetteer.digest)


def import_places(file: Path) -> Imported:
    """Adds the places in a file to this user's gazetteer.

    Raises:
        GazetteerError: the file cannot be read, or is of no kind that can be imported.
    """
    return import_file(file, imports_folder(), open_gazetteer())


def gazetteer_info() -> list[tuple[str, str]]:
    """What the gazetteer holds, as (name, value) rows."""
    folder = imports_folder()
    gazetteer = open_gazetteer(imports=folder / INDEX)
    carried = gazetteer.layers[0].header
    return [
        ("digest", gazetteer.digest),
        ("places", f"{carried['places']:,} under {carried['keys']:,} names"),
        ("sources", ", ".join(f"{name} {version}" for name, version in carried["sources"].items())),
        ("attribution", str(carried["attribution"])),
        *(("import", f"{source}: {places:,} places") for source, places in imported_sources(folder).items()),
    ]


def read_inputs(inputs: tuple[str, ...], options: ReadOptions) -> Iterator[Outcome]:
    """One reading or one refusal for every report in the inputs, in input order; inputs are read as they are needed."""
    captures = (one for one in capture_files(inputs, options.source) if not isinstance(one, Visit))
    yield from map_in_order(partial(_outcome, options.text), captures, options.jobs, _lost)


def read_text(
    text: str, *, published: date | str | None = None, title: str | None = None, language: str | None = None
) -> Reading:
    """The reading of one report given as a string; see `onrecord.read`."""
    _check_type("text", text, (str,), "a string with the report's body")
    _check_type(
        "published", published, (date, str, type(None)), "a date, a date-time, or a string such as '2023-03-14'"
    )
    _check_type("title", title, (str, type(None)), "a string, or None")
    _check_type("language", language, (str, type(None)), "a code of ISO 639-1 such as 'en', or None")
    if language is not None and language_code(language) is None:
        raise UsageError(
            f"language: found {language[:40]!r}, expected a code of ISO 639-1 such as 'en'; leave it out and the text tells"
        )
    report = report_from_text(text, published=published, title=title, language=language)
    return read_report(make_reader(), report)


def _check_type(name: str, value: object, types: tuple[type, ...], expected: str) -> None:
    if not isinstance(value, types):
        remedy = _REMEDIES.get(type(value).__name__, "see help(onrecord.read)")
        raise UsageError(f"{name}: found {type(value).__name__}, expected {expected}; {remedy}")


_REMEDIES = {
    "bytes": "decode it first, or read the file with `onrecord read`, which tells its encoding",
    "PosixPath": "give path.read_text(), or read the file with `onrecord read`",
    "NoneType": "leave out reports without a text",
    "dict": "give its text, and what else it says by name: read(report['text'], published=report['published'])",
    "list": "call it once for each report",
}
"""What callers hand over in place of a string, and what they should do."""


def _outcome(options: TextOptions, capture: Capture | Refusal) -> Outcome:
    """What becomes of one capture; a refusal by the adapter is passed on."""
    return capture if isinstance(capture, Refusal) else read_capture(make_reader(), capture, options)


def _lost(capture: Capture | Refusal) -> Outcome:
    return worker_lost(capture.subject if isinstance(capture, Refusal) else capture.name)


def ingest_inputs(target: str, inputs: tuple[str, ...], options: ReadOptions) -> Iterator[Progress]:
    """Takes the inputs into the ledger at this address, made where there is none, and reads what is new or stale in it.

    Raises:
        UsageError: there is no such executor.
        LedgerError: the ledger cannot be opened or made; or there is none, and no input that it would be made for.
    """
    from onrecord.store.ledger import create_ledger, open_ledger

    _executor(options)  # before a ledger is made that nothing would go into
    with closing(create_ledger(target, TOOL) if inputs else open_ledger(target)) as ledger:
        captures = _assuming(capture_files(inputs, _remembering(options.source, ledger)), options.text)
        yield from _ingest(ledger, captures, options)


def _ingest(ledger: Ledger, captures: Iterable[Found], options: ReadOptions) -> Iterator[Progress]:
    """Everything between evidence and incidents; how far it is after each batch."""
    from onrecord.pipeline.resolve import resolve

    stage = resolve_stage(make_reader().lexicon.digest, "airwars")
    ledger.know_stages(records_of([stage]))
    done = Progress()
    for done in ingest(ledger, captures, reading_stages(), _executor(options), TOOL):
        yield done
    for number in resolve(ledger, stage.stamp, partial(obeyed_in, ledger)):
        done = replace(done, resolved=done.resolved + number, refusals=())
        yield done


def obey(ledger: Ledger) -> int:
    """Puts into incidents again what decisions have touched since it was last done, and all that is in none; how many reports that were."""
    from onrecord.pipeline.resolve import resolve

    stage = resolve_stage(make_reader().lexicon.digest, "airwars")
    ledger.know_stages(records_of([stage]))
    return sum(resolve(ledger, stage.stamp, partial(obeyed_in, ledger)))


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of watching brought.

    Attributes:
        feeds: how many were looked at.
        failed: the names of those that could not be had.
        next_s: seconds until the next one's time; None where there is no next round.
        fault: what the ledger failed of; what it had taken by then is kept.
        refused: how many were refused, by reason code.
    """

    feeds: int
    progress: Progress
    failed: tuple[str, ...]
    next_s: float | None
    fault: str | None = None
    refused: Mapping[str, int] = field(default_factory=dict)


def read_watch_list(path: Path, options: FetchOptions) -> WatchList:
    """The feeds that a file names; what it says of how sites are asked goes before `options`. See docs/fetching.md for its form.

    Raises:
        UsageError: the file cannot be read, or a key of it is wrong.
    """
    from onrecord.ingest.fetch import config

    return config.read_watch_list(path, options)


def watch_feeds(
    target: str, feeds: tuple[Feed, ...], options: ReadOptions, stop: Event, *, once: bool = False
) -> Iterator[Round]:
    """Goes round the feeds, each when its time has come, and takes what they bring into the ledger; ends once `stop` is set.

    A feed in trouble, and a ledger that is away, are tried again, ever more rarely.

    Raises:
        LedgerError: the ledger cannot be opened or made.
    """
    from onrecord.ingest.fetch.fetcher import Fetcher
    from onrecord.ingest.fetch.listings import Asking
    from onrecord.ingest.fetch.rounds import Schedule, now
    from onrecord.store.ledger import create_ledger

    with closing(create_ledger(target, TOOL)) as ledger:
        source = _remembering(options.source, ledger)
        asking = Asking(Fetcher(source.fetch, stop=stop), source)
        schedule = Schedule(feeds)
        while not stop.is_set():
            done = _round(ledger, schedule, asking, options)
            wait = None if once or stop.is_set() else schedule.wait(now())
            yield replace(done, next_s=wait)
            if wait is None:
                return
            stop.wait(wait)


def _round(ledger: Ledger, schedule: Schedule, asking: Asking, options: ReadOptions) -> Round:
    from onrecord.ingest.fetch.rounds import gather, now

    due = schedule.due(now())
    failed: list[str] = []
    progress, fault = Progress(), None
    refused: Counter[str] = Counter()

    def report(feed: Feed, refusal: Refusal | None) -> None:
        schedule.done(feed, well=refusal is None, now=now())
        if refusal:
            failed.append(f"{feed.name} ({refusal.code})")

    found = gather(due, asking, report)
    try:
        captures = _assuming(found, options.text)
        for done in _ingest(ledger, captures, options):
            progress = done
            refused.update(refusal.code for refusal in done.refusals)
    except LedgerError as one:
        fault = str(one)
        for feed in due:
            schedule.done(feed, well=False, now=now())
    finally:
        found.close()
    return Round(len(due), progress, tuple(failed), None, fault, dict(refused.most_common()))


def _remembering(options: SourceOptions, ledger: Ledger) -> SourceOptions:
    return replace(options, visited=lambda url: ledger.visited([url]).get(url))


def _assuming(found: Iterable[Found], options: TextOptions) -> Iterator[Found]:
    return (assuming(one, options.published, options.publisher) for one in found)


def _executor(options: ReadOptions) -> Execute:
    """Where the options have reports read.

    Raises:
        UsageError: there is no such executor.
    """
    name, _, address = options.executor.partition("://")
    if name == "dask" and address:
        return lambda work: map_on_dask(_read_elsewhere, work, f"tcp://{address}", lost_job)
    if options.executor != "local":
        raise UsageError(
            f"executor: found {options.executor!r}, expected local or dask://HOST:PORT; name one of them, or leave it out"
        )
    return lambda work: map_in_order(_read_job, work, options.jobs, lost_job)


def _read_job(job: Job) -> Result:
    return read_job(make_reader(), job)


def _read_elsewhere(job: Job) -> Result:
    """The job's result on another machine, which must read as this one does.

    Raises:
        UsageError: that machine has another release, lexicon, model or gazetteer.
    """
    if stamps_of(reading_stages()) != job.stamps:
        raise UsageError(
            f"worker on {platform.node()}: found other rules, lexicon, models or places than where the run was started, expected the same; "
            "install the same release there, and import the same places"
        )
    return _read_job(job)


def erase_capture(ledger: Ledger, sha256: str, reason: str, by: str, key: bytes) -> int:
    """Signs an order to erase with the Ed25519 key (PEM) and carries it out; returns the tombstone's link.

    Incidents that other reports tell of too are made anew of those; should that be cut off, the next ingest does it.

    Raises:
        UsageError: the key is none.
        LedgerError: the ledger has no such capture.
    """
    from onrecord.store.erase import sign_erasure

    link = ledger.erase(sign_erasure(sha256, reason, by, key))
    obey(ledger)
    return link


def check_event_type(name: str) -> None:
    """Nothing, where the taxonomy has an event type of that name.

    Raises:
        UsageError: it has none; the message names those that are spelt most like it.
    """
    known = list(load_lexicon("en").entries("events")["types"])
    if name not in known:
        near = ", ".join(get_close_matches(name, known, n=5, cutoff=0.4)) or "those in docs/taxonomies.md"
        raise UsageError(f"event type: found {name!r}, expected one of the taxonomy; the nearest are {near}")


def place_named(words: str) -> dict[str, Any]:
    """The place that is called so, in the contract's JSON; see `gazetteer.named.find_named`.

    Raises:
        UsageError: the gazetteer has none, or several; the message names them.
    """
    return asdict(find_named(open_gazetteer(imports=imports_folder() / INDEX), words))


def page_of(readings: Iterable[Reading]) -> Iterator[str]:
    """The readings as one self-contained HTML page, in parts."""
    return reading_page(readings)
