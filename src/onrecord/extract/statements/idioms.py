"""Finds who speaks in idioms of wire reports: "doctors put the toll at nine", "the agency quoted an officer as saying ...", "he said 45"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.statements.arguments import Attribution, Window, find_window
from onrecord.extract.statements.cues import Tokens
from onrecord.extract.statements.view import View

_SIGNS = frozenset({",", ";", ":", "—", "–", ".", "("})
_JOINTS = frozenset({"and", "but", "while", "whereas", "though", "although", "as", "that"})
_VERBS = ("VBD", "VBZ", "VBP", "MD", "VBN")
_BEFORE_VERB = frozenset(
    {"has", "have", "had", "later", "also", "earlier", "initially", "now", "was", "were", "is", "been", "still"}
)
_FAR = 9
"""Tokens between "put" and "at", at most."""
_LONGEST_SOURCE = 15
_LONGEST_CLAIM = 12
"""Tokens from "at" to the end of the figure, at most."""


def add_idioms(view: View, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with those of the idioms among them, in order of their cues.

    What the learned readers made of the same cue, or of a stretch that runs over it from another clause, is read anew.
    """
    extra = [*_figures(view, found), *_numbers_alone(view), *_quoted(view), *_cited(view, found)]
    extra.sort(key=lambda each: each.cue)
    if not extra:
        return list(found)
    cues = {token for each in extra for token in range(*each.cue)}
    kept = [
        _cut(each, extra) for each in found if cues.isdisjoint(range(*each.cue)) and not _is_quoting(view, each, cues)
    ]
    return sorted([*(each for each in kept if each.contents), *extra], key=lambda each: each.cue)


def _is_quoting(view: View, found: Attribution, cues: set[int]) -> bool:
    """True for the agency that is said to quote somebody: what is quoted is the other's."""
    return any(view.document.lowers[token] == "quoted" for token in range(*found.cue)) and any(
        token in cues for token in range(found.cue[0], min(found.window.last, found.cue[1] + _LONGEST_SOURCE))
    )


def _cut(found: Attribution, extra: Sequence[Attribution]) -> Attribution:
    """The attribution, its contents cut before the source of an idiom that stands in another clause of the sentence."""
    opens = [min(each.source[0], each.cue[0]) for each in extra if each.source is not None]
    contents = tuple(
        (first, min([last, *(place - 1 for place in opens if found.cue[1] <= first < place < last)]))
        for first, last in found.contents
    )
    if contents == found.contents:
        return found
    return Attribution(found.cue, found.window, found.source, tuple(run for run in contents if run[0] < run[1]))


