"""How a statement stands to what it says: its stance, and whether the words are quoted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from onrecord.extract.statements.quotes import Quote
from onrecord.extract.statements.words import SayingWords
from onrecord.model.statement import Mode, Stance

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "cannot", "unable", "declined", "refused", "neither", "yet"})
"""Words of a cue that turn its verb: "could not verify", "was unable to confirm", "has yet to say"."""
_TURNED: dict[Stance, Stance] = {
    "says": "doubts",
    "confirms": "doubts",
    "claims": "doubts",
    "believes": "doubts",
    "denies": "says",
    "doubts": "believes",
}
"""What a stance becomes under "not". Who has not said a thing does not deny it; the stances left out stay as they are."""


def read_stance(cue: Sequence[str], words: SayingWords) -> Stance:
    """The stance of a cue, given as lower-case words: the first of its verbs that has one, else of its nouns, else `says`.

    Under "not" it is turned: "did not confirm" and "could not verify" are doubts.
    """
    stance: Stance = next(
        (words.turned.get(word, words.verbs[word]) for word in cue if word in words.verbs and word not in _NEGATIONS),
        "says",
    )
    if stance == "says":
        stance = next((words.nouns[word] for word in cue if word in words.nouns), stance)
    if stance == "denies" and "neither" in cue:
        return "doubts"
    return stance if _NEGATIONS.isdisjoint(cue) else _TURNED.get(stance, stance)


def read_mode(content: Sequence[tuple[int, int]], quotes: Sequence[Quote]) -> Mode:
    """`direct` where quotes hold all the words of the content, `indirect` where none, else `mixed`.

    Both lists are code points `[start, end)` in text order. Three code points beside the quotes (a comma, a space) do not count.
    """
    whole = sum(end - start for start, end in content)
    quoted = sum(_quoted(start, end, quotes) for start, end in content)
    if quoted == 0:
        return "indirect"
    return "direct" if whole - quoted <= 3 * len(content) else "mixed"


def _quoted(start: int, end: int, quotes: Sequence[Quote]) -> int:
    """Code points of `[start, end)` inside quotes."""
    first = bisect_right(
        quotes, start, key=lambda quote: quote.end
    )  # the rest end before it: a look at each would be quadratic
    inside = takewhile(lambda quote: quote.start < end, map(quotes.__getitem__, range(first, len(quotes))))
    return sum(min(end, quote.end) - max(start, quote.start) for quote in inside)
