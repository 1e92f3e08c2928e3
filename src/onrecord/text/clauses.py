"""Who did what to whom: each verb group with its subjects, objects, agents and prepositional phrases.

A shallow reading from left to right, no parse: subjects wait on a stack for their verb, so a clause inside another takes its own
("the man who was shot died"). Built on the tagger's relations, so it errs where they do: long lists, verbs far from their subject.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.text.labels import read_labels
from onrecord.text.phrases import Phrase, noun_phrases
from onrecord.text.verbs import VerbGroup, verb_groups

if TYPE_CHECKING:
    from onrecord.text.document import Document, Sentence

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECT = frozenset({"dobj", "dative", "oprd", "attr"})
_TELLING = _SUBJECT | _OBJECT | {"pobj", "conj", "appos", "npadvmod"}
_RELATIVE = frozenset({"WDT", "WP"})
_JOINTS = frozenset({",", "CC", ":", "``", "''"})
_BEFORE_PARTICIPLE = frozenset({",", "RB", "-LRB-"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb group and what belongs to it.

    Attributes:
        verb: the verb group.
        subjects: who or what the verb is about, partners of a coordination included: of a passive verb those who suffer the act.
            For "who" and "which" the phrase they stand for; for a joined verb, an infinitive or an -ing form after a comma that
            has no subject of its own, the subjects of the verb before it.
        shared: true where the subjects are those of the verb before.
        objects: direct and indirect objects; after be, what the subject is said to be.
        agents: what follows "by" after a passive verb.
        prepositional: each preposition's token with the phrase it governs, up to the next verb.
    """

    verb: VerbGroup
    subjects: tuple[Phrase, ...]
    shared: bool
    objects: tuple[Phrase, ...]
    agents: tuple[Phrase, ...]
    prepositional: tuple[tuple[int, Phrase], ...]

    @property
    def victims(self) -> tuple[Phrase, ...]:
        """Those who suffer the act: the subjects of a passive verb, the objects of an active one."""
        return self.subjects if self.verb.voice == "passive" else self.objects

    @property
    def doers(self) -> tuple[Phrase, ...]:
        """Those who do the act: the agents of a passive verb, the subjects of an active one."""
        return self.agents if self.verb.voice == "passive" else self.subjects


