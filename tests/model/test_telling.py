"""Accounts and figures in a person's words."""

from __future__ import annotations

import pytest

from onrecord.model.account import Account, Aggregate, Damage, Degree, Evidence, Perpetrator, PerpetratorStatus
from onrecord.model.casualty import Toll, Victim
from onrecord.model.span import Span
from onrecord.model.statement import Source, Statement
from onrecord.model.telling import (
    tell_damage,
    tell_evidence,
    tell_included,
    tell_perpetrator,
    tell_tolls,
    tell_victim,
    tell_window,
)

_SPAN = Span(0, 3, "six")


@pytest.mark.parametrize(
    ("least", "most", "degree", "words"),
    [
        (6, 6, "damaged", "6 apartment buildings damaged"),
        (1, 1, "destroyed", "1 apartment building destroyed"),
        (1, None, "damaged", "1 or more apartment buildings damaged"),
        (0, 4, "unknown", "up to 4 apartment buildings"),
        (None, None, "damaged", "apartment building damaged"),
    ],
)
def test_damage_follows_its_number(least: int | None, most: int | None, degree: Degree, words: str) -> None:
    """One thing or several; without a number the quote tells."""
    assert tell_damage(Damage("apartment-building", least, most, degree, _SPAN)) == words


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("stated", "stated by the report itself"),
        ("alleged", "alleged by the report itself"),
        ("claimed", "claimed by themselves, told by the report itself"),
        ("denied", "denied, told by the report itself"),
    ],
)
def test_responsibility_is_told_with_its_status(status: PerpetratorStatus, words: str) -> None:
    """Whoever is blamed is never named without how surely and by whom."""
    assert tell_perpetrator(Perpetrator("Gang A", "organisation", _SPAN, status=status), {}) == words


@pytest.mark.parametrize(
    ("status", "speaker", "words"),
    [
        ("denied", "Kremlin", "denied by Kremlin"),
        ("claimed", "Gang A", "claimed by themselves"),
        ("claimed", "police", "claimed by themselves, told by police"),
    ],
)
def test_who_speaks_for_themselves_is_not_told_by_others(status: PerpetratorStatus, speaker: str, words: str) -> None:
    """A claim or a denial out of somebody's own mouth says so."""
    statement = Statement("s1", Source(_SPAN, speaker), None, (_SPAN,), "indirect", "says")
    perpetrator = Perpetrator("Gang A", "organisation", _SPAN, status=status, statement="s1")
    assert tell_perpetrator(perpetrator, {"s1": statement}) == words


def test_a_person_is_told_by_what_is_known() -> None:
    """Unknowns are left out."""
    assert tell_victim(Victim(_SPAN, None, harm="killed", age=34, sex="male")) == "killed, age 34, male"


def test_evidence_names_its_maker() -> None:
    """With a maker, or without."""
    assert tell_evidence(Evidence("photo", "the mayor", _SPAN)) == "photo by the mayor"
    assert tell_evidence(Evidence("photo", None, _SPAN)) == "photo, nobody named"


def test_a_figure_tells_its_window_and_what_it_includes() -> None:
    """Durations in words, incidents by what and where, never by an id."""
    account = Account("a1", "main", "happened", "missile-strike", None, (_SPAN,))
    aggregate = Aggregate("period", "PT24H", "Ukraine", (), ("a1",), _SPAN)
    assert tell_window(aggregate) == "Ukraine, 24 hours"
    assert tell_included(aggregate, {"a1": account}) == "includes the missile strike"


def test_the_dead_come_first() -> None:
    """Tolls are told from the gravest harm down, in whatever order the claims stand."""
    tolls = {"injured": Toll(3, 3, 3, False), "killed": Toll(1, 1, 1, True)}
    account = Account("a1", "main", "happened", "strike", None, (_SPAN,), tolls=tolls)  # type: ignore[arg-type]
    assert tell_tolls(account) == [("killed", "1 or more"), ("injured", "3")]
