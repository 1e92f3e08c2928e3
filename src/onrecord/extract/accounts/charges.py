"""Words of blame, claim and denial: who accuses whom, who takes responsibility, who refuses it.

Read from clauses, never from nearness: "Hamas blamed Israel" holds Israel responsible and makes Hamas the accuser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.accounts.deeds import CLOSE, Deeds
from onrecord.extract.accounts.gate import gate_words
from onrecord.extract.accounts.laying import LAYING, laid_on, work_of
from onrecord.extract.accounts.parties import Parties, Party, ResponsibilityWords, make_parties, responsibility_words
from onrecord.extract.accounts.turning import arms_of_others
from onrecord.extract.frames.terms import read_terms
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import PerpetratorStatus
from onrecord.model.place import PlaceMention
from onrecord.model.statement import Statement
from onrecord.text.clauses import Clause, clauses
from onrecord.text.document import Document, Sentence
from onrecord.text.phrases import Phrase

_AT = frozenset({"at", "on", "into", "toward", "towards", "against"})
_COMPLEMENT = 7
"""Tokens after "of" or "for" in which what somebody is accused of is looked for."""
_BEFORE = 8
"""Tokens before "carried out by" in which the event or the weapon is looked for."""
_AROUND = 6
"""Tokens before and in a verb in which a word of doubt is looked for."""


@dataclass(frozen=True, slots=True)
class Charge:
    """Words that name a party with a status; `by` are the tokens `[first, last)` of who says so, None where nobody is named."""

    party: Party
    status: PerpetratorStatus
    by: tuple[int, int] | None


@dataclass(frozen=True, slots=True, eq=False)
class Charges:
    """All charges of a document, and the tokens of those who stand beside them: who accuses others, who is accused of something else."""

    found: tuple[Charge, ...]
    aside: frozenset[int]


def find_charges(
    document: Document, places: Sequence[PlaceMention], statements: Sequence[Statement], lexicon: Lexicon
) -> Charges:
    """The charges of the document; sentences without a word of blame, claim or denial are not looked at."""
    words = responsibility_words(lexicon)
    gate = gate_words(lexicon)
    lowers = document.lowers
    sentences: dict[int, Sentence] = {}
    for token in [token for token, lower in enumerate(lowers) if lower in gate]:
        if gate[lowers[token]] == "say" and words.selves.isdisjoint(lowers[token + 1 : token + 1 + CLOSE]):
            continue
        sentence = document.sentence_at(document.starts[token])
        if sentence is not None:
            sentences[sentence.index] = sentence
    quoted = [each for each in statements if _opens_with_self(each)]
    if not sentences and not quoted:
        return Charges((), frozenset())
    events = frozenset(
        token for match in read_terms(document, lexicon, "event") for token in range(match.first, match.last)
    )
    weapons = frozenset(match.last - 1 for match in read_terms(document, lexicon, "weapon"))
    reader = _Reader(document, make_parties(document, places, lexicon), words, events, weapons)
    found: list[Charge] = []
    for sentence in sentences.values():
        found += reader.sentence(sentence)
    for statement in quoted:
        found += reader.quote(statement)
    return Charges(tuple(found), frozenset(reader.aside))


def _opens_with_self(statement: Statement) -> bool:
    opening = statement.content[0].quote.lstrip("“”\"'‘« ")[:4].lower() if statement.content else ""
    return opening.startswith(("we ", "our "))


class _Reader:
    """Reads sentence after sentence; gathers who stands aside: who accuses, who is accused of no deed of violence."""

    def __init__(
        self,
        document: Document,
        parties: Parties,
        words: ResponsibilityWords,
        events: frozenset[int],
        weapons: frozenset[int],
    ) -> None:
        self.document = document
        self.lowers = document.lowers
        self.parties = parties
        self.words = words
        self.events = events
        self.weapons = weapons
        self.deeds = Deeds(document, parties.actors, words, events)
        self.aside: set[int] = set()
        self.accused: list[tuple[int, Party]] = []

    def sentence(self, sentence: Sentence) -> Iterator[Charge]:
        """The charges of one sentence."""
        here = clauses(self.document, sentence)
        for place, clause in enumerate(here):
            following = here[place + 1] if place + 1 < len(here) else None
            uses = self.words.uses.get(clause.verb.lemma, frozenset())
            if place and self.is_denied_claim(here[place - 1], clause):
                yield from self.denying_claim(here[place - 1], clause, following, sentence)
            else:
                yield from self.clause(clause, following, uses, sentence)

    def is_denied_claim(self, before: Clause, clause: Clause) -> bool:
        """True for the "claims" that seem a verb in "the army denied rebel claims that its jets had bombed the town"."""
        denies = "deny" in self.words.uses.get(before.verb.lemma, frozenset()) and before.verb.voice == "active"
        if not denies or before.verb.negated or self.lowers[clause.verb.head] not in self.words.accusations:
            return False
        return bool(clause.subjects) and before.verb.last <= clause.subjects[0].first <= before.verb.last + 1

    def denying_claim(
        self, before: Clause, clause: Clause, following: Clause | None, sentence: Sentence
    ) -> Iterator[Charge]:
        """Of "X denied Y's claims that its jets had bombed": X, denied, and by Y alleged."""
        if following is not None and self.deeds.told(clause, following) == "claimed":
            yield from self.each(before.subjects, "denied", sentence)
            yield from self.each(before.subjects, "alleged", sentence, clause.subjects)
            self.stand_aside(clause.subjects)

    def clause(
        self, clause: Clause, following: Clause | None, uses: frozenset[str], sentence: Sentence
    ) -> Iterator[Charge]:
        """What one clause says, with the one behind it, which may be what is said."""
        if clause.verb.lemma == "be":
            yield from self.being(clause, sentence)
        elif clause.verb.lemma == "have":
            yield from self.sharing(clause, sentence)
        elif self.keeps_away(clause):
            self.stand_aside(clause.subjects)  # "distanced themselves from the killings"
            yield from self.each(clause.subjects, "denied", sentence)
        yield from self.laying(clause, sentence)
        yield from self.offshoots(clause)
        if not uses:
            return
        if not uses.isdisjoint(("accuse", "ascribe")) or ("hold" in uses and self.responsible_behind(clause)):
            yield from self.accusing(clause, uses, sentence)
        taken = not clause.verb.negated and clause.verb.modal is None and ("take" in uses or "claim" in uses)
        if taken and (
            self.takes(clause) or ("claim" in uses and self.claims(clause)) or self.deeds.owns(clause, following)
        ):
            who = clause.agents if clause.verb.voice == "passive" else clause.subjects
            yield from self.each(who, "claimed", sentence)
        elif "deny" in uses and not clause.verb.negated:
            yield from self.denying(clause, following, sentence)
        elif "say" in uses and following is not None and not clause.verb.negated:
            yield from self.saying(clause, following, sentence)
        elif (
            "commit" in uses and clause.verb.voice == "passive" and not clause.verb.negated and self.of_violence(clause)
        ):
            status: PerpetratorStatus = "alleged" if self.doubtful(clause) else "stated"
            yield from self.each(clause.agents, status, sentence)
        elif "commit" in uses and self.sets_off(clause):
            yield from self.each(clause.subjects, "stated", sentence)

    def laying(self, clause: Clause, sentence: Sentence) -> Iterator[Charge]:
        """ "X pointed the finger at Y", "suspicion fell on Y", "the raid was the work of Y"."""
        accused = laid_on(self.document, clause)
        if accused:
            accusers = tuple(phrase for phrase in clause.doers if self.lowers[phrase.head] not in LAYING)
            self.stand_aside(accusers)
            yield from self.each(accused, "alleged", sentence, accusers)
        likely = clause.verb.lemma != "be" or self.doubtful(clause)
        yield from self.each(work_of(self.document, sentence, clause), "alleged" if likely else "stated", sentence)

    def offshoots(self, clause: Clause) -> Iterator[Charge]:
        """ "Dissidents of the FARC killed four soldiers": whom no list of actors names."""
        verb = clause.verb
        if verb.head in self.events and not verb.negated and verb.modal is None:
            for party in map(self.parties.offshoot, clause.doers):
                if party is not None:
                    yield Charge(party, "stated", None)

    def stand_aside(self, phrases: Iterable[Phrase]) -> None:
        """Notes that the phrases name nobody who did it, by these words."""
        for phrase in phrases:
            self.aside.update(range(phrase.first, phrase.last))

    def sets_off(self, clause: Clause) -> bool:
        """ "The mayor said the rebels had fired it", "the navy fired missiles at the port"."""
        verb = clause.verb
        plain = verb.voice == "active" and not verb.negated and verb.modal is None and not verb.infinitive
        if not plain or not clause.objects:
            return False
        head = clause.objects[0].head
        aimed = any(self.lowers[at] in _AT for at, _ in clause.prepositional)
        return self.lowers[head] in ("it", "them") or (head in self.weapons and aimed)

    def of_violence(self, clause: Clause) -> bool:
        """ "A raid carried out by X", "a missile fired by X"; no "protest staged by X"."""
        near = range(max(0, clause.verb.first - _BEFORE), clause.verb.first)
        return any(token in self.events or token in self.weapons for token in near)

    def keeps_away(self, clause: Clause) -> bool:
        """ "X distanced itself from the raid", "X was not involved"; "it was not involved" is for `saying`."""
        verb = clause.verb
        if verb.lemma == "distance":
            return not verb.negated
        return verb.lemma == "involve" and verb.voice == "passive" and verb.negated

    def each(
        self, phrases: Iterable[Phrase], status: PerpetratorStatus, sentence: Sentence, by: Sequence[Phrase] = ()
    ) -> Iterator[Charge]:
        """A charge for each phrase that names a party."""
        source = (by[0].first, by[-1].last) if by else None
        for phrase in phrases:
            deed = phrase.head in self.events or phrase.head in self.weapons
            party = self.parties.behind(phrase) if deed else self.parties.of(phrase, sentence)
            if party is not None:
                own = (phrase.first, phrase.last) if status in ("claimed", "denied") else source
                if status == "alleged":
                    self.accused.append((sentence.index, party))
                yield Charge(party, status, own)

    def accusing(self, clause: Clause, uses: frozenset[str], sentence: Sentence) -> Iterator[Charge]:
        """ "The army blamed the rebels", "the raid was blamed on the rebels by the army", "the army attributes it to the rebels"."""
        verb = clause.verb
        passive = verb.voice == "passive"
        accusers = clause.agents if passive else clause.subjects
        if self.each_other(verb.last):
            yield from self.each(accusers, "alleged", sentence)
            return
        way = "to" if "ascribe" in uses and verb.lemma not in ("pin",) else "on"
        aimed = [phrase for at, phrase in clause.prepositional if self.lowers[at] == way]
        if "ascribe" in uses:
            accused: Sequence[Phrase] = aimed
        elif "accuse" in uses and verb.lemma == "blame" and aimed:
            accused = aimed
        else:
            accused = clause.subjects if passive else clause.objects[:1]
            if verb.lemma == "blame" and self.lowers[verb.last : verb.last + 1] == ("on",):
                accused = ()  # "blamed on" what no phrase was found for
        self.stand_aside(accusers)
        if not self.for_a_deed(clause, sentence, accused):
            self.stand_aside(accused)
            return
        if verb.negated or (verb.modal is not None and not passive):
            return
        if not passive and verb.lemma in ("condemn", "denounce", "fault"):
            return  # whom the UN condemns is not always who did it
        yield from self.each(accused, "alleged", sentence, accusers)

    def each_other(self, token: int) -> bool:
        return self.lowers[token : token + 2] in (("each", "other"), ("one", "another"))

    def responsible_behind(self, clause: Clause) -> bool:
        return "responsible" in self.lowers[clause.verb.last : clause.verb.last + 8]

    def for_a_deed(self, clause: Clause, sentence: Sentence, accused: Sequence[Phrase]) -> bool:
        """True unless the words behind say that it is for something else than violence: "accused the rebels of using human shields"."""
        lowers, words = self.lowers, self.words
        ends = {clause.verb.last, clause.verb.last + 1, *(phrase.last for phrase in accused)}
        joints = ("for",) if clause.verb.lemma == "blame" else ("of", "for")  # "blamed a splinter group of the rebels"
        token = next((end for end in sorted(ends) if end < sentence.last and lowers[end] in joints), None)
        if token is None or clause.verb.lemma in ("attribute", "ascribe"):
            return True
        last = min(sentence.last, token + 1 + _COMPLEMENT)
        complement = lowers[token + 1 : last]
        if not words.omissions.isdisjoint(complement[:2]):
            return False
        deeds = any(place in self.events for place in range(token + 1, last))
        return deeds or lowers[token] == "for" or not words.deeds.isdisjoint(complement)

    def takes(self, clause: Clause) -> bool:
        """ "Claimed responsibility", "responsibility was claimed"; of "no one" the party finder knows."""
        taken = clause.victims
        heads = {self.lowers[phrase.head] for phrase in taken} | {self.lowers[phrase.first] for phrase in taken}
        return not heads.isdisjoint(self.words.credit) and not any(
            self.lowers[phrase.first] in self.words.nobody for phrase in taken
        )

    def claims(self, clause: Clause) -> bool:
        """ "Claimed the attack", "the attack was claimed by": what is claimed is an event and not what follows of it."""
        phrases = clause.victims
        if not any(phrase.head in self.events for phrase in phrases):
            return False
        return clause.verb.voice == "passive" or not self.deeds.tag_at(phrases[0].last).startswith(("VB", "MD"))

    def being(self, clause: Clause, sentence: Sentence) -> Iterator[Charge]:
        """ "X was responsible for the killing", "X was behind the raid", "X was not"."""
        verb, lowers = clause.verb, self.lowers
        behind = lowers[verb.last : verb.last + 3]
        place = next((at for at in range(len(behind)) if behind[at] in ("responsible", "behind")), None)
        if place is None or not clause.subjects or lowers[clause.subjects[0].first] in self.words.selves:
            return
        token = verb.last + place
        if behind[place] == "behind":
            deed = next((phrase for at, phrase in clause.prepositional if at == token), None)
            if deed is None or not (deed.head in self.events or lowers[deed.head] in ("it", "this", "incident")):
                return
        elif not self.for_a_deed(clause, sentence, ()):
            return
        if verb.negated or "not" in behind[:place]:
            yield from self.each(clause.subjects, "denied", sentence)
        else:
            status: PerpetratorStatus = "alleged" if self.doubtful(clause) else "stated"
            yield from self.each(clause.subjects, status, sentence)

    def doubtful(self, clause: Clause) -> bool:
        first = max(clause.verb.first - _AROUND, clause.subjects[-1].last if clause.subjects else 0)
        return not self.words.doubts.isdisjoint(self.lowers[first : clause.verb.last + 2])

    def sharing(self, clause: Clause, sentence: Sentence) -> Iterator[Charge]:
        """ "X had nothing to do with it", "X had no hand in it"."""
        if (
            self.deeds.has_no_share(clause)
            and clause.subjects
            and self.lowers[clause.subjects[0].first] not in self.words.selves
        ):
            yield from self.each(clause.subjects, "denied", sentence)

    def denying(self, clause: Clause, following: Clause | None, sentence: Sentence) -> Iterator[Charge]:
        """ "X denied involvement", "the accusation was rejected by X"."""
        who = clause.agents if clause.verb.voice == "passive" else clause.subjects
        accused = self.accused_before(who, sentence)
        # "it dismissed the claims" denies what it was accused of
        answers = accused is not None and any(
            self.lowers[each.head] in self.words.accusations for each in clause.victims
        )
        if not answers and not self.deeds.denies(
            clause, following, lambda behind: self.same_side(who, behind, sentence)
        ):
            if following is not None and self.deeds.is_policy(following):
                self.stand_aside(who)
            return
        if accused is not None:
            yield Charge(replace(accused, first=who[0].first, last=who[0].last), "denied", (who[0].first, who[0].last))
        else:
            yield from self.each(who, "denied", sentence)

    def accused_before(self, who: Sequence[Phrase], sentence: Sentence) -> Party | None:
        """The one party that this sentence or the one before accused, where "it" or "they" deny: "It rejected the allegations"."""
        if not who or self.lowers[who[0].first] not in ("it", "they"):
            return None
        named = {party.name: party for index, party in self.accused if sentence.index - index <= 1}
        return next(iter(named.values())) if len(named) == 1 else None

    def same_side(self, who: Sequence[Phrase], following: Clause, sentence: Sentence) -> bool:
        """ "Moscow denied that Russian forces had shelled the town"."""
        sides = {party.country for phrase in who if (party := self.parties.of(phrase, sentence))}
        named = {party.country for phrase in following.subjects if (party := self.parties.of(phrase, sentence))}
        return not following.shared and bool((sides & named) - {None})

    def saying(self, clause: Clause, following: Clause, sentence: Sentence) -> Iterator[Charge]:
        """ "The army said it had shelled the hill", "its drones struck"; with "not" a denial."""
        status = self.deeds.told(clause, following)
        who = clause.agents if clause.verb.voice == "passive" else clause.subjects
        if following.subjects and self.lowers[following.subjects[0].first] in self.words.selves:
            behind = [each for each in clauses(self.document, sentence) if each.verb.first > following.verb.first]
            others = arms_of_others(self.parties, self.events | self.weapons, who, behind, sentence)
            if others:  # "it had hit bases, and that the clinic was damaged by a Ruritanian missile"
                yield from self.each(who, "denied", sentence)
                yield from self.each(others, "alleged", sentence, who)
                return
            last = behind[0].verb.first if behind else sentence.last
            if status == "claimed" and self.deeds.is_limited(following, last):
                return
        if status is not None:
            yield from self.each(who, status, sentence)

    def quote(self, statement: Statement) -> Iterator[Charge]:
        """ "“We did not strike the school,” the army said": a statement that opens with "we" or "our"."""
        document = self.document
        opening = statement.content[0]
        sentence = document.sentence_at(opening.start)
        source = statement.source
        if sentence is None or source is None or source.span.field != document.field:
            return
        first, last = document.token_at(opening.start), document.token_at(opening.end - 1)
        own = next((c for c in clauses(document, sentence) if first <= c.verb.first <= last and not c.shared), None)
        if own is None or not own.subjects or self.lowers[own.subjects[0].first] not in ("we", "our"):
            return
        status = self.deeds.own(own)
        start, stop = document.token_at(source.span.start), document.token_at(source.span.end - 1) + 1
        home = document.sentence_at(source.span.start)
        if status is not None and home is not None:
            yield from self.each((Phrase(start, stop, stop - 1, "common", None, None),), status, home)
