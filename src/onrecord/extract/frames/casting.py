"""Who and what plays which part in the incidents of a report: phrases grouped into entities, each given a role or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import cast

from onrecord.extract.frames.doers import did_nothing
from onrecord.extract.frames.features import (
    entity_features,
    gate_features,
    outlook_features,
    phrase_features,
    report_features,
    wording_features,
)
from onrecord.extract.frames.mentions import actor_classes, named_groups
from onrecord.extract.frames.model import FrameModels, chance, shares
from onrecord.extract.frames.phrases import Layers, Phrase, find_phrases
from onrecord.extract.frames.scene import Scene, bystander_words, head_classes, nearest_trigger
from onrecord.extract.frames.syntax import Role, clear_role
from onrecord.extract.frames.terms import Match, Room, read_terms, term_index
from onrecord.extract.frames.triggers import Trigger, find_triggers
from onrecord.lexicon.schema import Lexicon
from onrecord.text.document import Document
from onrecord.text.inflect import verb_forms

_DOERS: frozenset[Role] = frozenset({"individual", "organisation"})

ROLES: tuple[Role, ...] = ("individual", "organisation", "target", "victim", "weapon")

SURE: Mapping[Role, float] = MappingProxyType(
    {"individual": 0.2, "organisation": 0.25, "target": 0.25, "victim": 0.3, "weapon": 0.25}
)
"""From this probability on an entity is given the role; chosen on dev, see docs/models/frames.md."""

GATE = -3.5
"""Log-odds of filling any role from which on a phrase is looked at more closely: keeps 94 in 100 fillers and a third of the phrases."""

PLAIN: Mapping[Role, float] = MappingProxyType(
    {"individual": 0.02, "organisation": 0.0, "target": 0.01, "victim": 0.06, "weapon": 0.06}
)
"""The same where the grammar of a sentence plainly gives the role: only a filler that the model all but rules out is left."""

STATE = "a:state"
STATE_SURE = 0.6
"""The same for a state: reports speak of states for many reasons, and naming one as the perpetrator wants more than a likeness."""

KIND_SURE = 0.5
"""From this probability on a filler belongs to incidents of a type besides its likeliest one."""

_ROOMS: tuple[tuple[Room, str], ...] = (("weapon", "w"), ("object", "o"), ("actor", "a"), ("group", ""))


@dataclass(frozen=True, slots=True)
class Entity:
    """Mentions of one thing or person, in text order."""

    mentions: tuple[Phrase, ...]
    head_class: str


@dataclass(frozen=True, slots=True)
class Part:
    """A role filled: the mention that is quoted, its tokens `[first, last)`, and the incident types it belongs to, with the chance of each."""

    role: Role
    mention: Phrase
    first: int
    last: int
    kinds: tuple[str, ...]
    chances: Mapping[str, float]
    probability: float
    mentions: tuple[Phrase, ...]


def make_scene(document: Document, layers: Layers, lexicon: Lexicon) -> Scene:
    """The document as the models see it."""
    triggers = find_triggers(document, lexicon)
    classes: dict[int, list[str]] = {}
    extra: list[tuple[int, int]] = []
    groups = named_groups(document, lexicon)
    people = {token for match in read_terms(document, lexicon, "actor") for token in range(match.first, match.last - 1)}
    for room, letter in _ROOMS:
        for match in groups if room == "group" else read_terms(document, lexicon, room):
            if room == "weapon" and match.first - 1 in people:
                continue  # a suicide bomber is no aircraft
            name = f"{letter}:{match.term.type}" if letter else _group_class(match, lexicon)
            for token in range(match.first, match.last):
                classes.setdefault(token, []).append(name)
            if room in ("weapon", "group"):
                extra.append((match.first, match.last))
    by_sentence: dict[int, list[Trigger]] = {}
    at: dict[int, Trigger] = {}
    for trigger in triggers:
        by_sentence.setdefault(trigger.sentence, []).append(trigger)
        at.update((token, trigger) for token in range(trigger.first, trigger.last))
    phrases = find_phrases(document, layers, sorted({n for index in by_sentence for n in (index, index + 1)}), extra)
    covering = {token: match for match in groups for token in range(match.first, match.last)}
    saying, words = _saying_forms(lexicon), bystander_words(lexicon)
    return Scene(document, layers, triggers, classes, phrases, by_sentence, at, saying, covering, words)


def _group_class(match: Match, lexicon: Lexicon) -> str:
    """`group` for armed groups and forces; a state is talked of for many reasons and has a class of its own."""
    return STATE if actor_classes(lexicon)[match.term.type].kind == "state" else "group"


@lru_cache(maxsize=8)
def _saying_forms(lexicon: Lexicon) -> frozenset[str]:
    """All forms of the verbs of saying, less those of events ("blast", "attack")."""
    entries = lexicon.entries("saying_verbs")
    forms = {form for verbs in entries["verbs"].values() for verb in verbs for form, _ in verb_forms(verb, {})}
    forms.update(("said", "told", "wrote"))
    return frozenset(forms) - frozenset(term_index(lexicon, "event"))


def promising(scene: Scene, models: FrameModels) -> list[Phrase]:
    """The phrases that are worth a closer look: most noun phrases are not, and a few features show it."""
    scores = models.gate.scores([gate_features(scene, phrase) for phrase in scene.phrases])
    return [phrase for phrase, score in zip(scene.phrases, scores, strict=True) if score[0] >= GATE]


def group_entities(scene: Scene, phrases: Sequence[Phrase]) -> list[Entity]:
    """The phrases by what they name: listed groups by their name, people by their last word, things by their last two."""
    lowers = scene.document.lowers
    groups: dict[tuple[str, ...], list[Phrase]] = {}
    heads: dict[tuple[str, ...], str] = {}
    for phrase in phrases:
        head_class = head_classes(scene, phrase)[0]
        key: tuple[str, ...] = (lowers[phrase.head],)
        if phrase.head in scene.groups and head_class == "group":
            key = ("", "", scene.groups[phrase.head].term.type)
        elif head_class != "e:person" and not head_class.startswith("a:"):
            key = ("", lowers[phrase.head], lowers[phrase.head - 1] if phrase.head > phrase.first else "")
        groups.setdefault(key, []).append(phrase)
        heads.setdefault(key, head_class)
    return [Entity(tuple(mentions), heads[key]) for key, mentions in groups.items()]


def read_outlook(scene: Scene, models: FrameModels) -> dict[str, float]:
    """How likely the report tells of a concrete incident: of `any`, and of each MUC-4 type."""
    scores = models.report.scores([report_features(scene)])[0]
    return dict(zip(models.report.labels, map(chance, scores), strict=True))


def features_of(scene: Scene, entities: Sequence[Entity], outlook: Mapping[str, float]) -> list[set[str]]:
    """The features of each entity."""
    own = {phrase.first: phrase_features(scene, phrase) for entity in entities for phrase in entity.mentions}
    named = outlook_features(outlook)
    return [entity_features(entity.mentions, own, entity.head_class, named) for entity in entities]


def kind_features(features: set[str], role: str) -> set[str]:
    """An entity's features with its role, for the models of incident types."""
    joined = {f"{role}/{name}" for name in features if name.startswith(("t=", "gt=", "n=", "c="))}
    return features | joined | {f"role={role}"}


