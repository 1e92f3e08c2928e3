"""Counts without a noun, given by a verb of saying alone."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.extract.casualties import find_casualties
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import make_document


def counted(text: str) -> list[tuple[str, int]]:
    """Harm and least number of each claim."""
    return [(claim.harm, claim.count.min) for claim in find_casualties(make_document(text), load_lexicon("en"))]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The mayor said 25 people were killed. A UN source said 21.", [("killed", 25), ("killed", 21)]),
        ("Four people died in the raid. Residents put it at twelve.", [("killed", 4), ("killed", 12)]),
        ("Officials said 30 had been killed; witnesses said 45.", [("killed", 30), ("killed", 45)]),
        ("Forty people were wounded. The clinic said at least 55.", [("injured", 40), ("injured", 55)]),
        ("Twelve people were killed in the raid. Aid workers counted 19.", [("killed", 12), ("killed", 19)]),
        ("Nine people died in the blast. A doctor spoke of 13.", [("killed", 9), ("killed", 13)]),
    ],
)
def test_number_alone_counts_those_told_of_before(text: str, claims: list[tuple[str, int]]) -> None:
    """ "Witnesses said 45" is their count of the dead just told of."""
    assert counted(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "Three people died. The station opened in 2012, he said.",
        "Three people died. He said 12 houses burnt.",
        "Three people died. The shop lost its roof. The owner was 40. Repairs took a week, he said 9.",
        "The mayor said 25.",
    ],
)
def test_number_alone_counts_nobody_elsewhere(text: str) -> None:
    """A number with a noun, or far from any count of people, counts nobody."""
    assert len(counted(text)) == text.count("Three people")


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("The mayor said 25 people were killed in a strike on Rafah. A UN source said 21.", (21, 25)),
        ("The army said four people died in a raid in Jenin. Residents put it at twelve.", (4, 12)),
        ("Police said nine people were killed in a blast in Quetta, but a hospital doctor said 14.", (9, 14)),
    ],
)
def test_two_speakers_counts_are_the_bounds(text: str, toll: tuple[int, int]) -> None:
    """What two speakers count gives the least and the most of one account."""
    (account,) = onrecord.read(text).accounts
    assert (account.tolls["killed"].min, account.tolls["killed"].max) == toll
