"""Casualty claims of a whole document: clauses read sentence by sentence, people counted once, extents and scopes told."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.casualties.antecedents import antecedent
from onrecord.extract.casualties.elliptical import elliptical_clauses
from onrecord.extract.casualties.extents import (
    dies_late,
    may_be_replaced,
    members_of,
    on_a_day,
    opener_after,
    parts_by_status,
    risen_from,
    subsets_of,
    with_replaced,
)
from onrecord.extract.casualties.group import Group, population_of, total_of
from onrecord.extract.casualties.groups import left_of, whole_before
from onrecord.extract.casualties.lists import elsewhere
from onrecord.extract.casualties.patterns import find_clauses
from onrecord.extract.casualties.persons import Cast, Person
from onrecord.extract.casualties.scope import scope_of
from onrecord.extract.casualties.totals import joins_total
from onrecord.extract.casualties.view import Clause, SentenceView
from onrecord.extract.casualties.words import HarmClass, Words
from onrecord.model.casualty import Casualty, Count, Extent, Harm, Population, Victim
from onrecord.model.span import Span
from onrecord.text.document import Document, Sentence


def read_claims(document: Document, words: Words) -> tuple[Casualty, ...]:
    """The casualty claims of the document, in text order."""
    reader = _Reader(document, words)
    for sentence in document.sentences:
        lowers = document.lowers[sentence.first : sentence.last]
        known = not words.triggers.isdisjoint(lowers)
        if known or (reader.counts_on(sentence) and not words.classes["counting"].isdisjoint(lowers)):
            reader.read(sentence)
    return with_replaced(reader.claims, reader.doubtful)


_SOME = frozenset({"last", "remaining", "other", "first", "latest", "next", "youngest", "oldest"})
"""Modifiers by which "the last residents" are not all of those told of before."""
_RECENT = 12
"""Claims before a risen toll among which the one that it supersedes is sought."""
_NEAR = 1
"""Sentences within which "others" are on top of those told of before; further away a new telling has begun."""


class _Reader:
    """Reads sentences in order and remembers the people and numbers told of so far."""

    def __init__(self, document: Document, words: Words) -> None:
        self._document, self._words = document, words
        self._casts = {True: Cast(document, words), False: Cast(document, words)}
        self._last_plural: Count | None = None
        self._whole: dict[Harm, tuple[int, int]] = {}
        self.claims: list[Casualty] = []
        self.doubtful: list[int] = []

    def counts_on(self, sentence: Sentence) -> bool:
        """True right after a sentence that counted people: a bare number here may be another speaker's count of them."""
        return bool(self.claims) and self.claims[-1].numbered and sentence.index - self.claims[-1].sentence <= _NEAR

    def read(self, sentence: Sentence) -> None:
        view = SentenceView(self._document, sentence.first, sentence.last, self._words)
        view.recalled = self.claims[-1].harm if self.claims and sentence.index - self.claims[-1].sentence <= 2 else None
        seen: set[tuple[str, int, int]] = set()
        last = self.claims[-1].harm if self.counts_on(sentence) else None
        clauses = [part for clause in find_clauses(view) for part in _parted(clause)]
        clauses += elliptical_clauses(view, clauses, last)
        made: list[tuple[int, Clause]] = []
        for clause in clauses:
            if clause.negated or _tells_of_dead(clause, clauses) or _is_neither(view, clause):
                continue
            key = (
                clause.harm,
                clause.groups[0].first if clause.groups else -1,
                clause.groups[-1].last if clause.groups else -1,
            )
            if key in seen:
                continue
            seen.add(key)
            place = len(self.claims)
            self._claim(view, sentence, clause)
            if len(self.claims) > place:
                made.append((place, clause))
        self._within_totals(view, made)

    def _within_totals(self, view: SentenceView, made: list[tuple[int, Clause]]) -> None:
        """Marks as parts the deaths told beside the toll that counts them: "rose to 91 after two more died of wounds"."""
        for total in (self.claims[place] for place, clause in made if clause.total):
            for place, clause in made:
                claim = self.claims[place]
                within = (claim.harm, claim.scope) == (total.harm, total.scope) and claim.count.min <= total.count.min
                if within and not clause.total and joins_total(view, clause):
                    self.claims[place] = replace(claim, extent="part")

    def _claim(self, view: SentenceView, sentence: Sentence, clause: Clause) -> None:
        document = self._document
        groups = _harmed(view, clause)
        trigger = document.span(*clause.trigger)
        harm = _harm(clause.harm)
        if not groups:
            if clause.weak and not clause.groups:
                self._imply(sentence, harm, trigger)
            return
        span = document.span(groups[0].first, groups[-1].last)
        cast = self._casts[harm in ("killed", "injured")]
        people: list[Person] = []
        if not clause.subset:
            people = cast.identify_all(
                (antecedent(view, g, cast) for g in groups if g.single and not g.zero), sentence.index, harm
            )
        for person in people:
            person.harms.add("struck" if clause.harm == "struck" else harm)
            if clause.reflexive and len(cast.people) > 1:
                person.role = person.role or "perpetrator"
        count = total_of(groups) or self._resolved(view, groups)
        if count is None:
            return
        if count.min >= 2:
            self._last_plural = count
        population = _population(groups, people)
        extent = self._extent(clause, groups, harm, count, sentence.index)
        late = dies_late(view, clause) or (harm == "killed" and all(group.partitive for group in groups))
        if extent == "addition" and late and count.convention is None:
            count = replace(count, convention="later")
        victims = _victims(document, groups, harm)
        self.claims.append(
            Casualty(
                harm=harm,
                count=count,
                wording=span.quote,
                span=span,
                population=population,
                scope=scope_of(view, clause),
                extent=extent,
                trigger=trigger,
                victims=victims,
                sentence=sentence.index,
                persons=tuple(dict.fromkeys(person.number for person in people)),
                numbered=any(group.numbered for group in groups),
                struck=clause.harm == "struck",
                implied=clause.weak,
            )
        )
        self._remember(self.claims[-1])
        if self.claims[-1].numbered and may_be_replaced(view, clause.trigger[0]):
            self.doubtful.append(len(self.claims) - 1)
        if clause.risen:
            self._supersede(view)
        old = () if clause.total or extent != "whole" else risen_from(view, max(groups[-1].last, clause.trigger[1]))
        self._put_aside(clause.replaced or old, self.claims[-1])
        if extent != "part":
            self._parts(view, groups, clause, self.claims[-1])

    def _parts(self, view: SentenceView, groups: tuple[Group, ...], clause: Clause, whole: Casualty) -> None:
        """Known subsets of a claim, each a claim of its own that sets no bound; they may follow its people or its verb."""
        ends = (groups[-1].last, clause.trigger[1])
        told = (subset for end in dict.fromkeys(ends) for subset in subsets_of(view, end))
        kinds = parts_by_status(groups)
        members = members_of(view, groups[0]) if whole.scope == "incident" else ()
        apart = (clause.part,) if clause.part is not None else ()
        for subset in (*kinds, *members, *apart, *told):
            span = self._document.span(subset.first, subset.last)
            if subset.count is not None:
                part = replace(
                    whole, count=subset.count, wording=span.quote, span=span, population=population_of(subset)
                )
                victims = () if subset in kinds else _victims(self._document, (subset,), whole.harm)
                self.claims.append(replace(part, extent="part", persons=(), victims=victims, numbered=subset.numbered))
        if whole.scope != "incident":
            self._told_apart(view, ends, whole)
        elif whole.numbered and whole.extent == "whole":
            self._told_by_place(view, max(ends), whole)

    def _told_by_place(self, view: SentenceView, last: int, whole: Casualty) -> None:
        """Those told place by place: parts where they sum to the claim ("seven: five in Basra and two in Mosul"), else added to it."""
        found = [(group, group.count) for group in elsewhere(view, last) if group.count is not None]
        if not found:
            return
        parts = sum(count.min for _, count in found) == whole.count.min
        if not parts and view.word(last) not in ("in", "near", "at", "outside"):
            return
        for group, count in found:
            span = self._document.span(group.first, group.last)
            told = replace(whole, count=count, wording=span.quote, span=span, persons=(), victims=())
            self.claims.append(replace(told, extent="part" if parts else "addition"))

    def _told_apart(self, view: SentenceView, ends: tuple[int, int], whole: Casualty) -> None:
        """Those of a period's figure that its sentence tells apart further on.

        "..., including six killed in Taiz on Monday" tells of an incident of its own; "..., including 40 who died last week" of a part.
        """
        opener = opener_after(view, max(ends))
        if opener is None or opener in ends:
            return
        for subset in subsets_of(view, opener):
            if subset.count is None or not subset.numbered:
                continue
            span = self._document.span(subset.first, subset.last)
            apart = replace(
                whole,
                count=subset.count,
                wording=span.quote,
                span=span,
                population=population_of(subset),
                numbered=subset.numbered,
                persons=(),
                victims=(),
            )
            one = on_a_day(view, subset.last)
            self.claims.append(
                replace(apart, extent="whole", scope="incident") if one else replace(apart, extent="part")
            )

    def _put_aside(self, replaced: tuple[Group, ...], claim: Casualty) -> None:
        """The older figures that a claim's words replace, each a superseded claim."""
        for old in replaced:
            if old.count is not None:
                span = self._document.span(old.first, old.last)
                put_aside = replace(
                    claim, count=old.count, wording=span.quote, span=span, population=population_of(old)
                )
                self.claims.append(replace(put_aside, extent="superseded", persons=(), victims=()))

    def _supersede(self, view: SentenceView) -> None:
        """Marks superseded the claim that a toll just told has risen from: "two were killed. The toll rose to 5".

        Only the last whole claim before it, and only in the report's own voice: another speaker's figure stands beside it.
        """
        if not view.words.classes["attributing"].isdisjoint(view.lowers[view.first : view.last]):
            return
        now = self.claims[-1]
        for place in range(len(self.claims) - 2, max(-1, len(self.claims) - 2 - _RECENT), -1):
            claim = self.claims[place]
            if (claim.harm, claim.scope, claim.extent) == (now.harm, now.scope, "whole") and claim.numbered:
                if claim.count.min != now.count.min:
                    self.claims[place] = replace(claim, extent="superseded")
                return

    def _imply(self, sentence: Sentence, harm: Harm, trigger: Span) -> None:
        """An event that harmed somebody, the words leaving open whom and how many ("a deadly attack")."""
        count = Count(1, None, "implied-one")
        claim = Casualty(harm, count, trigger.quote, trigger, Population(), trigger=trigger)
        self.claims.append(replace(claim, sentence=sentence.index, numbered=False, implied=True))

    def _resolved(self, view: SentenceView, groups: tuple[Group, ...]) -> Count | None:
        """The number of people whom "they" or "the victims" mean: that of the last number of people told of."""
        group = groups[-1]
        if group.spared:
            return (
                left_of(whole_before(view.document, group.first, view.words), group.spared)
                if len(groups) == 1
                else None
            )
        some = any(modifier in _SOME for modifier in group.modifiers)
        if len(groups) == 1 and group.count is None and (group.definite or group.kind == "pronoun") and not some:
            return self._last_plural
        return None

    def _extent(self, clause: Clause, groups: tuple[Group, ...], harm: Harm, count: Count, sentence: int) -> Extent:
        if clause.subset:
            return "part"
        partitive, other = any(group.partitive for group in groups), any(group.other for group in groups)
        if not partitive and not other:  # a look at all earlier claims for each would be quadratic
            return "whole"
        if harm not in self._whole:
            return "whole"
        largest, last = self._whole[harm]
        wounded = harm == "killed" and (groups[-1].harm == "injured" or self._were_hurt(groups[-1], sentence))
        if partitive and wounded:
            return "addition"  # "two of the wounded died" are not among those told of as dead
        if partitive:
            return "part" if largest >= count.min else "whole"
        return "addition" if sentence - last <= _NEAR else "whole"

    def _were_hurt(self, group: Group, sentence: int) -> bool:
        """True for "whom" and "them" where the sentence told of wounded last: "wounded three, one of whom died"."""
        last = self.claims[-1] if self.claims else None
        named = self._document.lowers[group.last - 1] in ("whom", "them")
        return named and last is not None and last.sentence == sentence and last.harm == "injured" and not last.struck

    def _remember(self, claim: Casualty) -> None:
        """Keeps the largest whole claim of each harm and the sentence of the last one, to tell parts and additions by."""
        if claim.extent == "whole" and not claim.implied:
            largest, _ = self._whole.get(claim.harm, (0, 0))
            self._whole[claim.harm] = (max(largest, claim.count.min), claim.sentence)


