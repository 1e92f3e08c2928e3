"""Anchors lead back to the account they were made from, also in another reading; and nowhere rather than to another account."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.review.examples import NAMED, OTHER, STRIKE, reading_of, version_of

from onrecord.model.decision import Anchor
from onrecord.review.anchors import account_anchor, claim_anchor, find_account, find_claim, find_words
from onrecord.store.api import ClaimRow

Json = dict[str, Any]


def _told(text: str, *accounts: Json, title: str | None = None) -> Json:
    """A reading with accounts of which each has the triggers and casualties at the words given."""
    told = []
    for account in accounts:
        triggers = [_span(text, words) for words in account.get("triggers", ())]
        casualties = [{"span": _span(text, words)} for words in account.get("counts", ())]
        victims = [{"name": name, "span": _span(text, name)} for name in account.get("victims", ())]
        told.append({"triggers": triggers, "casualties": casualties, "victims": victims})
    report: Json = {"id": "r1", "text": text, "title": title}
    return {"report": report, "accounts": told}


def _span(text: str, words: str) -> Json:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


@pytest.mark.parametrize("text", [STRIKE, OTHER, NAMED])
def test_an_account_is_found_by_its_anchor(text: str) -> None:
    """Whatever account it is."""
    told = reading_of(text)
    anchors = [account_anchor(told, rank) for rank in range(len(told["accounts"]))]
    assert [anchor and find_account(told, anchor) for anchor in anchors] == [*range(len(told["accounts"]))]


def test_an_account_is_anchored_to_its_first_trigger() -> None:
    """With what stands around it."""
    told = _told("Rebels shelled the port. Two died.", {"triggers": ["shelled", "died"]})
    assert account_anchor(told, 0) == Anchor("r1", "shelled", "Rebels ", " the port. Two died.", 0)


def test_words_of_its_own_go_before_words_that_accounts_share() -> None:
    """Two accounts of one verb are told apart by their counts."""
    text = "Strikes killed two people in Izmail and three in Kiliia."
    told = _told(
        text, {"triggers": ["killed"], "counts": ["two people"]}, {"triggers": ["killed"], "counts": ["three"]}
    )
    assert [(account_anchor(told, rank) or Anchor("", "")).quote for rank in (0, 1)] == ["two people", "three"]


def test_accounts_that_share_all_words_are_told_apart_by_rank() -> None:
    """The last resort."""
    told = _told("Strikes killed many.", {"triggers": ["killed"]}, {"triggers": ["killed"]})
    anchor = account_anchor(told, 1)
    assert anchor is not None and find_account(told, anchor) == 1


def test_a_paragraph_printed_twice_is_told_apart_by_more_around_it() -> None:
    """Up to where it differs."""
    again = "In the early hours of Friday, while the town slept, rebels shelled the old port with mortars, and nobody was told why."
    told = _told(f"First. {again}\nSecond. {again}", {"triggers": ["shelled"]}, {})
    second = told["report"]["text"].rindex("shelled")
    told["accounts"][1]["triggers"] = [{"start": second, "end": second + 7, "quote": "shelled"}]
    anchors = [account_anchor(told, rank) for rank in (0, 1)]
    assert [anchor and find_account(told, anchor) for anchor in anchors] == [0, 1]


def test_names_of_victims_are_left_out_of_what_stands_around() -> None:
    """A decision is never erased."""
    text = "On Friday Musa Keita died in the shelling, Awa Traore said."
    told = _told(
        text, {"triggers": ["died"], "victims": ["Musa Keita"]}, {"triggers": ["shelling"], "victims": ["Awa Traore"]}
    )
    anchor = account_anchor(told, 0)
    assert anchor == Anchor("r1", "died", " ", " in the shelling, ", 0)


def test_words_are_found_when_one_side_of_them_was_repaired() -> None:
    """The other side is enough."""
    told = _told("Rebels shelled the port – and shelled it again.", {"triggers": ["shelled"]})
    anchor = Anchor("r1", "shelled", "Rebels ", " the port - and")
    assert find_words(told, anchor) == [(7, 14)]


def test_words_alone_are_enough_where_they_stand_once() -> None:
    """And lost where they stand twice."""
    once, twice = "They say rebels shelled the port.", "They shelled it, and shelled it again."
    anchor = Anchor("r1", "shelled", "Militants ", " a harbour")
    assert (find_words(_told(once), anchor), find_words(_told(twice), anchor)) == ([(16, 23)], [])


def test_a_trigger_goes_before_other_words_and_those_before_nearness() -> None:
    """One rule after the other."""
    text = "Rebels shelled the port, killing two dockers. Later a mine went off."
    anchor = Anchor("r1", "killing")
    by_trigger = _told(text, {"counts": ["killing two"]}, {"triggers": ["killing"]})
    by_words = _told(text, {"triggers": ["shelled"]}, {"counts": ["killing two"]})
    by_nearness = _told(text, {"triggers": ["mine"]}, {"triggers": ["shelled"]})
    elsewhere = _told(text, {"triggers": ["mine"]})
    found = [find_account(told, anchor) for told in (by_trigger, by_words, by_nearness, elsewhere)]
    assert found == [1, 1, 1, None]


def test_words_in_a_title_are_found_there() -> None:
    """And not in the text."""
    told = _told("It was shelled.", {}, title="Port shelled")
    told["accounts"][0]["triggers"] = [{"start": 5, "end": 12, "quote": "shelled", "in": "title"}]
    anchor = account_anchor(told, 0)
    assert anchor is not None and (anchor.field, find_account(told, anchor)) == ("title", 0)


def test_every_claim_is_found_by_its_anchor() -> None:
    """Of every field, in every account."""
    version = version_of(reading_of(STRIKE))
    claims = [(rank, claim) for rank, found in version.claims.items() for claim in found]
    anchors = [claim_anchor(version.reading, rank, claim) for rank, claim in claims]
    found = [
        anchor and find_claim(version.reading, version.claims, anchor, claim.field, claim.id)
        for anchor, (_, claim) in zip(anchors, claims, strict=True)
    ]
    assert found == claims


def test_a_claim_of_another_field_is_not_the_claim() -> None:
    """Words that were read as killed, and are now read as injured, wait for a person."""
    version = version_of(reading_of(STRIKE))
    claim = next(claim for claim in version.claims[0] if claim.field == "casualties.killed")
    anchor = claim_anchor(version.reading, 0, claim)
    assert anchor and find_claim(version.reading, version.claims, anchor, "casualties.missing", claim.id) is None


def test_of_two_claims_in_the_same_words_the_one_that_was_meant_is_found() -> None:
    """By its id; once neither has it, nobody can say."""
    told = _told("Two people died.", {"counts": ["Two people"]})
    one, other = (ClaimRow(name, "casualties.killed", {"min": 2}, "Two people", 0, None) for name in ("c1", "c2"))
    anchor = Anchor("r1", "Two people")
    found = [find_claim(told, {0: (one, other)}, anchor, "casualties.killed", name) for name in ("c1", "c2", "c3")]
    assert found == [(0, one), (0, other), None]


def test_a_claim_in_exactly_the_words_goes_before_one_that_shares_some() -> None:
    """And that before none."""
    told = _told("At least two people died.", {"counts": ["two people"]})
    exact = ClaimRow("c1", "casualties.killed", {"min": 2}, "two people", 9, None)
    longer = ClaimRow("c2", "casualties.killed", {"min": 2}, "At least two people", 0, None)
    anchor = Anchor("r1", "two people")
    found = [
        find_claim(told, {0: claims}, anchor, "casualties.killed", None) for claims in ((exact, longer), (longer,), ())
    ]
    assert found == [(0, exact), (0, longer), None]


_WORDS = st.sampled_from(["killed", "shelled", "hit", "port", "two", "bridge", "fire", "on", ".", "blast"])


@st.composite
def _readings(draw: st.DrawFn) -> tuple[Json, Json]:
    """Two readings of one text: any accounts with any spans; the second has those of the first in any order, changed but for some."""
    words = draw(st.lists(_WORDS, min_size=3, max_size=25))
    text = " ".join(words)
    starts = [sum(len(word) + 1 for word in words[:number]) for number in range(len(words))]
    spans = [{"start": s, "end": s + len(w), "quote": w} for s, w in zip(starts, words, strict=True)]
    some = st.lists(st.sampled_from(spans), min_size=1, max_size=4, unique_by=lambda span: span["start"])

    def account() -> Json:
        return {"triggers": draw(some), "casualties": [{"span": span} for span in draw(some)], "victims": []}

    report: Json = {"id": "r1", "text": text, "title": None}
    first: Json = {"report": report, "accounts": [account() for _ in range(draw(st.integers(1, 3)))]}
    second = copy.deepcopy(first)
    for one in second["accounts"]:
        if draw(st.booleans()):
            one["triggers"] = draw(some)
    second["accounts"] = draw(st.permutations([*second["accounts"], *([account()] if draw(st.booleans()) else [])]))
    return first, second


@given(_readings())
def test_an_anchor_made_is_an_anchor_found(readings: tuple[Json, Json]) -> None:
    """In the reading that it was made from, always the same account."""
    told, _ = readings
    for rank in range(len(told["accounts"])):
        anchor = account_anchor(told, rank)
        assert anchor is None or find_account(told, anchor) == rank


@given(_readings())
def test_an_anchor_follows_its_words_into_another_reading(readings: tuple[Json, Json]) -> None:
    """To an account that has them, where any has; never past one that has to one that has not."""
    told, again = readings
    for rank in range(len(told["accounts"])):
        anchor = account_anchor(told, rank)
        if anchor is None:
            continue
        places = find_words(again, anchor)
        having = {
            number
            for number, account in enumerate(again["accounts"])
            for span in [*account["triggers"], *(one["span"] for one in account["casualties"])]
            if (span["start"], span["end"]) in places
        }
        found = find_account(again, anchor)
        assert found in having if having and found is not None else True
        if len(places) == 1 and len(having) == 1:
            assert found == having.pop()
