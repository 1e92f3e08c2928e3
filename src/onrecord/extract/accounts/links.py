"""From words to the statement that says them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from onrecord.model.span import Span
from onrecord.model.statement import Stance, Statement


@dataclass(frozen=True, slots=True, eq=False)
class StatementIndex:
    """The contents of the statements, sorted, so that the speaker of any words is found by bisection.

    Attributes:
        starts: first code point of each part of a content.
        parts: that part's end and its statement.
        sources: where each source stands, and its name, in text order.
        speakers: first code point of each source that speaks of others (what it says does not begin with "it", "we" or "they"), to that of
            its cue; -1 where it has none.
        voices: where each source in the body begins and ends, sorted.
    """

    starts: tuple[int, ...]
    parts: tuple[tuple[int, Statement], ...]
    sources: tuple[tuple[int, str], ...] = ()
    speakers: Mapping[int, int] = field(default_factory=dict)
    voices: tuple[tuple[int, int], ...] = ()


_REACH = 4
"""How many parts before the words are tried: contents nest a little at most."""


def index_statements(statements: Sequence[Statement], vague: AbstractSet[str] = frozenset()) -> StatementIndex:
    """The index over all parts of all contents in the body.

    Sources of nothing but `vague` words ("initial reports") name nobody: what they say is in the report's own voice.
    """
    statements = [item for item in statements if not _is_vague(item, vague)]
    parts = sorted(
        (
            (part.start, -part.end, _is_cited(statement), number, statement)
            for number, statement in enumerate(statements)
            for part in statement.content
            if part.field == "text"
        ),
        key=lambda part: part[:4],
    )
    sources: dict[int, str] = {}
    for *_, statement in parts:
        if statement.source is not None and statement.source.span.field == "text":
            sources.setdefault(statement.source.span.start, statement.source.name)
    return StatementIndex(
        tuple(start for start, *_ in parts),
        tuple((-end, statement) for _, end, *_, statement in parts),
        tuple(sorted(sources.items())),
        {
            item.source.span.start: -1 if item.cue is None else item.cue.start
            for item in statements
            if item.source is not None
            and item.source.span.field == "text"
            and len(item.source.span.quote) <= _LONGEST_SOURCE
            and not _speaks_of_itself(item)
        },
        tuple(
            sorted(
                (item.source.span.start, item.source.span.end)
                for item in statements
                if item.source is not None and item.source.span.field == "text"
            )
        ),
    )


def _is_vague(statement: Statement, vague: AbstractSet[str]) -> bool:
    if statement.source is None:
        return False
    words = statement.source.span.quote.lower().split()
    return words[-1:] in (["reports"], ["report"]) and vague >= set(words)


def _is_cited(statement: Statement) -> bool:
    """True for what a report cites: where an agency tells the same, it is the cited who says it."""
    return statement.cue is not None and statement.cue.quote.lower() == "citing"


_LONGEST_SOURCE = 60
"""Code points; longer sources hold a telling of their own."""

_SELF = frozenset({"it", "its", "they", "their", "we", "our", "he", "she", "to", "that", "carrying", "having"})


def _speaks_of_itself(statement: Statement) -> bool:
    """True where the content begins with the speaker: "the army said it had shelled the hill", "claimed to have shot"."""
    words = statement.content[0].quote.lower().strip("“\"'‘ ").split(maxsplit=2)[:2] if statement.content else []
    return any(word in _SELF for word in words)


def statement_of(index: StatementIndex, span: Span) -> Statement | None:
    """The innermost statement whose content holds the first word of the span; None for the report's own voice."""
    if span.field != "text":
        return None
    place = bisect_right(index.starts, span.start) - 1
    for number in range(place, max(-1, place - _REACH), -1):
        end, statement = index.parts[number]
        if span.start < end:
            return statement
    return None


def speaks(index: StatementIndex, span: Span) -> bool:
    """True where the span stands within the words for who makes a statement."""
    if span.field != "text":
        return False
    place = bisect_right(index.voices, (span.start, 1 << 60)) - 1
    return place >= 0 and span.end <= index.voices[place][1]


def stance_of(index: StatementIndex, span: Span) -> Stance | None:
    """How firmly the words are put by who says them; None for the report's own voice."""
    statement = statement_of(index, span)
    return None if statement is None else statement.stance


def statement_id(index: StatementIndex, span: Span) -> str | None:
    """The id of the statement that says the words; None for the report's own voice."""
    statement = statement_of(index, span)
    return None if statement is None else statement.id
