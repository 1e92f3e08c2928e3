"""Who a noun phrase names, where it names somebody who can be held responsible: a group, a force, a state, armed men."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.frames.mentions import (
    ActorClass,
    actor_classes,
    demonyms,
    named_groups,
    offshoots,
    parted,
    parted_before,
    read_actors,
    state_names,
)
from onrecord.extract.frames.terms import Match, read_terms, split_words
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import PerpetratorKind
from onrecord.model.place import PlaceMention
from onrecord.text.document import Document, Sentence
from onrecord.text.names import names_in
from onrecord.text.phrases import Phrase, noun_phrases

_BLAMEABLE = frozenset({"attackers", "insurgents", "armed-groups", "soldiers", "forces", "state"})
"""The general nouns of those who do violence; a class of the actor lists each."""

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "both", "all"})
_JOINS = frozenset({"for", "of", "from", "with"})
_COLLECTIVE = frozenset({"group", "movement", "militia", "organisation", "organization", "faction", "network"})


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who can be held responsible, at the tokens `[first, last)`."""

    name: str
    kind: PerpetratorKind
    country: str | None
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Parties:
    """Everybody whom a document names, ready to be looked up by tokens.

    Attributes:
        groups: the listed group, force or state that covers a token.
        actors: the class of the general noun that ends at a token, and the first token of its description.
        states: the country at a token, where the report's places tell.
    """

    document: Document
    lexicon: Lexicon
    groups: Mapping[int, Match]
    actors: Mapping[int, tuple[int, str]]
    states: Mapping[int, PlaceMention]

    def of(self, phrase: Phrase, sentence: Sentence) -> Party | None:
        """The party that the phrase names; for "a spokesman for the group" the group, for "the group" the one named last before it.

        None for pronouns, for civilians and for words that name nobody.
        """
        words = responsibility_words(self.lexicon)
        head = self.document.lowers[phrase.head]
        if phrase.kind == "pronoun" or self.document.lowers[phrase.first] in words.nobody:
            return None
        if head in words.voices:
            return self._spoken_for(phrase, sentence)
        return self._named(phrase, sentence)

    def behind(self, phrase: Phrase) -> Party | None:
        """The side in a phrase for an event or a weapon: "a Ruritanian air strike", "Hezbollah rocket fire"."""
        codes, names = demonyms(self.lexicon), state_names(self.lexicon)
        for token in range(phrase.first, phrase.last):
            group = self.groups.get(token)
            if group is not None:
                return self._group(group)
            code = codes.get(self.document.lowers[token])
            if code in names:
                return Party(names[code], "state", code, token, token + 1)
        return None

    def _named(self, phrase: Phrase, sentence: Sentence) -> Party | None:
        lowers = self.document.lowers
        group = self.groups.get(phrase.head)
        if group is None and lowers[phrase.head] in _COLLECTIVE:
            group = self.groups.get(phrase.head - 1)  # "the Islamic State group"
        if group is not None and phrase.first <= group.first:
            return self._group(group)
        state = self._state(phrase.first, phrase.last) or self._state(phrase.head, phrase.last)
        if state is not None:
            return state
        if lowers[phrase.head] in responsibility_words(self.lexicon).anaphors and phrase.determiner in ("the", "this"):
            before = self._before(phrase)
            if before is not None:
                return before
        described = self.actors.get(phrase.head)
        if described is not None and described[1] in _BLAMEABLE:
            inside = self.groups.get(phrase.head - 1)
            if inside is not None and described[1] in ("insurgents", "armed-groups"):
                return self._group(inside)  # "the ELN guerrillas"
            return self._described(phrase, actor_classes(self.lexicon)[described[1]])
        offshoot = self.offshoot(phrase)
        if offshoot is not None:
            return offshoot
        return self._unlisted(phrase, sentence)

    def offshoot(self, phrase: Phrase) -> Party | None:
        """ "FARC dissidents", "the Islamic State affiliate": named by all their words."""
        known = offshoots(self.lexicon)
        for match in read_terms(self.document, self.lexicon, "group"):
            if phrase.first <= match.first and match.last < phrase.last and self.document.lowers[match.last] in known:
                row = actor_classes(self.lexicon)[match.term.type]
                return Party(
                    self.document.span(match.first, phrase.last).quote,
                    "organisation",
                    row.country,
                    match.first,
                    phrase.last,
                )
            first = parted_before(self.document, match, parted(self.lexicon))
            if first is not None and phrase.first <= first < phrase.last:
                row = actor_classes(self.lexicon)[match.term.type]
                return Party(
                    self.document.span(first, match.last).quote, "organisation", row.country, first, match.last
                )
        return None

    def _group(self, group: Match) -> Party:
        known = actor_classes(self.lexicon)[group.term.type]
        name = known.name or " ".join(self.document.words[group.first : group.last])
        return Party(name, known.perpetrator, known.country, group.first, group.last)

    def _described(self, phrase: Phrase, known: ActorClass) -> Party:
        """The words of the phrase less its article, with the state of an adjective or an owner in it."""
        document = self.document
        first = phrase.first
        while document.lowers[first] in _ARTICLES:
            first += 1
        codes = demonyms(self.lexicon)
        country = None
        for token in range(first, phrase.last):
            owner = self.states.get(token)
            country = country or codes.get(document.lowers[token]) or (owner.place.country if owner else None)
        return Party(document.span(first, phrase.last).quote, known.perpetrator, country, first, phrase.last)

    def _unlisted(self, phrase: Phrase, sentence: Sentence) -> Party | None:
        """A name that no list knows: an organisation or a group. People by name are left out, and so is what is no name."""
        for name in names_in(self.document, sentence):
            if name.first < phrase.last and name.last == phrase.last and name.kind in ("organisation", "group"):
                first = max(name.first, phrase.first)
                return Party(self.document.span(first, name.last).quote, "organisation", None, first, name.last)
        return None

    def _spoken_for(self, phrase: Phrase, sentence: Sentence) -> Party | None:
        """Whom a spokesman, a ministry or a statement speaks for: named inside the phrase, else after "for" or "of"."""
        for token in range(phrase.head - 1, phrase.first - 1, -1):
            group = self.groups.get(token)
            if group is not None:
                return self._group(group)
            state = self._state(max(token - 1, phrase.first), token + 1) or self._state(token, token + 1)
            if state is not None:
                return state
            described = self.actors.get(token)
            if described is not None and described[1] in _BLAMEABLE and described[1] != "state":
                return self._described(
                    Phrase(described[0], token + 1, token, "common", None, None),
                    actor_classes(self.lexicon)[described[1]],
                )
        if self.document.lowers[phrase.last : phrase.last + 1] and self.document.lowers[phrase.last] in _JOINS:
            behind = next((each for each in noun_phrases(self.document, sentence) if each.first > phrase.last), None)
            if behind is not None and behind.first - phrase.last <= 2:
                return self.of(behind, sentence)
        described = self.actors.get(phrase.head)
        if described is not None and described[1] == "state" and phrase.determiner == "the":
            return self._described(phrase, actor_classes(self.lexicon)["state"])
        return None

    def _state(self, first: int, last: int) -> Party | None:
        """The state that the tokens name, by its own name or its seat's, an article left out."""
        document = self.document
        if document.lowers[first] in _ARTICLES:
            first += 1
        if first >= last or not document.words[first][0].isupper():
            return None
        code = _listed_states(self.lexicon).get(document.lowers[first:last])
        if code is not None:
            return Party(state_names(self.lexicon)[code], "state", code, first, last)
        place = self.states.get(last - 1)
        if place is None or document.token_at(place.span.start) != first:
            return None
        return Party(place.place.name, "state", place.place.country, first, last)

    def _before(self, phrase: Phrase) -> Party | None:
        """The listed group or force named last before the phrase; where the phrase's noun ends a name, the one that it ends."""
        lowers = self.document.lowers
        found = [group for token, group in self.groups.items() if token < phrase.first and group.last == token + 1]
        found = [group for group in found if actor_classes(self.lexicon)[group.term.type].kind != "state"]
        same = [group for group in found if lowers[group.last - 1] == lowers[phrase.head]]
        nearest = max(same or found, key=lambda group: group.first, default=None)
        if nearest is None:
            return None
        party = self._group(nearest)
        return Party(party.name, party.kind, party.country, phrase.first, phrase.last)


