"""Coordinations of people: "a woman, her two sons and a neighbour"; appositions count once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.casualties.asides import is_aside, opening_bracket
from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.view import REFLEXIVE, SentenceView
from onrecord.extract.casualties.words import Noun


def coordinated_left(view: SentenceView, group: Group) -> tuple[Group, ...]:
    """The group and what is joined to it on its left: "A, B and C" from C; an apposition counts once."""
    chain = [group]
    joined = False
    while True:
        token, joins = _before_conjunct(view, chain[0].first - 1)
        if token is None:
            break
        joined = joined or joins
        previous = view.group(token)
        if previous is None and view.word(token) == ")":
            previous = view.group(opening_bracket(view, token) - 1)
        if previous is None and joined:
            previous = _past_origin(view, token)
        if previous is None or previous.kind == "pronoun" or previous.zero:
            break
        if not joins and len(chain) == 1 and _apposed(previous, chain[0]):
            chain[0] = merged(previous, chain[0])
            continue
        if (
            not joined
            or is_aside(view, previous)
            or view.among("prepositions", previous.first - 1)
            or _is_object(view, previous)
        ):
            break
        chain.insert(0, previous)
    return _summed(view, chain)


def _before_conjunct(view: SentenceView, token: int) -> tuple[int | None, bool]:
    """The token before the comma or "and" that ends here, and whether there was an "and"; None where there is neither."""
    word = view.word(token)
    if word in ("and", "&"):
        return (token - 2 if view.word(token - 1) == "," else token - 1), True
    if word == "as" and view.word(token - 1) == "well" and view.word(token - 2) == "as":
        return (token - 4 if view.word(token - 3) == "," else token - 3), True
    if word == "with" and view.word(token - 1) in ("along", "together"):
        return (token - 3 if view.word(token - 2) == "," else token - 2), True
    return (token - 1, False) if word == "," else (None, False)


def _summed(view: SentenceView, chain: list[Group]) -> tuple[Group, ...]:
    """Drops the names that only spell out a number before them: "two brothers, Ali and Omar,"."""
    if len(chain) > 1:
        chain = _shared(chain)
    head, rest = chain[0], chain[1:]
    plural = head.noun is not None and head.noun.number == 2 and head.count is None
    if plural and rest and view.word(rest[0].first - 1) == "," and all(group.single and group.name for group in rest):
        return tuple(rest)  # "her children, Bo and Ada": the names are they
    if not rest or head.count is None or head.count.min < 2 or head.count.convention is not None:
        return tuple(chain)
    named = all(group.kind == "name" for group in rest) and len(rest) <= head.count.min
    spelled = (
        view.word(rest[0].first - 1) == ","
        and sum(group.count.min if group.count else 0 for group in rest) == head.count.min
    )
    return (head,) if named or spelled else tuple(chain)


def _shared(chain: list[Group]) -> list[Group]:
    """The chain with bare plurals counted by the number before them: "eight women and children" are eight."""
    out = chain[:1]
    for group in chain[1:]:
        before = out[-1]
        bare = group.kind == "people" and not (group.numbered or group.definite or group.other or group.harm)
        many = before.numbered and before.count is not None and before.count.min > 1 and before.noun is not None
        if bare and many and group.count is not None and group.count.convention == "bare-plural":
            out[-1] = replace(before, last=group.last, noun=_common(before.noun, group.noun))
        else:
            out.append(group)
    return out


def _common(first: Noun | None, second: Noun | None) -> Noun | None:
    """A noun with what both nouns say of their people."""
    if first is None or second is None:
        return None
    return replace(
        first,
        status=first.status if first.status == second.status else "unknown",
        age=first.age if first.age == second.age else "unknown",
        sex=first.sex if first.sex == second.sex else "unknown",
        role=first.role if first.role == second.role else None,
    )


def _past_origin(view: SentenceView, token: int) -> Group | None:
    """The group before ", of Springfield," or ", 34, a student," when a list is read leftwards."""
    place = token
    while place > max(view.first, token - 8):
        if view.word(place) == ",":
            before = view.group(place - 1)
            return before if before is not None and view.word(place + 1) in ("of", "from") else None
        place -= 1
    return None


def _is_object(view: SentenceView, group: Group) -> bool:
    """True where a word of harm right before makes the group its object: "killed a man and a woman died"."""
    before = view.word(group.first - 1)
    return before in view.words.verbs and not view.among("auxiliaries", group.first - 2)


def _apposed(first: Group, second: Group) -> bool:
    """True where the second only describes the first: "Ann Hale, a 23-year-old teacher", "a teacher, Ann Hale"."""
    one = first.count is not None and first.count.min == 1  # "at least one person, a woman"
    if (
        not (one and second.single)
        or second.other
        or (first.other and first.single)
        or "pronoun" in (first.kind, second.kind)
    ):
        return False
    named, described = first.name, second.name
    if named and described:
        return False
    if first.kind == "name":
        return second.kind == "people" and (second.noun is None or not second.noun.relation)
    return second.kind == "name" and not (first.age is not None and second.age is not None and first.age != second.age)


def merged(first: Group, second: Group) -> Group:
    """One group for a phrase and its apposition."""
    noun = first.noun or second.noun
    return replace(
        first,
        last=max(first.last, second.last),
        noun=noun,
        name=first.name or second.name,
        age=first.age if first.age is not None else second.age,
        modifiers=first.modifiers + second.modifiers,
    )


def coordinated_right(view: SentenceView, group: Group) -> tuple[Group, ...]:
    """The group and what is joined to it on its right: "a woman, her two sons and a neighbour"."""
    chain = [group]
    while True:
        token = chain[-1].last
        comma = view.word(token) == "," or (
            view.word(token) == ";" and chain[-1].kind == "name" and _names_follow(view, token + 1)
        )
        if comma:
            token += 1
        joiner = _joiner(view, token)
        token, joined = token + joiner, joiner > 0
        if not (comma or joined):
            if view.word(token) in REFLEXIVE and view.word(token + 1) == "and":
                chain[-1] = replace(chain[-1], last=token + 1)  # "the doctor himself and two others"
                continue
            break
        following = view.starting(token)
        if (
            following is None
            or following.kind == "pronoun"
            or following.zero
            or _goes_on_describing(chain[-1], following)
        ):
            break
        if comma and not joined:
            if _apposed(chain[-1], following):
                chain[-1] = merged(chain[-1], following)
                continue
            if not _list_goes_on(view, following):
                break
        if starts_clause(view, following):
            break
        chain.append(following)
    return _summed(view, chain)


def _joiner(view: SentenceView, token: int) -> int:
    """How many tokens join what follows: 1 for "and", 2 for "along with", 3 for "as well as"; 0 for none."""
    word, second = view.word(token), view.word(token + 1)
    if word in ("and", "&", "or"):
        return 1
    if word in ("along", "together") and second == "with":
        return 2
    return 3 if word == "as" and second == "well" and view.word(token + 2) == "as" else 0


def _goes_on_describing(group: Group, following: Group) -> bool:
    """True for "a civilian and resident of the area": one person told of twice, the second noun without a determiner."""
    bare = (
        following.first == following.head and following.kind == "people" and following.single and following.name is None
    )
    return bare and group.single and group.noun is not None


def _names_follow(view: SentenceView, token: int) -> bool:
    """True where a name, "and" before it or not, goes on with a list that semicolons part: "Ana Roth; Piet Maas; and ..."."""
    following = view.starting(token + (view.word(token) in ("and", "&")))
    return following is not None and following.kind == "name" and not starts_clause(view, following)


def _list_goes_on(view: SentenceView, group: Group) -> bool:
    after = view.word(group.last)
    if after == ";" or view.word(group.first - 1) == ";":
        return group.kind == "name"
    return after in ("and", "&") or (
        after == "," and (view.starting(group.last + 1) is not None or view.word(group.last + 1) == "and")
    )


_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def starts_clause(view: SentenceView, group: Group) -> bool:
    """True where the group is the subject of what follows: "two civilians were wounded", "10 wounded"."""
    token = group.last
    while view.among("adverbs", token):
        token += 1
    word = view.word(token)
    hits = word in ("struck", "hit") and view.word(token + 1) in ("a", "an", "the")
    if word and (hits or word not in view.words.triggers) and view.tag(token) in _FINITE:
        return True  # "killing six, and two more bombers struck a hospital"
    if group.other and word in view.words.verbs and view.tag(token) == "VBD" and view.starting(token + 1):
        return True  # "some bullets killed a boy, and others injured his father"
    if view.among("auxiliaries", token) or view.among("have", token) or view.among("modals", token):
        return True
    return (
        word in view.words.verbs or word in view.words.intransitive or word in view.words.predicates
    ) and not view.starting(token + 1)


_AT = frozenset({"in", "near", "at", "outside"})
_LIST = 40
"""Tokens after a number of people in which the numbers of other places are looked for."""


def elsewhere(view: SentenceView, token: int) -> Iterator[Group]:
    """The numbers told place by place from the token on: "killed five people in Basra and two in Mosul"."""
    for place in range(token, min(token + _LIST, view.last - 2)):
        if view.word(place) == ";":
            return
        if view.word(place) not in ("and", ",", ":"):
            continue
        group = view.starting(place + 1)
        if group is None or group.kind != "number" or group.count is None or group.count.min >= _YEARS:
            continue
        if view.word(group.last) in _AT and view.tag(group.last + 1) in ("NNP", "NNPS"):
            yield group


_YEARS = 1000
"""From this number on a bare number before "in" may be a year."""
