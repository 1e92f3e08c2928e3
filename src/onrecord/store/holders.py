"""Whom an incident's id stays with when what it stayed with leaves the ledger, so that whoever wrote the id down finds it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from onrecord.store.tables import accounts, incident_holders, members


def hand_over(connection: Connection, seqs: Sequence[int]) -> None:
    """Before those acquisitions are erased: has incidents that are told by other reports too keep their ids, each held by the first of the
    accounts that stay, which is put into an incident first."""
    told = select(members.c.incident).where(members.c.seq.in_(seqs))
    for incident, anchor in _staying(connection, told, seqs).items():
        _hold(connection, incident, anchor)


def hand_on(connection: Connection, old: int, new: int) -> None:
    """Before acquisition `old` leaves its incidents for `new`, a later version of the same report: has each id that hangs on words which the
    new version has not stay with the first account of another report, else with the new version's account of the same rank, unless another
    id stays with that."""
    anchors = dict(_anchors(connection, new))
    held = (
        select(members.c.incident, members.c.rank, accounts.c.anchor)
        .join(accounts, (accounts.c.seq == members.c.seq) & (accounts.c.rank == members.c.rank))
        .join(incident_holders, incident_holders.c.id == members.c.incident)
        .where(members.c.seq == old, accounts.c.anchor == incident_holders.c.holder)
    )
    lost = [row for row in connection.execute(held.order_by(members.c.rank)) if row.anchor not in anchors.values()]
    others = _staying(connection, [row.incident for row in lost], [old, new])
    for row in lost:
        if row.incident in others:
            _hold(connection, row.incident, others[row.incident])
        elif (anchor := anchors.get(row.rank)) is not None and not _is_held(connection, anchor):
            _hold(connection, row.incident, anchor)


def _staying(connection: Connection, told: Any, seqs: Sequence[int]) -> Mapping[str, str]:
    """By incident, of those told, the anchor of the first account that is of none of the acquisitions."""
    rows = connection.execute(
        select(members.c.incident, accounts.c.anchor)
        .join(accounts, (accounts.c.seq == members.c.seq) & (accounts.c.rank == members.c.rank))
        .where(members.c.incident.in_(told), members.c.seq.not_in(seqs), accounts.c.anchor.is_not(None))
        .order_by(members.c.seq.desc(), members.c.rank.desc())
    )
    return {row.incident: row.anchor for row in rows}  # of each, the last row: the first account


def _anchors(connection: Connection, seq: int) -> Sequence[tuple[int, str]]:
    query = select(accounts.c.rank, accounts.c.anchor).where(accounts.c.seq == seq, accounts.c.anchor.is_not(None))
    return [(row.rank, row.anchor) for row in connection.execute(query)]


def _is_held(connection: Connection, anchor: str) -> bool:
    return (
        connection.execute(select(incident_holders.c.id).where(incident_holders.c.holder == anchor)).first() is not None
    )


def _hold(connection: Connection, incident: str, anchor: str) -> None:
    connection.execute(update(incident_holders).where(incident_holders.c.id == incident).values(holder=anchor))
