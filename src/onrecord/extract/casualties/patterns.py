"""The patterns of harm: for each word of harm in a sentence, the clause that it makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.extract.casualties.clauses import (
    Clause,
    SentenceView,
    company_of,
    coordinated_left,
    coordinated_right,
    is_negated,
    is_unreal,
    object_of,
    reflexive_after,
    subject_of,
    was_passive,
)
from onrecord.extract.casualties.groups import Group
from onrecord.extract.casualties.words import HarmClass
from onrecord.model.casualty import Count

_PASSIVE_FORMS = frozenset({"past", "participle", "past or participle"})
_BODILY = frozenset({"killed", "injured", "struck"})


def find_clauses(view: SentenceView) -> list[Clause]:
    """Every clause of harm in the sentence, in order of its trigger."""
    clauses: list[Clause] = []
    token = view.first
    while token < view.last:
        word = view.lowers[token]
        if word in view.words.triggers:
            found = _read(view, token)
            if found is not None:
                clauses.append(found)
                view.subjects[token] = found.groups
                token = max(token, found.trigger[1] - 1)
                if found.harm in _BODILY:
                    view.told.update(found.groups)
        token += 1
    return clauses


def _read(view: SentenceView, token: int) -> Clause | None:
    word = view.lowers[token]
    holder = view.group(token)
    if holder is not None and holder.head == token and holder.harm is not None:
        return _headed(view, holder)
    if holder is not None and holder.harm is not None and token < holder.head:
        return _attributive(view, holder, token)
    for knows, read in _READERS:
        if word in knows(view):
            clause = read(view, token)
            if clause is not None:
                return clause
    return None


def _headed(view: SentenceView, group: Group) -> Clause | None:
    """ "12 deaths", "three fatalities", "no casualties", "the bodies of three men", "10 wounded"."""
    assert group.harm is not None
    trigger = (group.head, group.head + 1)
    if group.zero:
        return Clause(group.harm, trigger, (group,))
    noun = view.lowers[group.head]
    if noun in ("injuries", "wounds", "death", "deaths"):
        return _event_noun(view, group.head, group)
    if view.word(group.last) == "of" and noun in ("body", "bodies", "corpse", "corpses"):
        owner = view.starting(group.last + 1)
        if owner is not None:
            return Clause(group.harm, trigger, coordinated_right(view, owner))
    if noun in ("body", "corpse", "bodies"):
        counted = group.count is not None and group.count.min >= 2 and group.count.convention is None
        if not counted and not (group.single and view.word(group.first) in ("a", "one", "another")):
            return None
    if noun in ("dead", "injured", "wounded", "missing"):
        return _the_harmed(view, group)
    if group.count is None or (not group.numbered and not group.single and not _caused(view, group)):
        return None
    return Clause(group.harm, trigger, (group,))


def _caused(view: SentenceView, group: Group) -> bool:
    """True where a bare plural tells of new harm: "caused casualties", "resulted in deaths"; not "a list of fatalities"."""
    if view.word(group.first - 1) in ("and", "or"):
        before = view.group(group.first - 2)
        return before is not None and before.harm is not None
    return any(view.word(place) in _CAUSES for place in range(max(view.first, group.first - 3), group.first))


_CAUSES = frozenset(
    [
        "cause",
        "caused",
        "causes",
        "causing",
        "result",
        "resulted",
        "resulting",
        "results",
        "led",
        "lead",
        "leading",
        "left",
        "leaving",
        "leaves",
        "inflicted",
        "inflicting",
        "report",
        "reported",
        "reporting",
        "suffered",
        "claimed",
    ]
)


def _the_harmed(view: SentenceView, group: Group) -> Clause | None:
    """ "12 dead", "the injured included two boys", "among the dead were a nurse and her son"."""
    assert group.harm is not None
    trigger = (group.head, group.head + 1)
    if group.count is not None and view.word(group.first) not in ("the", "dead", "injured", "wounded", "missing"):
        return Clause(group.harm, trigger, (group,))
    if group.definite and group.count is not None and group.count.convention is None:
        return Clause(group.harm, trigger, (group,))
    token = group.last
    if view.word(token) == ":":
        following = view.starting(token + 1)
        if following is not None and following.kind == "number":
            return Clause(group.harm, trigger, (following,))
    amid = view.among("includers", group.first - 1)
    if view.among("auxiliaries", token) or view.word(token) in ("include", "included", "includes", "including"):
        following = view.starting(token + 1)
        if following is not None:
            return Clause(
                group.harm,
                trigger,
                coordinated_right(view, following),
                subset=amid or view.word(token).startswith("inc"),
            )
    if view.word(group.first) in ("dead", "injured", "wounded", "missing"):
        return _predicate(view, group.head)
    return None


def _attributive(view: SentenceView, group: Group, token: int) -> Clause | None:
    """ "two wounded men", "the murdered priest", "a dead body"."""
    if group.count is None and group.definite:
        return None
    harm = group.harm
    assert harm is not None
    return Clause(harm, (token, token + 1), (group,))


def _verb(view: SentenceView, token: int) -> Clause | None:
    harm, form = view.words.verbs[view.lowers[token]]
    word = view.lowers[token]
    if is_unreal(view, token):
        return None
    if word in ("shot", "shooting") and (_aims(view, token) or _is_noun(view, token)):
        return _event_noun(view, token, None) if word == "shooting" else None
    if word in ("gunned", "gunning") and view.word(token + 1) == "down":
        harm = "killed"
    harm, last = _deadlier(view, token, harm)
    trigger = (token, last)
    negated = is_negated(view, token)
    if reflexive_after(view, token):
        return Clause(harm, trigger, subject_of(view, token), reflexive=True, negated=negated)
    clause = Clause(harm, trigger, (), negated=negated)
    if not (form in _PASSIVE_FORMS and was_passive(view, token)):
        groups = object_of(view, last - 1)
        if groups:
            return _active(view, token, replace(clause, groups=groups))
        if form == "ing":
            return _event_noun(view, token, None)
        if form not in _PASSIVE_FORMS:
            return None
    if form == "past":
        return None  # "slew" is no participle
    return _passive(view, token, clause)


def _active(view: SentenceView, token: int, clause: Clause) -> Clause | None:
    """The clause with its object, unless that is no object: a weekday, the second half of a compound, a noun of harm."""
    first, form = clause.groups[0], view.words.verbs[view.lowers[token]][1]
    if first.zero:
        return replace(clause, negated=False)
    if first.noun is not None and first.noun.harm is not None and not first.numbered:
        return None  # "shooting deaths": the second noun tells
    if _weekday_name(view, clause.groups) or _compound(view, token, first):
        return _event_noun(view, token, None) if form == "ing" else _passive(view, token, replace(clause, groups=()))
    return None if form == "base" and not _may_assert(view, token) else clause


_AIMS = frozenset({"at", "into", "through", "toward", "towards", "up", "out", "down"})
"""After "shot": where the shots went, not whom they hit."""


def _aims(view: SentenceView, token: int) -> bool:
    """True for "shot at a car" and "was shot at", which hit nobody; "was shot at the till" did."""
    after = view.word(token + 1)
    if after == "at" and was_passive(view, token):
        return view.word(token + 2) in ("", ".", ",", "by", "and", "from", "while")
    return after in _AIMS


def _passive(view: SentenceView, token: int, clause: Clause) -> Clause | None:
    if view.word(token - 1) in ("those", "the") or (
        view.word(token - 1) in ("of", "among") and view.word(token - 2) in ("those", "")
    ):
        return _participle_noun(view, token, clause)
    if not was_passive(view, token) and token == view.first:
        return _inverted(view, token, clause)
    groups = subject_of(view, token)
    if not groups:
        return _inverted(view, token, clause)
    if not was_passive(view, token) and not _adjacent(view, groups[-1], token):
        return None
    if groups[0].zero and len(groups) == 1:
        return replace(clause, groups=groups, negated=False)
    if groups[-1].whole is not None and groups[-1].last == token:
        whole = groups[-1]  # "one of five people shot on Sunday": all five were shot
        return replace(clause, groups=(replace(whole, count=whole.whole, whole=None, partitive=False),))
    return replace(clause, groups=groups + company_of(view, clause.trigger[1] - 1))


def _participle_noun(view: SentenceView, token: int, clause: Clause) -> Clause | None:
    """ "among those killed were Ann Hale and her son", "those killed included two boys", "of those wounded, three died"."""
    after = token + 1
    while after < min(view.last, token + 12):
        if view.among("auxiliaries", after) or view.word(after) in ("included", "include", "includes"):
            following = view.starting(after + 1)
            if following is None:
                return None
            subset = view.word(after).startswith("inc") or view.among("includers", token - 2)
            return replace(clause, groups=coordinated_right(view, following), subset=subset)
        if view.word(after) in (",", ";", ":"):
            return None
        after += 1
    return None


def _inverted(view: SentenceView, token: int, clause: Clause) -> Clause | None:
    """ "Killed were Ann Hale and her son", "also wounded was a guard", "killed: 3"."""
    if view.among("auxiliaries", token + 1) or view.word(token + 1) == ":":
        following = view.starting(token + 2)
        if following is not None and following.kind != "pronoun":
            return replace(clause, groups=coordinated_right(view, following))
    return None


def _adjacent(view: SentenceView, group: Group, token: int) -> bool:
    """True where only adverbs, commas and auxiliaries stand between the group and the participle."""
    place = group.last
    while place < token:
        word = view.word(place)
        if not (
            view.among("adverbs", place)
            or view.among("have", place)
            or view.among("auxiliaries", place)
            or word in ("who", "and", "(", ")", ",", "-", "were", "also")
            or word in view.words.verbs
        ):
            return False
        place += 1
    return True


def _deadlier(view: SentenceView, token: int, harm: HarmClass) -> tuple[HarmClass, int]:
    """The harm as its neighbours sharpen it: "shot dead", "shot to death", "fatally shot", "shot and killed" is killed."""
    last = token + 1
    if harm in ("struck", "injured"):
        for before in range(token - 1, max(view.first, token - 4) - 1, -1):
            if view.word(before) in ("fatally", "mortally"):
                return "killed", last
            if not (view.among("adverbs", before) or view.among("auxiliaries", before)):
                break
        for after in range(token + 1, min(view.last, token + 5)):
            word = view.word(after)
            if word == "dead" or (word == "death" and view.word(after - 1) == "to"):
                return "killed", after + 1
            if word == "fatally":
                return "killed", after + 1
            if not (
                view.among("adverbs", after)
                or word in ("to", "and", "multiple", "several", "times")
                or view.group(after) is not None
            ):
                break
        joined = view.words.verbs.get(view.word(token + 2)) if view.word(token + 1) == "and" else None
        if joined is not None and joined[0] in ("killed", "injured"):
            return joined[0], token + 3
    return harm, last


def _is_noun(view: SentenceView, token: int) -> bool:
    before = view.word(token - 1)
    if view.lowers[token] == "shooting":
        return before in (
            "the",
            "a",
            "this",
            "that",
            "fatal",
            "deadly",
            "another",
            "mass",
            "drive-by",
            "accidental",
            "of",
            "officer-involved",
            "second",
            "in",
            "night",
            "for",
            "by",
            "double",
            "triple",
        )
    return (
        before in ("a", "the", "single", "one", "warning", "first", "gun", "another", "mug", "head")
        and view.group(token - 1) is None
    )


def _compound(view: SentenceView, token: int, group: Group) -> bool:
    """True where verb and noun are one compound: "murder suspect", "shooting victims"."""
    bare = group.first == group.head or (
        group.noun is not None and group.name is not None and view.word(group.first) in view.words.nouns
    )
    named = group.noun is not None and (group.noun.lemma in ("victim", "survivor") or group.noun.role == "perpetrator")
    return bare and named and view.lowers[token] in view.words.nominals


def _weekday_name(view: SentenceView, groups: tuple[Group, ...]) -> bool:
    group = groups[0]
    return group.kind == "name" and view.among("weekdays", group.first)


def _may_assert(view: SentenceView, token: int) -> bool:
    """A base form asserts after a subject ("Rockets kill three") and after "did", not after "to" or a modal."""
    before = token - 1
    while view.among("adverbs", before):
        before -= 1
    if (
        view.word(before) in ("to", "and", "or", "", "please")
        or view.among("modals", before)
        or view.among("unreal", before)
    ):
        return False
    return view.group(before) is None or (view.group(before) is not None and view.word(before) not in ("i", "you"))


def _died(view: SentenceView, token: int) -> Clause | None:
    if is_unreal(view, token):
        return None
    harm = view.words.intransitive[view.lowers[token]]
    if view.lowers[token] in ("succumb", "succumbs", "succumbed", "succumbing") and view.word(token + 1) != "to":
        return None
    if view.word(token - 1) == "to":
        return None  # "left to die", "the third child to die"
    groups = subject_of(view, token)
    if not groups and view.word(token - 1) in ("those", "who"):
        return _participle_noun(view, token, Clause(harm, (token, token + 1), ()))
    if not groups:
        return None
    zero = len(groups) == 1 and groups[0].zero
    groups += company_of(view, token)
    return Clause(harm, (token, token + 1), groups, negated=is_negated(view, token) and not zero)


def _predicate(view: SentenceView, token: int) -> Clause | None:
    """ "is dead", "left three dead", "found dead", "two missing"."""
    harm = view.words.predicates.get(view.lowers[token]) or view.words.verbs.get(view.lowers[token], (None,))[0]
    if view.lowers[token] == "fatally":
        return _one_fatally(view, token)
    if harm is None or is_unreal(view, token):
        return None
    if view.word(token + 1) in view.words.nouns or view.word(token + 1) in (
        "end",
        "body",
        "man",
        "woman",
        "sea",
        "bodies",
    ):
        return None
    groups = subject_of(view, token)
    if not groups:
        return _inverted(view, token, Clause(harm, (token, token + 1), ()))
    if not (_adjacent(view, groups[-1], token) or _linked(view, token)):
        return None
    return Clause(harm, (token, token + 1), groups, negated=is_negated(view, token))


def _one_fatally(view: SentenceView, token: int) -> Clause | None:
    """ "four people were shot, one fatally": the one died."""
    group = view.group(token - 1)
    if group is None or group.count is None or not group.numbered or view.word(token + 1) in view.words.triggers:
        return None
    return Clause("killed", (token, token + 1), (group,))


def _linked(view: SentenceView, token: int) -> bool:
    return any(view.among("auxiliaries", place) for place in range(max(view.first, token - 3), token))


def _event_noun(view: SentenceView, token: int, group: Group | None) -> Clause | None:
    """ "the deaths of 12 people", "injuries to three", "his death", "12 deaths", "the shooting of a guard"."""
    words, word = view.words, view.lowers[token]
    harm = words.nominals.get(word) or (words.verbs[word][0] if word in words.verbs else None)
    if harm is None:
        return None
    trigger = (token, token + 1)
    after = view.word(token + 1)
    if word in ("shooting", "shootings") and view.word(token + 1) in ("death", "deaths"):
        return None
    if after in ("of", "to", "for") and (after == "of" or harm == "injured"):
        found = view.starting(token + 2)
        if found is not None and found.kind != "number":
            harm = _deadly_before(view, token, harm)
            return Clause(harm, trigger, coordinated_right(view, found))
        if found is not None and view.word(token - 1) != "toll":
            return Clause(harm, trigger, (found,))
    if group is not None and group.count is not None and group.first < group.head:
        if word in ("injuries", "wounds") and not _counts_people(view, group):
            return _wounds(view, token)
        if (
            group.harm is not None
            and (group.count.min > 1 or word == "death")
            and view.word(group.first) not in ("a", "the")
        ):
            return Clause(harm, trigger, (group,))
    if word == "deaths" and group is not None and group.first == group.head and _caused(view, group):
        return Clause(harm, trigger, (group,))
    if word in ("injuries", "injury", "wounds"):
        return _wounds(view, token) or _injuries_told(view, token, group)
    owner = _owner(view, token)
    if owner is not None:
        return Clause(harm, trigger, (owner,))
    return _deadly(view, token) if harm == "killed" and word in words.nominals else None


def _owner(view: SentenceView, token: int) -> Group | None:
    """The one person whose death a possessive tells: "Ann Hale's death"."""
    before = token - 1
    if view.word(before) in ("'s", "’s", "'", "’"):
        owner = view.group(before - 1)
        return owner if owner is not None and owner.single else None
    owner = view.group(before)
    return owner if owner is not None and owner.kind == "name" and view.word(before).endswith(("'s", "’s")) else None


def _injuries_told(view: SentenceView, token: int, group: Group | None) -> Clause | None:
    """ "injuries were reported", "causing injuries": more than one person hurt, nobody told apart."""
    if group is None or view.lowers[token] != "injuries" or "threatening" in " ".join(group.modifiers):
        return None
    told = view.word(group.last) in ("were", "have") and view.word(group.last + 1) in ("reported", "been", "recorded")
    return Clause("injured", (token, token + 1), (group,)) if told or _caused(view, group) else None


def _deadly_before(view: SentenceView, token: int, harm: HarmClass) -> HarmClass:
    return "killed" if harm == "struck" and view.word(token - 1) in ("fatal", "deadly") else harm


def _counts_people(view: SentenceView, group: Group) -> bool:
    """ "10 injuries were reported" counts people; "suffered several injuries", "life-threatening injuries" do not."""
    if group.count is None or "threatening" in " ".join(group.modifiers):
        return False
    before = [view.word(place) for place in range(max(view.first, group.first - 3), group.first)]
    numbered = group.count.convention is None and group.count.min > 1
    some = view.word(group.first) in ("a", "an") and "number" in view.lowers[group.first : group.head]
    if any(word in view.words.wound_verbs and word != "with" for word in before):
        return False
    return (
        numbered
        or some
        or not ("with" in before or view.among("prepositions", group.first - 1))
        or _caused(view, group)
    )


def _wounds(view: SentenceView, token: int) -> Clause | None:
    """ "suffered a gunshot wound", "with injuries to his leg", "sustained life-threatening injuries"."""
    place = token - 1
    while place > max(view.first, token - 9):
        word = view.word(place)
        if word in view.words.wound_verbs or word in ("from", "of"):
            break
        if view.group(place) is not None and view.group(place) is not view.group(token):
            return None
        place -= 1
    else:
        return None
    if is_negated(view, place) or is_unreal(view, place):
        return None
    fatal = "fatal" in view.lowers[place:token]
    groups = subject_of(view, place)
    if not groups:
        return None
    died = any(view.word(k) in view.words.intransitive or view.word(k) == "dead" for k in range(groups[-1].last, place))
    shot = view.lowers[token] in ("gunshot", "bullet") or view.word(token - 1) in ("gunshot", "bullet")
    return Clause("killed" if fatal or died else "struck" if shot else "injured", (token, token + 1), groups)


def _deadly(view: SentenceView, token: int) -> Clause | None:
    """A deadly event without its victims: "a fatal shooting", "a homicide investigation"."""
    if view.word(token + 1) in _NO_DEATH_AFTER or view.word(token - 1) in _NO_DEATH_BEFORE:
        return None
    if (
        "attempted" in view.lowers[max(view.first, token - 4) : token]
        or "attempt" in view.lowers[max(view.first, token - 4) : token]
    ):
        return None
    if view.word(token) in ("homicides", "murders", "deaths", "killings"):
        return None
    return Clause("killed", (token, token + 1), (), weak=True)


_NO_DEATH_AFTER = frozenset(
    [
        "toll",
        "weapon",
        "weapons",
        "force",
        "unit",
        "units",
        "detective",
        "detectives",
        "investigator",
        "investigators",
        "division",
        "squad",
        "bureau",
        "section",
        "task",
        "rate",
        "rates",
        "penalty",
        "row",
        "threats",
        "threat",
        "threatening",
        "consequences",
        "conduct",
        "intent",
    ]
)
_NO_DEATH_BEFORE = frozenset({"to", "attempted", "attempt", "not", "non", "near", "of"})


def _lives(view: SentenceView, token: int) -> Clause | None:
    """ "claimed 12 lives", "claimed the lives of two men", "lost their lives", "took his own life"."""
    trigger = (token, token + 1)
    for place in range(token - 1, max(view.first, token - 7) - 1, -1):
        word = view.word(place)
        if word in ("fighting", "fights", "clinging") and view.lowers[token] in ("life", "lives"):
            groups = subject_of(view, place)
            return Clause("injured", trigger, groups, weak=True) if groups else None
        if word in ("lost", "lose", "losing", "loses"):
            groups = subject_of(view, place)
            return Clause("killed", trigger, groups) if groups else None
        if word in ("claimed", "claiming", "claim", "claims", "took", "taken", "taking", "cost", "costing", "loss"):
            break
    else:
        return None
    if view.word(token - 1) == "own":
        groups = subject_of(view, token - 3)
        return Clause("killed", trigger, groups, reflexive=True) if groups else None
    if view.word(token + 1) == "of":
        owner = view.starting(token + 2)
        return Clause("killed", trigger, coordinated_right(view, owner)) if owner is not None else None
    counted = view.group(token - 1)
    if counted is not None and counted.kind == "number":
        return Clause("killed", trigger, (counted,))
    return None


def _toll(view: SentenceView, token: int) -> Clause | None:
    """ "the death toll rose to 45", "a toll of 45", "bringing the toll to at least 12", "toll: 5"."""
    if view.word(token - 1) not in ("death", "casualty", "the", "overall", "total", "its", "a"):
        return None
    for place in range(token + 1, min(view.last, token + 9)):
        group = view.starting(place)
        if group is not None and view.word(place) == "from" and group.count is not None and group.count.max is not None:
            now = Count(group.count.max, group.count.max)  # "rose from 7 to 12"
            return Clause("killed", (token, token + 1), (replace(group, count=now),))
        if group is not None and group.kind in ("number", "people") and group.count is not None and not group.zero:
            if view.word(place - 1) in (
                "to",
                "at",
                "of",
                "is",
                "was",
                ":",
                "reached",
                "hit",
                "stands",
                "passed",
                "exceeds",
                "topped",
            ):
                return Clause("killed", (token, token + 1), (group,))
            return None
        if view.word(place) in (",", ";", "."):
            return None
    return None


def _hit(view: SentenceView, token: int) -> Clause | None:
    """ "was hit in the leg", "was struck by a bullet": harm only beside a body part, a bullet or shrapnel."""
    near = range(token + 1, min(view.last, token + 9))
    bodily = any(view.word(place) in view.words.body_parts or view.word(place) in _MISSILES for place in near)
    if not bodily and not (
        was_passive(view, token)
        and view.word(token + 1) in ("and", ".", ",", "by", "once", "twice", "multiple", "several", "in", "")
    ):
        return None
    if is_unreal(view, token) or is_negated(view, token):
        return None
    harm, last = _deadlier(view, token, "struck")
    if not was_passive(view, token):
        groups = object_of(view, token)
        if groups and bodily:
            return Clause(harm, (token, last), groups)
        return None
    groups = subject_of(view, token)
    return Clause(harm, (token, last), groups, weak=not bodily) if groups else None


_MISSILES = frozenset(
    {
        "bullet",
        "bullets",
        "gunfire",
        "shrapnel",
        "shots",
        "round",
        "rounds",
        "shot",
        "times",
        "gunshot",
        "gunshots",
        "fragments",
    }
)


def _hospital(view: SentenceView, token: int) -> Clause | None:
    """ "was taken to hospital", "sent four children to the hospital", "treated at a clinic": harm implied."""
    for place in range(token - 1, max(view.first, token - 10) - 1, -1):
        if view.word(place) in view.words.hospital_verbs:
            groups: tuple[Group, ...] = ()
            if was_passive(view, place) or (view.group(place - 1) is not None and view.starting(place + 1) is None):
                groups = subject_of(view, place)
            else:
                following = view.starting(place + 1)
                groups = coordinated_right(view, following) if following is not None else ()
            if not groups or is_negated(view, place):
                return None
            return Clause("injured", (place, place + 1), groups, weak=True)
        if view.word(place) in (",", ";"):
            return None
    return None


def _condition(view: SentenceView, token: int) -> Clause | None:
    """ "is in critical condition", "listed in stable condition", "undergoing surgery": injured, not said to be dead."""
    for place in range(token - 1, max(view.first, token - 5) - 1, -1):
        if view.word(place) in ("in", "undergoing", "underwent"):
            groups = subject_of(view, place)
            return Clause("injured", (token, token + 1), groups, weak=True) if groups else None
    return None


def _suicide(view: SentenceView, token: int) -> Clause | None:
    if view.word(token - 1) in ("committed", "commit", "by"):
        groups = subject_of(view, token - 1)
        if groups:
            return Clause("killed", (token, token + 1), groups, reflexive=True)
    return None


def _survivors(view: SentenceView, token: int) -> Clause | None:
    """ "none of the 30 passengers survived": all 30 killed."""
    groups = subject_of(view, token)
    if len(groups) == 1 and groups[0].zero and groups[0].count is not None and groups[0].count.min > 0:
        return Clause("killed", (token, token + 1), (replace(groups[0], zero=False),))
    return None


def _gunshot(view: SentenceView, token: int) -> Clause | None:
    """ "died of gunshot wounds" is told by the verb; "with a gunshot wound" by what bears it."""
    return _wounds(view, token) if view.word(token + 1) in ("wound", "wounds", "injury", "injuries") else None


Knows = Callable[[SentenceView], frozenset[str]]
Reader = Callable[[SentenceView, int], "Clause | None"]


def _keys(name: str) -> Knows:
    return lambda view: getattr(view.words, name)


def _only(*names: str) -> Knows:
    known = frozenset(names)
    return lambda view: known


_READERS: tuple[tuple[Knows, Reader], ...] = (
    (_keys("verbs"), _verb),
    (_keys("intransitive"), _died),
    (_keys("predicates"), _predicate),
    (_only("gunshot", "bullet", "shrapnel"), _gunshot),
    (_only("laceration", "lacerations"), lambda view, token: _wounds(view, token)),
    (_keys("nominals"), lambda view, token: _event_noun(view, token, None)),
    (_only("lives", "life"), _lives),
    (_only("toll"), _toll),
    (_only("struck", "hit", "hitting", "striking"), _hit),
    (_only("suicide"), _suicide),
    (_only("survived", "survivors"), _survivors),
    (_keys("hospital_nouns"), _hospital),
    (_only("condition", "surgery"), _condition),
    (_keys("deadly"), _deadly),
)

__all__ = ["coordinated_left", "find_clauses"]


def total_of(groups: tuple[Group, ...]) -> Count | None:
    """The sum of a coordination; None where any part has no number."""
    low = 0
    high: int | None = 0
    convention: str | None = None
    for group in groups:
        if group.count is None:
            return None
        low += group.count.min
        high = None if high is None or group.count.max is None else high + group.count.max
        convention = convention or group.count.convention
    return Count(low, high, convention) if groups else None
