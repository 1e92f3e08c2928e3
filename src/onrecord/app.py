"""The only composition root: names the concrete adapters and builds what the faces use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.errors import InputRefused
from onrecord.extract.reader import Reader
from onrecord.gazetteer.index import open_gazetteer
from onrecord.ingest.files import capture_files
from onrecord.lexicon.load import load_lexicon
from onrecord.model.provenance import Refusal
from onrecord.model.reading import Reading
from onrecord.pipeline.read import read_report
from onrecord.text.report import TextOptions, make_report


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How inputs are read; see `TextOptions` for the text part. `jobs` is the number of worker processes."""

    text: TextOptions = field(default_factory=TextOptions)
    jobs: int = 1


@lru_cache(maxsize=1)
def make_reader() -> Reader:
    """The reader with the lexicon and gazetteer that the package carries, built once a process."""
    return Reader(load_lexicon("en"), open_gazetteer())


def read_inputs(inputs: tuple[str, ...], options: ReadOptions) -> Iterator[Reading | Refusal]:
    """One reading or one refusal for every report in the inputs, in input order."""
    reader = make_reader()
    for capture in capture_files(inputs):
        try:
            report = make_report(capture, options.text)
        except InputRefused as fault:
            yield Refusal(fault.code, fault.subject, fault.found, fault.expected, fault.remedy)
            continue
        yield read_report(reader, report)
