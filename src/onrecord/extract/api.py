"""What extractors hand to each other on the way from a document to accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model.account import Perpetrator, Reality
from onrecord.model.casualty import Casualty, Victim
from onrecord.model.mention import ActorMention, EventMention, ObjectMention, TimeMention, WeaponMention
from onrecord.model.place import PlaceMention
from onrecord.model.report import Report, Stamp
from onrecord.model.statement import Statement
from onrecord.text.document import Document


@dataclass(frozen=True, slots=True)
class Frame:
    """One sentence's telling of one event: the trigger and what fills its roles there.

    Attributes:
        sentence: index of the sentence in the document.
        reality: what the sentence's own words make of it ("denied having bombed" is `denied`).
        muc_type: the MUC-4 type of the incident that the frame belongs to, where one fits.
        confidence: how likely the report tells of a concrete incident here, 0 to 1; low for talk of violence in general.
    """

    trigger: EventMention
    sentence: int
    reality: Reality
    perpetrators: tuple[Perpetrator, ...] = ()
    weapons: tuple[WeaponMention, ...] = ()
    objects: tuple[ObjectMention, ...] = ()
    victims: tuple[Victim, ...] = ()
    muc_type: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found in one document, each list in text order: what accounts are assembled from.

    Attributes:
        stamp: the line on which the text states its own day; None where none does.
        title: what was found in the report's title, whose spans say so (`field` is `title`); None where there is none.
    """

    report: Report
    document: Document
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    weapons: tuple[WeaponMention, ...]
    objects: tuple[ObjectMention, ...]
    statements: tuple[Statement, ...]
    casualties: tuple[Casualty, ...]
    frames: tuple[Frame, ...]
    stamp: Stamp | None = None
    title: Findings | None = None

    @property
    def published(self) -> date | None:
        """The day of publication: the one given, else the one that the text states as its own on a line of its head or foot."""
        return self.report.published or (self.stamp.day if self.stamp is not None else None)