def _parted(clause: Clause) -> tuple[Clause, ...]:
    """The clauses that one makes: "no casualties" says that nobody was killed and that nobody was injured."""
    if clause.harm == "unspecified" and clause.groups and all(group.zero for group in clause.groups):
        return replace(clause, harm="killed"), replace(clause, harm="injured")
    return _attackers_apart(clause)


def _attackers_apart(clause: Clause) -> tuple[Clause, ...]:
    """The clause, or one for the attackers and one for the others: "killed four people and the attacker", "himself and six"."""
    if clause.besides:
        return replace(clause, groups=clause.besides, reflexive=False, besides=()), replace(clause, besides=())
    attackers = tuple(g for g in clause.groups if g.noun is not None and g.noun.role == "perpetrator")
    if not attackers or len(attackers) == len(clause.groups):
        return (clause,)
    others = tuple(group for group in clause.groups if group not in attackers)
    return replace(clause, groups=others), replace(clause, groups=attackers)


def _is_neither(view: SentenceView, clause: Clause) -> bool:
    """True for "neither the driver nor his passenger was hurt"."""
    return any(view.word(group.first - 1) in ("neither", "nor") for group in clause.groups)


def _tells_of_dead(clause: Clause, clauses: list[Clause]) -> bool:
    """True for the wounded who are told of as dying: in "two of the injured succumbed" nobody new is injured; and for the dead
    of a toll that the sentence corrects ("an initial toll of 30 dead was corrected to 13")."""
    if len(clause.groups) == 1 and any(clause.groups[0] in other.replaced for other in clauses):
        return True
    if clause.harm != "injured" or not clause.groups or not all(g.partitive and g.harm for g in clause.groups):
        return False
    return any(other.harm == "killed" and clause.groups[-1] in other.groups for other in clauses)


