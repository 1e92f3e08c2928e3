"""What the evidence comes to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolve.examples import MOSUL, other, profile

from onrecord.resolve.cluster import THRESHOLD
from onrecord.resolve.profile import Counted
from onrecord.resolve.score import MOST, log_odds, log_odds_above, probability, total, weigh


def test_two_accounts_of_one_strike_are_likely_one() -> None:
    """Same place, day, toll, names."""
    assert probability(log_odds(profile(1), profile(2))) > 0.9


def test_two_accounts_of_two_incidents_are_unlikely_one() -> None:
    """Another town, another season, another weapon."""
    assert probability(log_odds(profile(1), other(2))) < 0.01


def test_the_evidence_adds_up_to_the_odds() -> None:
    """A table of it explains all of the number."""
    one, two = profile(1), profile(2, day="2026-05-06")
    assert log_odds(one, two) == total(weigh(one, two))


@given(st.floats(-MOST, MOST))
def test_a_probability_is_between_none_and_all(odds: float) -> None:
    """And even at 0."""
    assert 0 < probability(odds) < 1
    assert probability(0) == 0.5
    assert probability(odds) + probability(-odds) == pytest.approx(1)


@pytest.mark.parametrize("least", [-4.0, 0.0, 4.0])
def test_strangers_are_told_early_and_nobody_else(least: float) -> None:
    """Above the floor the odds are the same to the last digit, whoever comes first; below it there are none."""
    several = [
        profile(2),
        profile(2, day="2026-05-09", where=MOSUL, places=frozenset(["geonames:99072"])),
        profile(2, where=None, places=frozenset(), when=None, days=frozenset(), tolls={}),
        profile(
            2,
            event="shelling",
            kind="Shelling/artillery/missile attack",
            text="Shells hit a school.",
            title="School hit",
        ),
    ]
    for another in several:
        whole = log_odds(profile(1), another)
        expected = whole if whole > least else None
        assert log_odds_above(profile(1), another, least) == expected
        assert log_odds_above(another, profile(1), least) == expected


def test_two_attacks_on_one_town_in_one_week_are_two() -> None:
    """Another day, another toll and other means, and nobody harmed in both (methodology, section 8)."""
    about: dict[str, Any] = {"victims": frozenset(), "ages": frozenset()}
    shelling: dict[str, Any] = {
        "kind": "Shelling/artillery/missile attack",
        "event": "shelling",
        "tolls": {"killed": Counted(1, 1, open=False)},
    }
    assert log_odds(profile(1, **about), profile(2, day="2026-05-05", **about, **shelling)) < THRESHOLD
