"""The dateline at the head of a report: `KYIV, Ukraine (AP) —`, `LIMA, 10 JAN 90 (EFE) -- [TEXT]`, `(Kyiv)`, `GAZA CITY, Oct 31 -`.

It says where the report was filed, which is not where the incident was: it is a sentence of its own, so that nothing reads the two together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.load import load_lexicon
from onrecord.model.report import Dateline
from onrecord.model.span import make_span

_REACH = 700
"""Code points from the head in which a dateline is looked for: below a headline, a byline and a photo credit, never in the story."""
_MOST_STARTS = 12

_START = re.compile(r"(?:^|\n|(?<=[.!?…:] ))[^\S\n]*")
_WORD = r"[^\W\d_a-z][\w'’.&\u00ad-]*"
_PLACE = rf"{_WORD}(?:[ \n](?:de|del|la|las|los|el|al|of|and|le|du|da|do|dos|{_WORD})){{0,5}}"
_LINE = re.compile(
    rf"""(?P<place>{_PLACE}(?:\s?\({_WORD}(?:[ ]{_WORD}){{0,3}}\)(?=,))?)
    (?P<rest>(?:,\s*[\w.'’ ]{{1,40}}){{0,3}})
    [,:]?\s?(?:[(\[](?P<credit>[^()\[\]]{{2,70}})\)|/(?P<slashed>[A-Z-]{{2,12}})/)?
    (?:\s?,\s?[\w. ]{{1,20}})?
    \s?(?:--+|—|–|(?<=\s)-(?=\s)|(?<=\))-(?=\s))""",
    re.VERBOSE,
)
# "Lund, SANA-Two people": the agency's name runs on into the story.
_GLUED = re.compile(
    rf"(?P<place>{_PLACE})(?P<rest>(?:,\s*[\w.'’ ]{{1,40}}){{0,2}}),\s*(?P<credit>[A-Z]{{2,12}})\s?[-–—]{{1,3}}\s?"
)
_BRACKETED = re.compile(rf"\((?P<place>{_WORD}(?:[ ]{_WORD}){{0,3}}(?:,[ ]{_WORD})?)\)(?=\s+[^\W\da-z_]|\s+[\"“«])")
_CREDIT_ONLY = re.compile(r"\((?P<credit>[A-Z][\w .&-]{1,40})\)\s?(?:--+|—|–|-(?=\s))")
# The labels that translators of broadcasts set before the story: [REPORT] [TEXT], [EXCERPTS].
_LABELS = re.compile(r"\s*(?:\[[^\[\]]{1,200}\]\s*){0,4}\[(?:TEXT|EXCERPTS?|SUMMARY|PASSAGES?|[A-Z ]*EXCERPT[A-Z ]*)\]")


@dataclass(frozen=True, slots=True)
class Head:
    """A dateline as it stands: code points `[start, end)`, the dash and the labels after it included.

    Attributes:
        place: code points `[start, end)` of the place with its region, without day and credit; None where there is a credit alone.
        credit: what stands in brackets, usually an agency or a station.
    """

    start: int
    end: int
    place: tuple[int, int] | None
    credit: str | None


@lru_cache(maxsize=1)
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words that are no place, words that name a day, and credits of agencies; all in lower case."""
    entries = load_lexicon("en").entries("agencies")
    return (
        frozenset(entries["not_places"]),
        frozenset(entries["calendar"]),
        frozenset(form.lower() for agency in entries["agencies"] for form in agency["forms"]),
    )


@lru_cache(maxsize=1)
def _nowhere() -> frozenset[str]:
    return frozenset(load_lexicon("en").entries("agencies")["nowhere"])


@lru_cache(maxsize=1)  # asked of each text twice in a row: for the report and for its document
def find_head(text: str) -> Head | None:
    """The dateline of the report, if it has one, at the head of the text or below its headline."""
    for number, start in enumerate(_START.finditer(text, 0, min(len(text), _REACH))):
        if number >= _MOST_STARTS:
            break
        head = _head_at(text, start.end())
        if head is not None:
            labels = _LABELS.match(text, head.end)
            return Head(head.start, labels.end(), head.place, head.credit) if labels else head
    return None


def dateline_of(text: str, head: Head | None) -> Dateline | None:
    """Where the report was filed, in its own words; None where its head names no place."""
    if head is None or head.place is None:
        return None
    span = make_span(text, *head.place)
    return Dateline(" ".join(span.quote.split()), span)


def _head_at(text: str, start: int) -> Head | None:
    not_places, _, agencies = _lists()
    stop = min(len(text), start + 200)
    if text.startswith("(", start):
        if credit := _CREDIT_ONLY.match(text, start, stop):
            name = credit["credit"]
            is_place = " " in name and name.lower() not in agencies  # "(NEW YORK) —"; a station's call sign is one word
            return Head(start, credit.end(), credit.span("credit") if is_place else None, None if is_place else name)
        found = _BRACKETED.match(text, start, stop)
        if found is None or found["place"].isupper() or found["place"].lower() in not_places | agencies:
            return None
        return Head(start, found.end(), found.span("place"), None)
    line = _LINE.match(text, start, stop)
    glued = _GLUED.match(text, start, stop)
    if glued is not None and glued["credit"].lower() in agencies:
        return Head(start, glued.end(), _place_bounds(glued), glued["credit"])
    if line is None or not _is_dateline(line):
        return None
    return Head(start, line.end(), _place_bounds(line), line["credit"] or line["slashed"])


def _is_dateline(line: re.Match[str]) -> bool:
    """True where the words before the dash are a place: in capitals, or with a region, a day or an agency behind them.

    A text in capitals throughout must show a day or a credit, since any of its sentences may hold a dash.
    """
    not_places, _, _ = _lists()
    place, rest = line["place"], line["rest"]
    if _base(place) in _nowhere():
        return _names_day(rest)
    if place.lower().rstrip(".") in not_places or len(place) > 50:
        return False
    if any(sign.isalpha() and not (sign.isupper() or sign.islower()) for sign in place):  # a script without capitals
        return False
    if line["credit"] or line["slashed"] or _names_day(rest):
        return True
    after = line.string[line.end() : line.end() + 300]
    capitals = place.isupper() and sum(map(str.isalpha, place)) > 2
    region = [part.strip() for part in rest.split(",")[1:]]
    if not all(part[:1].isupper() and len(part.split()) < 4 for part in region):
        return False
    return any(map(str.islower, after)) and (capitals or bool(region))


def _names_day(words: str) -> bool:
    _, calendar, _ = _lists()
    return any(part.strip(".,").lower() in calendar for part in words.split()) or "no date" in words.lower()


def _base(place: str) -> str:
    """The place less a country in brackets, in lower case."""
    return place.split("(", 1)[0].strip().lower()


def _place_bounds(line: re.Match[str]) -> tuple[int, int] | None:
    """The place and its region, less the day; where the dateline says that there is no place, its country in brackets, if any."""
    start, end = line.span("place")
    if _base(line["place"]) in _nowhere():
        bracket = line["place"].find("(")
        return (start + bracket + 1, end - 1) if bracket >= 0 else None
    place = start + len(line["place"].rstrip())
    offset = end
    for part in re.split(r"(?=,)", line["rest"]):
        if not part:
            continue
        name = part[1:].strip()
        if not name or name[0].isdecimal() or _names_day(part) or not name[0].isupper() or name.lower() in _lists()[2]:
            break
        place = offset + len(part.rstrip())
        offset += len(part)
    return start, place
