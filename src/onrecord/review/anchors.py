"""Anchors: words that decisions hang on, made from a reading and found again in another reading of the same report.

All of it is pure and works on the contract's JSON. Words are looked for with what stood around them; the account that they belong to is
the one that has them now:

1. Where the words stand: with prefix and suffix; else with the one or the other; else the words alone, if they stand there once.
2. Whose they are: the account with exactly these words for a trigger; else with a trigger that shares a code point with them; else
   with any other span that does; else the account with the nearest span in the same sentence.
3. Where several accounts have an equal right to them, the one whose rank the anchor remembers, if it is among them. Otherwise, and
   where the words stand in several places that belong to different accounts, nobody can say: the anchor is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from onrecord.model.decision import Anchor
from onrecord.model.span import Field
from onrecord.store.api import ClaimRow

Json = Mapping[str, Any]
Stretch = tuple[int, int]
"""Start and end in code points, half-open."""

_CONTEXTS = (32, 256)
"""How much around the words is remembered; the second where the first does not tell them from others (a paragraph printed twice)."""
_SENTENCE_END = re.compile(r"""[.!?…。؟]["'”’»)\]]*\s|\n""")
_LOST = "\ufffd"
"""Stands in a stored quote for what databases do not hold; see `store.tables.held`."""


def account_anchor(told: Json, rank: int) -> Anchor | None:
    """An anchor that leads back to this account of the reading; None where it has no words that would.

    A trigger goes before other words, words of its own before words that it shares; no more is remembered around them than it takes, and
    no name of a victim where it can be helped, since decisions are never erased.
    """
    account = told["accounts"][rank]
    spans = [*account["triggers"], *_other_spans(account)]
    for discreet, size, hint in product((True, False), _CONTEXTS, (None, rank)):
        for span in spans:
            anchor = _anchor(told, (span["start"], span["end"]), span.get("in", "text"), size, discreet=discreet)
            if find_account(told, replace(anchor, rank=hint)) == rank:
                return replace(anchor, rank=rank)
    return None


def claim_anchor(told: Json, rank: int, claim: ClaimRow) -> Anchor | None:
    """An anchor on the claim's words; None where they are not in the reading."""
    place = (claim.start, claim.start + len(claim.quote))
    for field in _fields(told):
        if _as_held(_words(told, field)[slice(*place)], claim.quote):
            for discreet in (True, False):
                anchor = _anchor(told, place, field, _CONTEXTS[0], discreet=discreet)
                if find_words(told, anchor) == [place]:
                    break
            return replace(anchor, rank=rank)
    return None


def report_anchor(report: str) -> Anchor:
    """An anchor on a report as a whole."""
    return Anchor(report, "")


def find_words(told: Json, anchor: Anchor) -> list[Stretch]:
    """Where the anchor's words stand; several where they stand so more than once, none where nobody can say."""
    words = _words(told, anchor.field)
    for prefix, suffix in ((anchor.prefix, anchor.suffix), (anchor.prefix, ""), ("", anchor.suffix)):
        if (prefix or suffix) and (found := list(_all_places(words, prefix, anchor.quote, suffix))):
            return found
    alone = list(_all_places(words, "", anchor.quote, ""))
    return alone if len(alone) == 1 else []


def find_account(told: Json, anchor: Anchor) -> int | None:
    """The rank of the account that the anchor's words belong to; None where nobody can say."""
    found = {_account_at(told, place, anchor) for place in find_words(told, anchor)}
    return found.pop() if len(found) == 1 else None


def find_claim(
    told: Json, claims: Mapping[int, Sequence[ClaimRow]], anchor: Anchor, field: str, identifier: str | None
) -> tuple[int, ClaimRow] | None:
    """The claim of this field at the anchor's words, with its account's rank; None where there is none, or where several might be meant.

    A claim with exactly these words goes before one that shares some; among several, the one that still has the id, then
    the one of the account that the anchor remembers.
    """
    theirs = [(rank, claim) for rank, found in sorted(claims.items()) for claim in found if claim.field == field]
    found = []
    for start, end in find_words(told, anchor):
        quote = _words(told, anchor.field)[start:end]
        same = [(r, c) for r, c in theirs if c.start == start and _as_held(quote, c.quote)]
        near = [(r, c) for r, c in theirs if c.start < end and start < c.start + len(c.quote)]
        found.append(_only(same or near, lambda one: one[1].id == identifier, lambda one: one[0] == anchor.rank))
    return found[0] if found and all(one == found[0] for one in found) else None


