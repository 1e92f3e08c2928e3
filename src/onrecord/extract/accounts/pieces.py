"""A report cut into pieces, one a sentence, each with everything that was found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.extract.accounts.cues import Cue, find_cues, phrases
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
    """One sentence of the title or of the body with what was found in it, each list in text order.

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
    count = len(document.sentences)
    known = phrases(lexicon, "accounts")
    sides = _sort(document, count, findings.frames, lambda frame: frame.trigger.span)
    casualties = _sort(document, count, findings.casualties, lambda casualty: casualty.span)
    times = _sort(document, count, findings.times, lambda time: time.span)
    places = _sort(document, count, findings.places, lambda place: place.span)
    objects = _sort(document, count, findings.objects, lambda thing: thing.span)
    weapons = _sort(document, count, findings.weapons, lambda weapon: weapon.span)
    actors = _sort(document, count, findings.actors, lambda actor: actor.span)
    cues: list[list[Cue]] = [[] for _ in range(count)]
    for cue, number in _with_sentence(document, find_cues(document, known)):
        cues[number].append(cue)
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
            cues=tuple(cues[number]),
            counted=counted[number],
            anchors=_anchors(document, sides[number], counted[number]),
        )
        for number, sentence in enumerate(document.sentences)
    )


def _anchors(document: Document, frames: Sequence[Frame], counted: Sequence[Casualty]) -> tuple[int, ...]:
    spans = [frame.trigger.span for frame in frames]
    spans += [casualty.trigger or casualty.span for casualty in counted]
    return tuple(sorted({document.token_at(span.start) for span in spans}))


def _sort(
    document: Document, count: int, found: Sequence[_Found], span_of: Callable[[_Found], Span]
) -> list[list[_Found]]:
    """What was found, by sentence."""
    buckets: list[list[_Found]] = [[] for _ in range(count)]
    for item in found:
        sentence = document.sentence_at(span_of(item).start)
        if sentence is not None:
            buckets[sentence.index].append(item)
    return buckets


def _with_sentence(document: Document, cues: Iterable[Cue]) -> Iterable[tuple[Cue, int]]:
    """Each cue with the number of its sentence; cues come in text order, so one pass serves."""
    number = 0
    sentences = document.sentences
    for cue in cues:
        while number + 1 < len(sentences) and sentences[number].last <= cue.first:
            number += 1
        yield cue, number
