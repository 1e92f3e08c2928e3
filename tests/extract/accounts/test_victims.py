"""One person, one victim, however often named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.extract.accounts.victims import is_short_for, unique_victims
from onrecord.model.casualty import Victim
from onrecord.model.reading import Reading
from onrecord.model.span import Span


def victim(start: int, name: str) -> Victim:
    """A victim named at a place."""
    return Victim(Span(start, start + len(name), name), name)


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("romero", "elena romero", True),
        ("lucia prieto", "lucia prieto salas", True),
        ("prieto", "ana lucia prieto salas", True),
        ("elena", "elena romero", False),
        ("elena romero", "elena prieto", False),
    ],
)
def test_short_names(short: str, full: str, same: bool) -> None:  # noqa: FBT001
    """A surname or part of a name stands for the whole, a first name alone does not."""
    assert is_short_for(tuple(short.split()), tuple(full.split())) is same


def test_fullest_name_is_kept_once() -> None:
    """The same person under a shorter name is no second victim; order is the text's."""
    found = [victim(40, "Romero"), victim(0, "Elena Romero"), victim(20, "Omar Haddad")]
    assert [each.name for each in unique_victims(found)] == ["Elena Romero", "Omar Haddad"]


def test_who_speaks_of_damage_is_not_harmed(read: Callable[[str], Reading]) -> None:
    """ "The governor, Pavlo Kerel, said eight buildings were damaged" harms no governor."""
    (account,) = read(
        "Three people were killed by a missile in Kramatorsk. The governor, Pavlo Kerel, said eight buildings were damaged."
    ).accounts
    assert [victim.name for victim in account.victims if victim.name] == []


@pytest.mark.parametrize(
    "text",
    [
        "Twenty-five Indians and one Nepali were killed in a bombing in Pahalgam on Tuesday.",
        "M23 rebels raided Vremek and killed five people on Monday.",
        "M23 rebels raided Lubero and killed five people on Monday.",
        "Shelling in Lysychansk on Saturday killed 28 people including a child, Russian-installed officials said.",
        "Two people died in a raid in Mosul on Monday, among them a nurse, Iranian-backed fighters said.",
        "Somali forces killed 47 Al-Shabaab terrorists in a raid in Hiiraan on Monday.",
    ],
)
def test_nations_places_and_groups_are_no_names(text: str, read: Callable[[str], Reading]) -> None:
    """A people, a place that was raided, a group or the side of officials is no person harmed by name."""
    assert {each.name for account in read(text).accounts for each in account.victims} <= {None}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Twenty-five Indians and one Nepali were killed in a bombing in Pahalgam on Tuesday.", 26),
        ("Three Ukrainians and two Poles were killed when a missile hit a farm near Lviv on Monday.", 5),
        ("A bomb in Istanbul on Monday killed two Saudis, one Moroccan and four Sri Lankans.", 7),
        ("Five South Koreans and a Briton died in an explosion in Cairo on Sunday.", 6),
    ],
)
def test_people_told_by_their_nation_are_counted(text: str, killed: int, read: Callable[[str], Reading]) -> None:
    """Nationals add up like any other people, and are no thing that was hit."""
    account = read(text).accounts[0]
    assert (account.tolls["killed"].min, account.tolls["killed"].max) == (killed, killed)
    assert account.site is None or not account.site.span.quote.endswith("s")


def test_a_killed_group_did_nothing_by_that(read: Callable[[str], Reading]) -> None:
    """ "Killed 47 fighters of a group" makes the group no perpetrator."""
    account = read("Somali forces killed 47 Al-Shabaab terrorists in a raid in Hiiraan on Monday.").accounts[0]
    assert "Al-Shabaab" not in {who.name for who in account.perpetrators}


def test_a_person_called_like_others_is_kept(read: Callable[[str], Reading]) -> None:
    """A name with a hyphen, and one of a person who was killed, stay names."""
    account = read("Gunmen shot dead Omar Al-Rashed and Mary-Ann Cole in Kabul on Monday.").accounts[0]
    assert {each.name for each in account.victims} == {"Omar Al-Rashed", "Mary-Ann Cole"}
