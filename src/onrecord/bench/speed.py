"""How fast and how large: reading captured lines as `onrecord read` does, beside the cost of tokenising the same text with spaCy's blank
pipeline, in one run."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from onrecord.app import ReadOptions, make_reader
from onrecord.errors import UsageError
from onrecord.model.capture import Capture
from onrecord.model.contract import reading_to_json
from onrecord.model.provenance import Refusal
from onrecord.pipeline.read import read_capture

Item = TypeVar("Item")

WARM = 50
"""Articles read before the clock starts."""

ROUNDS = 3
"""Each way is timed this often, in turn; the best round counts, as noise only ever slows."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Articles a second on one core, and memory.

    Attributes:
        reading: articles a second from the JSON line that was captured, through repair and the telling of its language, to the contract's
            JSON text: all that `onrecord read` does but for reading and writing files.
        tokenising: spaCy's blank English pipeline with the sentencizer, on the same titles and texts.
        peak_mb: the largest resident set of the process so far, in megabytes of 10^6 bytes.
        growth_mb: how much it grew over the second half of `long_run` reports.
        long_run: reports read for the memory figure.
    """

    articles: int
    reading: float
    tokenising: float
    peak_mb: float
    growth_mb: float
    long_run: int


def measure_speed(data: Path, long_run: int = 10_000) -> Speed:
    """The speed over the gva dev articles under `data`.

    Raises:
        UsageError: the articles are not there, or spaCy is not installed.
    """
    path = data / "gva" / "dev" / "input.jsonl"
    if not path.is_file():
        raise UsageError(f"speed: found no {path}, expected the gva corpus; give the corpora's folder with --data")
    try:
        import spacy
    except ImportError as fault:
        raise UsageError("speed: found no spaCy to compare with; install onrecord[bench]") from fault
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    captures = captured_lines(path)
    options = ReadOptions().text

    def read(capture: Capture) -> None:
        outcome = read_capture(make_reader(), capture, options)
        if isinstance(outcome, Refusal):
            raise UsageError(f"speed: {outcome.message()}")
        json.dumps(reading_to_json(outcome), ensure_ascii=False)

    records = [json.loads(capture.data) for capture in captures]
    texts = [f"{record.get('title') or ''}\n{record['text']}" for record in records]

    reading = tokenising = 0.0
    _rate(read, captures[:WARM])
    _rate(pipeline, texts[:WARM])
    for _ in range(ROUNDS):
        reading = max(reading, _rate(read, captures))
        tokenising = max(tokenising, _rate(pipeline, texts))
    half = _read_many(read, captures, long_run // 2)
    peak = _read_many(read, captures, long_run // 2)
    return Speed(len(captures), reading, tokenising, peak, peak - half, long_run)


def captured_lines(path: Path) -> list[Capture]:
    """A capture for each line of a file, named as `onrecord read` names it; its language is left unsaid, as it mostly is, and must be told."""
    with path.open(encoding="utf-8") as lines:
        records = [{key: value for key, value in json.loads(line).items() if key != "language"} for line in lines]
    return [
        Capture(f"{path} line {number}", json.dumps(record, ensure_ascii=False).encode() + b"\n", "application/json")
        for number, record in enumerate(records, 1)
    ]


def _rate(work: Callable[[Item], object], items: Sequence[Item]) -> float:
    start = time.perf_counter()
    for item in items:
        work(item)
    return len(items) / (time.perf_counter() - start)


def _read_many(work: Callable[[Item], object], items: Sequence[Item], number: int) -> float:
    """Reads that many reports, round and round; the peak of resident memory after it, in MB."""
    for index in range(number):
        work(items[index % len(items)])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
