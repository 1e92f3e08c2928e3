"""The role that the grammar of a sentence plainly gives to a phrase: agent, means, target, victim."""

from __future__ import annotations

from typing import Literal

from onrecord.extract.frames.phrases import Phrase
from onrecord.extract.frames.scene import Scene
from onrecord.extract.frames.triggers import Trigger

Role = Literal["individual", "organisation", "target", "victim", "weapon"]

_BY_PEOPLE = frozenset({"a:attackers", "a:insurgents", "a:soldiers"})
_BY_BODIES = frozenset({"a:armed-groups", "a:forces", "a:state", "group"})
_BY_ACTORS = _BY_PEOPLE | _BY_BODIES
_AT = frozenset({"p:on", "p:against", "p:at", "p:upon", "p:into", "p:near", "p:outside"})
_MEANS = frozenset({"p:with", "p:by", "p:from", "p:of", "p:using", "p:in"})
_OWNED = frozenset({"poss", "compound", "nmod", "amod"})


def clear_role(scene: Scene, phrase: Phrase, classes: tuple[str, ...]) -> Role | None:
    """The role by grammar alone, None where the grammar leaves it open or the word is of no class that could fill it.

    "Rebels attacked a bridge with mortars": individual, target, weapon. "The bus was hit by the army": target, organisation.
    """
    trigger = scene.at.get(phrase.governor) if phrase.governor is not None else None
    if trigger is None:
        return None
    relation = phrase.relation.rpartition(">")[2]
    name = "group" if "group" in classes else classes[0]  # "Israeli warplanes" act; that they are weapons comes second
    if is_agent(trigger, relation) and name in _BY_ACTORS:
        return "individual" if name in _BY_PEOPLE else "organisation"
    if name.startswith("w:"):
        return "weapon" if _is_means(trigger, relation) else None
    if _is_patient(trigger, relation):
        if name.startswith("o:"):
            return "target"
        return "victim" if name == "e:person" and relation not in _AT else None
    return None


def is_agent(trigger: Trigger, relation: str) -> bool:
    """True where a phrase with the relation to the trigger is who does it."""
    if trigger.voice == "active":
        return relation == "nsubj"
    return relation == "p:by" or (trigger.voice == "noun" and relation in _OWNED)


def _is_patient(trigger: Trigger, relation: str) -> bool:
    if relation in _AT:
        return True
    if trigger.voice == "active":
        return relation == "dobj"
    return relation == ("nsubjpass" if trigger.voice == "passive" else "p:of")


def _is_means(trigger: Trigger, relation: str) -> bool:
    return (
        relation in _MEANS
        or relation in _OWNED
        or (relation == "nsubj" and trigger.voice == "active")
        or (relation == "dobj" and trigger.type in ("explosion", "bombing"))
    )
