"""One party, once: "Boko Haram fighters" and, further on, "the fighters" are Boko Haram."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from onrecord.extract.frames.mentions import ActorClass, actor_classes, demonyms, named_groups, read_actors
from onrecord.extract.frames.terms import Match
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import Perpetrator
from onrecord.text.document import Document

_AGAIN = frozenset({"the", "these", "those"})
_FROM = frozenset({"from", "of", "with", "for"})
_SIDES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("attackers", "insurgents", "armed-groups"), ("organisation",)),
    **dict.fromkeys(("soldiers", "forces"), ("force", "state")),
}
"""The class of a general noun, with the kinds of named parties that "the fighters" and "the troops" may stand for."""


@dataclass(frozen=True, slots=True, eq=False)
class PartyNames:
    """Where a document names groups and forces, and where it describes them.

    Attributes:
        nouns: the class of the general noun that ends before a token.
        begins: the listed group, force or state that begins at a token.
        ends: the one that ends before a token.
        classes: what the lists say of each.
        adjectives: those of states, in lower case.
        known_as: the first group that stands right before a general noun, by that noun: "Islamic State gunmen".
    """

    document: Document
    nouns: Mapping[int, str]
    begins: Mapping[int, Match]
    ends: Mapping[int, Match]
    classes: Mapping[str, ActorClass]
    adjectives: AbstractSet[str]
    known_as: Mapping[str, Match]

    def merge(self, found: Sequence[Perpetrator]) -> tuple[Perpetrator, ...]:
        """The perpetrators less general words for one that is named: beside it ("Boko Haram fighters", "fighters from Boko Haram"), or
        after it as those known already ("the fighters"). Who denies is named by nothing else, and stays."""
        read = [each if (group := self._belongs(each)) is None else group for each in found]
        kinds = [self._general(each) for each in read]
        named = [each for each, kind in zip(read, kinds, strict=True) if kind is None]
        kept: dict[tuple[str, bool], Perpetrator] = {}
        sides = {(each.country, each.status, each.statement) for each in named if each.kind == "force" and each.country}
        for party, kind in zip(read, kinds, strict=True):
            told = (party.country, party.status, party.statement)
            if party.kind == "state" and told in sides and party.span.quote.lower() in self.adjectives:
                continue  # "Ruritanian troops" and, of their shells, "Ruritanian"
            if kind is None or not self._is_again(party, kind, read):
                key = (party.name.lower(), party.status == "denied")
                if key not in kept or (party.status == "claimed" and kept[key].status != "claimed"):
                    kept[key] = party
        return tuple(kept.values())

    def _tokens(self, party: Perpetrator) -> tuple[int, int]:
        return self.document.token_at(party.span.start), self.document.token_at(party.span.end - 1) + 1

    def _general(self, party: Perpetrator) -> str | None:
        """The class of the general noun that describes the party; None where a name names it."""
        if party.span.field != self.document.field or party.status == "denied":
            return None
        return self.nouns.get(self._tokens(party)[1])

    def _belongs(self, party: Perpetrator) -> Perpetrator | None:
        """The party by the name of the listed group beside the general noun: "Islamic State gunmen", "gunmen of Islamic State"."""
        kind = self._general(party)
        if kind is None or kind not in _SIDES or party.kind not in ("individual", "organisation"):
            return None
        first, last = self._tokens(party)
        lowers = self.document.lowers
        group = self.ends.get(first)
        if group is None and last < len(lowers) and lowers[last] in _FROM:
            group = self.begins.get(last + 1) or (self.begins.get(last + 2) if lowers[last + 1] == "the" else None)
        if group is None and last - first <= 2 and _AGAIN.intersection(lowers[max(0, last - 2) : last]):
            group = self.known_as.get(lowers[last - 1])  # "the gunmen", before or after "Islamic State gunmen"
        known = None if group is None else self.classes[group.term.type]
        if group is None or known is None or known.name is None or known.perpetrator not in _SIDES[kind]:
            return None
        span = self.document.span(group.first, group.last)
        return replace(party, name=known.name, kind=known.perpetrator, country=known.country, span=span)

    def _is_again(self, party: Perpetrator, kind: str, found: Sequence[Perpetrator]) -> bool:
        """True for "the fighters" where one group alone is named before them, and for "the troops" where one force is."""
        first, last = self._tokens(party)
        if self.document.lowers[first] not in _AGAIN:
            first -= 1
        if last - first != 2 or first < 0 or self.document.lowers[first] not in _AGAIN:
            return False
        fitting = [each for each in found if each.kind in _SIDES.get(kind, ()) and self._general(each) is None]
        if len({each.name for each in fitting}) == 1 and fitting[0].span.start < party.span.start:
            return True
        # "Gunmen stormed the bank ... the attackers fled"
        return kind == "attackers" and any(_is_doer(each) and each.span.start < party.span.start for each in found)


def _is_doer(party: Perpetrator) -> bool:
    return party.kind == "individual" and party.status != "denied"


def read_names(document: Document, lexicon: Lexicon) -> PartyNames:
    """The names and descriptions of the document's parties, in time linear in their number."""
    classes = actor_classes(lexicon)
    groups = named_groups(document, lexicon)
    ends = {match.last: match for match in groups}
    nouns = [actor for actor in read_actors(document, lexicon) if actor.known.name is None]
    known_as: dict[str, Match] = {}
    for actor in nouns:
        if actor.last - actor.first == 1 and actor.first in ends:
            known_as.setdefault(document.lowers[actor.first], ends[actor.first])
    return PartyNames(
        document,
        {actor.last: actor.type for actor in nouns},
        {match.first: match for match in groups},
        ends,
        classes,
        demonyms(lexicon).keys(),
        known_as,
    )
