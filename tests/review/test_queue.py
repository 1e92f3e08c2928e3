"""What waits for a person, the most pressing first."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.review.examples import NOON

from onrecord.model.decided import Contradiction, Decided, Link, Orphan, Released, Setting
from onrecord.model.decision import Anchor, Decision
from onrecord.model.incident import AccountKey
from onrecord.review.queue import PairRow, waiting

_NOWHERE = Decided()


def _incident(name: str, killed: tuple[int, int] = (1, 1), **about: Any) -> dict[str, Any]:
    place = {"name": "Basra", "precision": about.pop("precise", "settlement")}
    time = {"start": "2026-05-04", "end": "2026-05-04", "precision": about.pop("fine", "day")}
    toll = {"min": killed[0], "best": None, "max": killed[1], "open": False}
    return {
        "id": name,
        "time": time,
        "place": place,
        "tolls": {about.pop("harm", "killed"): toll},
        "reports": [{"id": f"r{name}", "rank": 0}],
        **about,
    }


def _waiting(
    incidents: list[dict[str, Any]], decided: Decided = _NOWHERE, *pairs: PairRow
) -> list[tuple[str, tuple[str, ...]]]:
    return [(item.kind, item.about) for item in waiting(incidents, pairs, decided)]


def test_incidents_wait_whose_accounts_are_too_alike() -> None:
    """From a fifth on, that included: also where the machine keeps apart what it holds for one."""
    incidents = [_incident(name) for name in "abcd"]
    pairs = [PairRow("a", "b", 0.5), PairRow("a", "c", 0.2), PairRow("b", "c", 0.9), PairRow("a", "d", 0.19)]
    assert _waiting(incidents, _NOWHERE, *pairs) == [
        ("merge", ("b", "c")),
        ("merge", ("a", "b")),
        ("merge", ("a", "c")),
    ]


def test_an_incident_waits_with_an_account_that_hardly_belongs_to_it() -> None:
    """Up to four fifths, with the two accounts that it hangs on; until a person has looked at two accounts of it together."""
    loose, firm, seen = (_incident(name, (3, 3)) for name in ("a", "b", "c"))
    seen["reports"].append({"id": "rx", "rank": 0})
    link = Link(AccountKey(1, 0), AccountKey(2, 0), "d1")
    decided = Decided(same=(link,), about={("rc", 0): ("d1",), ("rx", 0): ("d1",)})
    pairs = [PairRow("a", "a", 0.4, ("ra#0", "rz#1")), PairRow("b", "b", 0.81), PairRow("c", "c", 0.2)]
    (item,) = waiting([loose, firm, seen], pairs, decided)
    assert (item.kind, item.about, item.accounts, item.weight) == ("split", ("a",), ("ra#0", "rz#1"), 0.6 * 4)


def test_a_merge_of_many_dead_goes_before_one_of_few() -> None:
    """Those of the smaller incident are counted twice if the two are one."""
    incidents = [_incident("a", (9, 9)), _incident("b", (9, 9)), _incident("c", (90, 90)), _incident("d", (2, 2))]
    pairs = [PairRow("c", "d", 0.5), PairRow("a", "b", 0.5)]
    assert _waiting(incidents, _NOWHERE, *pairs) == [("merge", ("a", "b")), ("merge", ("c", "d"))]


def test_a_pair_that_a_person_has_looked_at_waits_no_longer() -> None:
    """Not even one that nobody can decide."""
    link = Link(AccountKey(1, 0), AccountKey(2, 0), "d1")
    about = {("ra", 0): ("d1",), ("rb", 0): ("d1", "d2"), ("rc", 0): ("d2",)}
    decided = Decided(unsure=(link,), about=about)
    incidents = [_incident(name) for name in "abc"]
    pairs = [PairRow("a", "b", 0.5), PairRow("b", "c", 0.5)]
    assert _waiting(incidents, decided, *pairs) == [("merge", ("b", "c"))]


def test_wide_tolls_and_contested_grades_are_conflicts() -> None:
    """Unless a person has settled them; one person more or less, or a tenth, is none."""
    incidents = [
        _incident("wide", (5, 9)),
        _incident("close", (100, 110)),
        _incident("one", (1, 2)),
        _incident("settled", (5, 9)),
        _incident("contested", grade="contested"),
        _incident("graded", grade="contested"),
    ]
    decided = Decided(
        settings=(
            Setting(("rsettled", 0), "casualties.killed", None, "d1"),
            Setting(("rgraded", 0), "grade", "contested", "d2"),
        )
    )
    assert _waiting(incidents, decided) == [("conflict", ("wide",)), ("conflict", ("contested",))]


def test_the_dead_come_before_the_injured() -> None:
    """By number in doubt, the injured at a quarter."""
    incidents = [_incident("hurt", (4, 10), harm="injured"), _incident("dead", (2, 6))]
    assert _waiting(incidents) == [("conflict", ("dead",)), ("conflict", ("hurt",))]


def test_facts_that_are_not_known_well_enough_wait() -> None:
    """A place no finer than a region, a day no finer than a month."""
    incidents = [
        _incident("a", precise="admin1"),
        _incident("b", fine="month"),
        _incident("c"),
        _incident("d", place=None),
    ]
    assert {about for _, about in _waiting(incidents)} == {("a",), ("b",), ("d",)}


def test_what_is_sound_waits_to_be_signed() -> None:
    """Where it has a grade that can be published, nothing is open, and nobody has signed it."""
    incidents = [_incident("a", grade="fair"), _incident("b", grade="weak"), _incident("c", grade="fair"), _incident("d", (1, 9), grade="fair")]  # fmt: skip
    decided = Decided(released=(Released(("rc", 0), "d1"), Released(("ra", 0), "d2", "a name's hash")))
    assert _waiting(incidents, decided) == [("conflict", ("d",)), ("release", ("a",))]


def test_what_stops_a_release_comes_first() -> None:
    """Orphaned and contradicted decisions, however few people they are about; and no word of theirs is told."""
    lost, fallen = (
        Decision(name, "GRADE", (Anchor("r1", "a name"),), "a reason", "Ana", NOON, value="fair")
        for name in ("d1", "d2")
    )
    decided = Decided(orphaned=(Orphan(lost, "words-gone"),), contradicted=(Contradiction(fallen, "SAME"),))
    found = waiting([_incident("a", (5, 90))], [], decided)
    assert [item.kind for item in found] == ["orphaned", "contradicted", "conflict"]
    assert not any(word in item.why for item in found for word in ("a name", "a reason"))


@given(st.permutations(range(12)), st.integers(1, 12))
def test_the_order_of_rows_makes_no_difference(order: list[int], limit: int) -> None:
    """And a limit cuts the end off."""
    incidents = [
        _incident(f"i{number:02}", (1, 1 + number % 5), precise=("admin1", "exact")[number % 2]) for number in range(12)
    ]
    whole = waiting(incidents, [], _NOWHERE)
    assert waiting([incidents[number] for number in order], [], _NOWHERE, limit=limit) == whole[:limit]


def test_a_coarse_place_is_said_in_the_words_of_tables() -> None:
    """A region, not a level of divisions."""
    (item,) = waiting([_incident("a", precise="admin1")], (), _NOWHERE)
    assert item.why == "where: region"
