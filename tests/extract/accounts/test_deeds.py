"""What speakers say that they did themselves, and what they deny."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.reading import Reading

_DEED = "A shell killed a miller in Marivka on Monday. "


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("The Ruvanian Liberation Army said it had shelled the mill.", "claimed"),
        ("The Ruvanian Liberation Army admitted carrying out the shelling.", "claimed"),
        ("The Ruvanian Liberation Army said it had not shelled the mill.", "denied"),
        ("The Ruvanian Liberation Army denied involvement.", "denied"),
        ("The Ruvanian Liberation Army denied targeting the mill.", "denied"),
        ("The Ruvanian Liberation Army said it had nothing to do with the shelling.", "denied"),
        ("The Ruvanian Liberation Army rejected the accusation.", "denied"),
    ],
)
def test_speaker_owns_or_denies(said: str, status: str, read: Callable[[str], Reading]) -> None:
    """What it says of its own deed gives its status."""
    found = [who for account in read(_DEED + said).accounts for who in account.perpetrators]
    assert [(who.name, who.status) for who in found] == [("Ruvanian Liberation Army", status)]


@pytest.mark.parametrize(
    "said",
    [
        "The Ruvanian Liberation Army said it targets only barracks.",
        "The Ruvanian Liberation Army said it had shot down nine drones.",
        "The Ruvanian Liberation Army said it had destroyed nine drones.",
    ],
)
def test_defence_and_principles_own_nothing(said: str, read: Callable[[str], Reading]) -> None:
    """Who tells what it shot down, or what it targets as a rule, claims no attack."""
    assert "claimed" not in {who.status for account in read(_DEED + said).accounts for who in account.perpetrators}


@pytest.mark.parametrize(
    "said",
    [
        "Ukraine said it had struck barracks and air bases only.",
        "Ukraine said it had bombed a weapons depot and nothing else.",
        "Ukraine said it had shelled other targets in the town.",
        "Ukraine said it had hit military targets alone.",
    ],
)
def test_who_struck_something_else_claims_nothing(said: str, read: Callable[[str], Reading]) -> None:
    """A side that says that it hit only other things makes no claim to this deed."""
    found = [who.status for account in read(_DEED + said).accounts for who in account.perpetrators]
    assert "claimed" not in found


@pytest.mark.parametrize(
    "said",
    [
        "Russia said it had struck depots only, and that the mill was damaged by a falling Ukrainian air defence missile.",
        "Russia said it had shelled a barracks, and that the mill was hit by a Ukrainian rocket.",
        "Russia's defence ministry said it had attacked fuel stores and nothing else, and that the mill had been destroyed by Ukrainian shelling.",
    ],
)
def test_who_lays_it_on_the_other_side_denies(said: str, read: Callable[[str], Reading]) -> None:
    """A side that says that the other side's arms hit the place denies it, and only alleges that of the other."""
    found = {(who.name, who.status) for account in read(_DEED + said).accounts for who in account.perpetrators}
    assert found == {("Russia", "denied"), ("Ukraine", "alleged")}


def test_who_struck_the_place_itself_still_claims_it(read: Callable[[str], Reading]) -> None:
    """What else stood there takes nothing from the claim to have struck it."""
    account = read(_DEED + "Ukraine said it had shelled a command post in the mill.").accounts[0]
    assert [(who.name, who.status) for who in account.perpetrators] == [("Ukraine", "claimed")]
