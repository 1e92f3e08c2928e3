"""Mends attributions by rules where the grammar leaves no doubt and the learned readers are known to slip.

Each rule was kept because it links more of the dev texts' attributions or mends an idiom of war reports that the training texts lack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from onrecord.extract.statements.arguments import Attribution
from onrecord.extract.statements.cues import cue_head
from onrecord.extract.statements.debunking import names_untruth
from onrecord.extract.statements.view import CLOSES, OUTSIDE, RELATION, STATE, View, label_code

_NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "POS", "CD", "PRP$", "CC", ","})
_CUT_SHORT = frozenset({"however", "but", "and", "meanwhile", "still", "yet", "also"})
_CONJUNCT = label_code("conj")


def mend(view: View, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions, mended; those that are none, or have no content, are left out."""
    last: Attribution | None = None
    for each in found:
        if (
            _claims_a_toll(view, each)
            or _asks_not_to_be_named(view, each)
            or _fires(view, each)
            or _qualifies(view, each)
            or names_untruth(view, each)
        ):
            continue
        for rule in (
            _turn_inverted,
            _turn_back,
            _take_whole_clause,
            _join_sources,
            _drop_adverbs,
            _trim_source,
            _keep_quotes,
        ):
            each = rule(view, each)
        if each.contents:
            last = _share_source(view, each, last)
            yield last


