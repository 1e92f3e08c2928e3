"""Wholes, their known parts, what is added later and what is set aside."""

from __future__ import annotations

import pytest

from onrecord.extract.casualties import find_casualties
from onrecord.lexicon.load import load_lexicon
from onrecord.model.casualty import Casualty
from onrecord.reconcile.tolls import airwars_tolls
from onrecord.text.document import make_document

LEXICON = load_lexicon("en")


def read(text: str) -> tuple[Casualty, ...]:
    """The claims of the text."""
    return find_casualties(make_document(text), LEXICON)


def tolls(text: str) -> dict[str, tuple[int, int, bool]]:
    """Lowest and highest number of each harm, and whether the top is open."""
    return {harm: (toll.min, toll.max, toll.open) for harm, toll in airwars_tolls(read(text)).items()}


def told(text: str, extent: str) -> list[tuple[str, int, str, str]]:
    """Harm, least number, status and age class of the claims of one extent."""
    claims = [claim for claim in read(text) if claim.extent == extent]
    return [(claim.harm, claim.count.min, claim.population.status, claim.population.age) for claim in claims]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Five people, two of them children, were killed.", [("killed", 2, "unknown", "child")]),
        ("Six people were wounded, two of whom were teenagers.", [("injured", 2, "unknown", "child")]),
        ("Six people, most of them women, were killed.", [("killed", 2, "unknown", "adult")]),
        (
            "A 5-year-old girl and an 82-year-old man were among the 12 dead.",
            [("killed", 1, "unknown", "child"), ("killed", 1, "unknown", "older")],
        ),
        ("Two nurses were among 12 people killed in the blast.", [("killed", 2, "civilian", "unknown")]),
        ("Two nurses were among the dead.", [("killed", 2, "civilian", "unknown")]),
        ("Two nurses were among those killed.", [("killed", 2, "civilian", "unknown")]),
        ("Two nurses were among those who died.", [("killed", 2, "civilian", "unknown")]),
        (
            "Three soldiers and four civilians were killed.",
            [("killed", 3, "combatant", "unknown"), ("killed", 4, "civilian", "unknown")],
        ),
    ],
)
def test_known_subset_is_a_part(text: str, parts: list[tuple[str, int, str, str]]) -> None:
    """People told apart within others make a claim of their own that sets no bound where a whole is told."""
    assert told(text, "part") == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five people, two of them children, were killed.", (5, 5, False)),
        ("A 5-year-old girl and an 82-year-old man were among the 12 dead.", (12, 12, False)),
        ("Three soldiers and four civilians were killed.", (7, 7, False)),
        ("Ana Roth was among the dead.", (1, 1, True)),
    ],
)
def test_parts_add_nothing_to_their_whole(text: str, expected: tuple[int, int, bool]) -> None:
    """The whole is the toll; where only a part is told, at least so many died."""
    assert tolls(text) == {"killed": expected}


def test_person_among_others_is_a_victim() -> None:
    """Somebody named among the people of a number is kept by name."""
    claims = read("Ana Roth was among 12 people killed in the blast.")
    assert [victim.name for claim in claims for victim in claim.victims] == ["Ana Roth"]


def test_dead_of_the_wounded_are_no_part_of_the_wounded() -> None:
    """ "Two of whom died" tells of a death, not of who the wounded were."""
    assert tolls("Six people were wounded, two of whom died.") == {"injured": (6, 6, False), "killed": (2, 2, False)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five people were killed in the raid. A sixth person died in hospital later.", 6),
        ("A man was killed. A second man was also killed.", 2),
        ("Two drivers were killed, as were three of their colleagues.", 5),
        ("Two drivers were killed in the blast, as were three of their colleagues.", 5),
        ("The dead were named as Ana Roth; Piet Maas; and Luc Brandt.", 3),
        ("Killed were Ana Roth, 34; Piet Maas, 30; and Luc Brandt, 12.", 3),
        ("The shelling killed Ana Roth; Piet Maas was wounded.", 1),
    ],
)
def test_what_is_told_later_is_counted(text: str, expected: int) -> None:
    """Additions by ordinals, "as were" and lists that semicolons part count everybody once."""
    assert tolls(text)["killed"] == (expected, expected, False)


def test_risen_toll_supersedes_the_figure_before_it() -> None:
    """In the report's own voice a toll that rose replaces what was told; another speaker's figure stands beside it."""
    assert tolls("Two people were killed in a blast on Monday. The toll rose to 5 later in the day.") == {
        "killed": (5, 5, False)
    }
    assert tolls("The blast killed 2. The death toll later rose to 5, the mayor said.") == {"killed": (2, 5, False)}


def test_month_of_may_is_no_doubt() -> None:
    """ "Bringing the toll since May to 90" gives the 90, for more than the incident."""
    claims = read("The blast killed two people, bringing the toll since May to 90.")
    assert [(claim.count.min, claim.scope) for claim in claims] == [(2, "incident"), (90, "cumulative")]


def test_people_killed_with_the_attacker_are_counted() -> None:
    """ "Killed himself and six others": the six are the toll, the attacker a claim of his own."""
    text = "A suicide bomber killed himself and six others at a checkpoint."
    assert tolls(text) == {"killed": (6, 6, False)}
    assert [(claim.count.min, claim.population.role) for claim in read(text)] == [(6, None), (1, "perpetrator")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Between 3 and 4 militants, not civilians, had been killed in the raid.", (3, 4, False)),
        ("Ten fighters, not civilians, were killed.", (10, 10, False)),
    ],
)
def test_whom_the_words_set_aside_is_not_counted(text: str, expected: tuple[int, int, bool]) -> None:
    """ "Not civilians" says who the dead were not, and does not deny that they died."""
    assert tolls(text) == {"killed": expected}
    assert [claim.population.status for claim in read(text)] == ["combatant"]


