"""Figures given to a toll, what they replace, and the deaths told beside them that they count."""

from __future__ import annotations

import pytest

from onrecord.extract.casualties import find_casualties
from onrecord.lexicon.load import load_lexicon
from onrecord.model.casualty import Casualty
from onrecord.reconcile.tolls import airwars_tolls
from onrecord.text.document import make_document


def read(text: str) -> list[Casualty]:
    """The claims of the text."""
    return list(find_casualties(make_document(text), load_lexicon("en")))


def killed(text: str) -> tuple[int, int, bool] | None:
    """Lowest and highest number of the killed that the text comes to, and whether the top is open."""
    toll = airwars_tolls(read(text)).get("killed")
    return None if toll is None else (toll.min, toll.max, toll.open)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll from Monday's blast at the mill in Oldport, a river town, rose to 45.", (45, 45, False)),
        ("The death toll has climbed past one hundred.", (101, 101, True)),
        ("The death toll from the fire has passed 100, officials said.", (101, 101, True)),
        ("The toll topped 40 on Tuesday.", (41, 41, True)),
        ("The death toll surpassed 1,000.", (1001, 1001, True)),
        ("The toll rose from 5 to 7.", (7, 7, False)),
        ("The number of dead stands at 12.", (12, 12, False)),
        ("Three guards died, and the army put the figure at three.", (3, 3, False)),
        ("An earlier version said 12 people were killed; the number is now eight.", (8, 8, False)),
        ("Deaths in the raid on Oldport on Friday rose above 150.", (151, 151, True)),
        ("Fatalities in Monday's bombing exceeded 300.", (301, 301, True)),
        ("The toll in Friday's attack went up to 137.", (137, 137, False)),
        ("A doctor put the number of dead in Monday's strike in Oldport at 40.", (40, 40, False)),
        ("The toll rose to 91 after two more of the injured succumbed.", (91, 91, False)),
        ("The death toll could rise to 50.", None),
        ("The toll may pass 100.", None),
    ],
)
def test_toll_is_the_figure_that_its_words_give(text: str, expected: tuple[int, int, bool] | None) -> None:
    """Whatever verb gives it; what the toll might become is no figure."""
    assert killed(text) == expected


@pytest.mark.parametrize(
    ("text", "toll", "part"),
    [
        ("The toll rose to 91 after two more of the injured succumbed to their wounds.", 91, 2),
        ("The death toll rose to 91 after two more people died of their wounds in hospital.", 91, 2),
        ("Two of the wounded, both men in their forties, later died, bringing the death toll to three.", 3, 2),
        ("One more body was pulled from the rubble, bringing the toll to nine.", 9, 1),
        ("Two more bodies were found, bringing to nine the number of people killed.", 9, 2),
    ],
)
def test_late_deaths_are_among_the_toll_told_beside_them(text: str, toll: int, part: int) -> None:
    """They are a known part of the toll: neither added to it nor counted as injured."""
    found = read(text)
    assert killed(text) == (toll, toll, False)
    assert [claim.count.min for claim in found if claim.extent == "part"] == [part]
    assert all(claim.harm == "killed" for claim in found)


@pytest.mark.parametrize(
    ("text", "now", "before"),
    [
        ("The army revised the toll from Sunday's attack down to three from five.", 3, 5),
        ("The toll was cut from 12 to 8.", 8, 12),
        ("The toll rose from 5 to 7.", 7, 5),
        ("In all, 18 people were killed. Earlier, local media had reported 30 dead.", 18, 30),
        ("CORRECTION: an earlier version of this story said 12 people were killed; the number is eight.", 8, 12),
        ("Though initial counts said four died, Ned Orr further wrote that six people had died.", 6, 4),
        ("An earlier version of this report said 12 people died. Eight people were killed.", 8, 12),
    ],
)
def test_older_figure_is_superseded(text: str, now: int, before: int) -> None:
    """The figure that the words put aside stays a claim and sets no bound."""
    assert killed(text) == (now, now, False)
    assert [claim.count.min for claim in read(text) if claim.extent == "superseded"] == [before]


def test_sum_told_at_the_end_has_a_scope_of_its_own() -> None:
    """In "killed two, bringing the toll since January to 45" the two are the incident's, the 45 are not."""
    found = read("A shell killed two people, bringing the death toll in the region to 45 since January.")
    assert [(claim.count.min, claim.scope) for claim in found] == [(2, "incident"), (45, "cumulative")]
