"""Who is harmed in a sentence: words of harm matched to the noun phrases that fill their slots."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.extract.casualties.groups import Group, find_groups
from onrecord.extract.casualties.words import HarmClass, Words
from onrecord.model.casualty import Scope
from onrecord.text.document import Document


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate of harm and those it is said of.

    Attributes:
        trigger: the tokens `[first, last)` of the word of harm.
        groups: the harmed, as a coordination ("a woman and her two children"); empty for an event without its victims.
        subset: true for those told apart within others ("including two children").
        reflexive: true where people harmed themselves.
        weak: true where the words only imply the harm ("taken to hospital", "a deadly attack").
        negated: true where the words say that it did not happen.
    """

    harm: HarmClass
    trigger: tuple[int, int]
    groups: tuple[Group, ...]
    subset: bool = False
    reflexive: bool = False
    weak: bool = False
    negated: bool = False


_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
_DASHES = frozenset({"–", "—", "--"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
_REACH = 60
"""Tokens that a subject may stand before its predicate; measured to hold for all but the longest newspaper sentences."""


class SentenceView:
    """One sentence with its noun phrases, asked again and again while its words of harm are read."""

    __slots__ = ("at", "document", "first", "groups", "last", "lowers", "scope", "subjects", "told", "words")

    def __init__(self, document: Document, first: int, last: int, words: Words) -> None:
        """Finds the noun phrases among the tokens `[first, last)`."""
        self.document, self.first, self.last, self.words = document, first, last, words
        self.lowers = document.lowers
        self.groups = find_groups(document, first, last, words)
        self.at: dict[int, int] = {}
        for number, group in enumerate(self.groups):
            for token in range(group.first, group.last):
                self.at[token] = number
        self.subjects: dict[int, tuple[Group, ...]] = {}
        self.told: set[Group] = set()
        self.scope: Scope | None = None

    def word(self, token: int) -> str:
        """The token in lower case; the empty string outside the sentence."""
        return self.lowers[token] if self.first <= token < self.last else ""

    def opener_before(self, token: int) -> int | None:
        """The nearest "including" or "among" left of the token, no sentence part ending between."""
        for place in range(token - 1, max(self.first, token - 30) - 1, -1):
            word = self.lowers[place]
            if word in self.words.classes["includers"]:
                return place
            if word in ("them", "whom") and self.word(place - 1) == "of":
                opener = self._after_comma(place)
                if opener is not None:
                    return opener
            if word in (";", ":", ".", "while", "when", "after", "but"):
                return None
        return None

    def _after_comma(self, token: int) -> int | None:
        return next(
            (k + 1 for k in range(token, max(self.first, token - 8), -1) if self.lowers[k] in (",", "–", "—", "(")),
            None,
        )

    def group(self, token: int) -> Group | None:
        """The noun phrase that holds the token."""
        number = self.at.get(token)
        return None if number is None else self.groups[number]

    def starting(self, token: int) -> Group | None:
        """The noun phrase whose first token this is."""
        group = self.group(token)
        return group if group is not None and group.first == token else None

    def among(self, name: str, token: int) -> bool:
        """True where the token belongs to the closed class."""
        return self.word(token) in self.words.classes[name]


def subject_of(view: SentenceView, predicate: int) -> tuple[Group, ...]:
    """Those of whom the predicate at this token is said, by walking left past auxiliaries, adverbs and asides.

    "Three people, including a child, were killed": the three. "Two men in a car near the camp were shot": the two.
    """
    token, crossed = predicate - 1, False
    while token >= max(view.first, predicate - _REACH):
        group = view.group(token)
        if group is not None:
            if view.word(group.first - 1) == "of" and view.word(group.first - 2) in ("number", "toll", "numbers"):
                return ()  # "the exact number of people killed is unknown"
            past = _before_aside(view, group)
            if past is None and group.kind == "number" and crossed:
                past = group.first - 1
            if past is None:
                return coordinated_left(view, group)
            inside = aside_start(view, group) is not None
            crossed, token = crossed or not inside, past - (inside and view.word(past) == ",")
            continue
        word = view.word(token)
        if word in _DASHES:
            opening = _open_dash(view, token)
            if opening is None:
                return ()
            token, crossed = opening - 1, True
            continue
        if word == "." or (word in view.words.classes["boundaries"] and not _continues(view, token, predicate)):
            return ()
        if token in view.subjects and word not in ("shooting", "killing"):
            return view.subjects[token]
        if word == ")":
            token = _open_bracket(view, token)
        elif not (
            view.among("auxiliaries", token)
            or view.among("adverbs", token)
            or view.among("have", token)
            or word in _QUOTES
            or (word == "," and view.opener_before(token) is not None)  # the comma that ends an aside
        ):
            crossed = True
        token -= 1
    return ()


def _continues(view: SentenceView, token: int, predicate: int) -> bool:
    """True where the words after "after" or "while" have no subject of their own: "died after being hit", "hurt while shooting himself"."""
    place = token + 1
    while view.among("adverbs", place):
        place += 1
    return view.word(token) in ("after", "before", "while", "when") and (
        (view.word(place) == "being" and predicate <= place + 3)
        or (place == predicate and view.word(place).endswith("ing"))
    )


def _before_aside(view: SentenceView, group: Group) -> int | None:
    """The token before an aside or a phrase of place that the group stands in; None where the group may be the subject."""
    if view.word(group.first - 1) == "as" and view.word(group.first - 2) in ("known", "described"):
        return group.first - 3  # "Ann Hale, also known as Annie, was killed"
    if group.kind == "name" and view.word(group.first - 1) in ("of", "from") and view.word(group.first - 2) == ",":
        return group.first - 3  # "Ann Hale, 56, of Elm Winchester, died"
    aside = aside_start(view, group)
    if aside is not None:
        return aside - 1
    if group.noun is not None and group.noun.harm is not None and group.noun.lemma in ("injuries", "wounds", "deaths"):
        return group.first - 1
    joined = group.kind == "name" and view.word(group.first - 1) in ("and", "&")
    if joined and view.group(group.first - 2) is None and view.word(group.first - 2) not in (",", ")", '"', "”"):
        return group.first - 1  # "the Bar and Lounge"
    before = view.word(group.first - 1)
    company = before == "with" and view.word(group.first - 2) in ("along", "together")
    if company:
        return None
    held = view.among("prepositions", group.first - 1) or (before == "of" and view.group(group.first - 2) is None)
    told = view.word(group.last) in ("being", "who", "whom", "that")
    return group.first - 1 if held and not told else None


def _open_bracket(view: SentenceView, token: int) -> int:
    for place in range(token, max(view.first - 1, token - 25), -1):
        if view.word(place) == "(":
            return place
    return token


def _open_dash(view: SentenceView, token: int) -> int | None:
    """The dash that opens the aside which the dash at `token` closes: "17 civilians – five of them women – were killed"."""
    for place in range(token - 1, max(view.first, token - _REACH), -1):
        if view.word(place) in _DASHES:
            return place
        if view.word(place) in (".", ";"):
            return None
    return None


def _is_aside(view: SentenceView, group: Group) -> bool:
    return _opener(view, group) is not None


def aside_start(view: SentenceView, group: Group) -> int | None:
    """The token that opens the aside in which the group stands: after "including", "among them"; None outside one.

    An aside names people within others told of right before it, and not yet told what befell: in "killed five, including a child,
    and three men were wounded" the three men are not within the five.
    """
    found = _opener(view, group)
    if found is None:
        return None
    opener, whole = found
    return None if whole is not None and whole in view.told else opener


def _opener(view: SentenceView, group: Group) -> tuple[int, Group | None] | None:
    """The token that opens the aside and those within whom it names people; None where the group stands in none."""
    if view.among("includers", group.first - 1):
        # "Monday's dead are among nine people killed this week": the nine are the whole, not within others
        return (
            None if view.among("auxiliaries", group.first - 2) and group.count is not None else (group.first - 1, None)
        )
    opener = view.opener_before(group.first)
    if opener is None:
        return None
    before = opener - 1
    while before > max(view.first, opener - 15) and not _is_whole(view.group(before)):
        before -= 1
    whole = view.group(before)
    if whole is None or not _is_whole(whole):
        return None
    for place in range(opener, group.first):
        if view.word(place) in view.words.triggers and view.group(place) is None:
            return None
    return opener, whole


def _is_whole(group: Group | None) -> bool:
    return group is not None and (group.count is None or group.count.max is None or group.count.max > 1)


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
            previous = view.group(_open_bracket(view, token) - 1)
        if previous is None and joined:
            previous = _past_origin(view, token)
        if previous is None or previous.kind == "pronoun" or previous.zero:
            break
        if not joins and len(chain) == 1 and _apposed(previous, chain[0]):
            chain[0] = merged(previous, chain[0])
            continue
        if (
            not joined
            or _is_aside(view, previous)
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
    if word == "with" and view.word(token - 1) in ("along", "together"):
        return (token - 3 if view.word(token - 2) == "," else token - 2), True
    return (token - 1, False) if word == "," else (None, False)


def _summed(view: SentenceView, chain: list[Group]) -> tuple[Group, ...]:
    """Drops the names that only spell out a number before them: "two brothers, Ali and Omar,"."""
    head, rest = chain[0], chain[1:]
    if not rest or head.count is None or head.count.min < 2 or head.count.convention is not None:
        return tuple(chain)
    named = all(group.kind == "name" for group in rest) and len(rest) <= head.count.min
    spelled = (
        view.word(rest[0].first - 1) == ","
        and sum(group.count.min if group.count else 0 for group in rest) == head.count.min
    )
    return (head,) if named or spelled else tuple(chain)


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
        comma = view.word(token) == ","
        if comma:
            token += 1
        joined = view.word(token) in ("and", "&", "or")
        if joined:
            token += 1
        elif view.word(token) in ("along", "together") and view.word(token + 1) == "with":
            token, joined = token + 2, True
        if not (comma or joined):
            if view.word(token) in _REFLEXIVE and view.word(token + 1) == "and":
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
        if _starts_clause(view, following):
            break
        chain.append(following)
    return _summed(view, chain)


def _goes_on_describing(group: Group, following: Group) -> bool:
    """True for "a civilian and resident of the area": one person told of twice, the second noun without a determiner."""
    bare = (
        following.first == following.head and following.kind == "people" and following.single and following.name is None
    )
    return bare and group.single and group.noun is not None


def _list_goes_on(view: SentenceView, group: Group) -> bool:
    after = view.word(group.last)
    return after in ("and", "&") or (
        after == "," and (view.starting(group.last + 1) is not None or view.word(group.last + 1) == "and")
    )


def _starts_clause(view: SentenceView, group: Group) -> bool:
    """True where the group is the subject of what follows: "two civilians were wounded", "10 wounded"."""
    token = group.last
    while view.among("adverbs", token):
        token += 1
    word = view.word(token)
    if view.among("auxiliaries", token) or view.among("have", token) or view.among("modals", token):
        return True
    return (
        word in view.words.verbs or word in view.words.intransitive or word in view.words.predicates
    ) and not view.starting(token + 1)


def object_of(view: SentenceView, predicate: int) -> tuple[Group, ...]:
    """Those whom the verb at this token harms, where they follow it: "killing at least one person"."""
    token = predicate + 1
    while view.among("adverbs", token) and view.starting(token) is None:
        token += 1
    if view.word(token) in _QUOTES:
        token += 1
    if view.word(token) == "and" and _is_gerund(view, token + 1):
        token += 2  # "killing and wounding three"
    group = view.starting(token)
    if group is None or group.zero:
        return (group,) if group is not None else ()
    if _starts_clause(view, group) and group.kind != "name":
        return ()
    return coordinated_right(view, group)


def company_of(view: SentenceView, predicate: int) -> tuple[Group, ...]:
    """Those said to share the harm after the predicate: "was killed together with five of his cousins", "died alongside his wife"."""
    token = predicate + 1
    while view.among("adverbs", token) and view.word(token) != "together":
        token += 1
    if view.word(token) in ("together", "along") and view.word(token + 1) == "with":
        token += 2
    elif view.word(token) in ("alongside", "with"):
        token += 1
    else:
        return ()
    group = view.starting(token)
    if (
        group is None
        or group.zero
        or group.kind not in ("people", "name")
        or (group.noun is not None and group.noun.harm is not None)
    ):
        return ()
    return coordinated_right(view, group)


def _is_gerund(view: SentenceView, token: int) -> bool:
    verb = view.words.verbs.get(view.word(token))
    return verb is not None and verb[1] == "ing"


def is_negated(view: SentenceView, predicate: int) -> bool:
    """True after "not", "never", "n't" within the verb group."""
    for token in range(predicate - 1, max(view.first, predicate - 5) - 1, -1):
        if view.among("negations", token):
            return True
        if view.group(token) is not None:
            return False
    return False


def is_unreal(view: SentenceView, predicate: int) -> bool:
    """True for harm that the words do not say happened: "could have killed", "tried to kill", "threatened to shoot"."""
    for token in range(predicate - 1, max(view.first, predicate - 5) - 1, -1):
        word = view.word(token)
        if view.among("unreal", token) or (word == "be" and view.word(token - 1) == "to"):
            return True
        if word in (",", ";", "and", "who", "that", "when", "after"):
            return False
    return False


def was_passive(view: SentenceView, predicate: int) -> bool:
    """True where a form of "be" or "get" stands before the participle, adverbs aside."""
    token = predicate - 1
    while token >= view.first:
        if view.among("auxiliaries", token):
            return True
        word = view.word(token)
        joined = word in ("and", "or", ",") and view.word(token - 1) in view.words.verbs
        if joined:
            token -= 2
            continue
        if not (view.among("adverbs", token) or (word in (",", "(", ")") and view.among("adverbs", token - 1))):
            return False
        token -= 1
    return False


def reflexive_after(view: SentenceView, predicate: int) -> bool:
    """True for "shot himself", "killed themselves"."""
    return view.word(predicate + 1) in _REFLEXIVE
