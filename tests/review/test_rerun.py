"""Decisions outlive every re-reading: with the same rules they come to the same, with another lexicon they follow their words."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.review.examples import (
    GROWN,
    NAMED,
    NOON,
    OTHER,
    STRIKE,
    decided,
    incident_at,
    ingested,
    reading_of,
    version_of,
)

from onrecord.extract.reader import Reader
from onrecord.gazetteer.index import open_gazetteer
from onrecord.lexicon.load import load_lexicon
from onrecord.lexicon.schema import Lexicon
from onrecord.model.decision import Decision
from onrecord.review.anchors import account_anchor, find_words
from onrecord.review.standing import decided_of, read_decisions
from onrecord.store import derived
from onrecord.store.api import IncidentFilter, Ledger
from onrecord.store.connect import connect, writing
from onrecord.store.ledger import create_ledger

TEXTS = {"r1": STRIKE, "r2": OTHER, "r3": NAMED}


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """Three reports, with a decision of every verdict."""
    made = create_ledger(address, "onrecord test")
    ingested(made, TEXTS)
    version = made.latest("r2")
    assert version is not None
    decided(made, "SAME", "r1#0", "r2#0")
    decided(made, "DIFFERENT", "r1#1", "r2#0")
    decided(made, "UNSURE", "r1#1", "r3#0")
    decided(made, "SET", "r1#0", field="casualties.killed", value={"min": 3, "max": 4})
    decided(made, "EXCLUDE", version.claims[0][0].id)
    decided(made, "EXCLUDE", "r1#1")
    decided(made, "GRADE", incident_at(made, "r3"), value="fair")
    decided(made, "RELEASE", "r3#0", victim=GROWN)
    ingested(made, {})  # what was decided is obeyed
    yield made
    made.close()


def _whole(ledger: Ledger) -> dict[str, Any]:
    decisions, _ = read_decisions(ledger)
    return {
        "incidents": [ledger.incident(one["id"]) for one in ledger.incidents(IncidentFilter())],
        "decisions": list(ledger.decisions()),
        "decided": decided_of(decisions, ledger.latest),
    }


def test_all_that_is_derived_can_be_deleted_and_made_again(ledger: Ledger, address: str) -> None:
    """Incidents with what was decided, decisions and what they come to are the same, and the evidence is whole."""
    before = _whole(ledger)
    engine = connect(address)
    with writing(engine) as connection:
        derived.forget_all(connection)
    engine.dispose()
    assert len(_whole(ledger)["decided"].orphaned) == 8
    ingested(ledger, {})
    assert _whole(ledger) == before
    assert before["decided"].orphaned == () and ledger.verify().broken is None


def test_a_decision_follows_its_words_into_another_reading(ledger: Ledger) -> None:
    """Though the account is of another type, with other triggers, under a lexicon without the words it was anchored to."""
    ingested(ledger, {}, _reader(_without(load_lexicon("en"), {"kill", "missile strike", "missile hit"})))
    version = ledger.latest("r1")
    assert version is not None
    assert "killed" not in [span["quote"] for span in version.reading["accounts"][0]["triggers"]]
    decided = _whole(ledger)["decided"]
    (setting,) = [one for one in decided.settings if one.field == "casualties.killed"]
    assert (setting.account, setting.value["max"]) == (("r1", 0), 4)


def test_a_new_version_of_a_report_keeps_what_was_decided(ledger: Ledger) -> None:
    """Where the words still stand; where they are gone, the decision waits for a person."""
    ingested(ledger, {"r1": "Updated. " + STRIKE, "r3": "The mayor spoke of peace on Friday."})
    decided = _whole(ledger)["decided"]
    assert [one.account for one in decided.settings] == [("r1", 0)]
    assert {(one.decision.verdict, one.why) for one in decided.orphaned} == {
        ("UNSURE", "words-gone"), ("GRADE", "words-gone"), ("RELEASE", "words-gone"),
    }  # fmt: skip


def _reader(lexicon: Lexicon) -> Reader:
    return Reader(lexicon, open_gazetteer())


def _without(lexicon: Lexicon, words: set[str]) -> Lexicon:
    """The lexicon without these words for events and harms."""
    tables = dict(lexicon.tables)
    for name in ("events", "harms"):
        tables[name] = replace(tables[name], entries=_pruned(tables[name].entries, words))
    return Lexicon(lexicon.language, tables, f"without {sorted(words)}")


def _pruned(entries: Any, words: set[str]) -> Any:
    if isinstance(entries, dict):
        return {key: _pruned(value, words) for key, value in entries.items()}
    if not isinstance(entries, list):
        return copy.deepcopy(entries)
    left = [one for one in entries if not ({one, one[0]} if isinstance(one, str) else {one[0]}) & words]
    return left or entries[:1]


@cache
def _told(text: str) -> tuple[dict[str, Any], list[Decision]]:
    """A reading by the lexicon as it is, and a SET about each of its accounts."""
    told = reading_of(text)
    decisions = []
    for rank in range(len(told["accounts"])):
        anchor = account_anchor(told, rank)
        assert anchor is not None
        decisions.append(Decision(f"d{rank}", "SET", (anchor,), "seen", "Ana", NOON, "time", None))
    return told, decisions


@settings(max_examples=25)
@given(st.sampled_from([STRIKE, OTHER, NAMED]), st.integers(0, 2**32), st.floats(0, 1))
def test_a_set_survives_a_changed_lexicon(text: str, seed: int, share: float) -> None:
    """Whatever words the lexicon loses: the value holds for the account that has the words now, or waits for a person. It is never lost,
    and never moves to an account of another sentence."""
    chance = random.Random(seed)
    known = load_lexicon("en")
    words = {
        word
        for kind in known.entries("events")["types"].values()
        for word in [*kind.get("verbs", ()), *kind.get("nouns", ())]
    } | {forms[0] for verbs in known.entries("harms")["transitive"].values() for forms in verbs}
    lost = {word for word in sorted(words) if chance.random() < share}
    again = reading_of(text, reader=_reader(_without(known, lost)))
    _, decisions = _told(text)
    decided = decided_of(decisions, lambda _: version_of(again))
    assert len(decided.settings) + len(decided.orphaned) == len(decisions)
    for setting in decided.settings:
        anchor = decisions[int(setting.decision[1:])].anchors[0]
        ((start, end),) = find_words(again, anchor)
        spans = list(_spans(again["accounts"][setting.account[1]]))
        sentence = again["report"]["text"]
        assert any(". " not in sentence[min(end, span["end"]) : max(start, span["start"])] for span in spans)
    for orphan in decided.orphaned:  # no account has its words
        ((start, end),) = find_words(again, orphan.decision.anchors[0])
        having = [one for one in again["accounts"] if any(s["start"] < end and start < s["end"] for s in _spans(one))]
        assert len(having) != 1


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "quote" in value and "start" in value:
            yield value
        for one in value.values():
            yield from _spans(one)
    elif isinstance(value, list):
        for one in value:
            yield from _spans(one)


def test_the_lexicon_with_nothing_lost_reads_the_same() -> None:
    """What the other tests change is the lexicon alone."""
    told, _ = _told(STRIKE)
    assert reading_of(STRIKE, reader=_reader(_without(load_lexicon("en"), set())))["accounts"] == told["accounts"]
