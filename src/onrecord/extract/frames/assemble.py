"""One frame a trigger: its type narrowed by the means, and the fillers of its roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from onrecord.extract.api import Frame
from onrecord.extract.frames.mentions import find_objects, find_weapons, read_actors
from onrecord.extract.frames.roles import Cast, Item, Placed, objects_of, perpetrators_of, weapons_of
from onrecord.extract.frames.triggers import Trigger, event_types, find_triggers
from onrecord.lexicon.schema import Lexicon
from onrecord.model.mention import EventMention, WeaponMention
from onrecord.text.document import Document, Sentence


class Standing(Protocol):
    """Something that stands in a document from its token `first` on."""

    @property
    def first(self) -> int:
        """Its first token."""


Where = TypeVar("Where", bound=Standing)


def read_frames(document: Document, lexicon: Lexicon) -> tuple[Frame, ...]:
    """The events that the sentences tell of, in text order."""
    triggers = find_triggers(document, lexicon)
    if not triggers:
        return ()
    casts = _casts(document, triggers, lexicon)
    return tuple(_frame(document, trigger, casts[trigger.sentence], lexicon) for trigger in triggers)


def _casts(document: Document, triggers: Sequence[Trigger], lexicon: Lexicon) -> dict[int, Cast]:
    """What stands in each sentence that has a trigger."""
    actors = sorted(read_actors(document, lexicon), key=_first)
    weapons = sorted((_place(document, weapon) for weapon in find_weapons(document, lexicon)), key=_first)
    objects = sorted((_place(document, thing) for thing in find_objects(document, lexicon)), key=_first)
    casts: dict[int, Cast] = {}
    for number in sorted({trigger.sentence for trigger in triggers}):
        sentence = document.sentences[number]
        casts[number] = Cast(
            sentence,
            _within(actors, sentence),
            _within(weapons, sentence),
            _within(objects, sentence),
        )
    return casts


def _first(standing: Standing) -> int:
    return standing.first


def _within(standing: Sequence[Where], sentence: Sentence) -> list[Where]:
    """Those of the items, sorted by place, that begin in the sentence; found by halving, since a look at all for each sentence is quadratic."""
    first = bisect_left(standing, sentence.first, key=_first)
    return list(standing[first : bisect_left(standing, sentence.last, lo=first, key=_first)])


def _place(document: Document, item: Item) -> Placed[Item]:
    return Placed(document.token_at(item.span.start), document.token_at(item.span.end - 1) + 1, item)


def _frame(document: Document, trigger: Trigger, cast: Cast, lexicon: Lexicon) -> Frame:
    weapons = weapons_of(cast, trigger)
    perpetrators = perpetrators_of(document, cast, trigger)
    key = narrowed_type(trigger.type, weapons, lexicon)
    return Frame(
        trigger=EventMention(document.span(trigger.first, trigger.last), key),
        sentence=trigger.sentence,
        reality=trigger.reality,
        perpetrators=perpetrators,
        weapons=weapons,
        objects=objects_of(cast, trigger),
        muc_type=event_types(lexicon)[key].muc,
    )


def narrowed_type(key: str, weapons: Sequence[WeaponMention], lexicon: Lexicon) -> str:
    """The event type that a generic trigger becomes by its means: "struck" with a missile is a missile strike."""
    if not event_types(lexicon)[key].generic:
        return key
    events = _weapon_events(lexicon)
    named = [event for weapon in weapons if (event := events.get(weapon.type))]
    return max(named, key=lambda event: event_types(lexicon)[event].rank, default=key)


@lru_cache(maxsize=8)
def _weapon_events(lexicon: Lexicon) -> dict[str, str]:
    return {key: row["event"] for key, row in lexicon.entries("weapons")["types"].items() if row.get("event")}
