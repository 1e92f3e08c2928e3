"""Fighters told of as losses, beside tanks and guns."""

from __future__ import annotations

import pytest

from onrecord.extract.casualties import find_casualties
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import make_document


def killed(text: str) -> list[tuple[int, int | None]]:
    """Least and highest number of each claim of people killed."""
    claims = find_casualties(make_document(text), load_lexicon("en"))
    return [(claim.count.min, claim.count.max) for claim in claims if claim.harm == "killed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said its guns destroyed two tanks and up to 120 servicemen.", [(0, 120)]),
        ("The strike destroyed a depot and 40 militants, the army said.", [(40, 40)]),
        ("Aircraft eliminated more than 60 servicemen near the dam.", [(61, None)]),
        ("Three howitzers, a radar and 25 soldiers were destroyed.", [(25, 25)]),
        ("Up to 90 fighters and four vehicles were destroyed.", [(0, 90)]),
        ("The army said it lost three soldiers.", [(3, 3)]),
    ],
)
def test_fighters_among_losses_are_killed(text: str, expected: list[tuple[int, int | None]]) -> None:
    """Fighters who are "destroyed", "eliminated" or "lost" are dead in the speaker's words."""
    assert killed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The fire destroyed the homes of 12 families and nine soldiers looked on.",
        "The shell destroyed two tanks.",
        "The army could have destroyed 20 fighters.",
        "The party lost 40 seats.",
        "The village lost three wells.",
    ],
)
def test_things_and_bystanders_are_no_losses(text: str) -> None:
    """Homes, tanks, seats and those who look on are not killed."""
    assert killed(text) == []
