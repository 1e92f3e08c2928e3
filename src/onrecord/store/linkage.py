"""Resolution's side of a ledger: accounts found by keys, linked, and put into incidents, inside one writing transaction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, func, or_, select, update

from onrecord.model.incident import AccountKey, IssuedId
from onrecord.store.bulk import add_new_rows, add_rows
from onrecord.store.pack import pack, unpack
from onrecord.store.resolving import (
    CopyRow,
    Head,
    IncidentEntry,
    Json,
    LinkRow,
    ProfileRow,
    Seen,
    Told,
    Work,
)
from onrecord.store.tables import (
    RESOLUTION,
    accounts,
    blocks,
    claims,
    copies,
    copy_bands,
    decisions,
    held,
    incident_holders,
    incident_ids,
    incidents,
    links,
    members,
    profiles,
    readings,
    reports,
    resolution,
    resolved,
    tolls,
)

_MANY = 500
"""Values in one list of a query: both databases take more, and plan it no better."""
Value = TypeVar("Value")


def decided(connection: Connection) -> int:
    """The link of the last decision that incidents respect; 0 for none."""
    return connection.execute(select(resolution.c.decisions)).scalar_one_or_none() or 0


def unsettle(connection: Connection, seqs: Sequence[int]) -> None:
    """Takes the accounts of those acquisitions out of their incidents, and has all who shared one with them resolved again."""
    for chunk in _chunks(seqs):
        shared = select(members.c.incident).where(members.c.seq.in_(chunk))
        ids = list(connection.execute(shared.distinct()).scalars())
        for some in _chunks(ids):
            theirs = select(members.c.seq).where(members.c.incident.in_(some))
            connection.execute(delete(resolved).where(resolved.c.seq.in_(theirs)))
        drop_incidents(connection, ids)
        connection.execute(delete(resolved).where(resolved.c.seq.in_(chunk)))
        _ungroup(connection, chunk)
    work_in(connection, "").drop(seqs)


def _ungroup(connection: Connection, seqs: Sequence[int]) -> None:
    """Has the copies of those texts linked again: what is a copy only through one of them is none without it."""
    groups = list(connection.execute(select(copies.c.copy_of).where(copies.c.seq.in_(seqs)).distinct()).scalars())
    for some in _chunks(groups):
        connection.execute(delete(copies).where(copies.c.copy_of.in_(some)))


def drop_incidents(connection: Connection, ids: Sequence[str]) -> None:
    """Drops the rows of those incidents; their ids stay issued."""
    for chunk in _chunks(ids):
        for table, column in ((members, members.c.incident), (tolls, tolls.c.incident), (incidents, incidents.c.id)):
            connection.execute(delete(table).where(column.in_(chunk)))


def work_in(connection: Connection, now: str) -> Work:
    """Resolution's work inside this transaction; `now` is when ids are issued."""
    return _SqlWork(connection, now)


