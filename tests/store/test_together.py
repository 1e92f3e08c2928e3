"""Many at once: writers that take turns, and readers that never wait."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import closing

from sqlalchemy import text
from tests.servers import importing_tests
from tests.store.examples import STAMPS, entry, keep, taken

from onrecord.store.api import IncidentFilter
from onrecord.store.connect import connect, writing
from onrecord.store.ledger import create_ledger, open_ledger

_WRITERS, _OWN, _SHARED = 4, 40, 20
_WRITER = """
import sys
from tests.store.examples import entry, keep, taken
from onrecord.store.ledger import open_ledger
address, name, own, shared = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
ledger = open_ledger(address)
for number in range(own):
    identity = f"{name}-{number}"
    seqs = taken(ledger, f"own {identity}", f"shared {number % shared}")
    keep(ledger, [entry(seqs[0], identity), entry(seqs[1], f"s{number % shared}")])
ledger.close()
"""


def test_four_processes_write_at_once(address: str) -> None:
    """What each brings is there, what several bring is there once, and the chain is whole."""
    with closing(create_ledger(address, "onrecord test")) as ledger:
        command = [sys.executable, "-c", _WRITER, address]
        writers = [
            subprocess.Popen([*command, f"w{number}", str(_OWN), str(_SHARED)], env=importing_tests())
            for number in range(_WRITERS)
        ]
        assert [writer.wait() for writer in writers] == [0] * _WRITERS
        found, stats = ledger.verify(), ledger.stats(STAMPS)
        expected = _WRITERS * _OWN + _SHARED
        assert found.broken is None
        assert (found.links, found.captures, stats.reports, stats.incidents, stats.stale) == (*[expected] * 4, 0)


def test_a_reader_does_not_wait_for_a_long_write(address: str) -> None:
    """Whatever is looked up, and the walk over the whole evidence, while thousands of rows are written and none is committed."""
    with closing(create_ledger(address, "onrecord test")) as ledger:
        (seq,) = taken(ledger, "one")
        keep(ledger, [entry(seq)])
        with writing(connect(address)) as connection:
            for number in range(2, 3000):
                connection.execute(
                    text("INSERT INTO chain VALUES (:n, 'decision', 'd', 'p', 'now', 'h')"), {"n": number}
                )
            connection.execute(text("DELETE FROM claims"))
            start = time.monotonic()
            with closing(open_ledger(address)) as reader:
                assert reader.verify().links == 1
                assert reader.stats(STAMPS).claims == 1
                assert len(list(reader.incidents(IncidentFilter()))) == 1
            assert time.monotonic() - start < 50  # SQLite waits for a minute where it has to wait
