"""What a number covers: one attack, or all of a siege, a battle or a war."""

from __future__ import annotations

import pytest

from onrecord.extract.casualties import find_casualties
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import make_document


def scopes(text: str) -> list[str]:
    """The scope of each claim."""
    return [claim.scope for claim in find_casualties(make_document(text), load_lexicon("en"))]


@pytest.mark.parametrize(
    "text",
    [
        "More than 900 have died in Oldport since the siege began.",
        "Some 4,000 people have been killed since the battle for the city started.",
        "Since fighting erupted in April, 15,000 people have been killed.",
        "At least 1,200 residents have died in the 18-month siege of the town.",
        "The blockade has cost 600 lives so far.",
        "Twelve people have been killed in the three-week battle.",
        "Some 300 civilians have been killed in Oldport since rebel troops surrounded it.",
        "Since the army crossed the river, 40 villagers have been killed.",
        "Nine people died during the siege.",
    ],
)
def test_number_for_what_lasts_is_cumulative(text: str) -> None:
    """What a siege, a battle or a war has cost since it began is no attack's toll."""
    assert scopes(text) == ["cumulative"]


@pytest.mark.parametrize(
    "text",
    [
        "Five were killed in the battle for the bridge on Monday.",
        "The fighting killed five soldiers on Monday.",
        "Violence in the town killed three people on Sunday.",
        "It has been a year since a missile killed 13 people in Oldport.",
        "Two more people have died since the attack.",
    ],
)
def test_number_for_one_occasion_is_an_incidents(text: str) -> None:
    """A fight, a clash or an attack on one day keeps its own toll."""
    assert scopes(text) == ["incident"]


@pytest.mark.parametrize(
    "text",
    [
        "That brings the number of those killed since 7 October 2023 to 52,800.",
        "The strikes bring the death toll since 3rd May to 900.",
        "The number of people killed since the 18th of March has risen to 3,400.",
        "It raises to 1,200 the number of people wounded since 12 May.",
    ],
)
def test_toll_since_a_day_is_cumulative(text: str) -> None:
    """A day of a month after "since" begins a sum as a month alone does."""
    assert scopes(text) == ["cumulative"]
