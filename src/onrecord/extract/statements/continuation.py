"""Follows a speaker's words past the sentence of the cue: quotes that go on in the next sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.extract.statements.cues import Tokens
from onrecord.extract.statements.view import OPENS, STATE, View


def find_continuation(view: View, token: int, cue_starts: Sequence[int]) -> list[Tokens]:
    """Quotes from `token` on that the speaker of the last quote goes on with, as tokens `[first, last)`.

    "“We stay,” he said. “We always have.”": sentences that follow in the same paragraph, begin with a quote and hold no
    cue of their own. They run on into the next paragraph where a quote was left open at the end of the last one, as the
    custom of repeating the opening mark has it.

    Args:
        token: the first token after a sentence in which the speaker was quoted; not the document's first.
        cue_starts: first tokens of all cues of the document, in order.
    """
    document, inside = view.document, view.inside
    parts: list[Tokens] = []
    while token < len(inside) and view.columns[token, STATE] == OPENS:
        if _paragraph(view, token - 1) != _paragraph(view, token):
            before = inside[token - 1]
            if before < 0 or view.quotes[before].closed:
                break
        quote, last = inside[token], token
        while last < len(inside) and inside[last] == quote:
            last += 1
        end = document.sentence_at(document.starts[last - 1])
        assert end is not None  # every token is in a sentence
        place = bisect_left(cue_starts, token)
        if place < len(cue_starts) and cue_starts[place] < end.last:
            break
        parts.append((token, last))
        if last < end.last - 1:
            break
        token = end.last
    return parts


def _paragraph(view: View, token: int) -> int:
    sentence = view.document.sentence_at(view.document.starts[token])
    assert sentence is not None  # every token is in a sentence
    return sentence.paragraph