def test_bare_plural_leaves_the_toll_open() -> None:
    """ "People were killed" is two or more."""
    assert tolls("People were killed in a strike.") == {"killed": (2, 2, True)}


def test_up_to_leaves_the_bottom_at_nothing() -> None:
    """ "Up to 40" may be none, unless another claim states a number."""
    assert tolls("Up to 40 people were killed.") == {"killed": (0, 40, False)}
    assert tolls("Up to 40 people were killed. Medics counted 25 dead.") == {"killed": (25, 40, False)}


def test_no_casualties_is_nobody_killed_and_nobody_injured() -> None:
    """Both harms are claimed to be none."""
    assert tolls("No casualties were reported.") == {"killed": (0, 0, False), "injured": (0, 0, False)}


def test_relative_clause_unmakes_no_death() -> None:
    """A teacher who tried to resist did die; what was only tried did not happen."""
    assert tolls("A teacher who tried to resist was killed.") == {"killed": (1, 1, False)}
    assert tolls("They tried to kill a teacher.") == {}
    assert tolls("If two guards were killed, the gate would stand open.") == {}


def test_second_shot_is_nobody() -> None:
    """A shot fired is no person shot."""
    assert tolls("The man fired a second shot and a guard was wounded.") == {"injured": (1, 1, False)}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A bomb killed five people. Two more died later in hospital.", (5 + 2, 5 + 2, False)),
        ("Gunmen shot dead eight worshippers. Three more died of their wounds the next day.", (11, 11, False)),
        ("Six people were killed in a strike. A day later another victim died in hospital.", (7, 7, False)),
        ("A strike killed four people and wounded 20. One of the wounded died on Tuesday.", (5, 5, False)),
        ("Seven people died. Five were killed on the spot. Two more died later in hospital.", (7, 7, False)),
        ("The toll rose to 34 when three of the wounded died.", (34, 34, False)),
    ],
)
def test_late_deaths_are_added_once(text: str, killed: tuple[int, int, bool]) -> None:
    """Who dies after the others were counted is on top of them, unless the summary has counted them."""
    assert tolls(text)["killed"] == killed


def test_number_risen_from_an_older_one_supersedes_it() -> None:
    """ "42 were killed, up from 30 in its first count": the 30 stay on the record and set no bound."""
    text = "The charity said 42 people were killed in the raid, up from 30 in its first count."
    assert told(text, "superseded") == [("killed", 30, "unknown", "unknown")]
    assert tolls(text)["killed"] == (42, 42, False)


@pytest.mark.parametrize(
    "text",
    [
        "A strike killed 12 people. Earlier, media had reported 30.",
        "Officials had first reported 30 deaths. They now say 12 people died.",
        "This article earlier stated that 30 people were killed. The correct figure is 12.",
        "The number of dead was revised down to 12 from 30.",
        "An initial toll of 30 dead in Monday's strike was later corrected to 12.",
    ],
)
def test_what_was_said_before_is_superseded(text: str) -> None:
    """Figures of earlier reports and versions give way to those of now."""
    assert [number for _, number, *_ in told(text, "superseded")] == [30]
    assert tolls(text)["killed"] == (12, 12, False)


def test_last_of_them_are_not_all_of_them() -> None:
    """ "The last residents" of a list are some of those told of, nobody says how many."""
    assert len(read("Earlier reports spoke of 52 dead. The last residents were found to be among the dead.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A strike killed nine people. None of the dead were civilians.",
        "Nine people died in the raid. None of those killed was a child.",
        "Nine men were killed. No one among those killed was a soldier.",
        "Nine people were killed. None were soldiers.",
    ],
)
def test_who_the_dead_were_not_counts_nobody(text: str) -> None:
    """ "None of the dead were civilians" adds no claim to the nine."""
    assert [(claim.count.min, claim.count.max) for claim in read(text)] == [(9, 9)]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 12 and wounded 40. Nine of the wounded were in critical condition.",
        "A blast injured 40 people. Three of the injured are children.",
        "The raid wounded 40. One of the injured, a 14-year-old girl, is in a coma.",
    ],
)
def test_some_of_the_injured_are_a_part(text: str) -> None:
    """How some of the wounded fare adds nobody to them."""
    assert tolls(text)["injured"] == (40, 40, False)
    assert [claim.extent for claim in read(text) if claim.harm == "injured"] == ["whole", "part"]


@pytest.mark.parametrize(
    "text",
    [
        "The bodies of 53 people were brought to hospitals on Monday, and 210 people were injured.",
        "The bodies of 53 people and 210 injured were taken to hospitals.",
        "The raid wounded 210. The corpses of 53 men were taken to a clinic.",
    ],
)
def test_bodies_taken_to_hospital_are_not_injured(text: str) -> None:
    """Who is brought to hospital dead is killed alone."""
    assert tolls(text) == {"killed": (53, 53, False), "injured": (210, 210, False)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19 of the 22 dead were civilians.", [("killed", 19, "civilian", "unknown")]),
        ("Four of the 22 dead were children.", [("killed", 4, "unknown", "child")]),
        ("Six of the 22 dead in the raid were civilians.", [("killed", 6, "unknown", "unknown")]),
    ],
)
def test_some_of_the_dead_are_a_part(text: str, expected: list[tuple[str, int, str, str]]) -> None:
    """ "19 of the 22 dead" is 22 killed, and 19 of them told apart."""
    assert tolls(text)["killed"] == (22, 22, False)
    assert told(text, "part") == expected
