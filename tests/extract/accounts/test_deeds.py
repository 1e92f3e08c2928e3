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
