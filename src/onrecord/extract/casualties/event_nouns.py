"""Nouns of harm: deaths, injuries, bodies and lives, and the deadly events that name no victims."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.casualties.clauses import is_negated, is_unreal, subject_of
from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.lists import coordinated_right
from onrecord.extract.casualties.view import Clause, SentenceView
from onrecord.extract.casualties.words import HarmClass


def is_caused(view: SentenceView, group: Group) -> bool:
    """True where a bare plural tells of new harm: "caused casualties", "resulted in deaths"; not "a list of fatalities"."""
    if view.word(group.first - 1) in ("and", "or"):
        before = view.group(group.first - 2)
        return before is not None and before.harm is not None
    return any(view.among("causing", place) for place in range(max(view.first, group.first - 3), group.first))


def read_event_noun(view: SentenceView, token: int, group: Group | None) -> Clause | None:
    """ "the deaths of 12 people", "injuries to three", "his death", "12 deaths", "the shooting of a guard"."""
    words, word = view.words, view.lowers[token]
    harm = words.nominals.get(word) or (words.verbs[word][0] if word in words.verbs else None)
    if harm is None or is_attempt(view, token):
        return None
    trigger = (token, token + 1)
    if word == "death" and view.word(token - 1) == "to":
        return _to_death(view, token)
    after = view.word(token + 1)
    if word in ("shooting", "shootings") and view.word(token + 1) in ("death", "deaths"):
        return None
    shared = after == "and" and view.word(token + 3) == "of"
    if shared or (after in ("of", "to", "for") and (after == "of" or harm == "injured")):
        clause = (_shared_with if shared else _of_whom)(view, token, Clause(harm, trigger, ()), group)
        if clause is not None:
            return clause
    if group is not None and group.count is not None and group.first < group.head:
        if word in ("injuries", "wounds") and not _counts_people(view, group):
            return read_wounds(view, token)
        if (
            group.harm is not None
            and (group.count.min > 1 or word == "death")
            and (view.word(group.first) not in ("a", "the") or "number" in view.lowers[group.first : group.head])
        ):
            return Clause(harm, trigger, (group,))
    if word == "deaths" and group is not None and group.first == group.head and is_caused(view, group):
        return Clause(harm, trigger, (group,))
    if word in ("injuries", "injury", "wounds"):
        return read_wounds(view, token) or _injuries_told(view, token, group)
    owner = _owner(view, token)
    if owner is not None:
        return Clause(harm, trigger, (owner,))
    return read_deadly_event(view, token) if harm == "killed" and word in words.nominals else None


def is_attempt(view: SentenceView, token: int) -> bool:
    """True for a deed that was tried and killed nobody by its own words: "the attempted murder of a judge", "an assassination attempt"."""
    return view.among("attempt_before", token - 1) or view.among("attempt_after", token + 1)


def _to_death(view: SentenceView, token: int) -> Clause | None:
    """ "bled to death", "were crushed to death", "burned three men to death"; "sentenced to death" kills nobody."""
    verb = token - 2
    whom = view.group(verb)
    if whom is not None:
        verb = whom.first - 1
    if not view.tag(verb).startswith("VB") or view.among("no_death_verbs", verb) or is_unreal(view, verb):
        return None
    groups = (whom,) if whom is not None else subject_of(view, verb)
    return Clause("killed", (token, token + 1), groups, negated=is_negated(view, verb)) if groups else None


def _of_whom(view: SentenceView, token: int, clause: Clause, group: Group | None) -> Clause | None:
    """The clause of those whom "of" or "to" names after the noun, or of the number before it: "seven injuries of children"."""
    if group is not None and group.numbered and group.count is not None and group.count.convention is None:
        return replace(clause, groups=(group,))
    found = view.starting(token + 2)
    if found is not None and found.kind != "number":
        harm = _deadly_before(view, token, clause.harm)
        return replace(clause, harm=harm, groups=coordinated_right(view, found))
    return replace(clause, groups=(found,)) if found is not None and view.word(token - 1) != "toll" else None


def _shared_with(view: SentenceView, token: int, clause: Clause, group: Group | None) -> Clause | None:
    """ "The deaths and injuries of several people": more than one of each, where the number is too vague to be shared out."""
    if group is not None and group.numbered:
        return None
    other = view.words.nominals.get(view.word(token + 2)) or getattr(
        view.words.nouns.get(view.word(token + 2)), "harm", None
    )
    if other in (None, clause.harm):
        return None
    whom = view.starting(token + 4)
    vague = whom is not None and whom.count is not None and whom.count.convention is not None
    return replace(clause, groups=(whom,)) if vague and whom is not None else None


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
    return Clause("injured", (token, token + 1), (group,)) if told or is_caused(view, group) else None


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
        or is_caused(view, group)
    )


def read_wounds(view: SentenceView, token: int) -> Clause | None:
    """ "suffered a gunshot wound", "with injuries to his leg", "sustained life-threatening injuries"."""
    place = token - 1
    while place > max(view.first, token - 9):
        word = view.word(place)
        if word in view.words.wound_verbs or word in ("from", "of"):
            break
        if view.group(place) is not None and view.group(place) is not view.group(token):
            return None
        if view.tag(place) in _ASSERTING:
            return None  # "had caused several injuries", "described the injury"
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


_ASSERTING = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN"})


def read_deadly_event(view: SentenceView, token: int) -> Clause | None:
    """A deadly event without its victims: "a fatal shooting", "a homicide investigation"."""
    if view.among("no_death_after", token + 1) or view.among("no_death_before", token - 1) or is_attempt(view, token):
        return None
    if not {"attempted", "attempt"}.isdisjoint(view.lowers[max(view.first, token - 4) : token]):
        return None
    if view.word(token) in ("homicides", "murders", "deaths", "killings"):
        return None
    return Clause("killed", (token, token + 1), (), weak=True)


def read_lives(view: SentenceView, token: int) -> Clause | None:
    """ "claimed 12 lives", "claimed the lives of two men", "lost their lives", "took his own life"."""
    trigger = (token, token + 1)
    for place in range(token - 1, max(view.first, token - 7) - 1, -1):
        if view.among("clinging", place) and view.lowers[token] in ("life", "lives"):
            groups = subject_of(view, place)
            return Clause("injured", trigger, groups, weak=True) if groups else None
        if view.among("losing", place):
            groups = subject_of(view, place)
            return Clause("killed", trigger, groups) if groups else None
        if view.among("claiming_lives", place):
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


def read_gunshot(view: SentenceView, token: int) -> Clause | None:
    """ "died of gunshot wounds" is told by the verb; "with a gunshot wound" by what bears it."""
    return read_wounds(view, token) if view.word(token + 1) in ("wound", "wounds", "injury", "injuries") else None
