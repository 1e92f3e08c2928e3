"""Clauses that tell of an incident of their own inside a sentence on another one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.extract.accounts.cues import Cue
from onrecord.extract.api import Findings
from onrecord.model.interval import intervals_meet
from onrecord.text.document import Sentence


def cut_clauses(findings: Findings, cues: Sequence[Cue]) -> tuple[Sentence, ...]:
    """The document's sentences, cut where a clause tells of another incident; numbered anew, in text order.

    "The blast was the worst since May, when a truck bomb killed nine" is cut before "May", "the raid came a day after
    gunmen shot four men" before "came", "nobody was hurt by rockets fired in revenge for a strike that killed two" before "in
    revenge", and "a mine killed two in Ghazni, and in Herat gunmen shot a judge" before "and in Herat".
    """
    document = findings.document
    cuts = {cue.first for cue in cues if cue.kind in ("sequel", "return", "next")}
    cuts.update(_recalling(findings))
    marks, starts = _marks(findings), [sentence.first for sentence in document.sentences]
    cuts.update(_staged(findings, marks, starts))
    cuts.update(_beside(findings, marks, starts))
    cuts.update(_answering(findings, marks, starts, cues))
    cuts.update(_days_apart(findings, marks, starts))
    cuts.update(cue.first for cue in cues if cue.kind == "after" and _parts_people(findings, marks, starts, cue.first))
    if not cuts:
        return document.sentences
    ordered = sorted(cuts)
    made: list[Sentence] = []
    place = 0
    for sentence in document.sentences:
        first = sentence.first
        while place < len(ordered) and ordered[place] < sentence.last:
            cut = ordered[place]
            place += 1
            if cut > first + 1:
                made.append(_part(findings, sentence, (first, cut), len(made)))
                first = cut
        made.append(_part(findings, sentence, (first, sentence.last), len(made)))
    return tuple(made)


def _recalling(findings: Findings) -> Iterator[int]:
    """Before the time in "since May, when"; "was killed on Tuesday when a shell fell" tells of one incident."""
    document = findings.document
    for time in findings.times:
        first = document.token_at(time.span.start)
        last = document.token_at(time.span.end - 1) + 1
        if document.lowers[last : last + 2] == (",", "when") or (
            document.lowers[last : last + 1] == ("when",) and document.lowers[first - 1 : first] == ("since",)
        ):
            yield first


_JOINTS = frozenset({";", ":", "and", "while", "but"})
_PREPOSITIONS = frozenset({"in", "on", "at", "near", "outside"})


@dataclass(frozen=True, slots=True)
class _Marks:
    """Tokens of a document that tell clauses apart, each list sorted: of harm or an event, of people counted, and of places."""

    anchors: Sequence[int]
    people: Sequence[int]
    places: Sequence[int]

    def tells(self, first: int, last: int) -> bool:
        """True where the tokens count people of their own, or place an event."""
        return _any_in(self.people, first, last) or (
            _any_in(self.places, first, last) and _any_in(self.anchors, first, last)
        )


def _any_in(tokens: Sequence[int], first: int, last: int) -> bool:
    place = bisect_left(tokens, first)
    return place < len(tokens) and tokens[place] < last


_NOBODY_NEW = frozenset({"he", "she", "they", "his", "her", "their", "him", "them", "who", "it"})
_NO_EVENT = frozenset({"detained", "rescued"})
"""Harms that follow an incident: an arrest is no other one."""


def _marks(findings: Findings) -> _Marks:
    document = findings.document
    claims = [(item, document.token_at(item.span.start)) for item in findings.casualties if item.harm not in _NO_EVENT]
    anchors = {document.token_at(frame.trigger.span.start) for frame in findings.frames}
    anchors.update(document.token_at(item.trigger.start) if item.trigger else token for item, token in claims)
    return _Marks(
        sorted(anchors),
        sorted(token for item, token in claims if item.extent == "whole" and document.lowers[token] not in _NOBODY_NEW),
        [document.token_at(place.span.start) for place in findings.places if place.role == "place"],
    )


def _sentence_of(findings: Findings, starts: Sequence[int], token: int) -> Sentence:
    """The sentence of the token; `starts` are the sentences' first tokens."""
    return findings.document.sentences[bisect_right(starts, token) - 1]


