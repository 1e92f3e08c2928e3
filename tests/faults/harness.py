"""Ingesting in a process that is killed, starved or cut off, and looking at what it leaves behind."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

from onrecord.app import ReadOptions, TextOptions, ingest_inputs, make_reader
from onrecord.errors import OnrecordError
from onrecord.ledgers import today
from onrecord.store.connect import connect
from onrecord.store.ledger import open_ledger

TOWNS = ("Basra", "Kharkiv", "Herat", "Mosul", "Sumy", "Idlib", "Sanaa", "Gao", "Maiduguri", "Goma")
REPORTS = 200
"""Enough for several batches of evidence and of results."""


def write_reports(path: Path) -> str:
    """A file of short reports, some of them refused, and one id in two versions."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(REPORTS):
            town = TOWNS[number % len(TOWNS)]
            record = {
                "id": f"r{number % (REPORTS - 10)}",
                "text": f"A drone strike killed {number + 2} people in {town} on Monday, the governor said.",
                "published": "2026-05-06",
            }
            stream.write("{torn\n" if number % 50 == 49 else json.dumps(record) + "\n")
    return str(path)


def run(address: str, source: str) -> None:
    """Ingests the file to its end, in this process."""
    for _ in ingest_inputs(address, (source,), ReadOptions(TextOptions())):
        pass


def start(work: Callable[[], None]) -> int:
    """Does the work in a child that begins with everything loaded, so that it can be killed in its work and not in its imports.

    The child ends with 0 when it is done, 3 when an error of ours ends it, 1 for anything else.
    """
    make_reader()
    child = os.fork()
    if child:
        return child
    try:
        sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - the child's own, to its end
        work()
    except OnrecordError:
        os._exit(3)
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
        os._exit(1)
    os._exit(0)


def wait(child: int) -> int:
    """The child's exit code; minus the signal that ended it."""
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def killed_runs(address: str, source: str, dice: random.Random, longest_s: float) -> Iterator[bool]:
    """Starts a run and kills it at a random moment, over and over; true each time that a run came to its end first."""
    while True:
        child = start(lambda: run(address, source))
        time.sleep(dice.uniform(0, longest_s))
        os.kill(child, signal.SIGKILL)
        code = wait(child)
        assert code in (0, -signal.SIGKILL), f"the run ended by itself with {code}"
        yield code == 0


@contextmanager
def disposing(engine: Engine) -> Iterator[Engine]:
    """The engine, which then lets go of its file: a disk with an open file cannot be unmounted."""
    try:
        yield engine
    finally:
        engine.dispose()


def fingerprint(address: str) -> dict[str, list[tuple[object, ...]]]:
    """All that must be the same however often a run was killed: every row but its moments."""
    queries = {
        "contents": "SELECT sha256, size, packed FROM contents ORDER BY sha256",
        "acquisitions": "SELECT seq, sha256, told FROM acquisitions ORDER BY seq",
        "chain": "SELECT seq, kind, subject FROM chain ORDER BY seq",
        "reports": "SELECT seq, id, current, text FROM reports ORDER BY seq",
        "readings": "SELECT seq, read_stamp, claims_stamp, packed FROM readings ORDER BY seq",
        "claims": "SELECT seq, id, rank, field, value, quote FROM claims ORDER BY seq, id",
        "incidents": "SELECT id, event_type, fields FROM incidents ORDER BY id",
        "members": "SELECT incident, seq, rank FROM members ORDER BY incident, seq, rank",
        "refusals": "SELECT id, seq, code, subject FROM refusals ORDER BY id",
    }
    with disposing(connect(address)) as engine, engine.connect() as connection:
        return {
            name: [
                tuple(bytes(v) if isinstance(v, memoryview) else v for v in row)
                for row in connection.execute(text(query))
            ]
            for name, query in queries.items()
        }


def check_whole(address: str) -> None:
    """The evidence is whole, and nothing derived hangs in the air."""
    ledger = open_ledger(address)
    found = ledger.verify()
    assert found.broken is None, found.broken
    stats = ledger.stats(today())
    assert stats.acquisitions == found.links
    ledger.close()
    with disposing(connect(address)) as engine, engine.connect() as connection:
        for query in (
            "SELECT count(*) FROM readings WHERE seq NOT IN (SELECT seq FROM reports)",
            "SELECT count(*) FROM reports WHERE seq NOT IN (SELECT seq FROM readings)",
            "SELECT count(*) FROM members WHERE incident NOT IN (SELECT id FROM incidents)",
            "SELECT count(*) FROM incidents WHERE id NOT IN (SELECT incident FROM members)",
        ):
            assert connection.execute(text(query)).scalar_one() == 0, query
