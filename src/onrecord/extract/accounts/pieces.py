"""A report cut into pieces, one a sentence or clause, each with everything that was found in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from onrecord.extract.accounts.clauses import cut_clauses
from onrecord.extract.accounts.cues import Cue, OccasionWords, find_cues, occasion_words, phrases
from onrecord.extract.api import Findings, Frame
from onrecord.lexicon.schema import Lexicon
from onrecord.model.casualty import Casualty
from onrecord.model.mention import ActorMention, ObjectMention, TimeMention, WeaponMention
from onrecord.model.place import PlaceMention
from onrecord.model.span import Span
from onrecord.text.document import Document, Sentence

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One sentence of the title or of the body (or a clause with an incident of its own) with what was found in it.

    Each list is in text order.

    Attributes:
        order: counts the pieces of the report: the body's from 0, the title's after them.
        paragraph: number of the paragraph; -1 for the title.
        cues: of the lexicon's table `accounts`.
        counted: the casualty claims about an incident, not about a period.
        anchors: the tokens that tell of the event: triggers of frames, words of harm; in text order.
    """

    order: int
    paragraph: int
    document: Document
    sentence: Sentence
    frames: tuple[Frame, ...]
    casualties: tuple[Casualty, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    objects: tuple[ObjectMention, ...]
    weapons: tuple[WeaponMention, ...]
    actors: tuple[ActorMention, ...]
    cues: tuple[Cue, ...]
    counted: tuple[Casualty, ...]
    anchors: tuple[int, ...]
    words: OccasionWords

    @property
    def tells(self) -> bool:
        """True where the sentence tells of an event or of people harmed in one."""
        return bool(self.frames) or bool(self.counted)

    def has(self, kind: str) -> bool:
        """True where the sentence holds a cue of the kind."""
        return any(cue.kind == kind for cue in self.cues)

    def text(self) -> str:
        """The words of the sentence."""
        return self.document.text[self.sentence.start : self.sentence.end]


def cut_pieces(findings: Findings, lexicon: Lexicon, offset: int = 0) -> tuple[Piece, ...]:
    """The pieces of one document (not of its title), in text order, numbered from `offset`."""
    document = findings.document
    cues_found = find_cues(document, phrases(lexicon, "accounts"))
    sentences = cut_clauses(findings, cues_found)
    starts = [sentence.start for sentence in sentences]
    count = len(sentences)
    sides = _sort(starts, findings.frames, lambda frame: frame.trigger.span)
    casualties = _sort(starts, findings.casualties, lambda casualty: casualty.span)
    times = _sort(starts, _told_times(findings), lambda time: time.span)
    places = _sort(starts, findings.places, lambda place: place.span)
    objects = _sort(starts, findings.objects, lambda thing: thing.span)
    weapons = _sort(starts, findings.weapons, lambda weapon: weapon.span)
    actors = _sort(starts, findings.actors, lambda actor: actor.span)
    cues: list[list[Cue]] = [[] for _ in range(count)]
    for cue, number in _with_sentence(sentences, cues_found):
        cues[number].append(cue)
    for number, sentence in enumerate(sentences):
        # "the worst since May, when a bomb killed nine": the nine are that incident's, not a sum since May
        if casualties[number] and _recalls(document, sentence):
            casualties[number] = [replace(item, scope="incident") for item in casualties[number]]
        if len(sentences) > len(document.sentences):
            sides[number] = [_within(document, sentence, frame) for frame in sides[number]]
        if any(cue.kind == "unreal" for cue in cues[number]):
            sides[number], casualties[number] = [], []
        summed = {item.trigger.start for item in casualties[number] if item.trigger and item.scope != "incident"}
        sides[number] = [frame for frame in sides[number] if frame.trigger.span.start not in summed]
    counted = [tuple(item for item in found if item.scope == "incident") for found in casualties]
    return tuple(
        Piece(
            order=offset + number,
            paragraph=sentence.paragraph if document.field == "text" else -1,
            document=document,
            sentence=sentence,
            frames=tuple(sides[number]),
            casualties=tuple(casualties[number]),
            times=tuple(times[number]),
            places=tuple(places[number]),
            objects=tuple(objects[number]),
            weapons=tuple(weapons[number]),
            actors=tuple(actors[number]),
            cues=tuple(_cues(document, cues[number], sides[number])),
            counted=counted[number],
            anchors=_anchors(document, sides[number], counted[number]),
            words=occasion_words(lexicon),
        )
        for number, sentence in enumerate(sentences)
    )


def _told_times(findings: Findings) -> Sequence[TimeMention]:
    """The times, less those of the line on which the report states its own day: they date no event."""
    stamp = findings.stamp
    if stamp is None or findings.document.field != "text":
        return findings.times
    return [time for time in findings.times if not stamp.span.start <= time.span.start < stamp.span.end]


def piece_at(pieces: Sequence[Piece], offset: int) -> Piece | None:
    """The piece of one document that holds the code point; None before the first."""
    place = bisect_right(pieces, offset, key=lambda piece: piece.sentence.start) - 1
    return pieces[place] if place >= 0 else None


def _recalls(document: Document, sentence: Sentence) -> bool:
    """True for a clause cut out of its sentence that begins with its time: "May, when a truck bomb killed nine"."""
    return "when" in document.lowers[sentence.first + 1 : min(sentence.first + 6, sentence.last)]


def _within(document: Document, part: Sentence, frame: Frame) -> Frame:
    """The frame, less the perpetrators that another clause of its sentence names.

    "A Ruritanian missile hurt four, hours after Bordurian drones killed two" lays the drones on nobody but Borduria.
    """
    whole = document.sentences[frame.sentence]
    if whole.first == part.first and whole.last == part.last:
        return frame
    kept = tuple(
        who
        for who in frame.perpetrators
        if not (who.span.field == document.field and whole.start <= who.span.start < whole.end)
        or part.start <= who.span.start < part.end
    )
    return frame if len(kept) == len(frame.perpetrators) else replace(frame, perpetrators=kept)


def _cues(document: Document, cues: Sequence[Cue], frames: Sequence[Frame]) -> Iterable[Cue]:
    """The cues, less the hospital that was hit itself: no place of care."""
    hit = {document.token_at(thing.span.end - 1) for frame in frames for thing in frame.objects}
    return (cue for cue in cues if cue.kind != "care" or cue.last - 1 not in hit)


def _anchors(document: Document, frames: Sequence[Frame], counted: Sequence[Casualty]) -> tuple[int, ...]:
    spans = [frame.trigger.span for frame in frames]
    spans += [casualty.trigger or casualty.span for casualty in counted]
    return tuple(sorted({document.token_at(span.start) for span in spans}))


def _sort(starts: Sequence[int], found: Sequence[_Found], span_of: Callable[[_Found], Span]) -> list[list[_Found]]:
    """What was found, by sentence; `starts` are the sentences' first code points."""
    buckets: list[list[_Found]] = [[] for _ in starts]
    for item in found:
        number = bisect_right(starts, span_of(item).start) - 1
        if number >= 0:
            buckets[number].append(item)
    return buckets


def _with_sentence(sentences: Sequence[Sentence], cues: Iterable[Cue]) -> Iterable[tuple[Cue, int]]:
    """Each cue with the number of its sentence; cues come in text order, so one pass serves."""
    number = 0
    for cue in cues:
        while number + 1 < len(sentences) and sentences[number].last <= cue.first:
            number += 1
        yield cue, number
