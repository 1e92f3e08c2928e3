"""A document as the role and report models see it: its triggers, phrases and classes of words, laid out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.frames.phrases import Layers, Phrase
from onrecord.extract.frames.terms import Match
from onrecord.extract.frames.triggers import Trigger
from onrecord.lexicon.schema import Lexicon
from onrecord.text.document import Document


@dataclass(frozen=True, slots=True, eq=False)
class BystanderWords:
    """Words by which somebody did nothing to anybody; the lists of `actors.yaml` under `bystanders`.

    Attributes:
        fallen: the subject is harmed or in flight: "died", "fled".
        dead: behind "is": "one man is dead".
        aimed: the object is aimed at: "it targeted the rebels".
        idle: the subject speaks or owns: "said", "lacked".
        anyone: nouns for people of whom nothing is known: "two men fled".
    """

    fallen: frozenset[str]
    dead: frozenset[str]
    aimed: frozenset[str]
    idle: frozenset[str]
    anyone: frozenset[str]


@lru_cache(maxsize=8)
def bystander_words(lexicon: Lexicon) -> BystanderWords:
    """The lists, as sets."""
    return BystanderWords(**{name: frozenset(words) for name, words in lexicon.entries("actors")["bystanders"].items()})


@dataclass(frozen=True, slots=True)
class Scene:
    """A document as the models see it.

    Attributes:
        triggers: in text order.
        classes: lexicon classes that cover a token, such as `w:bomb`, `o:bridge`, `a:insurgents`, `group`.
        by_sentence: the triggers of each sentence that has any.
        at: the trigger that covers a token.
        saying: the forms of verbs of saying.
        groups: the listed group that covers a token.
        words: the verbs by which somebody did nothing to anybody.
    """

    document: Document
    layers: Layers
    triggers: Sequence[Trigger]
    classes: Mapping[int, Sequence[str]]
    phrases: Sequence[Phrase]
    by_sentence: Mapping[int, Sequence[Trigger]]
    at: Mapping[int, Trigger]
    saying: frozenset[str]
    groups: Mapping[int, Match]
    words: BystanderWords


def head_classes(scene: Scene, phrase: Phrase) -> tuple[str, ...]:
    """The classes of the phrase's head: the lexicon's, else what kind of name it is, else `-`."""
    listed = scene.classes.get(phrase.head)
    if listed:
        return tuple(listed)
    entity = scene.layers.entities[phrase.head]
    return (f"e:{entity[2:]}",) if entity != "O" else ("-",)


def nearest_trigger(scene: Scene, phrase: Phrase) -> tuple[Trigger | None, int]:
    """The trigger of the sentence that stands nearest outside the phrase's head, and the tokens between."""
    best: Trigger | None = None
    distance = 1 << 30
    for trigger in scene.by_sentence.get(phrase.sentence.index, ()):
        if trigger.first <= phrase.head < trigger.last:
            continue
        apart = trigger.first - phrase.last if trigger.first >= phrase.last else phrase.first - trigger.last
        if max(apart, 0) < distance:
            best, distance = trigger, max(apart, 0)
    return best, distance
