"""What is derived from the evidence: written whole for each acquisition, in place of what was derived from it before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from onrecord.model.ledger import payload_hash
from onrecord.model.provenance import Refusal
from onrecord.store.api import (
    AccountRow,
    Changes,
    ClaimRow,
    Entry,
    Rejected,
    StageRecord,
    Stale,
    Stamps,
    StoredRefusal,
)
from onrecord.store.bulk import add_new_rows, add_rows
from onrecord.store.holders import hand_on
from onrecord.store.linkage import unsettle
from onrecord.store.pack import pack, unpack
from onrecord.store.tables import (
    DERIVED,
    accounts,
    acquisitions,
    claims,
    held,
    readings,
    refusals,
    reports,
    resolved,
    stages,
)

Row = dict[str, Any]


def keep(connection: Connection, results: Sequence[Entry | Rejected], now: str) -> Changes:
    """Puts the results in place of what was derived before from the same acquisitions. To be called in a writing transaction.

    What was erased since it was read is left out. What another run has kept meanwhile is left alone, with its incidents.
    """
    kept, done = _there(connection, [result.seq for result in results])
    if done:
        same = _same(connection, [result for result in results if result.seq in set(done)])
        results = [result for result in results if result.seq not in same]
        done = [seq for seq in done if seq not in same]
    before: dict[tuple[int, str], str] = {}
    if done:  # most are new, and then there is nothing to drop
        before = _claims_by_report(connection, done)
        forget(connection, done)
    entries = [result for result in results if isinstance(result, Entry) and result.seq in kept]
    add_rows(connection, reports, [{"seq": e.seq, "current": True, **_searchable(e.report)} for e in entries])
    add_rows(connection, readings, [_reading(entry) for entry in entries])
    told = [(entry.seq, account) for entry in entries for account in entry.accounts]
    add_rows(connection, accounts, [_account(seq, account) for seq, account in told])
    rows = [_claim(seq, a.rank, claim) for seq, a in told for claim in a.claims]
    add_rows(connection, claims, rows)
    _supersede(connection, sorted({str(entry.report["id"]) for entry in entries}))
    refused = [result for result in results if isinstance(result, Rejected) and result.seq in kept]
    add_refusals(connection, [(r.refusal, r.seq, r.stamps.read) for r in refused], now)
    return _changes(before, rows)


def forget(connection: Connection, seqs: Sequence[int]) -> None:
    """Drops all that was derived from those acquisitions, and their refusals. Issued incident ids stay issued."""
    unsettle(connection, seqs)
    for table in (claims, accounts, readings, reports, refusals):
        connection.execute(delete(table).where(table.c.seq.in_(seqs)))


def forget_all(connection: Connection) -> None:
    """Drops everything derived. The next run makes it again from the evidence."""
    for table in (*DERIVED, refusals):
        connection.execute(delete(table))


def know_stages(connection: Connection, known: Sequence[StageRecord], now: str) -> None:
    """Remembers stages by their stamps."""
    rows = [{"stamp": k.stamp, "name": k.name, "parts": json.dumps(dict(k.parts)), "first_used_at": now} for k in known]
    add_new_rows(connection, stages, rows)


def stale(connection: Connection, stamps: Stamps, after: int, limit: int) -> list[Stale]:
    """Acquisitions after `after`, in order, with their bytes, and with neither a reading nor a refusal by these stages."""
    rows = connection.execute(_stale(stamps).where(acquisitions.c.seq > after).limit(limit))
    return [Stale(row.seq, "claims" if row.read_stamp == stamps.read else "read") for row in rows]


def count_stale(connection: Connection, stamps: Stamps) -> int:
    """How many acquisitions have neither a reading nor a refusal by these stages."""
    return connection.execute(select(func.count()).select_from(_stale(stamps).subquery())).scalar_one()


def stale_because(connection: Connection, today: Sequence[StageRecord]) -> dict[str, int]:
    """How many readings are stale because of each part that differs from today's, most first."""
    found: Counter[str] = Counter()
    columns = {"read": readings.c.read_stamp, "claims": readings.c.claims_stamp, "resolve": resolved.c.stamp}
    for stage in today:
        column = columns[stage.name]
        old = (
            select(column.label("stamp"), stages.c.parts, func.count().label("n"))
            .join(stages, stages.c.stamp == column, isouter=True)
            .where(column != stage.stamp)
            .group_by(column, stages.c.parts)
        )
        for row in connection.execute(old):
            parts = json.loads(row.parts) if row.parts else {}
            for part in {*parts, *stage.parts}:
                if parts.get(part) != stage.parts.get(part):
                    found[part] += row.n
    return dict(found.most_common())


