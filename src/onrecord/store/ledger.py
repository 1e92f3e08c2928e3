"""A ledger over SQLAlchemy: each call one transaction, tried again while the database is away."""

from __future__ import annotations

import logging
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, exc, func, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError

from onrecord.errors import LedgerDamaged, LedgerError, Overtaken
from onrecord.model.capture import Capture, Visit
from onrecord.model.ledger import Acquisition, Verified, canonical
from onrecord.model.provenance import Refusal
from onrecord.store import current, derived, doubts, evidence, linkage, lookup, visits
from onrecord.store.api import (
    Changes,
    Doubt,
    Entry,
    Erasure,
    IncidentFilter,
    Json,
    Ledger,
    Rejected,
    StageRecord,
    Stale,
    Stamps,
    Stats,
    StoredRefusal,
    Taken,
    Version,
)
from onrecord.store.connect import connect, empty_log, writing
from onrecord.store.resolving import Known, Work
from onrecord.store.tables import FORMAT, decisions, ledger
from onrecord.store.verify import verify

Answer = TypeVar("Answer")

_LOG = logging.getLogger(__name__)
logging.getLogger("stamina").addHandler(
    logging.NullHandler()
)  # it would name every attempt on a terminal; we say so once

_NOTICED = 3
"""The attempt before which somebody who looks on is told; shorter absences go unnoticed."""
_PATIENCE_S = 120.0
"""How long a database may be away in a run before it gives up: a restart of a server takes less."""
_FIRST_PATIENCE_S = 10.0
"""The same when a ledger is opened, where the address may be wrong and somebody waits to be told."""


def open_ledger(target: str) -> Ledger:
    """The ledger at this address, for reading and writing.

    Raises:
        LedgerError: there is none, it is of a format that this release cannot read, or the database cannot be reached.
    """
    engine = connect(target)
    try:
        if "://" not in target and not Path(target).exists():
            raise _no_ledger(target)
        with _explained(target):
            found = _patiently(lambda: _format(engine), _FIRST_PATIENCE_S)
        if found is None:
            raise _no_ledger(target)
        if found > FORMAT:
            raise LedgerError(
                target,
                found=f"a ledger of format {found}",
                expected=f"format {FORMAT} or earlier",
                remedy="install the release of onrecord that wrote it, or a later one",
            )
        if found < FORMAT:
            with _explained(target):
                _migrate(engine)
    except BaseException:
        engine.dispose()  # its connection would be kept, and with it what SQLite keeps beside its file
        raise
    return _SqlLedger(engine, target)


def create_ledger(target: str, tool: str) -> Ledger:
    """The ledger at this address, made where there is none. Safe to call at the same time from many processes.

    Raises:
        LedgerError: as `open_ledger`; or the place holds something else.
    """
    engine = connect(target)
    try:
        with _explained(target):
            if "://" not in target and not Path(target).absolute().parent.is_dir():
                raise LedgerError(
                    target,
                    found="no such folder",
                    expected="a path in a folder that is there: a mistyped address must not begin a second ledger somewhere else",
                    remedy="make the folder, or mend the path",
                )
            found = _patiently(lambda: _format(engine), _FIRST_PATIENCE_S)
            if found is None:
                _patiently(lambda: _migrate(engine, tool), _FIRST_PATIENCE_S)
    finally:
        engine.dispose()
    return open_ledger(target)


