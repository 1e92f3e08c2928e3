"""Whether it happened, and what is no incident at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.reading import Reading

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        (
            "Police in Karachi said they had foiled a plot to bomb a shrine in Clifton. Two men were arrested.",
            "planned",
        ),
        ("Fighters threatened on Tuesday to kill the hostages held in Rafah.", "planned"),
        ("The army denied killing four farmers in Bannu on Sunday.", "denied"),
        ("A car bomb killed four people in Basra on Sunday.", "happened"),
    ],
)
def test_reality_of_the_first_account(read: Read, text: str, reality: str) -> None:
    """Plots, threats and denied killings have not happened."""
    assert read(text).accounts[0].reality == reality


@pytest.mark.parametrize(
    "text",
    [
        "Medics treated volunteers with painted wounds in Haifa on Tuesday in a drill that simulated a missile strike killing 50 people.",
        "A bomb scare emptied a hotel in Beijing on Tuesday, but nothing was found.",
        "Violence in the region goes on. Armed groups attack villages, burn houses and kidnap people for ransom.",
    ],
)
def test_no_incident_makes_no_account(read: Read, text: str) -> None:
    """Drills, scares and talk of violence in general tell of no incident."""
    assert read(text).accounts == ()


@pytest.mark.parametrize("words", ["did not confirm", "could not verify claims", "denied"])
def test_what_is_doubted_sets_no_toll(read: Read, words: str) -> None:
    """What nobody confirms stays a claim on the record, and gives the incident no toll."""
    account = read(f"The ministry {words} that 12 people were killed in a strike on Sanaa on Monday.").accounts[0]
    assert [claim.count.min for claim in account.casualties] == [12]
    assert not account.tolls
    assert account.reality in ("alleged", "denied")