def _figures(view: View, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """ "Doctors put the toll at nine", "the toll was put at nine by doctors"."""
    lowers = view.document.lowers
    for token, lower in enumerate(lowers):
        if lower not in view.words.puts or view.inside[token] >= 0:
            continue
        window = find_window(view, (token, token + 1))
        stop = window.sentence.last
        at = next((place for place in range(token + 1, min(stop, token + _FAR)) if lowers[place] == "at"), stop)
        if at + 1 >= stop or not _is_number(view, window, at + 1):
            continue
        end = _claim_end(view, window, at + 1)
        if at > token + 1 and not view.words.figures.isdisjoint(lowers[token + 1 : at]):
            # "..., a monitor said, putting the number of wounded at nine"
            source = _speaker_of(found, window, token) if lower == "putting" else _before(view, window, token)
            if source is not None:
                yield Attribution((token, token + 1), window, source, ((token + 1, end),))
        elif at == token + 1 and lowers[token - 1] in ("was", "were", "been") and lowers[end : end + 1] == ("by",):
            subject, source = _before(view, window, token), _after(view, window, end + 1)
            if (
                subject is not None
                and source is not None
                and not view.words.figures.isdisjoint(lowers[subject[0] : subject[1]])
            ):
                yield Attribution((token, token + 1), window, source, (subject, (at, end)))


_ABOUT = frozenset(
    {"at", "about", "around", "some", "nearly", "almost", "over", "more", "up", "only", "just", "as", "between"}
)
"""Words before a number that is said alone."""
_SAYING = frozenset({"said", "says"})
_ALONE = 6
"""Tokens of a number that is all that is said: "at least one hundred and five"."""


def _numbers_alone(view: View) -> Iterator[Attribution]:
    """ "Witnesses said 45.", "a hospital doctor spoke of at least 14": a number and nothing else is what they said."""
    lowers = view.document.lowers
    for verb, lower in enumerate(lowers):
        of = lowers[verb : verb + 2] == ("spoke", "of")
        if not (lower in _SAYING or of) or view.inside[verb] >= 0:
            continue
        window, first = find_window(view, (verb, verb + 1)), verb + 1 + of
        stop = min(window.sentence.last, first + _ALONE)
        end = next((place for place in range(first, stop) if lowers[place] in _SIGNS), window.sentence.last)
        tags = view.document.tags(window.sentence)[first - window.sentence.first : end - window.sentence.first]
        if not 0 < len(tags) <= _ALONE or tags[-1] != "CD" or any(tag.startswith(_VERBS) for tag in tags):
            continue
        if tags[0] != "CD" and lowers[first] not in _ABOUT:
            continue  # "he said in 2016."
        source = _before(view, window, verb)
        if source is not None:
            yield Attribution((verb, first), window, source, ((first, end),))


def _is_number(view: View, window: Window, first: int) -> bool:
    tags = view.document.tags(window.sentence)[first - window.sentence.first :]
    return "CD" in tags[:5]


def _claim_end(view: View, window: Window, first: int) -> int:
    """One past the figure: up to a sign, a joint or "by"."""
    lowers = view.document.lowers
    stop = min(window.sentence.last, first + _LONGEST_CLAIM)
    return next(
        (
            place
            for place in range(first, stop)
            if lowers[place] in _SIGNS | {"by", "but", "while", "and", "after", "in"}
        ),
        stop,
    )


def _before(view: View, window: Window, verb: int) -> Tokens | None:
    """The subject before a verb, back to a sign, a joint or another verb; None where it has no noun."""
    document, first = view.document, window.sentence.first
    tags = document.tags(window.sentence)
    end = verb
    while end > first and document.lowers[end - 1] in _BEFORE_VERB:
        end -= 1
    start = end
    while (
        start > max(first, end - _LONGEST_SOURCE)
        and document.lowers[start - 1] not in _SIGNS
        and view.inside[start - 1] < 0
        and not tags[start - 1 - first].startswith(_VERBS)
        and (
            document.lowers[start - 1] not in _JOINTS
            or (document.lowers[start - 1] == "and" and _joins_names(view, window, start))
        )
    ):
        start -= 1
    named = any(tag.startswith(("NN", "PRP")) for tag in tags[start - first : end - first])
    return (start, end) if named else None


def _joins_names(view: View, window: Window, place: int) -> bool:
    """True where "and" before the place joins two speakers at the sentence's beginning: no verb came before it."""
    tags = view.document.tags(window.sentence)[: place - window.sentence.first]
    return not any(tag.startswith(_VERBS) for tag in tags)


def _after(view: View, window: Window, first: int) -> Tokens | None:
    """The name after "by", up to a sign or a joint or a verb."""
    document, stop = view.document, min(window.sentence.last, first + _LONGEST_SOURCE)
    tags = document.tags(window.sentence)
    ends = _SIGNS | _JOINTS | {"after", "on", "when", "following"}
    last = next(
        (
            place
            for place in range(first, stop)
            if document.lowers[place] in ends or tags[place - window.sentence.first].startswith(_VERBS)
        ),
        stop,
    )
    return (first, last) if last > first else None


def _speaker_of(found: Sequence[Attribution], window: Window, token: int) -> Tokens | None:
    """Who speaks in the clause before the token, in the same sentence."""
    before = [each for each in found if window.sentence.first <= each.cue[0] < token and each.source is not None]
    return before[-1].source if before else None


def _cited(view: View, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """ "The agency reported, citing a security source", "Citing an officer, the agency said ...": the officer says what the agency tells."""
    lowers = view.document.lowers
    for token, lower in enumerate(lowers):
        if lower != "citing" or view.inside[token] >= 0:
            continue
        window = find_window(view, (token, token + 1))
        sentence = window.sentence
        source = _after(view, window, token + 1)
        told = next(
            (
                each
                for each in found
                if sentence.first <= each.cue[0] < sentence.last and each.cue[0] != token and each.contents
            ),
            None,
        )
        speaks = source is not None and not view.words.citable.isdisjoint(lowers[source[0] : source[1]])
        if source is not None and speaks and told is not None:
            contents = tuple(run for run in told.contents if run[1] <= token or run[0] >= source[1])
            if contents:
                yield Attribution((token, token + 1), window, source, contents)


def _quoted(view: View) -> Iterator[Attribution]:
    """ "The agency quoted an officer as saying that ...", "..., an officer was quoted as saying": the officer speaks."""
    lowers = view.document.lowers
    for token, lower in enumerate(lowers[:-1]):
        if lower != "as" or lowers[token + 1] != "saying" or view.inside[token] >= 0:
            continue
        window = find_window(view, (token, token + 2))
        first = max(window.sentence.first, token - _LONGEST_SOURCE)
        quoted = next((place for place in range(token - 1, first - 1, -1) if lowers[place] == "quoted"), -1)
        if quoted < 0:
            continue
        passive = quoted > first and lowers[quoted - 1] in ("was", "were", "is", "been")
        source = _before(view, window, quoted) if passive else (quoted + 1, token) if quoted + 1 < token else None
        if source is None:
            continue
        content = _said(view, window, token + 2, min(quoted, source[0]))
        if content is not None:
            yield Attribution((token, token + 2), window, source, (content,))


def _said(view: View, window: Window, after: int, opening: int) -> Tokens | None:
    """What is said: what follows "saying", or where nothing or "by the agency" follows, the clause before the last comma."""
    lowers, sentence = view.document.lowers, window.sentence
    end = sentence.last
    while end > after and not lowers[end - 1][0].isalnum() and view.inside[end - 1] < 0:
        end -= 1
    if end > after and lowers[after] not in ("by", "on", "in", ","):
        return after, end
    if opening > sentence.first and view.inside[opening - 1] >= 0:  # "“We fled,” an officer was quoted as saying."
        return sentence.first, opening
    comma = next((place for place in range(opening - 1, sentence.first, -1) if lowers[place] == ","), -1)
    return (sentence.first, comma) if comma > sentence.first else None