def readings_of(connection: Connection, seqs: Sequence[int]) -> list[tuple[int, bytes]]:
    """The readings of those acquisitions, in order of `seq`."""
    rows = select(readings.c.seq, readings.c.packed).where(readings.c.seq.in_(seqs)).order_by(readings.c.seq)
    return [(row.seq, unpack(row.packed)) for row in connection.execute(rows)]


def add_refusals(connection: Connection, found: Iterable[tuple[Refusal, int | None, str | None]], now: str) -> None:
    """Keeps refusals, each with its acquisition and the stamp of what refused it, where there is one. The same one twice is one row."""
    rows = {
        (row := _refusal(refusal, seq, stamp, now))["id"]: row  # within one batch too
        for refusal, seq, stamp in found
    }
    add_new_rows(connection, refusals, list(rows.values()))


def list_refusals(connection: Connection, code: str | None) -> Iterator[StoredRefusal]:
    """All refusals, or those with this code, oldest first."""
    query = select(refusals).order_by(refusals.c.at, refusals.c.seq, refusals.c.id)
    for row in connection.execute(query if code is None else query.where(refusals.c.code == code)):
        yield StoredRefusal(row.id, row.seq, row.at, _refused(row))


def standing(connection: Connection, seqs: Sequence[int], stamps: Stamps) -> dict[int, Refusal]:
    """The refusals of those of the acquisitions that these stages refused."""
    query = select(refusals).where(refusals.c.seq.in_(seqs), refusals.c.read_stamp == stamps.read)
    return {row.seq: _refused(row) for row in connection.execute(query.order_by(refusals.c.seq))}


def forget_refusals(connection: Connection, ids: Sequence[str]) -> list[int]:
    """Drops those refusals; the acquisitions that they were about, which are stale from now on."""
    wanted = refusals.c.id.in_(ids)
    seqs = connection.execute(select(refusals.c.seq).where(wanted, refusals.c.seq.is_not(None))).scalars()
    found = sorted({seq for seq in seqs if seq is not None})
    connection.execute(delete(refusals).where(wanted))
    return found


def _stale(stamps: Stamps) -> Any:
    current = (readings.c.read_stamp == stamps.read) & (readings.c.claims_stamp == stamps.claims)
    refused = select(refusals.c.seq).where(refusals.c.seq == acquisitions.c.seq, refusals.c.read_stamp == stamps.read)
    return (
        select(acquisitions.c.seq, readings.c.read_stamp)
        .outerjoin(readings, readings.c.seq == acquisitions.c.seq)
        .where(acquisitions.c.payload.is_not(None), ~func.coalesce(current, False), ~refused.exists())
        .order_by(acquisitions.c.seq)
    )


def _there(connection: Connection, seqs: Sequence[int]) -> tuple[set[int], list[int]]:
    """Which of the acquisitions still have their bytes, and from which something was derived, or refused, before."""
    refused = select(refusals.c.seq).where(refusals.c.seq == acquisitions.c.seq)
    rows = connection.execute(
        select(acquisitions.c.seq, acquisitions.c.payload.is_not(None), reports.c.seq.is_not(None) | refused.exists())
        .outerjoin(reports, reports.c.seq == acquisitions.c.seq)
        .where(acquisitions.c.seq.in_(seqs))
    ).all()
    return {seq for seq, kept, _ in rows if kept}, [seq for seq, _, done in rows if done]


