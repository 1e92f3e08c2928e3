"""What speakers say of their own deeds: "it had shelled the hill", "we did not", "denied having shelled it"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.extract.accounts.parties import ResponsibilityWords
from onrecord.model.account import PerpetratorStatus
from onrecord.text.clauses import Clause
from onrecord.text.document import Document
from onrecord.text.phrases import Phrase

CLOSE = 5
"""Tokens between a verb of saying and "it" or "we", a day between them included: "said on Monday it had shelled the town"."""
_LIGHT = frozenset({"be", "have", "take", "play"})
"""Verbs that tell of a deed by the noun behind them, and by themselves of none: "denied having a hand", "denied being behind it"."""

_ENDS = frozenset({",", ".", ";", "and", "but", "”", '"', "''"})
"""What may follow "only" or "alone" where it closes what was struck: "air bases only, and"."""


@dataclass(frozen=True, slots=True, eq=False)
class Deeds:
    """What a document's speakers say that they did themselves.

    Attributes:
        actors: the class of the general noun that ends at a token, and the first token of its description.
        events: the tokens of words for events.
    """

    document: Document
    actors: Mapping[int, tuple[int, str]]
    words: ResponsibilityWords
    events: frozenset[int]

    def owns(self, clause: Clause, following: Clause | None) -> bool:
        """ "Admitted carrying out the strike", "claimed to have shot the general"."""
        if following is None or not following.shared or clause.verb.voice == "passive" or clause.objects:
            return False
        verb = following.verb
        said_of_itself = self.tag_at(verb.first) == "VBG" or (
            verb.infinitive and "have" in self.document.lowers[verb.first : verb.last]
        )
        deed = verb.head in self.events or "commit" in self.words.uses.get(verb.lemma, ())
        return said_of_itself and deed and verb.voice == "active" and verb.first - clause.verb.last <= 1

    def denies(self, clause: Clause, following: Clause | None, same_side: Callable[[Clause], bool]) -> bool:
        """ "X denied involvement", "X denied having shelled it", "X denied that it had", "X rejected the accusation".

        `same_side` tells whether who denies speaks for the subject of the clause behind.
        """
        verb, lowers, words = clause.verb, self.document.lowers, self.words
        denied = {lowers[phrase.head] for phrase in clause.victims}
        if verb.lemma in ("reject", "dismiss", "refute", "rebuff", "rebut", "repudiate"):
            return not denied.isdisjoint(words.accusations - words.tellings | words.shares)
        if not denied.isdisjoint(words.accusations | words.shares):
            return True
        if any(phrase.head in self.events for phrase in clause.victims):  # "disavowed the raid"
            return following is None or following.shared or following.subjects != clause.victims
        if following is not None and self.is_policy(following):
            return False
        if verb.voice == "active" and following is not None and following.verb.first - verb.last <= CLOSE + 3:
            own = following.shared and self.tag_at(following.verb.head) == "VBG" and self._is_deed(following)
            itself = bool(following.subjects) and self._is_self(following.subjects[0])
            return own or (not following.shared and itself) or same_side(following)
        bare = verb.voice == "active" and not clause.objects
        return bare and lowers[verb.last : verb.last + 1] in ((".",), (",",), ())

    def is_policy(self, following: Clause) -> bool:
        """True for what somebody denies ever to do: "denies targeting civilians", "denied hitting civilian sites".

        An occasion makes it a denial of a deed: "denied targeting civilians in Monday's strike".
        """
        if self.tag_at(following.verb.head) != "VBG" or not following.objects or following.verb.lemma in _LIGHT:
            return False
        aim, lowers = following.objects[0], self.document.lowers
        general = aim.determiner is None and not self.words.protected.isdisjoint(lowers[aim.first : aim.last])
        behind = range(aim.last, min(aim.last + CLOSE, len(lowers)))
        ends = next((token for token in behind if lowers[token] in (".", ";", ",")), behind.stop)
        return general and not any(token in self.events for token in range(aim.last, ends))

    def told(self, clause: Clause, following: Clause) -> PerpetratorStatus | None:
        """What a clause of saying makes of the speaker by the one behind: "said it had shelled the hill", "said its drones struck"."""
        if following.shared or not following.subjects or following.verb.first - clause.verb.last > CLOSE + 4:
            return None
        if not self._is_self(following.subjects[0]):
            return None
        between = self.document.lowers[clause.verb.last : following.subjects[0].first]
        if not self.words.charges.isdisjoint(between):
            return None  # "said allegations that it had killed nine were untrue"
        return self.own(following)

    def own(self, clause: Clause) -> PerpetratorStatus | None:
        """What "it shelled the town" or "it was not behind the raid" makes of the speaker; None where it tells of no deed of violence."""
        verb, lowers = clause.verb, self.document.lowers
        behind = lowers[verb.last : verb.last + 3]
        if verb.lemma == "be":
            if "behind" in behind or "responsible" in behind:
                return "denied" if verb.negated or "not" in behind[:1] else "claimed"
            return None
        if verb.lemma == "involve":
            return "denied" if verb.negated else None
        if verb.lemma == "have":
            return "denied" if self.has_no_share(clause) else None
        if verb.voice == "passive" or (verb.modal is not None and not verb.negated) or "down" in behind[:1]:
            return None
        if self.tag_at(verb.head) in ("VBZ", "VBP") or "only" in lowers[verb.first - 1 : verb.last + 1]:
            return None  # "it targets only fighters" tells of no deed
        if verb.lemma in _LIGHT or not self._is_deed(clause) or self._is_against_attackers(clause):
            return None
        return "denied" if verb.negated else "claimed"

    def is_limited(self, clause: Clause, last: int) -> bool:
        """ "It had struck air bases only", "depots and nothing else", "other targets": words up to `last` that leave this deed out."""
        lowers, verb = self.document.lowers, clause.verb
        if clause.objects and not {"other", "another", "different"}.isdisjoint(
            lowers[verb.last : clause.objects[0].head]
        ):
            return True
        for token in range(verb.last, last):
            behind = lowers[token + 1 : token + 2]
            if lowers[token] in self.words.limits and (not behind or behind[0] in _ENDS):
                return True
            if lowers[token] == "nothing" and behind in (("else",), ("but",), ("other",)):
                return True
        return False

    def has_no_share(self, clause: Clause) -> bool:
        """ "Had nothing to do with it", "had no hand in it"."""
        behind = self.document.lowers[clause.verb.last : clause.verb.last + 5]
        if behind[:4] == ("nothing", "to", "do", "with"):
            return True
        return behind[:1] == ("no",) and not self.words.shares.isdisjoint(behind[1:3])

    def tag_at(self, token: int) -> str:
        """The part of speech of a token; empty past the last one."""
        if token >= len(self.document.lowers):
            return ""
        sentence = self.document.sentence_at(self.document.starts[token])
        return "" if sentence is None else self.document.tags(sentence)[token - sentence.first]

    def _is_self(self, phrase: Phrase) -> bool:
        """ "It", "its drones", "one of its fighters"."""
        lowers, selves = self.document.lowers, self.words.selves
        return lowers[phrase.first] in selves or (
            lowers[phrase.last : phrase.last + 1] == ("of",) and lowers[phrase.last + 1] in selves
        )

    def _is_deed(self, clause: Clause) -> bool:
        verb = clause.verb
        if verb.head in self.events or verb.lemma in self.words.strikes or verb.lemma in _LIGHT:
            return True
        return "commit" in self.words.uses.get(verb.lemma, ())

    def _is_against_attackers(self, clause: Clause) -> bool:
        """True for what defenders say: "it destroyed nine drones", "it killed the attackers"."""
        if clause.verb.lemma in ("fire", "launch"):
            return False
        for phrase in clause.objects:
            described = self.actors.get(phrase.head)
            if (described is not None and described[1] == "attackers") or (
                self.document.lowers[phrase.head] in self.words.flying
            ):
                return True
        return False