def make_parties(document: Document, places: Sequence[PlaceMention], lexicon: Lexicon) -> Parties:
    """The parties of the document, in time linear in what was found in it."""
    actors = {actor.last - 1: (actor.first, actor.type) for actor in read_actors(document, lexicon)}
    groups = {token: match for match in named_groups(document, lexicon) for token in range(match.first, match.last)}
    states = {
        document.token_at(place.span.end - 1): place
        for place in places
        if place.role == "metonym" or (place.role == "place" and place.place.precision == "country")
    }
    return Parties(document, lexicon, groups, actors, states)


@lru_cache(maxsize=8)
def _listed_states(lexicon: Lexicon) -> dict[tuple[str, ...], str]:
    """The words of each state and of its seat of government, in lower case, to its ISO 3166-1 alpha-2 code."""
    names = state_names(lexicon)
    sides: Mapping[str, Sequence[str]] = lexicon.entries("speakers")["sides"]
    words = {split_words(word): code for code, each in sides.items() if code in names for word in each}
    return {split_words(name): code for code, name in names.items()} | words


@dataclass(frozen=True, slots=True, eq=False)
class ResponsibilityWords:
    """The lists of `responsibility.yaml`.

    Attributes:
        uses: a verb's base form to its uses: `accuse`, `claim`, `deny`, ...
    """

    uses: Mapping[str, frozenset[str]]
    credit: frozenset[str]
    shares: frozenset[str]
    accusations: frozenset[str]
    charges: frozenset[str]
    tellings: frozenset[str]
    none: frozenset[str]
    deeds: frozenset[str]
    strikes: frozenset[str]
    flying: frozenset[str]
    protected: frozenset[str]
    omissions: frozenset[str]
    nobody: frozenset[str]
    anaphors: frozenset[str]
    voices: frozenset[str]
    doubts: frozenset[str]
    selves: frozenset[str]
    limits: frozenset[str]


@lru_cache(maxsize=8)
def responsibility_words(lexicon: Lexicon) -> ResponsibilityWords:
    """The lists, as sets."""
    entries = dict(lexicon.entries("responsibility"))
    verbs: Mapping[str, Sequence[str]] = entries.pop("verbs")
    uses: dict[str, set[str]] = {}
    for use, bases in verbs.items():
        for base in bases:
            uses.setdefault(base, set()).add(use)
    return ResponsibilityWords(
        uses={base: frozenset(found) for base, found in uses.items()},
        **{name: frozenset(words) for name, words in entries.items() if name not in ("states", "stateless")},
    )
