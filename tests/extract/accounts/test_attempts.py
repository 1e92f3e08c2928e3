"""Whom somebody tried to kill, mourned or spoke for is not harmed by that. All reports are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.reading import Reading

Read = Callable[[str], Reading]

_ATTEMPTS = [
    "Police accused two men of trying to assassinate Governor Pedro Alarcon in Quito on Monday.",
    "Gunmen tried to kill the governor, Ana Ruiz, outside her home in Cali on Tuesday. She was not hurt.",
    "Agents said they had foiled a plot to assassinate President Omar Haddad in Damascus.",
    "An assassination attempt on the deputy minister, Nadia Farouk, failed on Tuesday in Basra.",
    "Senator Ramon Vega survived an assassination attempt in Manila on Monday.",
    "A murder plot against the editor, Rosa Lima, was uncovered in Bogota on Monday.",
    "The group threatened to kill the mayor, Luis Prado, unless he leaves.",
]

_MOURNED = [
    "Residents held a vigil for Maria Delgado in Morelia on Friday.",
    "A service of remembrance for Amina Yusuf was held in Kano on Friday.",
    "A statue was unveiled on Sunday in memory of Pavel Dudko, a teacher.",
]


@pytest.mark.parametrize("text", [*_ATTEMPTS, *_MOURNED])
def test_nobody_is_harmed_by_what_was_only_tried_or_mourned(read: Read, text: str) -> None:
    """Attempts, plots, threats and memorials make nobody a victim and count nobody."""
    accounts = read(text).accounts
    assert [victim.name for account in accounts for victim in account.victims] == []
    assert ["killed" in account.tolls and account.tolls["killed"].max for account in accounts] in ([], [False])


def test_whom_an_assassination_killed_is_a_victim(read: Read) -> None:
    """An assassination without a word of failure killed."""
    (account,) = read("The assassination of the governor, Idris Bello, shocked Maiduguri on Monday.").accounts
    assert ([victim.name for victim in account.victims], account.tolls["killed"].max) == (["Idris Bello"], 1)


def test_those_harmed_beside_whom_the_attempt_was_aimed_at_are_counted(read: Read) -> None:
    """The guards that an attempt killed were killed; its aim was not."""
    text = "An attempt on the life of the police chief, Hassan Nur, killed two of his guards in Kismayo on Monday."
    (account,) = read(text).accounts
    assert (account.victims, account.tolls["killed"].max) == ((), 2)


def test_who_speaks_of_it_is_no_victim(read: Read) -> None:
    """A spokeswoman after the clause is its speaker."""
    text = "Five people were killed in a shooting in Durban on Monday, said police spokeswoman Thandi Nkosi."
    (account,) = read(text).accounts
    assert account.victims == ()
