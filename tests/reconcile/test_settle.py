"""What people set, over what the machine derived."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reconcile.examples import day, loss, member

from onrecord.errors import UsageError
from onrecord.model.incident import Incident, IncidentId, Rulings
from onrecord.model.interval import day_interval
from onrecord.reconcile.incident import Reconciling, reconcile_incident


def settled(field: str, value: Any) -> Incident:
    """An incident of three dead on the second of May, one of whose fields was set."""
    account = member("a", loss("a", 3), time=day_interval(day(2)))
    return reconcile_incident(IncidentId("i1"), [account], "airwars", Reconciling(Rulings(settled={field: value})))


def test_time_that_was_set_stands_beside_the_machines() -> None:
    """The set day holds, and `machine` has the other in the contract's JSON."""
    result = settled("time", {"start": "2031-05-04", "end": "2031-05-04", "precision": "day"})
    assert result.time == day_interval(day(4))
    assert result.machine["time"] == {"start": "2031-05-02", "end": "2031-05-02", "precision": "day"}


def test_toll_that_was_set_is_a_decisions() -> None:
    """It names no policy of the machine, and the claims stay with the reason that they were not chosen."""
    toll = settled("casualties.killed", {"min": 2, "max": 5, "open": True}).tolls["killed"]
    assert (toll.policy, toll.toll.min, toll.toll.best, toll.toll.max, toll.toll.open) == (
        "decision/1",
        2,
        None,
        5,
        True,
    )
    assert set(toll.left_out.values()) == {"not-chosen"}


def test_toll_can_be_set_to_none() -> None:
    """A person may find that nobody was killed in this incident at all: the harm is absent."""
    result = settled("casualties.killed", None)
    assert "killed" not in result.tolls and result.machine["casualties.killed"]["min"] == 3


def test_harm_that_no_account_tells_of_can_be_set() -> None:
    """A person adds the injured; the machine had none."""
    result = settled("casualties.injured", {"min": 1, "best": 1, "max": 1})
    assert result.tolls["injured"].toll.best == 1 and result.machine["casualties.injured"] is None


def test_bounds_out_of_order_are_refused() -> None:
    """A decision that sets 5 to 2 cannot hold."""
    with pytest.raises(UsageError, match="min <= best <= max"):
        settled("casualties.killed", {"min": 5, "max": 2})


def test_unknown_field_is_refused() -> None:
    """What nobody can set is named, with what can be."""
    with pytest.raises(UsageError, match="'weather'"):
        settled("weather", "rain")
