"""What is damaged, and what the words say was not. All reports are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.reading import Reading

Read = Callable[[str], Reading]


def _damaged(reading: Reading) -> set[str]:
    return {damage.span.quote for account in reading.accounts for damage in account.damage}


@pytest.mark.parametrize(
    "text",
    [
        "A missile hit near Ain al-Asad on Monday. There was no damage to the base, officials said.",
        "A drone hit a depot in Pskov on Monday. The strike did not damage the airport.",
        "A drone fell near a school in Odesa on Monday. No houses were damaged.",
        "Shells fell on Taiz on Monday without damaging the hospital.",
        "A bomb exploded in Aden on Monday, but the mosque was not damaged.",
    ],
)
def test_what_was_not_damaged_is_no_damage(read: Read, text: str) -> None:
    """Damage that the words deny is none."""
    assert _damaged(read(text)) == set()


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("A shell hit a school in Odesa on Monday and damaged a clinic.", {"clinic"}),
        ("A bomb in Aden on Monday damaged two shops, but the mosque was not damaged.", {"shops"}),
        ("A bomb in Aden on Monday not only damaged two shops.", {"shops"}),
    ],
)
def test_damage_beside_a_denial_stands(read: Read, text: str, things: set[str]) -> None:
    """A denial reaches no further than its own verb."""
    assert _damaged(read(text)) == things


@pytest.mark.parametrize(
    "text",
    [
        "Shelling on Monday wounded three in Kherson, the regional governor's office said on Telegram.",
        "A blast in Kharkiv on Monday killed two, the governor's office said.",
        "A drone killed one person in Sumy on Monday, according to the mayor's office.",
    ],
)
def test_who_speaks_is_no_site(read: Read, text: str) -> None:
    """The office that tells of an attack was not hit by it."""
    assert all(account.site is None for account in read(text).accounts)


def test_a_government_office_that_is_hit_is_the_site(read: Read) -> None:
    """An office is a site where the words say that it was struck."""
    account = read("A strike on the governor's office in Mykolaiv on Monday killed nine, medics said.").accounts[0]
    assert account.site is not None and account.site.span.quote == "governor's office"
