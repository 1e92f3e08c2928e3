"""One frame a trigger: its type narrowed by the means, and the fillers that the report's parts give it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from onrecord.extract.api import Frame
from onrecord.extract.frames.casting import Part, find_parts, make_scene, read_outlook, trigger_near
from onrecord.extract.frames.fillers import find_side, make_object, make_perpetrator, make_victim, make_weapon
from onrecord.extract.frames.layers import read_layers
from onrecord.extract.frames.model import load_models
from onrecord.extract.frames.reality import RealityWords, reality_words
from onrecord.extract.frames.scene import Scene, head_classes
from onrecord.extract.frames.syntax import clear_role
from onrecord.extract.frames.terms import weapons_marked
from onrecord.extract.frames.triggers import Trigger, event_types
from onrecord.lexicon.schema import Lexicon
from onrecord.model.mention import EventMention
from onrecord.text.document import Document

TOLD = 0.4
"""From this probability on a report is taken to tell of an incident of a type, even where nobody and nothing fills a role."""


OWN = 0.1
"""From this probability of the kind on, a part stays with the trigger that it hangs on."""


@dataclass(slots=True)
class _Draft:
    """A frame while its fillers are gathered."""

    trigger: Trigger
    kind: str | None
    parts: list[Part] = field(default_factory=list)


def read_frames(document: Document, lexicon: Lexicon) -> tuple[Frame, ...]:
    """The events that the sentences tell of, in text order."""
    scene = make_scene(document, read_layers(document), lexicon)
    if not scene.triggers:
        return ()
    models = load_models()
    outlook = read_outlook(scene, models)
    parts = find_parts(scene, outlook, models)
    types = event_types(lexicon)
    drafts = [_Draft(trigger, types[_narrowed(scene, trigger, lexicon)].muc) for trigger in scene.triggers]
    _hand_out(scene, drafts, parts)
    told = {kind for part in parts for kind in part.kinds} | {kind for kind, value in outlook.items() if value >= TOLD}
    _settle_kinds(drafts, told)
    frames = tuple(_frame(scene, draft, outlook, lexicon) for draft in drafts)
    return tuple(map(_from_the_air, frames)) if _by_forces(scene, frames, lexicon) else frames


def _hand_out(scene: Scene, drafts: Sequence[_Draft], parts: Sequence[Part]) -> None:
    """Hands each part to the trigger it hangs on where that is of one of its kinds, else to the nearest one that is.

    Where none is, the nearest trigger becomes so: "killed" is part of a bombing if a bomb is the weapon.
    """
    home_of = {draft.trigger.first: draft for draft in drafts}
    by_kind: dict[str | None, list[_Draft]] = {}
    for draft in drafts:
        by_kind.setdefault(draft.kind, []).append(draft)
    for part in parts:
        own = trigger_near(scene, part.mention)
        home = home_of[own.first] if own is not None else nearest(drafts, part.first)
        for draft in _plainly(scene, part, home_of):
            draft.parts.append(part)
        if part in home.parts:
            continue
        if own is not None and home.kind is not None and part.chances.get(home.kind, 0.0) >= OWN:
            home.parts.append(part)
            continue
        for kind in part.kinds:
            fitting = by_kind.get(kind)
            if not fitting:
                home.kind = kind
                fitting = by_kind[kind] = [home]
            nearest(fitting, part.first).parts.append(part)


def _plainly(scene: Scene, part: Part, home_of: Mapping[int, _Draft]) -> list[_Draft]:
    """The drafts of the triggers to which the grammar plainly gives the filler, by any of its mentions: one army, many attacks."""
    firsts = [
        scene.at[mention.governor].first
        for mention in part.mentions
        if mention.governor is not None
        and mention.governor in scene.at
        and clear_role(scene, mention, head_classes(scene, mention)) == part.role
    ]
    return [home_of[first] for first in dict.fromkeys(firsts)]


def nearest(drafts: Sequence[_Draft], token: int) -> _Draft:
    """The draft, of those in text order, whose trigger stands nearest to the token; the first where two do."""
    place = bisect_left(drafts, token, key=_place)
    around = drafts[max(0, place - 1) : place + 1]
    return min(around, key=lambda draft: abs(draft.trigger.first - token))


def _place(draft: _Draft) -> int:
    return draft.trigger.first


def _settle_kinds(drafts: Sequence[_Draft], told: set[str]) -> None:
    """Triggers of a kind that the report does not tell of belong to the nearest incident that it does."""
    anchors = [draft for draft in drafts if draft.kind in told]
    if not anchors:
        return
    for draft in drafts:
        if draft.kind is not None and draft.kind not in told:
            draft.kind = nearest(anchors, draft.trigger.first).kind


def _frame(scene: Scene, draft: _Draft, outlook: Mapping[str, float], lexicon: Lexicon) -> Frame:
    document, trigger = scene.document, draft.trigger
    chosen = {role: [part for part in draft.parts if part.role == role] for role in ("weapon", "target", "victim")}
    doers = [part for part in draft.parts if part.role in ("individual", "organisation")]
    answered = _is_answered(
        scene, trigger, reality_words(lexicon)
    )  # whoever made the earlier attack did not make the one that answers it
    perpetrators = () if answered else tuple(make_perpetrator(scene, part, trigger, lexicon) for part in doers)
    key = _narrowed(scene, trigger, lexicon)
    confidence = max([outlook["any"], *(part.probability for part in draft.parts)])
    return Frame(
        trigger=EventMention(document.span(trigger.first, trigger.last), key),
        sentence=trigger.sentence,
        reality=trigger.reality,
        perpetrators=perpetrators or (() if answered else find_side(scene, trigger, key, lexicon)),
        weapons=tuple(make_weapon(scene, part) for part in chosen["weapon"]),
        objects=tuple(make_object(scene, part, lexicon) for part in chosen["target"]),
        victims=tuple(make_victim(scene, part, trigger, lexicon) for part in chosen["victim"]),
        muc_type=draft.kind,
        confidence=round(confidence, 3),
    )


_REACH = 8
"""Tokens between "in retaliation for" and the attack."""


def _is_answered(scene: Scene, trigger: Trigger, words: RealityWords) -> bool:
    """True for the attack that another one answers: "in retaliation for Friday's raid by the rebels, the army shelled the town"."""
    lowers = scene.document.lowers
    first = max(scene.document.sentences[trigger.sentence].first, trigger.first - _REACH)
    if trigger.voice != "noun":
        return False
    signals = [place for place in range(first, trigger.first) if " ".join(lowers[place : place + 2]) in words.answers]
    return bool(signals) and "," not in lowers[signals[-1] : trigger.first]


def _by_forces(scene: Scene, frames: Sequence[Frame], lexicon: Lexicon) -> bool:
    """True where the report holds a state or its forces responsible, and names no explosive that is put in place."""
    if not any(each.kind in ("force", "state") for frame in frames for each in frame.perpetrators):
        return False
    placed = weapons_marked(lexicon, "placed")
    return all(placed.isdisjoint(names) for names in scene.classes.values())


def _from_the_air(frame: Frame) -> Frame:
    """A bombing by a state's forces is an air strike: they bomb from aircraft."""
    if frame.trigger.type != "bombing":
        return frame
    return replace(frame, trigger=replace(frame.trigger, type="airstrike"))


