"""What the words about a trigger make of the event and of who is said to have done it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import PerpetratorStatus, Reality
from onrecord.text.document import Document, Sentence

_FAR = 6
"""Denial, doubt and condition reach this many tokens forward."""
_NEAR = 3
"""Negation and modals reach this many tokens forward."""


@dataclass(frozen=True, slots=True, eq=False)
class RealityWords:
    """The lists of `reality.yaml`."""

    negations: frozenset[str]
    modals: frozenset[str]
    have: frozenset[str]
    plans: frozenset[str]
    conditions: frozenset[str]
    denials: frozenset[str]
    doubts: frozenset[str]
    stopped: frozenset[str]
    claimed: frozenset[str]
    claim_verbs: frozenset[str]
    blamed: frozenset[str]
    answers: frozenset[str]


@lru_cache(maxsize=8)
def reality_words(lexicon: Lexicon) -> RealityWords:
    """The lists, as sets."""
    return RealityWords(**{name: frozenset(words) for name, words in lexicon.entries("reality").items()})


def reality_of(document: Document, sentence: Sentence, first: int, words: RealityWords, *, verb: bool) -> Reality:
    """What the words close before the token `first` make of the event it names.

    Args:
        verb: the trigger is a verb; "no attack" negates a noun only from directly before it.
    """
    window = document.lowers[max(sentence.first, first - _FAR) : first]
    near = window[-_NEAR:]
    if verb and near[-1:] == ("to",) and near[:1] == ("no",):
        return "hypothetical"  # "had no means to shoot": nothing was done, and nothing denied
    if not words.denials.isdisjoint(window) or _negated(near, words, verb=verb):
        return "denied"
    if not words.conditions.isdisjoint(window):
        return "hypothetical"
    if verb and not words.modals.isdisjoint(near) and words.have.isdisjoint(near):
        return "hypothetical"
    if not words.plans.isdisjoint(window[-4:]) or (verb and near[-1:] == ("to",)) or not words.stopped.isdisjoint(near):
        return "planned"
    return "alleged" if not words.doubts.isdisjoint(window) else "happened"


def _negated(near: tuple[str, ...], words: RealityWords, *, verb: bool) -> bool:
    return not words.negations.isdisjoint(near if verb else near[-1:])


def perpetrator_status(
    document: Document, sentence: Sentence, bounds: tuple[int, int], words: RealityWords
) -> PerpetratorStatus:
    """How surely the actor at the tokens `bounds` is said to have done it, by the words about him.

    `claimed` where he claims responsibility, `denied` where he denies, `alleged` where others blame him or suspect him.
    """
    first, last = bounds
    before = document.lowers[max(sentence.first, first - _FAR) : last]
    after = document.lowers[last : min(sentence.last, last + _FAR)]
    if not words.claimed.isdisjoint(after) and not words.claim_verbs.isdisjoint(after):
        return "claimed"
    if not words.claimed.isdisjoint(before) and not words.claim_verbs.isdisjoint(before) and "by" in before:
        return "claimed"
    if not words.denials.isdisjoint(after):
        return "denied"
    return "alleged" if not words.blamed.isdisjoint(before) or not words.blamed.isdisjoint(after[:3]) else "stated"
