"""Events as single sentences tell them: trigger, perpetrators, means, targets and victims."""

from __future__ import annotations

from onrecord.extract.api import Frame
from onrecord.lexicon.schema import Lexicon
from onrecord.model.mention import ActorMention, ObjectMention, WeaponMention
from onrecord.text.document import Document


def find_actors(document: Document, lexicon: Lexicon) -> tuple[ActorMention, ...]:
    """Who acts, speaks or is acted upon, in text order."""
    return ()


def find_weapons(document: Document, lexicon: Lexicon) -> tuple[WeaponMention, ...]:
    """The means of harm, in text order."""
    return ()


def find_objects(document: Document, lexicon: Lexicon) -> tuple[ObjectMention, ...]:
    """The things that can be hit, in text order."""
    return ()


def find_frames(document: Document, lexicon: Lexicon) -> tuple[Frame, ...]:
    """The events that the sentences tell of, in text order."""
    return ()
