"""Claims as worded: who is counted, in which words, within which scope, and each person once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.casualties import find_casualties
from onrecord.lexicon.load import load_lexicon
from onrecord.model.casualty import Casualty
from onrecord.reconcile.tolls import airwars_tolls
from onrecord.text.document import make_document

LEXICON = load_lexicon("en")


def claims(text: str, harm: str = "killed") -> list[Casualty]:
    """The claims of one harm in the text."""
    return [casualty for casualty in find_casualties(make_document(text), LEXICON) if casualty.harm == harm]


def toll(text: str, harm: str = "killed") -> tuple[int, int] | None:
    """Lowest and highest number of one harm that the text comes to."""
    found = airwars_tolls(find_casualties(make_document(text), LEXICON)).get(harm)  # type: ignore[call-overload]
    return None if found is None else (found.min, found.max)


def test_one_man_under_many_names_is_one_killed() -> None:
    """A man shot, "the victim" who died and a name with his age are one person killed and nobody injured."""
    text = (
        "A 24-year-old man was shot on Elm Street late Friday. The victim died at a hospital. "
        "Jonathan Bale, 24, was pronounced dead at 11 p.m., the coroner said. Bale was shot in the chest."
    )
    assert toll(text) == (1, 1)
    assert toll(text, "injured") is None


def test_two_ages_are_two_people() -> None:
    """A 23-year-old and a 41-year-old are not the same person."""
    assert toll("A 23-year-old mason was shot dead. A 41-year-old plumber was also shot dead.") == (2, 2)


def test_pronoun_means_the_person_told_of() -> None:
    """ "He died" adds nobody to the man who was shot."""
    text = "Police found a baker with a gunshot wound. Medics drove him to a clinic; he died there."
    assert toll(text) == (1, 1)
    assert toll(text, "injured") is None


def test_wounded_man_who_dies_moves_to_the_killed() -> None:
    """The one of three wounded who later died is killed; he was wounded with them."""
    text = "A bomb wounded three men on Monday. One of the wounded later died."
    assert toll(text) == (1, 1)


def test_spelling_variants_are_one_person() -> None:
    """Doubled letters and the article "al-" do not make a second person of a transliterated name."""
    text = "Yusuf al-Mattar was killed. Neighbours said Yusuf Matar was killed in his kitchen."
    assert toll(text) == (1, 1)


def test_subset_stays_a_claim_and_sets_no_bound() -> None:
    """ "Including two children" is a part of the five."""
    text = "Shelling killed five people, including two children who were killed in their beds."
    assert toll(text) == (5, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number of dead is 59, prosecutors said. Earlier reports spoke of 52 dead.", (59, 59)),
        (
            "Police lowered the number of villagers killed by the raiders to 84. Earlier reports said that 101 people had died.",
            (84, 84),
        ),
        ("The number of people killed is not known.", None),
        ("The number of killed rose to at least 12 on Friday.", (12, 12)),
    ],
)
def test_number_of_dead_is_what_the_sentence_gives(text: str, expected: tuple[int, int] | None) -> None:
    """ "The number of" the dead is stated after its verb, and replaces what earlier reports said."""
    assert toll(text) == expected


def test_place_in_a_count_of_cases_is_nobody_new() -> None:
    """ "The third child killed this year" is the one child told of."""
    assert toll("A pupil was killed by a ricochet. He is the third child killed on that street.") == (1, 1)


def test_known_subsets_are_claims_of_their_own() -> None:
    """Totals and known subsets are kept as stated, each with its words and its people."""
    found = claims("A blast killed five people, including two children and a nurse.")
    assert [(c.wording, c.count.min, c.extent) for c in found] == [
        ("five people", 5, "whole"),
        ("two children", 2, "part"),
        ("a nurse", 1, "part"),
    ]


def test_earlier_report_is_superseded() -> None:
    """What earlier reports said stays a claim and is marked as replaced."""
    found = claims("Earlier reports said seven people were killed. Twelve people were killed, the ministry said later.")
    assert [casualty.extent for casualty in found] == ["superseded", "whole"]


def test_earlier_report_alone_stands() -> None:
    """An "initial" figure that nothing replaces is the figure."""
    assert toll("Initial reports said seven people were killed.") == (7, 7)


def test_rising_toll_is_its_new_number() -> None:
    """ "Rose from 7 to 12" states 12."""
    assert toll("The death toll rose from 7 to 12 on Friday.") == (12, 12)


def test_one_other_hurt_is_none_of_the_named_dead() -> None:
    """ "Two were killed and one other was injured": whoever is named later as killed is not that one."""
    text = "Two people were killed and one other was injured. Ana Roth, 34, was killed. Piet Maas, 41, was killed."
    assert (toll(text), toll(text, "injured")) == ((2, 2), (1, 1))


def test_others_come_on_top() -> None:
    """ "Three others" beside a stated number are an addition in words."""
    found = claims("Two guards were killed. Three others were killed nearby.")
    assert [casualty.extent for casualty in found] == ["whole", "addition"]


def test_who_killed_is_arrested_not_the_killed() -> None:
    """ "Killing eight pupils and a guard before being arrested" tells of the arrest of the one who opened fire."""
    (arrested,) = claims("A boy opened fire, killing eight pupils and a guard before being arrested.", "detained")
    assert arrested.wording == "A boy"


def test_attacker_is_told_apart() -> None:
    """A gunman who shot himself after killing others has the role perpetrator."""
    text = "Police said the man killed two women. The gunman then shot himself dead."
    roles = [casualty.population.role for casualty in claims(text)]
    assert roles == [None, "perpetrator"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Six civilians were killed in 24 hours.", "period"),
        ("More than 200 people have been killed in the city this year.", "period"),
        ("So far this year 40 people have been shot.", "period"),
        ("More than 9,000 people have been killed since the start of the war.", "cumulative"),
        ("At least 94 people have died since October.", "cumulative"),
        ("Six civilians were killed on Tuesday.", "incident"),
        ("Four people were shot outside a club a day after a fight.", "incident"),
        ("Two women were arrested after three people were killed earlier this month.", "incident"),
    ],
)
def test_scope(text: str, scope: str) -> None:
    """A window or a start date beside a number makes it a figure for all attacks in that time."""
    harmed = [c for c in find_casualties(make_document(text), LEXICON) if c.harm in ("killed", "injured")]
    assert [casualty.scope for casualty in harmed] == [scope]


def test_population_comes_from_the_words() -> None:
    """Status, age class, sex and role are what the noun and the age say."""
    (girl,) = claims("A 9-year-old girl was killed.")
    assert (girl.population.age, girl.population.sex) == ("child", "female")
    (soldiers,) = claims("Three soldiers were killed.")
    assert soldiers.population.status == "combatant"
    (nurse,) = claims("A nurse was killed.")
    assert (nurse.population.status, nurse.population.role) == ("civilian", "medic")
    (widow,) = claims("A 71-year-old woman was killed.")
    assert widow.population.age == "older"


def test_named_victims_are_listed_with_age() -> None:
    """Every name of a list of victims becomes a victim of the claim."""
    (claim,) = claims("Ann Bale, 31, Ned Orr, 40, and a neighbour were killed.")
    assert [(victim.name, victim.age) for victim in claim.victims] == [("Ann Bale", 31), ("Ned Orr", 40), (None, None)]
    assert claim.count.min == 3


def test_claim_keeps_wording_and_convention() -> None:
    """A vague numeral keeps its words and names the convention that read it."""
    (claim,) = claims("Dozens of residents were hurt.", "injured")
    assert (claim.wording, claim.count.convention, claim.count.max) == ("Dozens of residents", "dozens", None)


def test_stated_zero_is_a_claim() -> None:
    """ "Nobody was hurt" says zero; saying nothing says nothing."""
    (claim,) = claims("Nobody was hurt.", "injured")
    assert (claim.count.min, claim.count.max) == (0, 0)
    assert claims("The bridge was hit.", "injured") == []


PIECES = [
    "three",
    "people",
    "killed",
    "wounded",
    "12",
    "a",
    "34-year-old",
    "man",
    ",",
    ".",
    ";",
    "and",
    "the",
    "including",
    "among",
    "them",
    "was",
    "were",
    "in",
    "on",
    "who",
    "died",
    "–",
    "(",
    ")",
    '"',
    "Ann",
    "Bale",
    "no",
    "none",
    "of",
    "at",
    "least",
    "up",
    "to",
    "dozens",
    "hundred",
    "bodies",
    "toll",
    "rose",
    "hospital",
    "shot",
    "himself",
    "others",
    "another",
    "his",
    "wife",
    "'s",
    "between",
    "more",
    "than",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.booleans())
def test_any_order_of_words_reads_and_quotes(pieces: list[str], capitals: bool) -> None:  # noqa: FBT001
    """Whatever the order of words, reading ends, counts are in order and every span quotes the text."""
    text = " ".join(pieces)
    text = text.upper() if capitals else text
    for casualty in find_casualties(make_document(text), LEXICON):
        for span in (casualty.span, casualty.trigger, *(victim.span for victim in casualty.victims)):
            assert span is not None
            assert text[span.start : span.end] == span.quote
        assert casualty.count.min >= 0
        assert casualty.count.max is None or casualty.count.min <= casualty.count.max


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_reads(text: str) -> None:
    """No text makes the reading fail, and its toll is in order."""
    for toll_found in airwars_tolls(find_casualties(make_document(text), LEXICON)).values():
        assert 0 <= toll_found.min <= toll_found.max


def test_one_endless_sentence_reads_in_time_linear_in_its_length() -> None:
    """Two thousand clauses without a full stop are read; a quadratic search would take minutes."""
    text = "three people were killed and five were wounded, " * 2_000
    assert len(find_casualties(make_document(text), LEXICON)) >= 2_000