def clauses(document: Document, sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of the sentence, one a verb group that is no part of a noun phrase, in order."""
    key = ("clauses", sentence.index)
    found: tuple[Clause, ...] | None = document.memo.get(key)
    if found is None:
        found = document.memo[key] = _Reader(document, sentence).read()
    return found


@dataclass(slots=True)
class _Draft:
    verb: VerbGroup
    subjects: list[Phrase]
    objects: list[Phrase] = field(default_factory=list)
    agents: list[Phrase] = field(default_factory=list)
    prepositional: list[tuple[int, Phrase]] = field(default_factory=list)
    shared: bool = False


class _Reader:
    """Reads phrases and verb groups in the order they stand, keeping the subjects that still wait for their verb."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self.lowers = document.lowers
        self.offset = sentence.first
        self.tags = document.tags(sentence)
        self.relations = read_labels(document, sentence, "relations")
        self.phrases = noun_phrases(document, sentence)
        self.verbs = self.outside(verb_groups(document, sentence))
        self.openings = {verb.first for verb in self.verbs}
        self.drafts: list[_Draft] = []
        self.waiting: list[list[Phrase]] = []
        self.list: list[Phrase] | None = None
        self.before: Phrase | None = None
        self.fronted: Phrase | None = None

    def read(self) -> tuple[Clause, ...]:
        """The clauses of the sentence, in order."""
        parts: list[Phrase | VerbGroup] = [*self.phrases, *self.verbs]
        for part in sorted(parts, key=lambda part: part.first):
            if isinstance(part, Phrase):
                self.phrase(part)
                self.before = part
            else:
                self.verb(part)
        return tuple(
            Clause(
                draft.verb,
                tuple(draft.subjects),
                draft.shared,
                tuple(draft.objects),
                tuple(draft.agents),
                tuple(draft.prepositional),
            )
            for draft in self.drafts
        )

    def outside(self, verbs: tuple[VerbGroup, ...]) -> tuple[VerbGroup, ...]:
        """The verb groups that are no part of a noun phrase, as `wounded` is in "the wounded soldiers"."""
        inside = {place for phrase in self.phrases for place in range(phrase.first, phrase.last)}
        return tuple(verb for verb in verbs if verb.first not in inside)

    def phrase(self, phrase: Phrase) -> None:
        """Gives a phrase its place: a waiting subject, a partner in a list, an object, an agent, a prepositional phrase."""
        relation = self.relation(phrase)
        draft = self.drafts[-1] if self.drafts else None
        if draft is not None and self.inverted(phrase, draft, relation):
            draft.subjects, draft.shared = [phrase], False
            self.list = draft.subjects
        elif relation in _SUBJECT:
            self.list = [phrase]
            self.waiting.append(self.list)
        elif self.relative(phrase) and relation == "dobj":
            self.fronted = self.before
            self.list = None
        elif self.list is not None and self.joined(phrase, relation):
            self.list.append(phrase)
        elif relation == "appos":
            return
        elif self.tag(phrase.first - 1) in ("IN", "TO"):
            self.list = None
            if draft is None:
                return
            preposition = phrase.first - 1
            if draft.verb.voice == "passive" and self.lowers[preposition] == "by":
                draft.agents.append(phrase)
                self.list = draft.agents
            else:
                draft.prepositional.append((preposition, phrase))
        elif draft is not None and (
            self.follows(phrase, draft, relation) or (relation in _OBJECT and not self.waiting)
        ):
            draft.objects.append(phrase)
            self.list = draft.objects
        else:
            self.list = None

    def verb(self, verb: VerbGroup) -> None:
        """Opens a clause with the subjects that the verb has, or shares."""
        previous = self.drafts[-1] if self.drafts else None
        bare = not verb.finite and verb.last - verb.first == 1
        if verb.finite and self.waiting:
            subjects = self.waiting.pop()
            self.drafts.append(_Draft(verb, self.resolved(subjects)))
            if self.fronted is not None and verb.voice == "active":
                self.drafts[-1].objects.append(self.fronted)
                self.fronted = None
        elif bare and self.before is not None and self.describes(verb):
            self.drafts.append(_Draft(verb, [self.before]))
        elif previous is not None:
            self.drafts.append(_Draft(verb, previous.subjects, shared=True))
        else:
            self.drafts.append(_Draft(verb, []))
        self.list = None

    def relation(self, phrase: Phrase) -> str:
        """The relation of the phrase to its clause: its head's, or that of the last word in it that tells one."""
        found = self.relations[phrase.head - self.offset]
        if found in _TELLING:
            return found
        inside = self.relations[phrase.first - self.offset : phrase.last - self.offset]
        return next((relation for relation in reversed(inside) if relation in _TELLING), found)

    def resolved(self, subjects: list[Phrase]) -> list[Phrase]:
        """The subjects, "who" and "which" replaced with the phrase before them."""
        first = subjects[0]
        if not self.relative(first):
            return subjects
        place = next((i for i, phrase in enumerate(self.phrases) if phrase is first), 0)
        return [self.phrases[place - 1]] if place else subjects

    def relative(self, phrase: Phrase) -> bool:
        """True for "who", "which" and "that" by themselves."""
        return phrase.last - phrase.first == 1 and self.tag(phrase.head) in _RELATIVE

    def joined(self, phrase: Phrase, relation: str) -> bool:
        """True where commas and conjunctions alone stand between the phrase and the list before it."""
        if self.list is None or relation == "appos":
            return False
        between = self.tags[self.list[-1].last - self.offset : phrase.first - self.offset]
        return bool(between) and all(tag in _JOINTS for tag in between) and ("CC" in between or relation == "conj")

    def inverted(self, phrase: Phrase, draft: _Draft, relation: str) -> bool:
        """True where the phrase is the subject of the verb before it, as in "..., said the mayor"."""
        free = draft.verb.finite and (draft.shared or not draft.subjects) and not self.waiting
        between = self.tags[draft.verb.last - self.offset : phrase.first - self.offset]
        return free and relation in _SUBJECT and not between and phrase.last not in self.openings

    def follows(self, phrase: Phrase, draft: _Draft, relation: str) -> bool:
        """True where the phrase stands right after an active verb, adverbs aside, and is no adverb of time or measure itself."""
        between = self.tags[draft.verb.last - self.offset : phrase.first - self.offset]
        return (
            draft.verb.voice == "active"
            and relation not in ("npadvmod", "conj")
            and all(tag == "RB" for tag in between)
        )

    def describes(self, verb: VerbGroup) -> bool:
        """True where a participle describes the phrase before it: it follows at once, or the network says so across a comma."""
        if self.before is None:
            return False
        between = self.tags[self.before.last - self.offset : verb.first - self.offset]
        if not between and verb.voice == "passive":
            return True
        related = self.relations[verb.head - self.offset] == "acl"
        return related and all(tag in _BEFORE_PARTICIPLE for tag in between)

    def tag(self, place: int) -> str:
        """The tag of the document's token at `place`; empty before the sentence."""
        return self.tags[place - self.offset] if place >= self.offset else ""
