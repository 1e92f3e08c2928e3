"""How fast and how large: reading beside the cost of tokenising the same text with spaCy's blank pipeline, in one run."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.app import make_reader
from onrecord.errors import UsageError
from onrecord.model.contract import reading_to_json
from onrecord.pipeline.read import read_report
from onrecord.text.report import report_from_text

WARM = 50
"""Articles read before the clock starts."""

ROUNDS = 3
"""Each way is timed this often, in turn; the best round counts, as noise only ever slows."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Articles a second on one core, and memory.

    Attributes:
        reading: onrecord's whole reading, to the contract's JSON text.
        tokenising: spaCy's blank English pipeline with the sentencizer, on the same texts.
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
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    texts = [(record["text"], record["published"]) for record in records]

    def read(text: str, published: str | None) -> None:
        reading = read_report(make_reader(), report_from_text(text, published=published, language="en"))
        json.dumps(reading_to_json(reading), ensure_ascii=False)

    def tokenise(text: str, published: str | None) -> None:
        pipeline(text)

    reading = tokenising = 0.0
    for work in (read, tokenise):
        _rate(work, texts[:WARM])
    for _ in range(ROUNDS):
        reading = max(reading, _rate(read, texts))
        tokenising = max(tokenising, _rate(tokenise, texts))
    half = _read_many(read, texts, long_run // 2)
    peak = _read_many(read, texts, long_run // 2)
    return Speed(len(texts), reading, tokenising, peak, peak - half, long_run)


def _rate(work: Callable[[str, str | None], None], texts: Sequence[tuple[str, str | None]]) -> float:
    start = time.perf_counter()
    for text, published in texts:
        work(text, published)
    return len(texts) / (time.perf_counter() - start)


def _read_many(work: Callable[[str, str | None], None], texts: Sequence[tuple[str, str | None]], number: int) -> float:
    """Reads that many reports, round and round; the peak of resident memory after it, in MB."""
    for index in range(number):
        work(*texts[index % len(texts)])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
