"""The latest version of a report, and what hangs on it: what people look at when they decide."""

from __future__ import annotations

import json
from collections import defaultdict

from sqlalchemy import Connection, select

from onrecord.store.api import ClaimRow, Version
from onrecord.store.pack import unpack
from onrecord.store.tables import claims, members, readings, reports


def latest(connection: Connection, report: str) -> Version | None:
    """The latest version of a report, with its accounts' claims and incidents; None where the ledger has none."""
    row = connection.execute(
        select(reports.c.seq, readings.c.packed)
        .join(readings, readings.c.seq == reports.c.seq)
        .where(reports.c.id == report, reports.c.current)
    ).one_or_none()
    if row is None:
        return None
    told: defaultdict[int, list[ClaimRow]] = defaultdict(list)
    for one in connection.execute(
        select(claims).where(claims.c.seq == row.seq).order_by(claims.c.rank, claims.c.start, claims.c.id)
    ):
        claim = ClaimRow(one.id, one.field, json.loads(one.value), one.quote, one.start, one.said_by)
        told[one.rank].append(claim)
    theirs = connection.execute(select(members.c.rank, members.c.incident).where(members.c.seq == row.seq))
    return Version(
        seq=row.seq,
        reading=json.loads(unpack(row.packed)),
        claims={rank: tuple(found) for rank, found in told.items()},
        incidents={one.rank: one.incident for one in theirs},
    )


def report_of_claim(connection: Connection, claim: str) -> str | None:
    """The id of the report that a claim of this id stands in."""
    query = select(reports.c.id).join(claims, claims.c.seq == reports.c.seq).where(claims.c.id == claim)
    return connection.execute(query.limit(1)).scalar_one_or_none()