def _only(
    found: Sequence[tuple[int, ClaimRow]], *preferences: Callable[[tuple[int, ClaimRow]], bool]
) -> tuple[int, ClaimRow] | None:
    for preferred in preferences:
        if len(found) > 1:
            found = [one for one in found if preferred(one)] or found
    return found[0] if len(found) == 1 else None


def _anchor(told: Json, place: Stretch, field: Field, size: int, *, discreet: bool) -> Anchor:
    words = _words(told, field)
    start, end = place
    first, last = max(0, start - size), min(len(words), end + size)
    for named_start, named_end in _named(told, words) if discreet else ():
        if named_end <= start:
            first = max(first, named_end)
        elif named_start >= end:
            last = min(last, named_start)
    return Anchor(told["report"]["id"], words[start:end], words[first:start], words[end:last], field=field)


def _named(told: Json, words: str) -> list[Stretch]:
    """Where the names of victims stand."""
    names = {victim["name"] for account in told["accounts"] for victim in account["victims"] if victim["name"]}
    return [place for name in names for place in _all_places(words, "", name, "")]


def _account_at(told: Json, place: Stretch, anchor: Anchor) -> int | None:
    accounts = told["accounts"]
    rules: tuple[Callable[[Json], bool], ...] = (
        lambda account: any(place == one for one in _stretches(account["triggers"], anchor.field)),
        lambda account: any(_meet(place, one) for one in _stretches(account["triggers"], anchor.field)),
        lambda account: any(_meet(place, one) for one in _stretches(_other_spans(account), anchor.field)),
    )
    for has in rules:
        ranks = [rank for rank, account in enumerate(accounts) if has(account)]
        if ranks:
            return _settled(ranks, anchor.rank)
    return _nearest(told, place, anchor)


def _nearest(told: Json, place: Stretch, anchor: Anchor) -> int | None:
    """The account with the span nearest to the words, with no end of a sentence between them."""
    words = _words(told, anchor.field)
    gaps: dict[int, int] = {}
    for rank, account in enumerate(told["accounts"]):
        for one in _stretches([*account["triggers"], *_other_spans(account)], anchor.field):
            between = words[min(place[1], one[1]) : max(place[0], one[0])]
            if not _SENTENCE_END.search(between):
                gaps[rank] = min(len(between), gaps.get(rank, len(between)))
    least = min(gaps.values(), default=0)
    return _settled([rank for rank, gap in gaps.items() if gap == least], anchor.rank)


def _settled(ranks: Sequence[int], hint: int | None) -> int | None:
    if len(ranks) == 1:
        return ranks[0]
    return hint if hint in ranks else None


def _stretches(spans: Sequence[Json], field: Field) -> list[Stretch]:
    return [(span["start"], span["end"]) for span in spans if span.get("in", "text") == field]


def _other_spans(account: Json) -> list[Json]:
    """All spans of the account but its triggers, those of claims first."""
    first = [one["span"] for one in account["casualties"]]
    rest = {key: value for key, value in account.items() if key not in ("triggers", "casualties")}
    return [*first, *_spans_in(rest), *_spans_in(account["casualties"])]


def _spans_in(value: Any) -> Iterator[Json]:
    if isinstance(value, Mapping):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        else:
            for one in value.values():
                yield from _spans_in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _spans_in(one)


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _all_places(words: str, prefix: str, quote: str, suffix: str) -> Iterator[Stretch]:
    whole = prefix + quote + suffix
    start = words.find(whole) if quote else -1
    while start >= 0:
        yield start + len(prefix), start + len(prefix) + len(quote)
        start = words.find(whole, start + 1)


def _fields(told: Json) -> tuple[Field, ...]:
    return ("text", "title") if told["report"]["title"] else ("text",)


def _words(told: Json, field: Field) -> str:
    words: str = told["report"][field] or ""
    return words


def _as_held(words: str, quote: str) -> bool:
    """True where the quote is these words as a database holds them."""
    return len(words) == len(quote) and all(a == b or b == _LOST for a, b in zip(words, quote, strict=True))
