"""Real servers that tests start for themselves, in temporary folders, and stop again."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_NOBODY = "nobody"
"""Whom the server runs as where the tests run as root, whom PostgreSQL refuses."""


@dataclass(frozen=True)
class Postgres:
    """A running PostgreSQL server. `stop` and `start` leave its data alone."""

    bin: Path
    folder: Path
    user: str | None

    def url(self, database: str = "postgres") -> str:
        """The address of one of its databases, over a socket in its folder."""
        return f"postgresql://onrecord@/{database}?host={self.folder}"

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off"
        self._run(
            "pg_ctl", "start", "-w", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-o", options
        )

    def stop(self) -> None:
        """Stops the server as a power cut would: connections are dropped, nothing is said."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(self.folder / "data"))

    def create_database(self, name: str) -> str:
        """The address of a new, empty database."""
        self._run("createdb", "-h", str(self.folder), "-U", "onrecord", name)
        return self.url(name)

    def initialise(self) -> None:
        """Makes the server's data folder."""
        self._run("initdb", "-D", str(self.folder / "data"), "-U", "onrecord", "-A", "trust", "-E", "UTF8", "--no-sync")

    def _run(self, tool: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self.bin / tool), *arguments],
            user=self.user,
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=120,
        )
        if done.returncode:
            raise RuntimeError(f"{tool}: {done.stderr or done.stdout}")


def postgres_bin() -> Path | None:
    """The folder with PostgreSQL's server programs; None where it is not installed (`make servers` does that)."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """A fresh PostgreSQL server, gone with its data at the end."""
    binaries = postgres_bin()
    if binaries is None:
        raise RuntimeError("no PostgreSQL server is installed; run `make servers`")
    user = _NOBODY if os.geteuid() == 0 else None
    # short: the path of a socket has 107 bytes at most
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-", dir="/tmp"))
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    server = Postgres(binaries, folder, user)
    try:
        server.initialise()
        server.start()
        yield server
    finally:
        subprocess.run(
            [str(binaries / "pg_ctl"), "stop", "-m", "immediate", "-D", str(folder / "data")],
            user=user,
            cwd="/",
            capture_output=True,
            check=False,
        )
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_dask(workers: int, nanny: str = "--no-nanny") -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A Dask scheduler and its workers, each a process of its own: the scheduler's address, and the workers to be killed at will.

    With `--nanny` a worker that dies is started again, as on a real cluster.
    """
    folder = Path(tempfile.mkdtemp(prefix="onrecord-dask-", dir="/tmp"))
    port = _free_port()
    address = f"tcp://127.0.0.1:{port}"
    quiet = {
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        "cwd": folder,
        "env": importing_tests(),
        "start_new_session": True,
    }
    dask = [sys.executable, "-m", "dask"]
    own = ["--host", "127.0.0.1", "--no-dashboard"]
    one = ["--nworkers", "1", "--nthreads", "1", nanny]
    scheduler = subprocess.Popen([*dask, "scheduler", *own, "--port", str(port)], **quiet)  # type: ignore[call-overload]
    crew = [subprocess.Popen([*dask, "worker", address, *one, *own], **quiet) for _ in range(workers)]  # type: ignore[call-overload]
    try:
        yield address, crew
    finally:
        for process in (*crew, scheduler):
            os.killpg(process.pid, signal.SIGKILL)  # with the worker that a nanny looks after
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def importing_tests() -> dict[str, str]:
    """The environment for processes that are handed functions of the tests."""
    root = Path(__file__).resolve().parents[1]
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(root), str(root / "src")))}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
