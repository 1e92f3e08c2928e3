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
SITES = ("the central market", "a bus station", "the old hospital", "a school", "the river port")
REPORTS = 200
"""Enough for several batches of evidence, of results and of resolution."""


def write_reports(path: Path) -> str:
    """A file of short reports: accounts that join, copies, recalled attacks, some refused, and ids with a second version that tells of another town."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(REPORTS):
            record = {
                "id": f"r{number % (REPORTS - 10)}",
                "text": words_of(number),
                "published": f"2026-05-{6 + number % 3:02d}",
                "publisher": f"Paper {number % 7}",
            }
            stream.write("{torn\n" if number % 50 == 49 else json.dumps(record) + "\n")
    return str(path)


def words_of(number: int) -> str:
    """What a report says. Every third of a town is the same story, carried on with a line of its own."""
    town, site = TOWNS[number % len(TOWNS)], SITES[number // len(TOWNS) % len(SITES)]
    told = f"A drone strike hit {site} of {town} on Monday and killed {number % 5 + 2} people, the governor said."
    if number % 3 == 0:
        told = (
            f"A drone strike hit {site} of {town} on Monday and killed four people who were on their way home, the governor said. "
            f"Firemen worked until late in the evening, and the wounded were brought to two hospitals on the other bank. Reader {number}."
        )
    if number % 4 == 0:
        told += (
            f" In April, gunmen shot {number % 3 + 3} men dead at a checkpoint near {TOWNS[(number + 1) % len(TOWNS)]}."
        )
    return told


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
        "incident_ids": "SELECT id, anchor, merged_into FROM incident_ids ORDER BY id",
        "incident_holders": "SELECT id, number, holder FROM incident_holders ORDER BY id",
        "reports": "SELECT seq, id, current, text FROM reports ORDER BY seq",
        "readings": "SELECT seq, read_stamp, claims_stamp, packed FROM readings ORDER BY seq",
        "accounts": "SELECT seq, rank, standing, reality, anchor, fields FROM accounts ORDER BY seq, rank",
        "claims": "SELECT seq, id, rank, field, value, quote FROM claims ORDER BY seq, id",
        "profiles": "SELECT seq, rank, packed FROM profiles ORDER BY seq, rank",
        "blocks": "SELECT key, seq, rank FROM blocks ORDER BY key, seq, rank",
        "links": "SELECT one_seq, one_rank, other_seq, other_rank, odds FROM links ORDER BY 1, 2, 3, 4",
        "copies": "SELECT seq, copy_of, signature FROM copies ORDER BY seq",
        "copy_bands": "SELECT key, seq FROM copy_bands ORDER BY key, seq",
        "resolved": "SELECT seq, stamp FROM resolved ORDER BY seq",
        "incidents": "SELECT id, event_type, first_day, place, grade, fields, whole FROM incidents ORDER BY id",
        "tolls": "SELECT incident, harm, min, best, max, open FROM tolls ORDER BY incident, harm",
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
            "SELECT count(*) FROM incidents WHERE id IN (SELECT id FROM incident_ids WHERE merged_into IS NOT NULL)",
            "SELECT count(*) FROM incident_ids WHERE id NOT IN (SELECT id FROM incident_holders)",
            "SELECT count(*) FROM (SELECT 1 FROM members GROUP BY seq, rank HAVING count(*) > 1) AS twice",
        ):
            assert connection.execute(text(query)).scalar_one() == 0, query