def _staged(findings: Findings, marks: _Marks, starts: Sequence[int]) -> Iterator[int]:
    """Before "and in Herat", ", while on Friday" and the like, where both sides tell of harm or of an event."""
    lowers = findings.document.lowers
    heads = [findings.document.token_at(time.span.start) for time in findings.times if time.interval is not None]
    for head in (*heads, *marks.places):
        cut = head - 1
        if cut < 1 or lowers[cut] not in _PREPOSITIONS or lowers[cut - 1] not in _JOINTS:
            continue
        sentence = _sentence_of(findings, starts, cut)
        if sentence.first < cut and _any_in(marks.anchors, sentence.first, cut) and marks.tells(cut, sentence.last):
            yield cut


_ASIDE = frozenset({";", "while", "whereas"})


def _beside(findings: Findings, marks: _Marks, starts: Sequence[int]) -> Iterator[int]:
    """After ";" and "while" where both sides count people and name a place: "nine were killed in Jos; four were killed in Kaduna"."""
    for token, lower in enumerate(findings.document.lowers):
        if lower in _ASIDE and _parts_people(findings, marks, starts, token + 1):
            yield token + 1


def _answering(findings: Findings, marks: _Marks, starts: Sequence[int], cues: Sequence[Cue]) -> Iterator[int]:
    """After the comma that ends the clause at a sentence's head that names what is answered: "To avenge a raid that killed two, ..."."""
    for cue in cues:
        sentence = _sentence_of(findings, starts, cue.first) if cue.kind == "return" else None
        if sentence is None or sentence.first != cue.first:
            continue
        commas = (k + 1 for k in range(cue.last, sentence.last) if findings.document.lowers[k] == ",")
        cut = next((k for k in commas if _any_in(marks.people, cue.last, k)), None)
        if cut is not None and _any_in(marks.people, cut, sentence.last):
            yield cut


def _parts_people(findings: Findings, marks: _Marks, starts: Sequence[int], cut: int) -> bool:
    """True where people are counted and a place is named on both sides.

    "Wounding four in Odesa, hours after drones killed two in Belgorod"; "died hours after the shots that hurt two" is one incident.
    """
    sentence = _sentence_of(findings, starts, cut)
    return all(
        _any_in(tokens, sentence.first, cut) and _any_in(tokens, cut, sentence.last)
        for tokens in (marks.people, marks.places)
    )


_STRONG = frozenset({";", ":", '"', "”", "''"})
_WEAK = frozenset({"and", "while", "but", "before", "after"})


def _days_apart(findings: Findings, marks: _Marks, starts: Sequence[int]) -> Iterator[int]:
    """Between two days that do not meet, where each side counts people of its own or names its place."""
    document = findings.document
    for one, other in pairwise(findings.times):
        if one.interval is None or other.interval is None or intervals_meet(one.interval, other.interval):
            continue
        first, last = document.token_at(one.span.end - 1) + 1, document.token_at(other.span.start)
        sentence = _sentence_of(findings, starts, last)
        if first <= sentence.first:
            continue
        joints = [
            token
            for token in range(first, last)
            if (document.lowers[token] in _STRONG or document.lowers[token] in _WEAK)
            and marks.tells(sentence.first, token)
            and marks.tells(token, sentence.last)
            and (_any_in(marks.people, sentence.first, first) or not _adds_people(findings, sentence, token, last))
        ]
        if joints:
            strong = [token + 1 for token in joints if document.lowers[token] in _STRONG]
            yield (strong or joints)[-1]


def _adds_people(findings: Findings, sentence: Sentence, joint: int, last: int) -> bool:
    """True for the "and" of "mourners gathered on Sunday for those of a blast that left two dead and six injured on Friday"."""
    if findings.document.lowers[joint] != "and":
        return False
    tags = findings.document.tags(sentence)[joint + 1 - sentence.first : last - sentence.first]
    return tags[:1] == ("CD",) and not any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in tags)


def _part(findings: Findings, sentence: Sentence, tokens: tuple[int, int], index: int) -> Sentence:
    first, last = tokens
    document = findings.document
    return replace(
        sentence, index=index, first=first, last=last, start=document.starts[first], end=document.ends[last - 1]
    )
