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
