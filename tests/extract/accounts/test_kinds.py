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


@pytest.mark.parametrize(
    "text",
    [
        "A bus crash killed 12 people near Nairobi on Monday.",
        "A coal mine collapse killed nine miners in Quetta on Tuesday.",
        "A forest fire killed three firefighters in Evros on Friday.",
        "A ferry sank off Zanzibar on Monday, killing 40 people.",
        "A lorry overturned near Lagos on Sunday and five people died.",
        "A bus crashed into a wall near Cusco on Sunday, killing nine passengers.",
    ],
)
def test_crashes_collapses_and_fires_are_accidents(read: Read, text: str) -> None:
    """Traffic, mines and fire kill without an attacker."""
    assert read(text).accounts[0].event_type == "accident"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A missile hit a ferry, which sank off Odesa on Monday, killing four.", "missile-strike"),
        ("A patrol boat sank after an attack by rebels off Aden on Monday, killing four.", "armed-attack"),
        ("A helicopter crashed after rebels shot it down near Goma on Monday, killing eight.", "shooting"),
        ("A farmer was killed on Monday when his tractor hit a mine near Izyum.", "landmine"),
    ],
)
def test_violence_that_makes_a_wreck_is_violence(read: Read, text: str, kind: str) -> None:
    """What sank or crashed because somebody struck it was attacked."""
    assert read(text).accounts[0].event_type == kind


@pytest.mark.parametrize(
    "text",
    [
        "A woman was killed in an alleged Ukrainian bombing in Makiivka on Monday.",
        "The Israeli bombing of a bakery in Tyre killed four people on Monday.",
        "Nine people were hurt in a reported Turkish bombing near Kobani on Monday.",
    ],
)
def test_a_bombing_laid_on_a_state_is_an_air_strike(read: Read, text: str) -> None:
    """An adjective before an alleged or aimed bombing names the side, and states bomb from the air."""
    assert read(text).accounts[0].event_type == "airstrike"


def test_a_strike_named_later_tells_the_means_of_an_attack(read: Read) -> None:
    """ "Attack" leaves the means open until a sentence calls it a strike."""
    text = "An attack on a clinic in Tyre injured two medics on Monday. Residents said the strike came at noon."
    assert read(text).accounts[0].event_type == "strike"