def drop_nested(view: View, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions less beliefs, wishes and plans inside what somebody else says: "he said they hoped for rain" is his.

    Speech inside speech stays: who said it first matters to a ledger of sources.
    """
    edges = [0] * (len(view.inside) + 1)
    for each in found:
        for first, last in each.contents:
            edges[first] += 1
            edges[last] -= 1
    depth = list(accumulate(edges))
    lowers, speech = view.document.lowers, view.words.speech
    return [
        each for each in found if not depth[each.cue[0]] or any(lowers[token] in speech for token in range(*each.cue))
    ]


def _claims_a_toll(view: View, found: Attribution) -> bool:
    """True for "the war has claimed many lives"."""
    document = view.document
    if view.words.lemmas.get(document.lowers[cue_head(view, found.cue)]) != "claim":
        return False
    following = [first for first, _ in found.contents if first >= found.cue[1]]
    if not following:
        return False
    ahead = document.lowers[following[0] : min(following[0] + 6, found.window.last)]
    return "that" not in ahead[:1] and any(lower in view.words.tolls for lower in ahead)


def _asks_not_to_be_named(view: View, found: Attribution) -> bool:
    """True for "who asked not to be named": a condition of what is said, and no statement of its own."""
    lowers = view.document.lowers
    return any(
        lowers[first : first + 3] == ("not", "to", "be") and lowers[first + 3 : first + 4] in _NAMED
        for first, _ in found.contents
    )


_QUALIFIERS = frozenset({"suspected", "presumed"})


def _qualifies(view: View, found: Attribution) -> bool:
    """True for "Suspected rebels shot dead two men": the word doubts who the rebels are, and nobody says the rest."""
    first, last = found.cue
    if found.source is not None or last - first != 1 or view.document.lowers[first] not in _QUALIFIERS:
        return False
    if not any(run[0] == last for run in found.contents) or last >= found.window.sentence.last:
        return False
    tag = view.document.tags(found.window.sentence)[last - found.window.sentence.first]
    return tag.startswith(("NN", "JJ"))


def _fires(view: View, found: Attribution) -> bool:
    """True for "the navy fired missiles at the port": a shot, and no speech where nothing is quoted nor opens with "that"."""
    document = view.document
    if view.words.lemmas.get(document.lowers[cue_head(view, found.cue)]) is not None or not found.contents:
        return False
    if not _SHOTS.intersection(document.lowers[found.cue[0] : found.cue[1]]):
        return False
    first = found.contents[0][0]
    return document.lowers[first] != "that" and all(view.inside[token] < 0 for token, _ in found.contents)


_SHOTS = frozenset({"fired", "fire", "fires", "firing", "launched", "launch", "launches", "launching", "shot"})
_NAMED = (("named",), ("identified",), ("quoted",))


def _turn_inverted(view: View, found: Attribution) -> Attribution:
    """ "“We stay,” said the old mayor.": the words after the cue are its source where a quote came before and no source was found."""
    before = [run for run in found.contents if run[1] <= found.cue[0]]
    after = [run for run in found.contents if run[0] == found.cue[1]]
    if found.source is not None or not before or not after:
        return found
    if view.columns[before[-1][1] - 1, STATE] != CLOSES or view.columns[after[0][0], STATE] != OUTSIDE:
        return found
    return replace(found, source=after[0], contents=tuple(run for run in found.contents if run != after[0]))


def _turn_back(view: View, found: Attribution) -> Attribution:
    """ "Two wells were poisoned, the elder, Sam Rook, said late on Friday.": what was said came before; what follows tells when, or to whom."""
    source, sentence, document = found.source, found.window.sentence, view.document
    if source is None or source[1] > found.cue[0] or len(found.contents) > 1:
        return found
    if any(first != found.cue[1] or not _ends(view, last, sentence.last) for first, last in found.contents):
        return found
    comma = source[0] - 1
    if (
        comma <= sentence.first
        or document.lowers[comma] != ","
        or document.lowers[found.cue[0]] not in view.words.speech
    ):
        return found
    tags = document.tags(sentence)
    said, after = tags[: comma - sentence.first], tags[found.cue[1] - sentence.first :]
    if not after or not after[0].startswith(("RB", "IN", "NN")) or any(tag.startswith(_CLAUSE) for tag in after):
        return found
    if not any(tag in {"VBD", "VBZ", "VBP", "MD"} for tag in said):
        return found
    return replace(found, contents=((max(sentence.first, found.window.first), comma),))


_CLAUSE = ("VB", "MD", "W", "PRP")
"""Tags of a clause of its own: words that may be what somebody says."""


def _take_whole_clause(view: View, found: Attribution) -> Attribution:
    """ "The bridge was hit and two houses burnt, officials said.": what such an end attributes is the sentence from its beginning."""
    source, lowers = found.source, view.document.lowers
    sentence = found.window.sentence
    if source is None or len(found.contents) != 1 or not _ends(view, found.cue[1], sentence.last):
        return found
    ((first, last),) = found.contents
    opening = min(source[0], found.cue[0])
    start = max(sentence.first, found.window.first)
    if lowers[opening - 1] != "," or last not in (opening, opening - 1) or first <= start:
        return found
    if any(view.inside[token] >= 0 for token in (first, last - 1)):
        return found
    while start < first and lowers[start] in _CUT_SHORT | {","}:
        start += 1
    between = range(start, first)
    if any(
        view.inside[token] >= 0 or lowers[token] in view.words.speech or lowers[token] in {";", ":"}
        for token in between
    ):
        return found
    return replace(found, contents=((start, last),))


def _ends(view: View, token: int, last: int) -> bool:
    """True where nothing but signs stands between the token and the sentence's end."""
    return all(not view.document.lowers[place][0].isalnum() for place in range(token, last))


def _join_sources(view: View, found: Attribution) -> Attribution:
    """ "The region's fire service and mayor Anna Rehn said": what "and" joins to the source from the sentence's beginning belongs to it."""
    source = found.source
    if source is None:
        return found
    document, sentence = view.document, found.window.sentence
    start = max(sentence.first, source[0] - 12)
    if source[0] - 1 <= start or document.lowers[source[0] - 1] != "and" or start != sentence.first:
        return found
    tags = document.tags(sentence)[: source[0] - sentence.first]
    if not all(tag in _NAMING for tag in tags) or not any(tag.startswith("NN") for tag in tags):
        return found
    return replace(found, source=(start, source[1]))


def _drop_adverbs(view: View, found: Attribution) -> Attribution:
    """A source without a noun or a pronoun ("shortly") is none."""
    if found.source is None:
        return found
    sentence = view.document.sentence_at(view.document.starts[found.source[0]])
    assert sentence is not None  # every token is in a sentence
    tags = view.document.tags(sentence)[found.source[0] - sentence.first : found.source[1] - sentence.first]
    return replace(found, source=None) if tags and all(tag.startswith(("RB", "IN")) for tag in tags) else found


def _share_source(view: View, found: Attribution, last: Attribution | None) -> Attribution:
    """ "The mayor denied it, saying that ...": a participle or a verb after "and" that has no source of its own has that of the sentence's last cue."""
    sentence = found.window.sentence
    lower = view.document.lowers[found.cue[0]]
    if found.source is not None or lower not in view.words.verbs:
        return found
    joined = view.columns[found.cue[0], RELATION] == _CONJUNCT and lower in view.words.speech
    if not lower.endswith("ing") and not joined:
        return found
    if (
        last is not None
        and last.source is not None
        and sentence.first <= last.cue[0] < sentence.last
        and last.source[0] >= sentence.first
    ):
        return replace(found, source=last.source)
    return found


def _trim_source(view: View, found: Attribution) -> Attribution:
    """A source without the signs before it and the preposition after it: "the army at" (first denied) is "the army"."""
    if found.source is None:
        return found
    (first, last), lowers = found.source, view.document.lowers
    while first < last - 1 and lowers[first] in {",", ";", "—", "–"}:
        first += 1
    sentence = view.document.sentence_at(view.document.starts[first])
    assert sentence is not None  # every token is in a sentence
    tags = view.document.tags(sentence)
    while last - 1 > first and last <= sentence.last and tags[last - 1 - sentence.first] in {"IN", "RB", "CC"}:
        last -= 1
    return found if found.source == (first, last) else replace(found, source=(first, last))


def _keep_quotes(view: View, found: Attribution) -> Attribution:
    """ "“We stay,” she said shortly before the raid.": where a whole quote came before the cue, how and when it was said is no part of it."""
    states, sentence = view.columns[:, STATE], found.window.sentence
    quoted = [run for run in found.contents if run[1] <= found.cue[0] and states[run[1] - 1] == CLOSES]
    loose = [run for run in found.contents if run[0] >= found.cue[1] and states[run[0]] == OUTSIDE]
    if not quoted or len(loose) != 1 or loose[0][1] > sentence.last:
        return found
    lower, tag = view.document.lowers[loose[0][0]], view.document.tags(sentence)[loose[0][0] - sentence.first]
    if not tag.startswith(("RB", "IN", "TO", "VBG")) or lower == "that":
        return found
    return replace(found, contents=tuple(run for run in found.contents if run != loose[0]))
