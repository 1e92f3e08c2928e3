"""Verb groups of a sentence: which verb, active or passive, finite or not, negated, and with which modal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from onrecord.text.labels import read_labels
from onrecord.text.lemma import lemma

if TYPE_CHECKING:
    from onrecord.text.document import Document, Sentence

_BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'m", "'re", "'s", "ai"})
_GET = frozenset({"get", "gets", "got", "gotten", "getting"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "'d", "'s"})
_DO = frozenset({"do", "does", "did"})
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "hardly", "no"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
_BREAKS = frozenset({"CC", ",", ":", ".", "WDT", "WP", "WRB", "``", "''"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_INSIDE = frozenset({"RB", "RBR", "RBS"})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries: tokens `[first, last)` of the document, `head` the main verb.

    Attributes:
        lemma: the main verb in its dictionary form.
        voice: `passive` with a form of be or get before a participle, and for a participle that stands alone ("a man killed in ...").
        finite: false for infinitives, participles and -ing forms that stand alone.
        negated: "not", "never" or "n't" stands inside the group.
        modal: "may", "would", ... in lower case; None where there is none.
        infinitive: "to" opens the group.
    """

    first: int
    last: int
    head: int
    lemma: str
    voice: Literal["active", "passive"]
    finite: bool
    negated: bool
    modal: str | None
    infinitive: bool


def verb_groups(document: Document, sentence: Sentence) -> tuple[VerbGroup, ...]:
    """The verb groups of the sentence, in order, none overlapping.

    In "were killed and wounded" the second participle is a group of its own that takes voice, finiteness, negation and modal of the first.
    """
    key = ("verbs", sentence.index)
    groups: tuple[VerbGroup, ...] | None = document.memo.get(key)
    if groups is None:
        groups = document.memo[key] = tuple(_participles(document, sentence, _groups(document, sentence)))
    return groups


def _participles(document: Document, sentence: Sentence, groups: list[VerbGroup]) -> list[VerbGroup]:
    """The groups, past tenses that can only be participles read as such: in "the man shot in the leg died" a noun stands before `shot`,
    a preposition after it, and the next finite verb has no subject of its own.
    """
    if len(groups) < 2:
        return groups
    tags = document.tags(sentence)
    relations = read_labels(document, sentence, "relations")
    mended: list[VerbGroup] = []
    for group, following in pairwise(groups):
        first, last, stop = group.first - sentence.first, group.last - sentence.first, following.first - sentence.first
        reduced = (
            last - first == 1
            and tags[first] == "VBD"
            and first > 0
            and tags[first - 1] in _NOUNS
            and tags[last] == "IN"
            and following.finite
            and not _BREAKS.intersection(tags[last:stop])
            and not _SUBJECTS.intersection(relations[last:stop])
        )
        mended.append(replace(group, voice="passive", finite=False) if reduced else group)
    return [*mended, groups[-1]]


def _groups(document: Document, sentence: Sentence) -> list[VerbGroup]:
    tags = document.tags(sentence)
    lowers = document.lowers[sentence.first : sentence.last]
    groups: list[VerbGroup] = []
    place = 0
    while place < len(tags):
        tag = tags[place]
        opens = tag[:2] == "VB" or tag == "MD" or (tag == "TO" and tags[place + 1 : place + 2] in (("VB",), ("RB",)))
        if not opens:
            place += 1
            continue
        last, verbs = _extent(tags, lowers, place)
        if verbs:
            before = groups[-1] if groups else None
            groups.append(_group(sentence.first, tags, lowers, (place, last, verbs), before))
        place = last
    return groups


def _extent(tags: tuple[str, ...], lowers: tuple[str, ...], first: int) -> tuple[int, list[int]]:
    """One past the group's last token, and the places of its verbs. An adverb belongs to it where a verb follows."""
    verbs: list[int] = []
    last = place = first
    while place < len(tags):
        tag = tags[place]
        if tag[:2] == "VB":
            if verbs and not _may_follow(lowers[verbs[-1]], tags[verbs[-1]], tag):
                break
            verbs.append(place)
            last = place + 1
        elif tag == "MD" or (tag == "TO" and place == first):
            if verbs:
                break
            if tag == "MD":
                verbs.append(place)
            last = place + 1
        elif tag not in _INSIDE and lowers[place] not in _NEGATIONS:
            break
        elif verbs and lowers[place] in ("not", "n't"):
            last = place + 1
        place += 1
    return max(last, first + 1), verbs


def _may_follow(word: str, tag: str, following: str) -> bool:
    """True where a verb form can stand after the auxiliary `word` in one group."""
    if tag == "MD" or word in _DO:
        return following in ("VB", "VBP")
    if word in _BE:
        return following in ("VBN", "VBG", "VBD") and (word != "'s" or following != "VB")
    if word in _HAVE:
        return following in ("VBN", "VBD")
    return word in _GET and following == "VBN"


def _group(
    offset: int,
    tags: tuple[str, ...],
    lowers: tuple[str, ...],
    extent: tuple[int, int, list[int]],
    before: VerbGroup | None,
) -> VerbGroup:
    first, last, verbs = extent
    head = verbs[-1]
    participle = tags[head] == "VBN" or (tags[head] == "VBD" and len(verbs) > 1)
    auxiliary = lowers[verbs[-2]] if len(verbs) > 1 else None
    finite = tags[verbs[0]] in _FINITE
    modal = lowers[verbs[0]] if tags[verbs[0]] == "MD" else None
    negated = any(lowers[place] in _NEGATIONS for place in range(first, last))
    voice: Literal["active", "passive"] = "active"
    if participle and (
        auxiliary is None or auxiliary in _GET or (auxiliary in _BE and not _is_have(auxiliary, verbs, lowers))
    ):
        voice = "passive"
    if tags[head] == "VBN" and auxiliary is None and before is not None and _joined(offset, tags, before, first):
        voice, finite, negated, modal = before.voice, before.finite, before.negated, before.modal
    return VerbGroup(
        first=offset + first,
        last=offset + last,
        head=offset + head,
        lemma=lemma(lowers[head], tags[head]),
        voice=voice,
        finite=finite,
        negated=negated,
        modal=modal,
        infinitive=tags[first] == "TO",
    )


def _is_have(auxiliary: str, verbs: list[int], lowers: tuple[str, ...]) -> bool:
    """True for 's that stands for has before been or got: "he's been ..."."""
    return auxiliary == "'s" and lowers[verbs[-1]] in ("been", "got", "had")


def _joined(offset: int, tags: tuple[str, ...], before: VerbGroup, first: int) -> bool:
    """True where only a conjunction, with a comma or an adverb, stands between a group with auxiliaries and this participle."""
    between = tags[before.last - offset : first]
    return before.last - before.first > 1 and "CC" in between and all(tag in ("CC", ",", "RB") for tag in between)
