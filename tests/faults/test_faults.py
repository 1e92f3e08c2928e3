"""Whatever happens to a run, after the next one nothing is lost, nothing is there twice, and the evidence is whole."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from tests.faults.harness import check_whole, fingerprint, killed_runs, run, start, wait
from tests.servers import Postgres

from onrecord.errors import LedgerError
from onrecord.store.ledger import open_ledger

Fingerprint = dict[str, list[tuple[object, ...]]]
_LONGEST_S = 4.0
"""About as long as an undisturbed run takes, so that kills fall all over it."""


def _kill_over_and_over(addresses: list[str], source: str, seed: int, whole: Fingerprint) -> None:
    """Kills a run for each address that is left; one that came to its end makes room for the next ledger."""
    dice = random.Random(seed)
    runs: Iterator[bool] = iter(())
    address = ""
    for index, candidate in enumerate(addresses):
        if not address:
            address = candidate
            runs = killed_runs(address, source, dice, _LONGEST_S)
        done = next(runs)
        if _made(address):
            check_whole(address)
        if done or index == len(addresses) - 1:
            assert wait(start(partial(run, address, source))) == 0
            check_whole(address)
            assert fingerprint(address) == whole
            address = ""


def _made(address: str) -> bool:
    """Whether the run came as far as making the ledger before it was killed."""
    try:
        open_ledger(address).close()
    except LedgerError:
        return False
    return True


def test_killed_at_random_points_on_sqlite(
    tmp_path: Path, source: str, kills: int, seed: int, whole: Fingerprint
) -> None:
    """SIGKILL, at moments that the seed gives."""
    _kill_over_and_over([str(tmp_path / f"{n}.db") for n in range(kills)], source, seed, whole)


def test_killed_at_random_points_on_postgresql(
    postgres: Postgres, source: str, kills: int, seed: int, whole: Fingerprint
) -> None:
    """The same against a server, which notices that its client is gone."""
    names = [f"ledger{number}" for number in range(max(1, kills // 3))]
    _kill_over_and_over([postgres.create_database(name) for name in names], source, seed, whole)


def test_the_server_goes_away_and_comes_back(postgres: Postgres, source: str, whole: Fingerprint) -> None:
    """A run waits for its database and goes on; nobody needs to start it again."""
    address = postgres.create_database("ledger")
    child = start(partial(run, address, source))
    for pause in (1.0, 1.1):
        time.sleep(pause)
        postgres.stop()
        time.sleep(0.5)
        postgres.start()
    assert wait(child) == 0
    check_whole(address)
    assert fingerprint(address) == whole


def test_the_connection_is_cut_over_and_over(postgres: Postgres, source: str, whole: Fingerprint) -> None:
    """The server ends the run's connections; each transaction is done whole or again."""
    address = postgres.create_database("ledger")
    child = start(partial(run, address, source))
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'ledger' AND pid <> pg_backend_pid()"
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        subprocess.run(["psql", "-q", postgres.url(), "-c", cut], capture_output=True, check=False)
        time.sleep(0.05)
    assert wait(start(partial(run, address, source))) == 0
    check_whole(address)
    assert fingerprint(address) == whole


def test_a_full_disk_ends_the_run_with_a_reason(
    sqlite: str, source: str, whole: Fingerprint, capfd: pytest.CaptureFixture[str]
) -> None:
    """The ledger stays whole; with room again, the next run goes on from there."""

    def starved() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write fails, as it does on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        run(sqlite, source)

    assert wait(start(starved)) == 3
    check_whole(sqlite)
    assert wait(start(partial(run, sqlite, source))) == 0
    check_whole(sqlite)
    assert fingerprint(sqlite) == whole


def test_a_small_disk_fills_up(tmp_path: Path, source: str, whole: Fingerprint) -> None:
    """A disk of its own, with room for a part of the ledger."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no small disk: mounting one needs root")
    try:
        address = str(disk / "ledger.db")
        assert wait(start(partial(run, address, source))) == 3
        check_whole(address)
        subprocess.run(["mount", "-o", "remount,size=100m", str(disk)], check=True)
        assert wait(start(partial(run, address, source))) == 0
        check_whole(address)
        assert fingerprint(address) == whole
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def test_two_runs_at_the_same_time(postgres: Postgres, sqlite: str, source: str, whole: Fingerprint) -> None:
    """They take turns writing; what both bring is there once."""
    for address in (sqlite, postgres.create_database("ledger")):
        children = [start(partial(run, address, source)) for _ in range(2)]
        assert [wait(child) for child in children] == [0, 0]
        check_whole(address)
        assert fingerprint(address) == whole
