"""What kind of event an account tells of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.reading import Reading

Read = Callable[[str], Reading]


def test_weapon_names_the_kind_where_no_word_does(read: Callable[[str], Reading]) -> None:
    """ "A shell hit a shed, leaving two workers dead" is shelling."""
    (account,) = read("A shell hit a warehouse in Orikhiv on Monday, leaving two workers dead.").accounts
    assert (account.event_type, account.tolls["killed"].max) == ("shelling", 2)


@pytest.mark.parametrize(
    "text",
    [
        "The earthquake in Turkey killed 40,000 people.",
        "A gas leak at a factory in Ludhiana killed eleven people on Sunday.",
    ],
)
def test_nature_and_accidents_are_no_attack(read: Read, text: str) -> None:
    """Where nobody did it, the account is an accident's, and none of ACLED's events."""
    account = read(text).accounts[0]
    assert (account.event_type, account.acled_sub_event_type) == ("accident", None)


def test_a_strike_that_caused_a_gas_explosion_is_a_strike(read: Read) -> None:
    """Words of violence win over those of an accident."""
    text = "A drone attack caused a gas explosion that killed two people in Kherson on Monday."
    assert read(text).accounts[0].event_type == "drone-strike"


def test_aircraft_that_attack_make_an_air_strike(read: Read) -> None:
    """ "An aircraft attacked the hospital" is an air strike, though the verb leaves the means open."""
    text = "An American aircraft attacked a hospital in Kunduz on Monday, killing 42 people."
    assert read(text).accounts[0].event_type == "airstrike"
