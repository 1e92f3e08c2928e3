"""Clauses that tell of an incident of their own inside a sentence on another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.accounts.cues import Cue
from onrecord.extract.api import Findings
from onrecord.text.document import Sentence


def cut_clauses(findings: Findings, cues: Sequence[Cue]) -> tuple[Sentence, ...]:
    """The document's sentences, cut where a clause recalls another incident; numbered anew, in text order.

    "The blast was the worst since May, when a truck bomb killed nine" is cut before "May", "the raid came a day after
    gunmen shot four men" before "came".
    """
    document = findings.document
    cuts = {cue.first for cue in cues if cue.kind == "sequel"}
    for time in findings.times:
        last = document.token_at(time.span.end - 1) + 1
        if document.lowers[last : last + 1] == (",",):
            last += 1
        if document.lowers[last : last + 1] == ("when",):
            cuts.add(document.token_at(time.span.start))
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


def _part(findings: Findings, sentence: Sentence, tokens: tuple[int, int], index: int) -> Sentence:
    first, last = tokens
    document = findings.document
    return replace(
        sentence, index=index, first=first, last=last, start=document.starts[first], end=document.ends[last - 1]
    )
