"""Words of a passage as hashes: what counts as a name, how rare words weigh, how likeness is measured."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.terms import cosine, passage_of, terms_of, word_hashes


def _terms(text: str, title: str = "") -> tuple[dict[int, float], dict[int, float]]:
    found = terms_of(title, text, [(0, len(text))])
    return dict(found.words), dict(found.names)


def test_case_and_apostrophe_make_no_difference() -> None:
    """Names are written in many ways."""
    assert word_hashes("Kup’yansk’s SQUARE") == word_hashes("kup'yansk square")


def test_a_capital_inside_a_sentence_makes_a_name() -> None:
    """One that opens a sentence says nothing."""
    _, names = _terms("Soldiers came. They shot Omar in Aden.")
    assert set(names) == set(word_hashes("Omar Aden"))


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    """By how many reports hold it."""
    words, _ = _terms("the governorate")
    (the,), (rare,) = word_hashes("the"), word_hashes("governorate")
    assert words[rare] > words[the]


def test_a_report_of_one_account_is_its_passage() -> None:
    """All of the text tells of it."""
    assert passage_of("One.\nTwo.", {"triggers": [], "casualties": [], "time_spans": []}, whole=True) == [(0, 9)]


def test_one_of_several_accounts_has_the_paragraphs_of_its_spans() -> None:
    """What stands elsewhere tells of another."""
    account = {"triggers": [{"start": 6}], "casualties": [{"span": {"start": 0, "in": "title"}}], "time_spans": []}
    assert passage_of("One.\nTwo shots.\nThree.", account, whole=False) == [(5, 15)]


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_the_same_both_ways_and_within_bounds(one: str, other: str) -> None:
    """A cosine of vectors without negative parts; weights are rounded to four places."""
    a, b = terms_of("", one, [(0, len(one))]).words, terms_of("", other, [(0, len(other))]).words
    assert cosine(a, b) == cosine(b, a)
    assert 0 <= cosine(a, b) <= 1.01


@given(st.text(min_size=1, max_size=200))
def test_a_text_is_like_itself(text: str) -> None:
    """Where it has a word at all."""
    words = terms_of("", text, [(0, len(text))]).words
    assert not words or cosine(words, words) > 0.99
