"""Which way a sentence looks at a time it names: back, ahead, or neither."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from onrecord.extract.times.anchor import Leaning
from onrecord.extract.times.scan import Scan
from onrecord.lexicon.schema import Lexicon

REACH = 14
"""Words to each side that are looked at; a verb further off belongs to another clause."""


@lru_cache(maxsize=8)
def _cues(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lexicon.entries("times")["LEANING"].items()}


def leaning_at(scan: Scan, first: int, last: int, lexicon: Lexicon) -> Leaning:
    """The leaning of the nearest cue before words `[first, last)` in their sentence, else of the nearest after."""
    cues = _cues(lexicon)
    sentence = scan.document.sentence_at(scan.starts[first])
    begin, stop = (sentence.start, sentence.end) if sentence is not None else (0, len(scan.document.text))
    if scan.lower(last) in cues["possessive"]:
        return "past"  # Tuesday's raid has happened
    for place in range(first - 1, max(-1, first - 1 - REACH), -1):
        if scan.starts[place] < begin:
            break
        cue = _before(cues, scan, place)
        if cue is not None:
            return cue
    for place in range(last, min(len(scan.lowers), last + REACH)):
        if scan.ends[place] > stop:
            break
        word = scan.lowers[place]
        if word in cues["ahead_after"]:
            return "future"
        if word in cues["back"] or _is_participle(word):
            return "past"
    return "open"


def _before(cues: Mapping[str, frozenset[str]], scan: Scan, place: int) -> Leaning | None:
    word = scan.lowers[place]
    if word in cues["ahead"]:
        return "future"
    if word in cues["ahead_unless_told"]:
        if word == "to" and scan.lower(place - 1) not in cues["before_to"]:
            return None
        nearby = (scan.lower(place - 1), scan.lower(place - 2))
        return "past" if not cues["told"].isdisjoint(nearby) else "future"
    if word in cues["back"]:
        return "past"
    return "past" if _is_participle(word) and scan.lower(place - 1) not in cues["passive"] else None


def _is_participle(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed")