class _SqlWork:
    """See `store.resolving.Work`."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._now = now

    def seen(self) -> Seen:
        last = [self._connection.execute(select(func.max(table.c.seq))).scalar_one() for table in (decisions, reports)]
        return Seen(*(seq or 0 for seq in last))

    def unresolved(self, stamp: str, after: int, limit: int) -> list[int]:
        marked = select(resolved.c.seq).where(resolved.c.seq == reports.c.seq, resolved.c.stamp == stamp)
        left = select(reports.c.seq).where(reports.c.current, reports.c.seq > after, ~marked.exists())
        return list(self._connection.execute(left.order_by(reports.c.seq).limit(limit)).scalars())

    def unlinked(self, after: int, limit: int) -> list[int]:
        known = select(copies.c.seq).where(copies.c.seq == reports.c.seq)
        left = select(reports.c.seq).where(reports.c.current, reports.c.seq > after, ~known.exists())
        return list(self._connection.execute(left.order_by(reports.c.seq).limit(limit)).scalars())

    def outdate(self, stamp: str) -> None:
        # the least and the greatest stamp: an index gives either at once
        ends = (func.min(resolved.c.stamp), func.max(resolved.c.stamp))
        if all(self._connection.execute(select(end)).scalar_one() in (None, stamp) for end in ends):
            return
        for table in RESOLUTION:
            self._connection.execute(delete(table))

    def decided(self) -> int:
        return decided(self._connection)

    def readings(self, seqs: Sequence[int]) -> Mapping[int, bytes]:
        rows = self._rows(
            lambda chunk: select(readings.c.seq, readings.c.packed).where(readings.c.seq.in_(chunk)), seqs
        )
        return {row.seq: unpack(row.packed) for row in rows}

    def drop(self, seqs: Sequence[int]) -> None:
        for chunk in _chunks(seqs):
            for table in (profiles, blocks, copy_bands, copies):
                self._connection.execute(delete(table).where(table.c.seq.in_(chunk)))
            self._connection.execute(delete(links).where(or_(links.c.one_seq.in_(chunk), links.c.other_seq.in_(chunk))))

    def add(self, rows: Sequence[ProfileRow]) -> None:
        add_rows(
            self._connection,
            profiles,
            [{"seq": row.key.seq, "rank": row.key.rank, "packed": pack(row.packed)} for row in rows],
        )
        kept = [{"key": key, "seq": row.key.seq, "rank": row.key.rank} for row in rows for key in row.blocks]
        add_rows(self._connection, blocks, sorted(kept, key=lambda row: row["key"]))

    def find(self, keys: Iterable[int]) -> Mapping[int, Sequence[AccountKey]]:
        found: defaultdict[int, list[AccountKey]] = defaultdict(list)
        for row in self._rows(lambda chunk: select(blocks).where(blocks.c.key.in_(chunk)), sorted(set(keys))):
            found[row.key].append(AccountKey(row.seq, row.rank))
        return found

    def profiles(self, keys: Iterable[AccountKey]) -> Mapping[AccountKey, bytes]:
        wanted = set(keys)
        rows = self._rows(lambda chunk: select(profiles).where(profiles.c.seq.in_(chunk)), _seqs(wanted))
        return {key: unpack(row.packed) for row in rows if (key := AccountKey(row.seq, row.rank)) in wanted}

    def link(self, rows: Sequence[LinkRow]) -> None:
        add_rows(
            self._connection,
            links,
            [
                {
                    "one_seq": row.one.seq,
                    "one_rank": row.one.rank,
                    "other_seq": row.other.seq,
                    "other_rank": row.other.rank,
                    "odds": row.odds,
                }
                for row in rows
            ],
        )

    def links(self, keys: Iterable[AccountKey]) -> Sequence[LinkRow]:
        wanted = set(keys)
        found: set[LinkRow] = set()
        for column in (links.c.one_seq, links.c.other_seq):
            for row in self._rows(lambda chunk, column=column: select(links).where(column.in_(chunk)), _seqs(wanted)):
                one, other = AccountKey(row.one_seq, row.one_rank), AccountKey(row.other_seq, row.other_rank)
                if one in wanted or other in wanted:
                    found.add(LinkRow(one, other, row.odds))
        return sorted(found)

    def memberships(self, keys: Iterable[AccountKey]) -> Mapping[AccountKey, str]:
        wanted = set(keys)
        rows = self._rows(lambda chunk: select(members).where(members.c.seq.in_(chunk)), _seqs(wanted))
        return {key: row.incident for row in rows if (key := AccountKey(row.seq, row.rank)) in wanted}

    def members(self, ids: Iterable[str]) -> Mapping[str, Sequence[AccountKey]]:
        found: defaultdict[str, list[AccountKey]] = defaultdict(list)
        for row in self._rows(lambda chunk: select(members).where(members.c.incident.in_(chunk)), sorted(set(ids))):
            found[row.incident].append(AccountKey(row.seq, row.rank))
        return found

    def heads(self, keys: Iterable[AccountKey]) -> Mapping[AccountKey, Head]:
        wanted = set(keys)
        columns = (accounts.c.seq, accounts.c.rank, accounts.c.anchor, reports.c.published)
        rows = self._rows(
            lambda chunk: (
                select(*columns)
                .join(reports, reports.c.seq == accounts.c.seq)
                .where(accounts.c.seq.in_(chunk), reports.c.current, accounts.c.anchor.is_not(None))
            ),
            _seqs(wanted),
        )
        return {
            key: Head(row.anchor, row.published) for row in rows if (key := AccountKey(row.seq, row.rank)) in wanted
        }

    def issued(self, ids: Iterable[str], anchors: Iterable[str]) -> Sequence[IssuedId]:
        columns = (incident_ids, incident_holders.c.number, incident_holders.c.holder)
        query = select(*columns).join(incident_holders, incident_holders.c.id == incident_ids.c.id)
        found: dict[str, IssuedId] = {}
        hung_on = sorted(set(anchors))
        wanted = (
            (incident_ids.c.id, sorted(set(ids))),
            (incident_ids.c.anchor, hung_on),
            (incident_holders.c.holder, hung_on),
        )
        for column, values in wanted:
            for row in self._rows(lambda chunk, column=column: query.where(column.in_(chunk)), values):
                found[row.id] = IssuedId(row.id, row.number, row.anchor, row.holder, row.merged_into)
        return sorted(found.values(), key=lambda one: one.number)

    def next_number(self) -> int:
        return (self._connection.execute(select(func.max(incident_holders.c.number))).scalar_one_or_none() or 0) + 1

    def issue(self, rows: Sequence[IssuedId]) -> None:
        add_new_rows(
            self._connection,
            incident_ids,
            [{"id": row.id, "anchor": row.anchor, "issued_at": self._now, "merged_into": None} for row in rows],
        )
        add_new_rows(
            self._connection,
            incident_holders,
            [{"id": row.id, "number": row.number, "holder": row.holder} for row in rows],
        )
        values = [{"one": row.id, "into": row.merged_into, "with": row.holder} for row in rows]
        if values:
            merged = (
                update(incident_ids).where(incident_ids.c.id == bindparam("one")).values(merged_into=bindparam("into"))
            )
            held_by = (
                update(incident_holders)
                .where(incident_holders.c.id == bindparam("one"))
                .values(holder=bindparam("with"))
            )
            self._connection.execute(merged, values)
            self._connection.execute(held_by, values)

    def copies(self, rows: Sequence[CopyRow]) -> Mapping[int, Sequence[tuple[int, bytes]]]:
        add_rows(
            self._connection,
            copies,
            [{"seq": row.seq, "copy_of": row.seq, "signature": row.signature} for row in rows],
        )
        bands = [{"key": key, "seq": row.seq} for row in rows for key in row.bands]
        add_rows(self._connection, copy_bands, sorted(bands, key=lambda band: band["key"]))
        sharing: defaultdict[int, set[int]] = defaultdict(set)
        asked = sorted({key for row in rows for key in row.bands})
        for band in self._rows(lambda chunk: select(copy_bands).where(copy_bands.c.key.in_(chunk)), asked):
            sharing[band.key].add(band.seq)
        wanted = sorted({seq for some in sharing.values() for seq in some})
        kept = self._rows(lambda chunk: select(copies.c.seq, copies.c.signature).where(copies.c.seq.in_(chunk)), wanted)
        signatures = {row.seq: row.signature for row in kept}
        found: dict[int, list[tuple[int, bytes]]] = {}
        for row in rows:
            others = {seq for key in row.bands for seq in sharing[key]}
            found[row.seq] = [(seq, signatures[seq]) for seq in sorted(others - {row.seq}) if seq in signatures]
        return found

    def texts(self, seqs: Iterable[int]) -> Mapping[int, str]:
        rows = self._rows(
            lambda chunk: select(reports.c.seq, reports.c.text).where(reports.c.seq.in_(chunk)), sorted(set(seqs))
        )
        return {row.seq: row.text for row in rows}

    def group_copies(self, pairs: Sequence[tuple[int, int]]) -> Sequence[int]:
        changed: set[int] = set()
        for pair in pairs:
            groups = (
                self._connection.execute(select(copies.c.copy_of).where(copies.c.seq.in_(pair)).distinct())
                .scalars()
                .all()
            )
            if len(groups) < 2:
                continue
            first, *rest = sorted(groups)
            moved = copies.c.copy_of.in_(rest)
            changed |= set(self._connection.execute(select(copies.c.seq).where(moved)).scalars())
            self._connection.execute(update(copies).where(moved).values(copy_of=first))
        return sorted(changed)

    def told(self, keys: Iterable[AccountKey]) -> Mapping[AccountKey, Told]:
        wanted = set(keys)
        seqs = _seqs(wanted)
        claimed: defaultdict[AccountKey, list[Mapping[str, Any]]] = defaultdict(list)
        order = (claims.c.seq, claims.c.rank, claims.c.start, claims.c.id)
        for claim in self._rows(lambda chunk: select(claims).where(claims.c.seq.in_(chunk)).order_by(*order), seqs):
            claimed[AccountKey(claim.seq, claim.rank)].append(claim._mapping)
        rows = self._rows(
            lambda chunk: (
                select(accounts.c.rank, accounts.c.fields, *_REPORT, copies.c.copy_of)
                .join(reports, reports.c.seq == accounts.c.seq)
                .outerjoin(copies, copies.c.seq == accounts.c.seq)
                .where(accounts.c.seq.in_(chunk), accounts.c.fields.is_not(None))
            ),
            seqs,
        )
        found: dict[AccountKey, Told] = {}
        for row in rows:
            key = AccountKey(row.seq, row.rank)
            if key in wanted:
                report = {column.name: getattr(row, column.name) for column in _REPORT}
                copy_of = row.copy_of or row.seq
                found[key] = Told(key, report, copy_of, json.loads(row.fields), tuple(claimed[key]))
        return found

    def put(self, entries: Sequence[IncidentEntry], gone: Iterable[str]) -> None:
        drop_incidents(self._connection, sorted({*(entry.id for entry in entries), *gone}))
        add_rows(self._connection, incidents, [_incident(entry) for entry in entries])
        add_rows(self._connection, tolls, [row for entry in entries for row in _tolls(entry)])
        add_rows(
            self._connection,
            members,
            [{"incident": entry.id, "seq": key.seq, "rank": key.rank} for entry in entries for key in entry.members],
        )

    def done(self, seqs: Sequence[int], stamp: str) -> None:
        self.reopen(seqs)
        add_rows(self._connection, resolved, [{"seq": seq, "stamp": stamp} for seq in seqs])

    def reopen(self, seqs: Sequence[int]) -> None:
        for chunk in _chunks(seqs):
            self._connection.execute(delete(resolved).where(resolved.c.seq.in_(chunk)))

    def respect(self, last: int) -> None:
        self._connection.execute(delete(resolution))
        add_rows(self._connection, resolution, [{"only": 1, "decisions": last}])

    def accounts(self, seqs: Sequence[int]) -> Sequence[AccountKey]:
        found: set[AccountKey] = set()
        for table in (profiles, members):
            rows = self._rows(
                lambda chunk, table=table: select(table.c.seq, table.c.rank).where(table.c.seq.in_(chunk)), seqs
            )
            found |= {AccountKey(row.seq, row.rank) for row in rows}
        return sorted(found)

    def _rows(self, query: Any, values: Sequence[Any]) -> Iterator[Any]:
        for chunk in _chunks(values):
            yield from self._connection.execute(query(chunk))


_REPORT = (
    reports.c.seq,
    reports.c.id,
    reports.c.title,
    reports.c.publisher,
    reports.c.wire,
    reports.c.url,
    reports.c.published,
)


def _seqs(keys: Iterable[AccountKey]) -> list[int]:
    return sorted({key.seq for key in keys})


def _chunks(values: Sequence[Value]) -> Iterator[list[Value]]:
    for start in range(0, len(values), _MANY):
        yield list(values[start : start + _MANY])


def _incident(entry: IncidentEntry) -> Json:
    time, place = entry.fields.get("time") or {}, entry.fields.get("place") or {}
    return {
        "id": entry.id,
        "event_type": entry.fields["event_type"],
        "acled_sub_event_type": entry.fields["acled_sub_event_type"],
        "reality": entry.fields["reality"],
        "first_day": (time.get("start") or "")[:10] or None,
        "last_day": (time.get("end") or "")[:10] or None,
        "time_precision": time.get("precision"),
        "place": held(place.get("name")),
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
        "place_precision": place.get("precision"),
        "country": place.get("country"),
        "admin1": held(place.get("admin1")),
        "grade": entry.fields["grade"],
        "fields": json.dumps(entry.fields),
        "whole": pack(entry.whole),
    }


def _tolls(entry: IncidentEntry) -> Iterator[Json]:
    for harm, toll in entry.fields["tolls"].items():
        yield {"incident": entry.id, "harm": harm} | {key: toll[key] for key in ("min", "best", "max", "open")}