_QUOTED = 12
"""Mentions of one entity that are weighed against each other: the first ones introduce it in full."""


def wordings(entity: Entity) -> list[tuple[Phrase, int, int]]:
    """Every way to quote the entity: each mention from each of its words on, with and without the "of" phrase behind it."""
    return [
        (mention, first, last)
        for mention in entity.mentions[:_QUOTED]
        for last in dict.fromkeys((mention.last, mention.tail))
        for first in range(mention.first, mention.last)
    ]


def find_parts(scene: Scene, outlook: Mapping[str, float], models: FrameModels) -> list[Part]:
    """The roles that entities of the report fill, in text order of the words quoted."""
    entities = group_entities(scene, promising(scene, models))
    features = features_of(scene, entities, outlook)
    labels = models.roles.labels
    parts: list[Part] = []
    for place, scores in enumerate(models.roles.scores(features)):
        for label, share in zip(labels[1:], shares(scores)[1:], strict=True):
            role, entity = cast("Role", label), entities[place]
            sure = share >= (SURE[role] if entity.head_class != STATE else STATE_SURE)
            if (sure or (share >= PLAIN[role] and _is_plain(scene, entity, role))) and _may_fill(scene, entity, role):
                mention, first, last = best_wording(scene, entity, role, models)
                chances = _chances(features[place], role, models)
                parts.append(Part(role, mention, first, last, _likely(chances), chances, share, entity.mentions))
    return sorted(parts, key=lambda part: part.first)


def _may_fill(scene: Scene, entity: Entity, role: Role) -> bool:
    """False for a doer whom the words make none; asked last, since it reads clauses."""
    if role not in _DOERS:
        return True
    return not (role == "organisation" and _acts_otherwise(scene, entity)) and not did_nothing(scene, entity.mentions)


def _acts_otherwise(scene: Scene, entity: Entity) -> bool:
    """True where every mention is the agent of words that name no event: "a school run by the army", "Ruritania lacked the means"."""
    return all(
        mention.governor is not None and mention.governor not in scene.at and _is_doer(scene, mention)
        for mention in entity.mentions
    )


def _is_doer(scene: Scene, mention: Phrase) -> bool:
    passive = mention.relation == "p:by" and scene.layers.tags[mention.governor or 0] == "VBN"
    return passive or (mention.relation == "nsubj" and scene.document.lowers[mention.governor or 0] in scene.words.idle)


def _is_plain(scene: Scene, entity: Entity, role: Role) -> bool:
    return any(clear_role(scene, mention, head_classes(scene, mention)) == role for mention in entity.mentions)


def best_wording(scene: Scene, entity: Entity, role: Role, models: FrameModels) -> tuple[Phrase, int, int]:
    """The mention and the tokens `[first, last)` by which the role's filler is best quoted."""
    tags = scene.layers.tags
    # "accused the army of burning homes": the deed is no part of the name
    ways = [way for way in wordings(entity) if way[2] == way[0].last or tags[way[0].last + 1] != "VBG"]
    scores = models.wording.scores([wording_features(scene, way[0], way[1:], role) for way in ways])
    best = max(range(len(ways)), key=lambda place: scores[place][0])
    return ways[best]


def _chances(features: set[str], role: Role, models: FrameModels) -> dict[str, float]:
    scores = models.kinds.scores([kind_features(features, role)])[0]
    return dict(zip(models.kinds.labels, map(chance, scores), strict=True))


def _likely(chances: Mapping[str, float]) -> tuple[str, ...]:
    """The kinds that are sure enough, else the likeliest one."""
    named = tuple(kind for kind, value in chances.items() if value >= KIND_SURE)
    return named or (max(chances, key=lambda kind: chances[kind]),)


def trigger_near(scene: Scene, mention: Phrase) -> Trigger | None:
    """The trigger that the mention hangs on: the one that governs it, else the nearest of its sentence."""
    governing = scene.at.get(mention.governor) if mention.governor is not None else None
    return governing or nearest_trigger(scene, mention)[0]
