"""The news agency that a report credits: in its dateline, in its byline, or in the notice at its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from onrecord.lexicon.load import load_lexicon
from onrecord.text.dateline import Head

_REACH = 800
"""Code points from the head and from the foot in which a credit can stand; a name in between is a source, not a credit."""
_LEAD_IN = re.compile(
    r"^(?:by|source|sources|credit|via|from|with|copyright|©|\(c\)|[-–—/*(\s:|,.]|(?:19|20)\d\d)+", re.IGNORECASE
)
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[\s©:]*(?:\(c\)\s*)?(?:(?:19|20)\d\d[\s,]*)?(?:by\s+)?(?P<name>[^\W\d_][\w'’ -]{1,50})",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\((?:additional |writing |reporting |editing |compiled )+by [^()]{3,200}(?:editing|writing|reporting) by",
    re.IGNORECASE,
)
"""Reuters names its reporters and editors so; other agencies do not."""


def find_wire(text: str, head: Head | None) -> str | None:
    """The agency's name as the lexicon spells it; None where the report credits none."""
    forms = _forms()
    if head is not None and head.credit and (name := forms.get(_plain(head.credit))):
        return name
    for line in _edge_lines(text):
        if len(line) <= 60 and (name := forms.get(_plain(_LEAD_IN.sub("", line)))):
            return name
    foot = text[-_REACH:]
    if _DESK.search(foot):
        return "Reuters"
    for notice in _COPYRIGHT.finditer(foot):
        words = _plain(notice["name"]).split(" ")
        for length in range(min(6, len(words)), 0, -1):
            if name := forms.get(" ".join(words[:length])):
                return name
    return None


def _edge_lines(text: str) -> Iterator[str]:
    lines = text[:_REACH].splitlines()[:6]
    if len(text) > _REACH:
        lines += text[-_REACH:].splitlines()[-5:]
    return (line.strip() for line in lines)


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split()).strip(" .,;:()/-–—")


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, str]:
    """The agency's name under each of its forms in lower case."""
    agencies = load_lexicon("en").entries("agencies")["agencies"]
    return {form.lower(): agency["name"] for agency in agencies for form in agency["forms"]}
