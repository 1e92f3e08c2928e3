"""From captures to a ledger: repeated, interrupted, refused, stale."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.app import make_reader, reading_stages
from onrecord.model.capture import Capture, Visit
from onrecord.pipeline.ingest import Found, Job, Progress, Result, assuming, ingest, read_job
from onrecord.pipeline.resolve import Obeyed, resolve
from onrecord.pipeline.stages import Stage, stamps_of
from onrecord.store.api import IncidentFilter, Ledger
from onrecord.store.ledger import create_ledger

_STAGES = reading_stages()


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """An empty ledger."""
    return create_ledger(str(tmp_path / "ledger.db"), "onrecord test")


def _line(number: int, **keys: object) -> Capture:
    record = {
        "id": f"r{number}",
        "text": f"A drone killed {number + 2} people in Basra on Monday.",
        "published": "2026-05-06",
    }
    return Capture(f"a.jsonl line {number}", json.dumps(record | keys).encode(), "application/json")


def _here(jobs: Iterable[Job]) -> Iterator[Result]:
    return (read_job(make_reader(), job) for job in jobs)


def _run(ledger: Ledger, inputs: Iterable[Found], stages: tuple[Stage, Stage] = _STAGES) -> Progress:
    *_, last = ingest(ledger, inputs, stages, _here, "onrecord test")
    for _ in resolve(ledger, "resolve 1", Obeyed):
        pass
    return last


def test_a_second_run_adds_nothing(ledger: Ledger) -> None:
    """The same input twice changes nothing."""
    lines = [_line(number) for number in range(100)]
    first, second = _run(ledger, lines), _run(ledger, lines)
    assert (first.new, first.read, second.new, second.read) == (100, 100, 0, 0)


def test_a_run_that_was_cut_off_is_finished_by_the_next(ledger: Ledger) -> None:
    """Evidence without a reading is read, though no input names it."""

    def cut_off(jobs: Iterable[Job]) -> Iterator[Result]:
        list(jobs)
        return iter(())

    list(ingest(ledger, [_line(number) for number in range(100)], _STAGES, cut_off, "onrecord test"))
    assert ledger.stats(stamps_of(_STAGES)).stale == 100
    assert (_run(ledger, []).read, ledger.stats(stamps_of(_STAGES)).stale) == (100, 0)


def test_what_cannot_be_read_is_kept_and_refused(ledger: Ledger) -> None:
    """The bytes are evidence; the refusal says why; the rest of the batch is read."""
    last = _run(ledger, [_line(1), Capture("a.jsonl line 2", b"{", "application/json"), _line(3)])
    assert (last.read, last.refused) == (2, 1)
    assert [(one.refusal.code, one.seq) for one in ledger.refusals()] == [("not-json", 2)]
    assert ledger.stats(stamps_of(_STAGES)).captures == 3


def test_what_stands_refused_is_told_again(ledger: Ledger) -> None:
    """Once a run, however often it is named; not where no input names it."""
    lines = [_line(1), Capture("a.jsonl line 2", b"{", "application/json")]
    for run in (lines, lines, lines * 2):
        last = _run(ledger, run)
        assert last.refused == 1
    assert _run(ledger, []).refused == 0
    assert len(list(ledger.refusals())) == 1


def test_a_refusal_of_other_stages_is_told_when_it_is_made_again(ledger: Ledger) -> None:
    """And counted once."""
    lines = [Capture("a.jsonl line 2", b"{", "application/json")]
    _run(ledger, lines)
    read, claims = _STAGES
    newer = (replace(read, parts={**read.parts, "lexicon": "newer"}), claims)
    assert (_run(ledger, lines, newer).refused, _run(ledger, lines, newer).refused) == (1, 1)


def test_equal_texts_under_two_ids_are_two_reports_and_one_capture(ledger: Ledger) -> None:
    """Contract: two reports, one capture."""
    _run(ledger, [_line(1), _line(1, id="other")])
    stats = ledger.stats(stamps_of(_STAGES))
    assert (stats.reports, stats.captures) == (2, 1)


def test_the_same_id_with_another_text_is_a_new_version(ledger: Ledger) -> None:
    """Contract: and the incident is told by the later one."""
    _run(ledger, [_line(1), _line(1, text="A drone killed five people in Basra on Monday.")])
    (incident,) = ledger.incidents(IncidentFilter())
    assert (incident["tolls"]["killed"]["min"], len(ledger.report("r1"))) == (5, 2)


def test_a_corrected_day_of_publication_is_a_new_version(ledger: Ledger) -> None:
    """The same words told of anew move the attack by a week."""
    _run(ledger, [_line(1)])
    _run(ledger, [_line(1, published="2026-05-13")])
    (incident,) = ledger.incidents(IncidentFilter())
    assert incident["time"]["start"] == "2026-05-11"


def test_a_new_lexicon_reads_everything_again(ledger: Ledger) -> None:
    """And nothing else does; nothing changes where the words are read the same."""
    _run(ledger, [_line(number) for number in range(3)])
    read, claims = _STAGES
    newer = (replace(read, parts={**read.parts, "lexicon": "newer"}), claims)
    again, more = _run(ledger, [], newer), _run(ledger, [], newer)
    assert (again.read, again.changes.added, again.changes.altered, more.read) == (3, 0, 0, 0)


def test_new_claim_rules_read_no_report_again(ledger: Ledger) -> None:
    """They take the readings apart that are there."""
    _run(ledger, [_line(number) for number in range(3)])
    read, claims = _STAGES
    newer = (read, replace(claims, parts={"claim rules": "newer"}))

    def nothing(jobs: Iterable[Job]) -> Iterator[Result]:
        assert list(jobs) == []
        return iter(())

    *_, last = ingest(ledger, [], newer, nothing, "onrecord test")
    assert (last.read, ledger.stats(stamps_of(newer)).stale) == (3, 0)


def test_a_decision_outlives_every_rerun(ledger: Ledger) -> None:
    """A machine never overwrites a human."""
    _run(ledger, [_line(1)])
    ledger.decide("d1", {"verdict": "SET", "by": "ana"})
    read, claims = _STAGES
    _run(ledger, [], (replace(read, parts={"rules": "newer"}), claims))
    assert [decision for _, decision in ledger.decisions()] == [{"verdict": "SET", "by": "ana"}]


def test_what_the_user_says_of_all_inputs_is_evidence(ledger: Ledger) -> None:
    """It is believed where the input does not say, also when the report is read again."""
    undated = Capture("a.txt", b"A drone killed two people in Basra on Monday.", "text/plain")
    _run(ledger, [assuming(undated, date(2026, 5, 6), "Gulf Post")])
    (incident,) = ledger.incidents(IncidentFilter(publisher="Gulf Post"))
    assert incident["time"]["start"] == "2026-05-04"


def test_a_visit_is_remembered_after_what_it_gave(ledger: Ledger) -> None:
    """A page that had not changed counts as seen, and adds nothing."""
    url = "https://ghent.example/1"
    first = _run(ledger, [_line(1), Visit(url, '"1"')])
    again = _run(ledger, [Visit(url, '"1"', unchanged=True)])
    assert (first.seen, first.new, again.seen, again.new) == (1, 1, 1, 0)
    assert ledger.visited([url])[url].etag == '"1"'


def test_a_run_that_is_killed_remembers_no_visit_without_its_capture(ledger: Ledger) -> None:
    """The next run asks for the page again."""
    url = "https://ghent.example/1"

    def killed() -> Iterator[Found]:
        yield Visit(url, '"1"')
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _run(ledger, killed())
    assert ledger.visited([url]) == {}
