"""Who did not do it: the harmed, bystanders who set nothing off, and those who shot the attackers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.frames.phrases import Phrase
from onrecord.extract.frames.scene import Scene, head_classes
from onrecord.extract.frames.syntax import is_agent
from onrecord.extract.frames.triggers import Trigger
from onrecord.text.clauses import Clause, clauses
from onrecord.text.phrases import Phrase as NounPhrase

_ATTACKERS = frozenset({"a:attackers", "a:insurgents"})
_FORCES = frozenset({"a:soldiers", "a:forces", "a:civilians"})
_RELATIVES = frozenset({"who", "that", "which"})
_PERSONS = frozenset({"he", "she", "him", "her", "they", "them"})


def did_nothing(scene: Scene, mentions: Sequence[Phrase]) -> bool:
    """True for an entity that the words do not make the doer of any deed, though it stands beside one.

    "Four gunmen were killed when troops came": harmed, and nowhere said to have acted. "A girl stepped on a mine": a civilian who acts on
    nobody. "The guards shot the attackers": who answers an attack did not make it.
    """
    acting = [mention for mention in mentions if (trigger := _deed(scene, mention)) and trigger.type != "landmine"]
    if not acting:
        return any(_suffers(scene, mention) or _looks_on(scene, mention) for mention in mentions)
    return all(_answers(scene, mention) for mention in acting)


def _deed(scene: Scene, mention: Phrase) -> Trigger | None:
    """The trigger whose agent the mention is, by its own relation, else by its sentence's clauses: "shot at the scene by guards"."""
    trigger = scene.at.get(mention.governor) if mention.governor is not None else None
    if trigger is not None and is_agent(trigger, mention.relation.rpartition(">")[2]):
        return trigger
    others = ((own, clause) for own, clause in _told(scene, mention) if own is not trigger)
    return next((own for own, clause in others if _among(mention, clause.doers)), None)


def _told(scene: Scene, mention: Phrase) -> Iterator[tuple[Trigger, Clause]]:
    """The clauses of the mention's sentence whose verb is a trigger."""
    if mention.sentence.index in scene.by_sentence:
        for clause in clauses(scene.document, mention.sentence):
            trigger = scene.at.get(clause.verb.head)
            if trigger is not None:
                yield trigger, clause


def _among(mention: Phrase, phrases: Sequence[NounPhrase]) -> bool:
    return any(phrase.head == mention.head for phrase in phrases)


def _suffers(scene: Scene, mention: Phrase) -> bool:
    """True for the object of a deed and the subject of "died"; "gunmen who had stormed the bank" did something before."""
    lowers = scene.document.lowers
    if mention.governor is None or (lowers[mention.last : mention.last + 1] and lowers[mention.last] in _RELATIVES):
        return False
    relation = mention.relation.rpartition(">")[2]
    trigger = scene.at.get(mention.governor)
    if trigger is None:
        aimed = relation == "dobj" and lowers[mention.governor] in scene.words.aimed
        dead = not scene.words.dead.isdisjoint(lowers[mention.governor + 1 : mention.governor + 2])  # "one man is dead"
        return aimed or (relation == "nsubj" and (lowers[mention.governor] in scene.words.fallen or dead))
    if trigger.type == "landmine":
        return relation == "nsubj"
    if relation == "nsubj":
        return any(own is trigger and _among(mention, clause.victims) for own, clause in _told(scene, mention))
    return relation == ("dobj" if trigger.voice == "active" else "nsubjpass")


def _looks_on(scene: Scene, mention: Phrase) -> bool:
    """True for residents who do something else than harm: "residents gathered on the anniversary of a bombing"."""
    if (
        mention.governor is None
        or mention.governor in scene.at
        or not _LOOKING.intersection(head_classes(scene, mention)[:1])
    ):
        return False
    if scene.document.lowers[mention.head] in scene.words.anyone:
        return False  # "two men fled on a motorcycle"
    return mention.relation.rpartition(">")[2] == "nsubj" and scene.layers.tags[mention.governor].startswith("VB")


_LOOKING = frozenset({"a:civilians"})


def _answers(scene: Scene, mention: Phrase) -> bool:
    """True where the deed is done to attackers of whom the report says that they attacked: "police shot dead the gunman"."""
    armed = _FORCES.intersection(head_classes(scene, mention)[:1]) or scene.document.lowers[mention.head] in _CIVILIANS
    if not armed:
        return False
    own = [(trigger, clause) for trigger, clause in _told(scene, mention) if _among(mention, clause.doers)]
    deeds = {trigger.first for trigger, _ in own}
    attacking = any(_attacks(scene, other) for other in scene.phrases)
    doers = {
        phrase.head for other, clause in _told(scene, mention) if other.first not in deeds for phrase in clause.doers
    }
    return any(
        head in doers  # "the man shot by officers had stabbed two"
        or ("a:attackers" in scene.classes.get(head, ()) and (attacking or _is_known(scene, mention, head)))
        or (
            scene.document.lowers[head] in _PERSONS
            and any(_before(other, mention) for other in scene.phrases if _attacks(scene, other))
        )
        for _, clause in own
        for head in _harmed(scene, clause)
    )


_CIVILIANS = frozenset({"civilian", "civilians", "passerby", "passers-by", "bystander", "bystanders"})


def _is_known(scene: Scene, mention: Phrase, head: int) -> bool:
    """True for "the attacker" after the words for an attack, whatever its doer was called there: "a man stabbed two"."""
    lowers = scene.document.lowers
    definite = "the" in lowers[max(0, head - 2) : head]
    return definite and any(trigger.sentence < mention.sentence.index for trigger in scene.triggers)


def _attacks(scene: Scene, phrase: Phrase) -> bool:
    return bool(_ATTACKERS.intersection(head_classes(scene, phrase)[:1])) and _deed(scene, phrase) is not None


def _before(phrase: Phrase, other: Phrase) -> bool:
    """True for a phrase close enough before another for "him" beside that one to mean it: "A gunman opened fire. A guard shot him."."""
    return phrase.first < other.first and other.sentence.index - phrase.sentence.index <= 1


def _harmed(scene: Scene, clause: Clause) -> Iterator[int]:
    """The heads of those whom the clause's verb harms; of "three of the attackers" that of the whole."""
    yield from (phrase.head for phrase in clause.victims)
    for at, phrase in clause.prepositional:
        if scene.document.lowers[at] == "of" and at <= clause.verb.last + _SOME:
            yield phrase.head


_SOME = 2
"""Tokens between a verb and the "of" of "killed all three of the attackers"."""
