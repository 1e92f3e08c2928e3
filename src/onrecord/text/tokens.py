"""Words and signs with their offsets, by one regular expression.

spaCy's blank tokeniser costs several times as much (`make bench` prints the ratio); casualty and time grammars need no more than this one gives:

- `12,500`, `3.5`, `7:30`, `14th` and `1990s` are one token; `10-year-old` is `10`, `-`, `year-old`; `13-14` is three tokens;
- `T-72`, `AK-47` and `M-19` are one token, as are `Kup'yans'k`, `four-storey`, `al-Masri`, `U.S.`, `a.m.`, `Gen.` and web addresses;
- `n't` and `'s` are tokens of their own; a full stop that ends a sentence is one too, whether or not a space follows (`said.The`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

from onrecord.lexicon.load import load_lexicon

_TOKEN = re.compile(
    r"""
      (?>[A-Za-z]{2,40})(?![\w'’\-‑.:/\u0300-\u036f\u064b-\u065f\u0670\u00ad\u200b-\u200d\u2060\ufeff])  # most words: nothing else need be tried
    | (?:https?://|www\.)[^\s<>"“”]{0,500}[^\s<>"“”.,;:!?)\]'’]    # web addresses, less the full stop after them
    | \d{1,2}(?:[:.]\d\d){1,2}(?=[^\W\d_])                        # 5:30|pm  05.30|hrs
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![^\W\d_])               # 12,500  3.5  7:30  14th  1990s
    | (?!(?:MID|PRE|POST)-)[A-Z]{1,5}-\d{1,6}[A-Za-z]{0,3}(?![\w]) # T-72  AK-47
    | [^\W\d_]\.(?:[^\W\d_]\.)+                                    # U.S.  a.m.
    | (?:[aApP]\.[mM]|[bB]\.[cC])\b                                # p.m with its last point left out
    | [^\W\d_]{1,40}(?=[nN]['’][tT]\b)                             # did|n't
    | [nN]['’][tT]\b
    | ['’](?:[sS]|[rR][eE]|[vV][eE]|[lL][lL]|[dD]|[mM])\b          # |'s
    | [^\W_](?:[\w\u0300-\u036f\u064b-\u065f\u0670\u00ad]|[\u200b-\u200d\u2060\ufeff](?=[^\W\d_])|(?!['’](?:[sS]|[rR][eE]|[vV][eE]|[lL][lL]|[dD]|[mM])\b)['’\-‑](?=[^\W\d_])){0,99}
    | \.{2,99}|-{2,99}|``|''
    | [^\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]  # marks of direction and of width zero are no signs
    """,
    re.VERBOSE,
)
_STOP = re.compile(r"\.(?=\s)")
# A token is at most 100 word characters long, so that no later pattern meets a word of megabytes.


@lru_cache(maxsize=1)
def _dotted() -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations that keep their full stop: anywhere, and before a number only."""
    entries = load_lexicon("en").entries("abbreviations")
    return (
        frozenset(form for name in ("titles", "other") for word in entries[name] for form in (word, word.upper())),
        frozenset(form for word in entries["before_number"] for form in (word, word.upper(), word.capitalize())),
    )


def tokenize(text: str) -> tuple[list[int], list[int]]:
    """Starts and ends of the tokens, in text order; white space and marks of direction are in none. Linear in the length of the text."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    anywhere, before_number = _dotted()
    taken: list[int] = []
    # "Gen." is one token where a space follows, as is the "J." of a name: a word list says which words keep their full stop.
    for stop in _STOP.finditer(text):
        start, end = stop.span()
        place = bisect_left(starts, start)
        if place == 0 or place == len(starts) or spans[place] != (start, end) or ends[place - 1] != start:
            continue
        word = text[starts[place - 1] : start]
        following = text[end + 1 : end + 2]
        if (
            word in anywhere
            or (word in before_number and following.isdecimal())
            or (len(word) == 1 and word.isupper() and following.isupper())
        ):
            ends[place - 1] = end
            taken.append(place)
    if taken:
        starts, ends = _without(starts, taken), _without(ends, taken)
    return starts, ends


def _without(numbers: list[int], places: list[int]) -> list[int]:
    """The numbers less those at some places, given in order."""
    kept: list[int] = []
    for before, place in pairwise((-1, *places)):
        kept += numbers[before + 1 : place]
    return kept + numbers[places[-1] + 1 :]
