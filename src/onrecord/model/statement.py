"""Who says so: source, cue and content (PolNeAR's terms)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["says", "confirms", "claims", "alleges", "denies", "doubts", "believes", "intends"]


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: the words that name the source, and who that is.

    Attributes:
        span: the source as it stands at this cue ("he", "officials", "Volodymyr Zelensky").
        name: the speaker resolved over the report ("he" to "Pavlo Kyrylenko"), else the words themselves.
        role: such as "governor", "president"; None where unsaid.
        country: ISO 3166-1 alpha-2 of the speaker's side; None where unsaid.
    """

    span: Span
    name: str
    role: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody says something. `content` may have several parts, in text order."""

    id: str
    source: Source | None
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    stance: Stance
