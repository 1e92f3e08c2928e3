"""From claims to tolls under the policy `airwars`."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.casualty import Casualty, Count, Population, Toll
from onrecord.model.span import Span
from onrecord.reconcile.tolls import airwars_tolls

WORDS = Span(0, 5, "words")


def claim(low: int, high: int | None, convention: str | None = None) -> Casualty:
    """A claim of people killed in one incident, stated by the report in so many words."""
    return Casualty("killed", Count(low, high, convention), "words", WORDS, Population())


def test_summary_sets_the_bounds() -> None:
    """A plain summary figure is both bounds."""
    assert airwars_tolls([claim(5, 5)])["killed"] == Toll(5, None, 5, open=False)


def test_open_summary_is_raised_by_a_higher_claim() -> None:
    """ "At least 10", later "13 according to others": 10 to 13, open."""
    assert airwars_tolls([claim(10, None), claim(13, 13)])["killed"] == Toll(10, None, 13, open=True)


def test_summary_with_both_ends_stands() -> None:
    """ "Between 10 and 15" is not widened by another figure."""
    assert airwars_tolls([claim(10, 15), claim(20, 20)])["killed"] == Toll(10, None, 15, open=False)


def test_part_and_superseded_claims_set_no_bound() -> None:
    """ "Two of them children" and "earlier reports said 7" stay claims."""
    part = replace(claim(2, 2), extent="part")
    old = replace(claim(7, 7), extent="superseded")
    assert airwars_tolls([claim(5, 5), part, old])["killed"] == Toll(5, None, 5, open=False)


def test_only_a_part_told_is_a_least_number() -> None:
    """Where nothing but a part is told, at least so many were harmed."""
    part = replace(claim(2, 2), extent="part")
    assert airwars_tolls([part])["killed"] == Toll(2, None, 2, open=True)


def test_period_and_cumulative_claims_never_enter() -> None:
    """Figures for a window or a war stay outside an incident's toll."""
    assert airwars_tolls([replace(claim(60, 60), scope="period"), replace(claim(900, 900), scope="cumulative")]) == {}


def test_vague_numerals_show_what_airwars_codes() -> None:
    """Dozens show 12 to 24; several show 2; both are open."""
    assert airwars_tolls([claim(12, None, "dozens")])["killed"] == Toll(12, None, 24, open=True)
    assert airwars_tolls([claim(2, None, "several")])["killed"] == Toll(2, None, 2, open=True)


def test_rounded_number_shows_the_number_stated() -> None:
    """ "About 50" keeps its interval as a claim; the toll shows 50."""
    assert airwars_tolls([claim(45, 55, "about")])["killed"] == Toll(50, None, 50, open=False)


def test_figure_beyond_belief_does_not_raise_the_top() -> None:
    """A claim more than five times the summary's top is about something else."""
    assert airwars_tolls([claim(10, None), claim(500, 500)])["killed"] == Toll(10, None, 10, open=True)


def test_lower_number_of_another_speaker_is_the_least() -> None:
    """Where one speaker gives 15 and another five, the toll is 5 to 15; the same speaker's five, or the report's 15, stand."""
    army, group, report = replace(claim(15, 15), statement="s1"), replace(claim(5, 5), statement="s2"), claim(15, 15)
    two, one = {"s1": "army", "s2": "rights group"}, {"s1": "army", "s2": "army"}
    assert airwars_tolls([army, group], two)["killed"] == Toll(5, None, 15, open=False)
    assert airwars_tolls([army, group], one)["killed"].min == 15
    assert airwars_tolls([report, group], two)["killed"].min == 15


def test_number_beyond_dozens_says_more_than_dozens() -> None:
    """ "Dozens", later "45": 45 to 45."""
    assert airwars_tolls([claim(12, None, "dozens"), claim(45, 45)])["killed"] == Toll(45, None, 45, open=False)


def test_numbered_attackers_are_left_out_where_others_died() -> None:
    """ "20 people" and "two bombers" are 20; two bombers alone are two."""
    bombers = replace(claim(2, 2), population=Population(role="perpetrator"))
    assert airwars_tolls([claim(20, 20), bombers])["killed"].max == 20
    assert airwars_tolls([bombers])["killed"].max == 2


def test_persons_are_counted_once() -> None:
    """Without a stated number the different people told of are counted."""
    told = [replace(claim(1, 1), numbered=False, persons=(number,)) for number in (0, 1, 0, 0)]
    assert airwars_tolls(told)["killed"] == Toll(2, None, 2, open=False)


def test_those_hit_less_those_who_died_are_injured() -> None:
    """Four shot, one of whom died: one killed, three injured."""
    shot = replace(claim(4, 4), harm="injured", struck=True)
    assert airwars_tolls([shot, claim(1, 1)])["injured"] == Toll(3, None, 3, open=False)


def test_attackers_are_left_out_where_others_died() -> None:
    """The attacker's death counts only where nobody else was killed."""
    victim = replace(claim(1, 1), numbered=False, persons=(0,))
    attacker = replace(claim(1, 1), numbered=False, persons=(1,), population=Population(role="perpetrator"))
    assert airwars_tolls([victim, attacker])["killed"].min == 1
    assert airwars_tolls([attacker])["killed"].min == 1


def test_stated_zero_is_zero() -> None:
    """ "No one was killed" is 0..0, not open."""
    assert airwars_tolls([claim(0, 0)])["killed"] == Toll(0, None, 0, open=False)


@given(
    st.lists(
        st.builds(
            lambda low, more, numbered, struck, persons: replace(
                claim(low, None if more is None else low + more),
                harm="injured" if struck else "killed",
                numbered=numbered,
                struck=struck,
                persons=tuple(persons),
            ),
            st.integers(0, 300),
            st.none() | st.integers(0, 50),
            st.booleans(),
            st.booleans(),
            st.lists(st.integers(0, 5), max_size=3),
        ),
        max_size=12,
    )
)
def test_bounds_are_in_order(casualties: list[Casualty]) -> None:
    """Whatever the claims, 0 <= min <= max."""
    for toll in airwars_tolls(casualties).values():
        assert 0 <= toll.min <= toll.max
