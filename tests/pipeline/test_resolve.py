"""From accounts to incidents in a ledger: joined once, whatever the order, and the same again after everything derived is deleted."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from onrecord.app import make_reader
from onrecord.ingest.files import capture_files
from onrecord.ingest.source import SourceOptions
from onrecord.model.capture import Capture
from onrecord.model.incident import AccountKey
from onrecord.pipeline.ingest import assuming, ingest, read_job
from onrecord.pipeline.resolve import Obeyed, resolve
from onrecord.pipeline.stages import stages_of
from onrecord.resolve.cluster import Constraints
from onrecord.store.api import IncidentFilter, Ledger
from onrecord.store.connect import connect, writing
from onrecord.store.derived import forget_all
from onrecord.store.ledger import create_ledger
from onrecord.store.tables import copies, profiles

Json = dict[str, Any]

_SEEDS = sorted((Path(__file__).resolve().parents[3] / "shared" / "seeds").glob("*.txt"))
_STAGES = stages_of(make_reader().lexicon.digest, make_reader().gazetteer.digest)

STRIKE = (
    "A drone struck the Shuala market in Basra on Monday and killed four people, Governor Karim Hadi said. "
    "Three stalls burned down, and a fifth person was taken to the Sadr hospital with burns."
)
AGAIN = (
    "The market of Shuala in Basra was hit by a drone on Monday, the Sadr hospital said. It had received the bodies of four people and one wounded man, "
    "a doctor told reporters."
)
ELSEWHERE = "Gunmen shot two policemen dead at a checkpoint near the old bridge in Mosul on Thursday, officials said."


def _capture(name: str, text: str, published: str = "2026-05-05", **about: str) -> Capture:
    record = {"id": name, "text": text, "published": published, "publisher": f"{name} News", **about}
    return Capture(f"{name}.json", json.dumps(record).encode(), "application/json")


def _take(ledger: Ledger, captures: Iterable[Any], obeyed: Obeyed | None = None) -> None:
    for _ in ingest(
        ledger, captures, _STAGES, lambda jobs: (read_job(make_reader(), job) for job in jobs), "onrecord test"
    ):
        pass
    for _ in resolve(ledger, "resolve 1", lambda: obeyed or Obeyed()):
        pass


def _incidents(ledger: Ledger) -> list[Json]:
    found = [ledger.incident(one["id"]) for one in ledger.incidents(IncidentFilter())]
    return [one for one in found if one is not None]


def _groups(ledger: Ledger) -> set[frozenset[str]]:
    return {frozenset(report["id"] for report in one["reports"]) for one in _incidents(ledger)}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """An empty one."""
    return create_ledger(str(tmp_path / "ledger.db"), "onrecord test")


def test_two_reports_of_one_strike_are_one_incident(ledger: Ledger) -> None:
    """And one of something else is not."""
    _take(ledger, [_capture("a", STRIKE), _capture("b", AGAIN), _capture("c", ELSEWHERE, "2026-10-02")])
    assert _groups(ledger) == {frozenset({"a", "b"}), frozenset({"c"})}


def test_the_order_of_arrival_changes_no_incident(tmp_path: Path) -> None:
    """Only which id it has."""
    captures = [_capture("a", STRIKE), _capture("b", AGAIN), _capture("c", ELSEWHERE, "2026-10-02")]
    found = []
    for number, order in enumerate((captures, captures[::-1], [captures[2], captures[0], captures[1]])):
        with closing(create_ledger(str(tmp_path / f"{number}.db"), "onrecord test")) as ledger:
            for one in order:
                _take(ledger, [one])
            found.append(_groups(ledger))
    assert found[0] == found[1] == found[2]


def test_a_copy_is_a_member_and_no_origin(ledger: Ledger) -> None:
    """Forty sites that carry one story are one origin."""
    _take(ledger, [_capture("a", STRIKE), _capture("b", STRIKE + " Readers can follow our page.")])
    (incident,) = _incidents(ledger)
    assert (len(incident["reports"]), incident["origins"]) == (2, 1)


def test_copies_through_a_text_that_was_replaced_are_none(tmp_path: Path) -> None:
    """Of three parts of one story, the middle one had most of either."""
    early, middle, late = (" ".join(f"word{n}" for n in range(start, start + 100)) for start in (0, 27, 54))
    address = str(tmp_path / "ledger.db")
    with closing(create_ledger(address, "onrecord test")) as ledger:
        _take(ledger, [_capture("a", early), _capture("b", middle), _capture("c", late)])
        assert _copies(address) == [(1, 1), (2, 1), (3, 1)]
        _take(ledger, [_capture("b", ELSEWHERE, "2026-10-02")])
        assert _copies(address) == [(1, 1), (3, 3), (4, 4)]


def _copies(address: str) -> list[tuple[int, int]]:
    with connect(address).connect() as connection:
        query = select(copies.c.seq, copies.c.copy_of).order_by(copies.c.seq)
        return [(row.seq, row.copy_of) for row in connection.execute(query)]


def test_deleting_all_that_is_derived_and_resolving_again_gives_the_same(tmp_path: Path) -> None:
    """Incidents, claims, tolls, ids."""
    address = str(tmp_path / "ledger.db")
    with closing(create_ledger(address, "onrecord test")) as ledger:
        _take(ledger, [_capture("a", STRIKE)])
        _take(ledger, [_capture("b", AGAIN), _capture("c", ELSEWHERE, "2026-10-02")])
        before = _incidents(ledger)
        with writing(connect(address)) as connection:
            forget_all(connection)
        assert _incidents(ledger) == []
        _take(ledger, [])
        assert _incidents(ledger) == before


def test_resolving_twice_changes_nothing(ledger: Ledger) -> None:
    """What is resolved is left alone."""
    _take(ledger, [_capture("a", STRIKE), _capture("b", AGAIN)])
    before = _incidents(ledger)
    assert list(resolve(ledger, "resolve 1", Obeyed)) == []
    assert sum(resolve(ledger, "resolve 2", Obeyed)) == 2
    assert _incidents(ledger) == before


def test_a_decision_parts_what_was_joined_and_lets_go_again(ledger: Ledger) -> None:
    """The id stays with the older report, and comes back."""
    _take(ledger, [_capture("a", STRIKE), _capture("b", AGAIN, "2026-05-06")])
    (joined,) = _incidents(ledger)
    one, other = (AccountKey(seq, 0) for seq in (1, 2))
    apart = Obeyed(last=7, constraints=Constraints(apart=frozenset([(one, other)])), touched=frozenset([1, 2]))
    assert sum(resolve(ledger, "resolve 1", lambda: apart)) == 2
    assert _groups(ledger) == {frozenset({"a"}), frozenset({"b"})}
    assert joined["id"] == next(i["id"] for i in _incidents(ledger) if i["reports"][0]["id"] == "a")
    (other_id,) = {one["id"] for one in _incidents(ledger)} - {joined["id"]}
    assert sum(resolve(ledger, "resolve 1", lambda: Obeyed(last=8, touched=frozenset([1, 2])))) == 2
    assert _incidents(ledger) == [{**joined, "merged": [other_id]}], "whose own id was issued meanwhile"


def test_a_decision_that_comes_in_meanwhile_is_obeyed(ledger: Ledger) -> None:
    """And by the run under way: another one may have left it nothing to do."""
    _take(ledger, [_capture("a", STRIKE), _capture("b", AGAIN)])
    one, other = (AccountKey(seq, 0) for seq in (1, 2))
    answers = iter([Obeyed(), Obeyed(last=3, constraints=Constraints(apart=frozenset([(one, other)])))])

    def obey() -> Obeyed:
        answer = next(answers)
        if answer.last == 0:
            ledger.decide("d1", {"verdict": "DIFFERENT"})
        return answer

    assert sum(resolve(ledger, "resolve 2", obey)) == 2
    assert _groups(ledger) == {frozenset({"a"}), frozenset({"b"})}
    assert ledger.decided() == 3


def test_other_rules_read_nothing_that_earlier_ones_kept(tmp_path: Path) -> None:
    """Profiles of an earlier release may have another form."""
    address = str(tmp_path / "ledger.db")
    with closing(create_ledger(address, "onrecord test")) as ledger:
        _take(ledger, [_capture("a", STRIKE), _capture("b", AGAIN)])
        before = _incidents(ledger)
        with writing(connect(address)) as connection:
            connection.execute(update(profiles).values(packed=b"of another form"))
        assert sum(resolve(ledger, "resolve 2", Obeyed)) == 2
        assert _incidents(ledger) == before


def test_a_new_version_of_a_report_leaves_its_old_incident(ledger: Ledger) -> None:
    """It tells of something else now; whoever shared the incident is resolved again."""
    _take(ledger, [_capture("a", STRIKE), _capture("b", AGAIN)])
    _take(ledger, [_capture("b", ELSEWHERE, "2026-10-02")])
    assert _groups(ledger) == {frozenset({"a"}), frozenset({"b"})}


def test_the_demo_reports_make_the_incidents_that_they_tell_of(ledger: Ledger) -> None:
    """Kramatorsk's strike once with its copy as one origin, the station attack apart, no sum of a period in a toll."""
    _take(ledger, capture_files(("demo/reports",), SourceOptions()))
    by_report = {(report["id"], report["rank"]): one for one in _incidents(ledger) for report in one["reports"]}
    strike = by_report["demo-kramatorsk-wire", 0]
    assert by_report["demo-kramatorsk-copy", 0] is strike
    assert (strike["origins"], strike["tolls"]["killed"]["min"], strike["tolls"]["injured"]["max"]) == (1, 1, 3)
    assert by_report["demo-kramatorsk-wire", 1] is not strike
    assert len({by_report[name, 0]["id"] for name in ("demo-peshawar-wire", "demo-peshawar-correction")}) == 1
    assert len({by_report[name, 0]["id"] for name in ("demo-dnipro-toll-rises", "demo-dnipro-search-ends")}) == 1


@pytest.mark.skipif(not _SEEDS, reason="needs the seed report in ../shared/seeds")
def test_the_seed_joins_the_demo_reports_of_its_strike(ledger: Ledger) -> None:
    """Its strike is theirs, its recalled attack theirs too, its 24 hours in nobody's toll."""
    (seed,) = capture_files((str(_SEEDS[0]),), SourceOptions())
    assert isinstance(seed, Capture)
    _take(ledger, [*capture_files(("demo/reports",), SourceOptions()), assuming(seed, date(2023, 3, 14), None)])
    found = [
        one
        for one in _incidents(ledger)
        if len(one["reports"]) > 1 and one["place"] and one["place"]["name"] == "Kramatorsk"
    ]
    strike = next(one for one in found if one["time"] and one["time"]["start"] == "2023-03-14")
    assert len(strike["reports"]) == 3
    assert (strike["tolls"]["killed"]["max"], strike["tolls"]["injured"]["max"]) == (1, 3)
