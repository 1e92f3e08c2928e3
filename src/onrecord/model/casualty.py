"""How many were harmed: one claim as worded, and what the claims come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.model.span import Span

Harm = Literal["killed", "injured", "missing", "abducted", "detained", "displaced", "rescued", "unspecified"]
HARMS: tuple[str, ...] = get_args(Harm)
Status = Literal["civilian", "combatant", "unknown"]
Age = Literal["child", "adult", "older", "unknown"]
Sex = Literal["female", "male", "unknown"]
Scope = Literal["incident", "period", "cumulative"]
Extent = Literal["whole", "part", "addition", "superseded"]
"""What a claim counts: all of its incident's harmed; a subset of them; those on top of others; or what a later one replaced."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number as the words leave it. `max` is None where they leave the top open; `min` is 0 where the bottom is open.

    Attributes:
        convention: id of the named rule that read words without a number (`bare-plural`, `dozens`, `about`); None for plain numbers.
    """

    min: int
    max: int | None
    convention: str | None = None


@dataclass(frozen=True, slots=True)
class Population:
    """Who the harmed are, as far as the words say."""

    status: Status = "unknown"
    age: Age = "unknown"
    sex: Sex = "unknown"
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Victim:
    """One person harmed: named, or told apart by a description ("a 34-year-old man").

    Attributes:
        age: in completed years, where stated.
    """

    span: Span
    name: str | None
    status: Status = "unknown"
    harm: Harm = "unspecified"
    age: int | None = None
    sex: Sex = "unknown"


@dataclass(frozen=True, slots=True)
class Casualty:
    """One claim of harm, as worded.

    Attributes:
        span: the words that give the number and the people ("at least one person").
        trigger: the word of harm ("killing", "dead").
        statement: id of the statement it stands in; None for the report's own voice.
        victims: the people it names or tells apart.
        sentence: index in the document of the sentence that it stands in.
        persons: numbers of the single people it is about; the same person has the same number throughout the document.
        numbered: true where words state how many ("three", "dozens"), false where the count follows from single people told of.
        struck: true where the words say that people were hit ("shot", "stabbed"), not whether they lived; the harm then reads `injured`.
        implied: true where the words only imply the harm ("taken to hospital", "a deadly attack").
    """

    harm: Harm
    count: Count
    wording: str
    span: Span
    population: Population
    scope: Scope = "incident"
    extent: Extent = "whole"
    statement: str | None = None
    trigger: Span | None = None
    victims: tuple[Victim, ...] = ()
    sentence: int = 0
    persons: tuple[int, ...] = ()
    numbered: bool = True
    struck: bool = False
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Toll:
    """What the claims about one incident come to under a policy: min <= best <= max, all finite.

    Attributes:
        best: the most likely number; None where the policy gives none.
        open: true where a claim leaves the top open ("at least 10" gives 10, 10, 10, open).
    """

    min: int
    best: int | None
    max: int
    open: bool