def _same(connection: Connection, results: Sequence[Entry | Rejected]) -> set[int]:
    """Those of the acquisitions whose readings are, by the same stages, what the results say."""
    told = {(one.seq, one.stamps): one.reading for one in results if isinstance(one, Entry)}
    rows = connection.execute(select(readings).where(readings.c.seq.in_([seq for seq, _ in told])))
    return {
        row.seq
        for row in rows
        if (reading := told.get((row.seq, Stamps(row.read_stamp, row.claims_stamp)))) and unpack(row.packed) == reading
    }


def _claims_by_report(connection: Connection, seqs: Sequence[int]) -> dict[tuple[int, str], str]:
    rows = connection.execute(select(claims.c.seq, claims.c.id, claims.c.value).where(claims.c.seq.in_(seqs)))
    return {(row.seq, row.id): row.value for row in rows}


def _changes(before: Mapping[tuple[int, str], str], rows: Sequence[Row]) -> Changes:
    """What is not as it was in the reports that had claims before."""
    if not before:
        return Changes()
    known = {seq for seq, _ in before}
    after = {(row["seq"], row["id"]): row["value"] for row in rows if row["seq"] in known}
    altered = sum(before[key] != value for key, value in after.items() if key in before)
    return Changes(len(after.keys() - before.keys()), altered, len(before.keys() - after.keys()))


def _supersede(connection: Connection, ids: Sequence[str]) -> None:
    """Marks the latest version of each report as the current one; all others leave their incidents, whose ids lead on."""
    versions = (
        select(reports.c.seq, reports.c.id, reports.c.current).where(reports.c.id.in_(ids)).order_by(reports.c.seq)
    )
    rows = connection.execute(versions).all()
    latest = {row.id: row.seq for row in rows}
    older = [row.seq for row in rows if row.seq != latest[row.id] and row.current]
    if older:
        connection.execute(update(reports).where(reports.c.seq.in_(older)).values(current=False))
        for row in rows:
            if row.seq in older:
                hand_on(connection, row.seq, latest[row.id])
        unsettle(connection, older)


def _searchable(report: Any) -> Row:
    """The report's columns as both databases hold them; the reading keeps the exact text."""
    return {key: held(value) for key, value in report.items()}


def _reading(entry: Entry) -> Row:
    stamps = {"read_stamp": entry.stamps.read, "claims_stamp": entry.stamps.claims}
    return {"seq": entry.seq, "packed": pack(entry.reading), **stamps}


def _account(seq: int, account: AccountRow) -> Row:
    return {
        "seq": seq,
        "rank": account.rank,
        "standing": account.standing,
        "reality": account.reality,
        "anchor": held(account.anchor),
        "fields": json.dumps(account.fields),
    }


def _claim(seq: int, rank: int, claim: ClaimRow) -> Row:
    return {
        "id": claim.id,
        "seq": seq,
        "rank": rank,
        "field": claim.field,
        "value": json.dumps(claim.value),
        "quote": held(claim.quote),
        "start": claim.start,
        "said_by": held(claim.said_by),
        "speaker": None if claim.speaker is None else json.dumps(claim.speaker),
    }


def _refused(row: Any) -> Refusal:
    return Refusal(row.code, row.subject, row.found, row.expected, row.remedy)


def _refusal(refusal: Refusal, seq: int | None, stamp: str | None, now: str) -> Row:
    told = "\n".join((str(seq), refusal.code, refusal.subject, refusal.found))
    return {
        "id": payload_hash(told.encode("utf-8", "replace"))[:16],
        "seq": seq,
        "code": refusal.code,
        "subject": held(refusal.subject),
        "found": held(refusal.found),
        "expected": held(refusal.expected),
        "remedy": held(refusal.remedy),
        "read_stamp": stamp,
        "at": now,
    }