def _narrowed(scene: Scene, trigger: Trigger, lexicon: Lexicon) -> str:
    """The event type that a generic trigger becomes by its sentence's weapons or doer.

    "Struck" with a missile is a missile strike, "a suicide bomber struck" a suicide bombing.
    """
    types = event_types(lexicon)
    if not types[trigger.type].generic:
        return trigger.type
    sentence = scene.document.sentences[trigger.sentence]
    events = weapon_events(lexicon)
    named = [
        event
        for token in range(sentence.first, sentence.last)
        for name in scene.classes.get(token, ())
        if (event := events.get(name))
    ]
    lowers, agents = scene.document.lowers, lexicon.entries("actors")["agents"]
    pairs = (" ".join(lowers[token : token + 2]) for token in range(sentence.first, sentence.last - 1))
    named += [agents[pair] for pair in pairs if pair in agents]
    return max(named, key=lambda event: types[event].rank, default=trigger.type)


@lru_cache(maxsize=8)
def weapon_events(lexicon: Lexicon) -> dict[str, str]:
    """Weapon class (`w:bomb`) to the event type that it makes of a generic trigger; words that are weapons only at times, left out."""
    rows = lexicon.entries("weapons")["types"]
    return {f"w:{key}": row["event"] for key, row in rows.items() if row.get("event") and not row.get("weak")}