def _harm(harm: HarmClass) -> Harm:
    return "injured" if harm == "struck" else harm


def _is_tally(view: SentenceView, group: Group) -> bool:
    """True for a place in a count of cases: "she is the third child killed by an unsecured gun" tells of no third child here."""
    numbered = view.word(group.first) == "the" and view.words.ordinals.get(view.word(group.first + 1), 0) > 1
    return numbered and view.word(group.first - 1) in ("is", "was", "became", "becoming", "be", "as", "marks", "marked")


def _harmed(view: SentenceView, clause: Clause) -> tuple[Group, ...]:
    """The clause's groups less those that say another harm of themselves: in "claimed 27 dead and 80 injured" the injured."""
    groups = tuple(g for g in clause.groups if not (g.kind == "number" and g.zero) and not _is_tally(view, g))
    if len(groups) < 2:
        return groups if not groups or not _dead_beside(clause, groups[0]) else ()
    return tuple(g for g in groups if g.harm in (None, clause.harm) or g.partitive or g.definite)


def _dead_beside(clause: Clause, group: Group) -> bool:
    """True for the dead before "and wounded": "3 martyrs and wounded" does not say how many were wounded."""
    vague = group.count is not None and group.count.convention is not None and group.numbered
    return clause.harm == "injured" and group.harm == "killed" and not group.partitive and not vague


def _victims(document: Document, groups: tuple[Group, ...], harm: Harm) -> tuple[Victim, ...]:
    """The single people among the groups that a name or a description tells apart."""
    return tuple(
        Victim(
            document.span(group.first, group.last),
            group.name,
            population_of(group).status,
            harm,
            group.age,
            population_of(group).sex,
        )
        for group in groups
        if group.single and group.kind != "pronoun" and not group.zero
    )


def _population(groups: tuple[Group, ...], people: list[Person]) -> Population:
    found = [population_of(group) for group in groups]
    first = found[0]

    def shared(name: str) -> str:
        values = {getattr(population, name) for population in found}
        return str(values.pop()) if len(values) == 1 else "unknown"

    role = first.role if all(population.role == first.role for population in found) else None
    if people and len(people) == len(groups) and all(person.role == "perpetrator" for person in people):
        role = "perpetrator"
    return Population(shared("status"), shared("age"), shared("sex"), role)  # type: ignore[arg-type]
