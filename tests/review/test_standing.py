"""What the decisions in force come to for the accounts that their words belong to today."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.review.examples import NOON, OTHER, STRIKE, reading_of, version_of

from onrecord.model.decided import Link
from onrecord.model.decision import CLAIM, Anchor, Decision, decision_of, payload_of
from onrecord.model.incident import AccountKey
from onrecord.review.anchors import account_anchor, claim_anchor
from onrecord.review.standing import consistent, decided_of, in_force
from onrecord.store.api import Version

_VERSIONS = {"r1": version_of(reading_of(STRIKE, "r1"), 1), "r2": version_of(reading_of(OTHER, "r2"), 2)}


def _latest(report: str) -> Version | None:
    return _VERSIONS.get(report)


def _at(report: str, rank: int) -> Anchor:
    anchor = account_anchor(_VERSIONS[report].reading, rank)
    assert anchor is not None
    return anchor


def _decision(identifier: str, verdict: Any, *anchors: Anchor, **keys: Any) -> Decision:
    at = NOON + timedelta(minutes=int(identifier[1:]))
    return Decision(identifier, verdict, anchors, "seen", "Ana", at, **keys)


def test_a_superseded_decision_is_not_in_force() -> None:
    """Nor one that was superseded before the last."""
    first = _decision("d1", "GRADE", _at("r1", 0), value="weak")
    second = _decision("d2", "GRADE", _at("r1", 0), value="fair", supersedes="d1")
    third = _decision("d3", "GRADE", _at("r1", 0), value="weak", supersedes="d2")
    assert in_force([first, second, third]) == [third]


def test_pairs_are_accounts_in_order() -> None:
    """By the number of the acquisition, and rank; whichever was named first."""
    decided = decided_of(
        [
            _decision("d1", "SAME", _at("r2", 0), _at("r1", 0)),
            _decision("d2", "DIFFERENT", _at("r1", 0), _at("r1", 1)),
            _decision("d3", "UNSURE", _at("r2", 0), _at("r1", 1)),
        ],
        _latest,
    )
    pairs = [(link.one, link.other) for link in (*decided.same, *decided.different, *decided.unsure)]
    assert pairs == [((1, 0), (2, 0)), ((1, 0), (1, 1)), ((1, 1), (2, 0))]


def test_settings_come_oldest_first() -> None:
    """Grades among them."""
    decided = decided_of(
        [
            _decision("d1", "SET", _at("r1", 1), field="time", value=None),
            _decision("d2", "GRADE", _at("r1", 0), value="weak"),
        ],
        _latest,
    )
    assert [(one.account, one.field, one.value) for one in decided.settings] == [
        (("r1", 1), "time", None),
        (("r1", 0), "grade", "weak"),
    ]


def test_claims_accounts_and_reports_are_excluded_each_for_itself() -> None:
    """By claim id, by account, by report."""
    claim = _VERSIONS["r1"].claims[0][0]
    words = claim_anchor(_VERSIONS["r1"].reading, 0, claim)
    assert words is not None
    decided = decided_of(
        [
            _decision("d1", "EXCLUDE", words, field=claim.field, value={CLAIM: claim.id}),
            _decision("d2", "EXCLUDE", _at("r1", 1)),
            _decision("d3", "EXCLUDE", Anchor("r2", "")),
        ],
        _latest,
    )
    assert (decided.excluded_claims, decided.excluded_accounts) == (frozenset({claim.id}), frozenset({(1, 1), (2, 0)}))
    assert decided.about == {("r1", 0): ("d1",), ("r1", 1): ("d2",), ("r2", 0): ("d3",)}


@pytest.mark.parametrize(
    ("why", "verdict", "anchors", "keys"),
    [
        ("report-gone", "GRADE", [Anchor("r9", "killed")], {}),
        ("report-gone", "EXCLUDE", [Anchor("r9", "")], {}),
        ("words-gone", "GRADE", [Anchor("r1", "a sentence that is not there")], {}),
        ("words-gone", "SET", [], {}),
        ("account-gone", "GRADE", [Anchor("r1", "the governor said. Five")], {}),
        ("claim-gone", "EXCLUDE", [Anchor("r1", "governor")], {"field": "casualties.killed"}),
        ("one-account", "DIFFERENT", [Anchor("r1", "missile strike"), Anchor("r1", "Kupiansk")], {}),
    ],
)
def test_a_decision_that_lost_its_words_is_orphaned(
    why: str, verdict: str, anchors: list[Anchor], keys: dict[str, str]
) -> None:
    """With the reason; nothing else follows from it."""
    decided = decided_of(
        [_decision("d1", verdict, *anchors, **keys)], lambda r: None if r == "r9" else _EMPTY_OR(r, why)
    )
    assert [(one.decision.id, one.why) for one in decided.orphaned] == [("d1", why)]
    assert not (decided.settings or decided.different or decided.excluded_accounts or decided.about)


def _EMPTY_OR(report: str, why: str) -> Version | None:  # noqa: N802 - reads as a table
    """The version; without accounts where the account is to be gone."""
    version = _VERSIONS[report]
    if why != "account-gone":
        return version
    return Version(version.seq, {**version.reading, "accounts": []}, {}, {})


def test_same_of_what_is_now_one_account_has_nothing_left_to_do() -> None:
    """It is neither a pair nor an orphan."""
    decided = decided_of([_decision("d1", "SAME", Anchor("r1", "missile strike"), Anchor("r1", "Kupiansk"))], _latest)
    assert (decided.same, decided.orphaned, decided.about) == ((), (), {("r1", 0): ("d1",)})


def test_a_withdrawn_decision_leaves_nothing() -> None:
    """Neither a ruling nor an orphan."""
    first = _decision("d1", "EXCLUDE", _at("r1", 0))
    decided = decided_of([first, _decision("d2", "UNSURE", _at("r1", 0), supersedes="d1")], _latest)
    assert (decided.excluded_accounts, decided.about, decided.orphaned) == (frozenset(), {}, ())


def test_newer_links_go_before_older_ones() -> None:
    """Of three that cannot all hold, the oldest falls, and is told."""
    decided = decided_of(
        [
            _decision("d1", "SAME", _at("r1", 0), _at("r2", 0)),
            _decision("d2", "SAME", _at("r2", 0), _at("r1", 1)),
            _decision("d3", "DIFFERENT", _at("r1", 0), _at("r1", 1)),
        ],
        _latest,
    )
    assert [(one.decision.id, one.verdict) for one in decided.contradicted] == [("d1", "DIFFERENT")]
    assert [link.decision for link in (*decided.same, *decided.different)] == ["d2", "d3"]


_LINKS = st.lists(
    st.tuples(st.sampled_from(["SAME", "DIFFERENT"]), st.integers(0, 5), st.integers(0, 5)).filter(
        lambda one: one[1] != one[2]
    ),
    max_size=25,
)


@given(_LINKS)
def test_links_that_are_kept_can_hold_together(told: list[tuple[str, int, int]]) -> None:
    """No DIFFERENT lies within what SAMEs join; and each that fell would have broken that, beside the newer ones that were kept."""
    links = [
        (_decision(f"d{number}", verdict), Link(AccountKey(min(a, b), 0), AccountKey(max(a, b), 0), f"d{number}"))
        for number, (verdict, a, b) in enumerate(told)
    ]
    kept, fallen = consistent(links)
    assert _holds(kept) and len(kept) + len(fallen) == len(links)
    for one in fallen:
        number = int(one.decision.id[1:])
        newer = [link for link in kept if int(link[0].id[1:]) > number]
        assert not _holds([links[number], *newer])


def _holds(links: list[tuple[Decision, Link]]) -> bool:
    groups = {number: {number} for number in range(6)}
    for decision, link in links:
        if decision.verdict == "SAME":
            joined = groups[link.one[0]] | groups[link.other[0]]
            groups.update(dict.fromkeys(joined, joined))
    return all(link.other[0] not in groups[link.one[0]] for decision, link in links if decision.verdict == "DIFFERENT")


def test_a_decision_comes_back_from_its_payload() -> None:
    """With a title's anchor and all; a payload of another form is no decision."""
    decision = _decision("d1", "SET", Anchor("r1", "hit", "a", "b", 2, "title"), field="time", value=None)
    again = decision_of(payload_of(decision))
    assert again is not None
    assert payload_of(again) == payload_of(decision) and again.anchors == decision.anchors
    assert decision_of({"verdict": "SAME", "by": "ana"}) is None