class _SqlLedger:
    """See `store.api.Ledger`."""

    def __init__(self, engine: Engine, target: str) -> None:
        self._engine = engine
        self._target = target

    def take_in(self, captures: Sequence[Capture], tool: str) -> list[Taken | Refusal]:
        prepared = evidence.prepare(captures)
        return self._write(lambda connection: evidence.take_in(connection, prepared, tool, _now()))

    def visited(self, urls: Sequence[str]) -> Mapping[str, Visit]:
        return self._read(lambda connection: visits.visited(connection, urls))

    def remember(self, seen: Sequence[Visit]) -> None:
        if seen:
            self._write(lambda connection: visits.remember(connection, seen, _now()))

    def know_stages(self, stages: Sequence[StageRecord]) -> None:
        self._write(lambda connection: derived.know_stages(connection, stages, _now()))

    def stale(self, stamps: Stamps, after: int = 0, limit: int = 256) -> list[Stale]:
        return self._read(lambda connection: derived.stale(connection, stamps, after, limit))

    def stale_because(self, stages: Sequence[StageRecord]) -> Mapping[str, int]:
        return self._read(lambda connection: derived.stale_because(connection, stages))

    def readings(self, seqs: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        return iter(self._read(lambda connection: derived.readings_of(connection, seqs)))

    def captures(self, seqs: Sequence[int]) -> Iterator[tuple[int, Capture]]:
        return iter(self._read(lambda connection: list(evidence.captures_of(connection, seqs))))

    def keep(self, results: Sequence[Entry | Rejected]) -> Changes:
        return self._write(lambda connection: derived.keep(connection, results, _now()))

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        found = [(refusal, None, None) for refusal in refusals]
        if found:
            self._write(lambda connection: derived.add_refusals(connection, found, _now()))

    def refusals(self, code: str | None = None) -> Iterator[StoredRefusal]:
        return iter(self._read(lambda connection: list(derived.list_refusals(connection, code))))

    def standing(self, seqs: Sequence[int], stamps: Stamps) -> Mapping[int, Refusal]:
        return self._read(lambda connection: derived.standing(connection, seqs, stamps)) if seqs else {}

    def forget_refusals(self, ids: Sequence[str]) -> list[int]:
        def forget(connection: Connection) -> list[int]:
            visits.forget_refused(connection, ids)
            return derived.forget_refusals(connection, ids)

        return self._write(forget)

    def decide(self, identifier: str, payload: Mapping[str, Any], seen: int | None = None) -> int:
        def add(connection: Connection) -> int:
            words = canonical(payload)
            known = connection.execute(select(decisions).where(decisions.c.id == identifier)).one_or_none()
            if known is not None and known.payload == words.decode("ascii"):
                return int(known.seq)  # written by an attempt that was cut off before it was told so
            if known is not None:
                raise LedgerError(
                    f"decision {identifier}",
                    found="a decision of this id",
                    expected="a new id: decisions are superseded, never edited",
                    remedy="take a new decision that supersedes it",
                )
            last = connection.execute(select(func.max(decisions.c.seq))).scalar_one() or 0
            if seen is not None and last > seen:
                raise Overtaken(
                    f"decision {identifier}",
                    found="a decision that came in meanwhile",
                    expected="none since the ledger was looked at",
                    remedy="look again, and decide then",
                )
            seq = evidence.append(connection, "decision", identifier, words, _now())
            connection.execute(decisions.insert(), {"seq": seq, "id": identifier, "payload": words.decode("ascii")})
            return seq

        return self._write(add)

    def decisions(self) -> Iterator[tuple[int, Json]]:
        return iter(self._read(lookup.all_decisions))

    def erase(self, erasure: Erasure) -> int:
        from onrecord.store import erase  # late: keys and signatures take a tenth of a second to load

        seq = self._write(lambda connection: erase.erase(connection, erasure))
        empty_log(self._engine)
        return seq

    def verify(self) -> Verified:
        return self._read(verify)

    def incidents(self, wanted: IncidentFilter, limit: int | None = None, after: str | None = None) -> Iterator[Json]:
        with _explained(self._target), self._engine.connect() as connection:
            yield from lookup.find_incidents(connection, wanted, limit, after)

    def incident(self, identifier: str) -> Json | None:
        return self._read(lambda connection: lookup.incident_whole(connection, identifier))

    def merged(self, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        return self._read(lambda connection: lookup.merged(connection, ids))

    def likely_merges(self, least: float, limit: int | None = None) -> list[Doubt]:
        return self._read(lambda connection: doubts.likely_merges(connection, least, limit))

    def likely_splits(self, most: float, limit: int | None = None) -> list[Doubt]:
        return self._read(lambda connection: doubts.likely_splits(connection, most, limit))

    def report(self, identifier: str) -> list[tuple[Acquisition, Json]]:
        return self._read(lambda connection: lookup.report_versions(connection, identifier))

    def latest(self, report: str) -> Version | None:
        return self._read(lambda connection: current.latest(connection, report))

    def report_of_claim(self, claim: str) -> str | None:
        return self._read(lambda connection: current.report_of_claim(connection, claim))

    def stats(self, stamps: Stamps) -> Stats:
        return self._read(lambda connection: lookup.count_all(connection, stamps))

    def decided(self) -> int:
        return self._read(linkage.decided)

    def resolve(self, act: Callable[[Work], Answer]) -> Answer:
        return self._write(lambda connection: act(linkage.work_in(connection, _now())))

    def consult(self, ask: Callable[[Known], Answer]) -> Answer:
        return self._read(lambda connection: ask(linkage.work_in(connection, _now())))

    def close(self) -> None:
        self._engine.dispose()

    def _read(self, ask: Callable[[Connection], Answer]) -> Answer:
        def attempt() -> Answer:
            with self._engine.connect() as connection:
                return ask(connection)

        with _explained(self._target):
            return _patiently(attempt)

    def _write(self, act: Callable[[Connection], Answer]) -> Answer:
        def attempt() -> Answer:
            with writing(self._engine) as connection:
                return act(connection)

        with _explained(self._target):
            return _patiently(attempt)


def _patiently(attempt: Callable[[], Answer], patience_s: float = _PATIENCE_S) -> Answer:
    """What the attempt gives, tried again while the database is away: a transaction that was cut off has left nothing behind,
    and one that was done unnoticed finds its work done."""
    try:
        return attempt()  # as it goes nearly always, without what it takes to try again
    except DBAPIError as fault:
        if not _is_away(fault):
            raise
    import stamina  # late: loading it takes longer than most look-ups

    for trial in stamina.retry_context(on=_is_away, attempts=None, timeout=patience_s, wait_max=5.0):
        if trial.num == _NOTICED:
            _LOG.warning("the database is away; waiting up to %.0f seconds for it", patience_s)
        with trial:
            return attempt()
    raise AssertionError("stamina gives a result or raises")


def _is_away(fault: Exception) -> bool:
    """True for what passes by itself: the server restarts, or the connection to it is gone. A full disk does not."""
    if not isinstance(fault, DBAPIError) or isinstance(fault.orig, sqlite3.Error):
        return False
    state = getattr(fault.orig, "sqlstate", None)
    if state is None:  # the driver's own: it could not connect, or was cut off in the middle
        return isinstance(fault, exc.OperationalError) or fault.connection_invalidated
    # 57P: the server shuts down or starts; 08: the connection is gone; 40: a conflict that a new attempt settles
    return str(state).startswith(("57P", "08", "40"))


@contextmanager
def _explained(target: str) -> Iterator[None]:
    """Turns a fault of the database into one that says what to do."""
    shown = make_url(target).render_as_string(hide_password=True) if "://" in target else target
    try:
        yield
    except (IntegrityError, exc.ProgrammingError):
        raise  # a bug of ours: hiding it would hide where
    except (DBAPIError, OSError) as fault:
        cause = fault.orig if isinstance(fault, DBAPIError) else fault
        if _is_damage(cause):
            raise LedgerDamaged(
                shown,
                found=f"a damaged database ({_first_line(cause)})",
                expected="a whole one",
                remedy="restore the ledger from a backup made before, and keep this one to look into",
            ) from fault
        if "file is not a database" in str(cause):
            raise LedgerError(
                shown,
                found="a file that is no SQLite database",
                expected="a ledger, or a path where no file is yet",
                remedy="name another path; LEDGER comes first, then the inputs",
            ) from fault
        raise LedgerError(
            shown,
            found=_first_line(cause),
            expected="a database that can be read and written",
            remedy="mend that and run again: what was done is kept, and the rest goes on from there",
        ) from fault


def _is_damage(cause: BaseException | None) -> bool:
    """True where the database itself finds that its pages are not what it wrote: a copy that was cut off, a bad disk."""
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT
    return str(getattr(cause, "sqlstate", "")) in ("XX001", "XX002")  # data, or an index, corrupted


def _first_line(cause: BaseException | None) -> str:
    return str(cause).strip().splitlines()[0] if str(cause) else type(cause).__name__


def _format(engine: Engine) -> int | None:
    """The format of the ledger in this database; None where there is none.

    Raises:
        LedgerError: the database holds something else.
    """
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        if ledger.name in tables and "alembic_version" in tables:
            return connection.execute(select(ledger.c.format)).scalar_one_or_none()
    if tables - {"alembic_version"} and engine.dialect.name == "sqlite":
        raise LedgerError(
            str(engine.url.database),
            found="a SQLite file with other tables",
            expected="a ledger, or a path where no file is yet",
            remedy="name another path",
        )
    return None


def _migrate(engine: Engine, tool: str | None = None) -> None:
    """Brings the tables to this release's format, in one transaction; fills the ledger's own row where there is none."""
    from alembic import command  # late: opening a ledger needs no Alembic
    from alembic.config import Config

    with as_file(files("onrecord.store") / "migrations") as scripts, writing(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.execute(select(ledger.c.only)).first() is None:
            connection.execute(ledger.insert(), _first_row(tool or "onrecord"))
        else:
            connection.execute(ledger.update().values(format=FORMAT))


def _first_row(tool: str) -> dict[str, Any]:
    return {
        "only": 1,
        "id": str(uuid.uuid4()),
        "format": FORMAT,
        "created_at": _now(),
        "tool": tool,
        "head_seq": 0,
        "head_hash": "",
    }


def _no_ledger(target: str) -> LedgerError:
    return LedgerError(
        target,
        found="no ledger",
        expected="one that `onrecord ingest` has made",
        remedy="check the address, or ingest into it",
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
