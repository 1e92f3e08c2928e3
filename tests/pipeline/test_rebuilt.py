"""A ledger with a past: reports in several runs and versions, decisions taken and taken back. Made anew from its evidence it is the same, row by row."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

import pytest
from sqlalchemy import select
from tests.faults.harness import fingerprint, words_of
from tests.store.conftest import address, postgres

from onrecord.app import make_reader
from onrecord.model.capture import Capture
from onrecord.model.incident import AccountKey
from onrecord.pipeline import resolve as stage
from onrecord.pipeline.ingest import Job, Result, ingest, read_job
from onrecord.pipeline.resolve import Obeyed, resolve
from onrecord.pipeline.stages import stages_of
from onrecord.resolve.cluster import Constraints
from onrecord.store.api import Ledger
from onrecord.store.connect import connect, writing
from onrecord.store.derived import forget_all
from onrecord.store.ledger import create_ledger
from onrecord.store.tables import accounts, reports

__all__ = ["address", "postgres"]

_STORIES = (0, 1, 3, 5, 10, 11, 13, 20, 30, 100, 110, 120)
_STAGES = stages_of(make_reader().lexicon.digest, make_reader().gazetteer.digest)


def _here(jobs: Iterable[Job]) -> Iterator[Result]:
    return (read_job(make_reader(), job) for job in jobs)


def _run(ledger: Ledger, captures: Sequence[Capture], obeyed: Obeyed) -> None:
    for _ in ingest(ledger, captures, _STAGES, _here, "onrecord test"):
        pass
    for _ in resolve(ledger, "resolve 1", lambda: obeyed):
        pass


def _capture(report: int, story: int) -> Capture:
    record = {"id": f"r{report}", "text": words_of(story), "published": f"2026-05-{6 + story % 3:02d}"}
    return Capture(f"r{report}.json", json.dumps(record).encode(), "application/json")


def _decided(address: str, chance: random.Random, before: Obeyed) -> Obeyed:
    """Other decisions than before: two accounts that are joined or parted, two more that are parted, and one that is left out."""
    query = select(accounts.c.seq, accounts.c.rank).join(reports, reports.c.seq == accounts.c.seq)
    engine = connect(address)
    with engine.connect() as connection:
        known = connection.execute(query.where(reports.c.current, accounts.c.anchor.is_not(None)))
        keys = sorted(AccountKey(*row) for row in known)
    engine.dispose()
    if len(keys) < 5:
        return before
    a, b, c, d, out = chance.sample(keys, 5)
    links = [tuple(sorted(pair)) for pair in ((a, b), (c, d)) if pair[0].seq != pair[1].seq]
    joined = frozenset((one, other) for one, other in links[: chance.randint(0, 1)])
    parted = frozenset((one, other) for one, other in links) - joined
    touched = before.touched | {key.seq for key in (a, b, c, d, out)}
    return Obeyed(before.last + 1000, Constraints(joined, parted), frozenset([out]), touched)


@pytest.mark.parametrize("seed", range(6))
def test_all_that_is_derived_comes_again_as_it_was(address: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids, links, copies, incidents, tolls; whatever the batches were."""
    chance = random.Random(seed)

    def resize() -> None:
        monkeypatch.setattr(stage, "_BATCH", chance.choice([1, 2, 5, 128]))

    obeyed, count = Obeyed(), 0
    with closing(create_ledger(address, "onrecord test")) as ledger:
        for _ in range(4):
            fresh = range(count, count := count + chance.randint(1, 6))
            again = [chance.randrange(count)] if count > 3 else []
            resize()
            _run(ledger, [_capture(one, chance.choice(_STORIES)) for one in (*fresh, *again)], obeyed)
            obeyed = _decided(address, chance, obeyed)
            resize()
            _run(ledger, [], obeyed)
        before = fingerprint(address)
        engine = connect(address)
        with writing(engine) as connection:
            forget_all(connection)
        engine.dispose()
        resize()
        _run(ledger, [], obeyed)
        after = fingerprint(address)
    assert {name for name in before if before[name] != after[name]} == set()
    assert len(before["members"]) > len(before["incidents"]) > 1
