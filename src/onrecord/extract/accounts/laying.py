"""Turns of phrase that lay a deed at somebody's door by a noun: "pointed the finger at", "blame fell on", "was the work of"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.text.clauses import Clause
from onrecord.text.document import Document, Sentence
from onrecord.text.phrases import Phrase, noun_phrases

LAYING = frozenset({"finger", "fingers", "blame", "suspicion", "work", "handiwork", "hallmark", "hallmarks"})
"""The nouns; sentences without one are not looked at."""
_BLAME = frozenset({"finger", "fingers", "blame", "suspicion", "responsibility"})
_LAY = frozenset({"point", "lay", "place", "put", "cast", "shift", "pin"})
_FALL = frozenset({"fall", "rest", "lie"})
_ON = frozenset({"at", "on", "upon", "with", "to", "toward", "towards"})
_WORK = frozenset({"work", "handiwork"})
_SIGNS = frozenset({"bear", "have", "carry"})
_BEHIND = 6
"""Tokens after the verb in which the noun is looked for: "was believed to be the work of", "bore all the hallmarks of"."""


def laid_on(document: Document, clause: Clause) -> tuple[Phrase, ...]:
    """Who is accused in "X pointed the finger at Y", "the blame was laid on Y", "suspicion fell on Y"; empty where nobody is."""
    lowers, verb = document.lowers, clause.verb
    if verb.lemma in _LAY:
        nouns: Sequence[Phrase] = clause.victims
    elif verb.lemma in _FALL:
        nouns = clause.subjects
    else:
        return ()
    if verb.negated or not any(lowers[phrase.head] in _BLAME for phrase in nouns):
        return ()
    return tuple(phrase for at, phrase in clause.prepositional if lowers[at] in _ON)[:1]


def work_of(document: Document, sentence: Sentence, clause: Clause) -> Iterator[Phrase]:
    """Whose work it is in "the raid was the work of Y", "bore the hallmarks of Y"."""
    lowers, verb = document.lowers, clause.verb
    nouns = _WORK if verb.lemma == "be" else LAYING - _WORK - _BLAME if verb.lemma in _SIGNS else frozenset()
    if verb.negated or not nouns:
        return
    for token in range(verb.last, min(verb.last + _BEHIND, sentence.last - 1)):
        if lowers[token] in nouns and lowers[token + 1] == "of":
            yield from (phrase for phrase in noun_phrases(document, sentence) if phrase.first == token + 2)
            return
