"""Which way a sentence looks at a time it names: back, ahead, or neither."""

from __future__ import annotations

from onrecord.extract.times.anchor import Leaning
from onrecord.extract.times.scan import Scan
from onrecord.lexicon.schema import Lexicon

REACH = 14
"""Words to each side that are looked at; a verb further off belongs to another clause."""


def leaning_at(scan: Scan, first: int, last: int, lexicon: Lexicon) -> Leaning:
    """The leaning of the nearest cue before words `[first, last)` in their sentence, else of the nearest after."""
    cues: dict[str, Leaning] = lexicon.entries("times")["LEANING"]
    sentence = scan.document.sentence_at(scan.starts[first])
    begin, stop = (sentence.start, sentence.end) if sentence is not None else (0, len(scan.document.text))
    for place in range(first - 1, max(-1, first - 1 - REACH), -1):
        if scan.starts[place] < begin:
            break
        cue = cues.get(scan.lowers[place]) or _by_ending(scan.lowers[place])
        if cue:
            return cue
    for place in range(last, min(len(scan.lowers), last + REACH)):
        if scan.ends[place] > stop:
            break
        cue = cues.get(scan.lowers[place]) or _by_ending(scan.lowers[place])
        if cue:
            return cue
    return "open"


def _by_ending(word: str) -> Leaning | None:
    return "past" if len(word) > 4 and word.endswith("ed") else None
