"""Who denies what others report, and whose number it then is. All reports are invented."""

from __future__ import annotations

import pytest

import onrecord

_SHELLED = "Shells hit a market in Taiz on Monday. "


@pytest.mark.parametrize(
    "said",
    [
        'The junta denied bombing the market, saying reports that 22 traders had been killed were "fabricated".',
        "The army said claims that 30 people had been killed were baseless.",
        "The ministry called reports that 30 people had died a lie.",
        "The army dismissed as propaganda reports that 14 villagers had been killed.",
        "The rebels denied that they had killed 24 people in Taiz.",
    ],
)
def test_a_denied_number_is_nobodys_toll(said: str) -> None:
    """What a speaker calls untrue stands in a statement that denies it, and sets no toll."""
    reading = onrecord.read(_SHELLED + said, published="2025-06-15")
    stances = {each.id: each.stance for each in reading.statements}
    assert {stances[claim.statement or ""] for account in reading.accounts for claim in account.casualties} == {
        "denies"
    }
    assert all("killed" not in account.tolls for account in reading.accounts)


def test_another_speakers_number_stands() -> None:
    """The toll is that of whoever tells of it, though somebody else denies a higher one."""
    said = "Nine people were killed, medics said. The army said reports that 40 people had been killed were untrue."
    account = onrecord.read(_SHELLED + said, published="2025-06-15").accounts[0]
    assert (account.tolls["killed"].min, account.tolls["killed"].max) == (9, 9)


@pytest.mark.parametrize(
    "said",
    [
        "Reports that nine people had been killed were not false, the mayor said.",
        "The mayor said reports that nine people had been killed were true.",
        "The mayor said nine people had been killed in a market where fake goods are sold.",
    ],
)
def test_what_is_not_called_untrue_is_said(said: str) -> None:
    """Words for untruth deny only where they are said of the reports."""
    assert {each.stance for each in onrecord.read(_SHELLED + said, published="2025-06-15").statements} == {"says"}


def test_who_denies_an_allegation_confesses_nothing() -> None:
    """ "Allegations that it had killed nine were untrue" is no claim of the deed."""
    said = "The army said allegations that it had killed nine people were untrue."
    found = [
        who for each in onrecord.read(_SHELLED + said, published="2025-06-15").accounts for who in each.perpetrators
    ]
    assert "claimed" not in {who.status for who in found}
