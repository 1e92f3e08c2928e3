"""How a statement stands to what it says: its stance, and whether the words are quoted."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.statements.quotes import Quote
from onrecord.extract.statements.words import SayingWords
from onrecord.model.statement import Mode, Stance

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "cannot"})
_TURNED: dict[Stance, Stance] = {
    "says": "denies",
    "confirms": "doubts",
    "claims": "denies",
    "believes": "doubts",
    "intends": "denies",
}
"""What a stance becomes under "not"; "did not deny" stays a denial's topic, so `denies` and the rest stay as they are."""


def read_stance(cue: Sequence[str], words: SayingWords) -> Stance:
    """The stance of a cue, given as lower-case words: the first of its verbs that has one, else of its nouns, else `says`."""
    stance: Stance = next((words.verbs[word] for word in cue if word in words.verbs), "says")
    if stance == "says":
        stance = next((words.nouns[word] for word in cue if word in words.nouns), stance)
    return stance


def read_mode(content: Sequence[tuple[int, int]], quotes: Sequence[Quote]) -> Mode:
    """`direct` where quotes hold all the words of the content, `indirect` where none, else `mixed`.

    Both lists are code points `[start, end)` in text order. Three code points beside the quotes (a comma, a space) do not count.
    """
    whole = sum(end - start for start, end in content)
    quoted = sum(max(0, min(end, quote.end) - max(start, quote.start)) for start, end in content for quote in quotes)
    if quoted == 0:
        return "indirect"
    return "direct" if whole - quoted <= 3 * len(content) else "mixed"
