"""Looking things up: incidents by filters, one incident or report whole, and how much there is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from onrecord.model.ledger import Acquisition
from onrecord.store.api import IncidentFilter, Json, Stamps, Stats
from onrecord.store.derived import count_stale
from onrecord.store.evidence import acquisition_of
from onrecord.store.pack import unpack
from onrecord.store.search import in_box, matches_words
from onrecord.store.tables import (
    accounts,
    acquisitions,
    claims,
    contents,
    decisions,
    incident_ids,
    incidents,
    members,
    readings,
    refusals,
    reports,
    tolls,
)

_PAGE = 256
"""Incidents whose reports are looked up together."""
_COMMONEST = 20
"""Publishers and types that `stats` names; the rest are in the counts."""


def find_incidents(
    connection: Connection, wanted: IncidentFilter, limit: int | None, after: str | None
) -> Iterator[Json]:
    """Incidents that pass the filter, the latest first; those without a day come last. `after` is the last id of the page before."""
    day = func.coalesce(incidents.c.first_day, "")
    query = select(incidents).where(*_conditions(connection, wanted)).order_by(day.desc(), incidents.c.id)
    if after is not None:
        seen = select(day).where(incidents.c.id == after).scalar_subquery()
        query = query.where(or_(day < seen, and_(day == seen, incidents.c.id > after)))
    rows = connection.execute(query.limit(limit).execution_options(yield_per=_PAGE))
    for page in rows.partitions():
        theirs = _reports_of(connection, [row.id for row in page])
        for row in page:
            yield {"id": row.id, **json.loads(row.fields), "reports": theirs.get(row.id, [])}


def incident_whole(connection: Connection, identifier: str) -> Json | None:
    """One incident with its reports and claims; an id that was merged gives the incident that it was merged into."""
    known: str | None = identifier
    while known is not None:  # ids are merged into older ones only, so this ends
        identifier = known
        known = connection.execute(
            select(incident_ids.c.merged_into).where(incident_ids.c.id == identifier)
        ).scalar_one_or_none()
    row = connection.execute(select(incidents).where(incidents.c.id == identifier)).one_or_none()
    if row is None:
        return None
    whole: Json = json.loads(unpack(row.whole)) if row.whole is not None else {"id": row.id, **json.loads(row.fields)}
    return {**whole, "merged": merged(connection, [identifier])[identifier]}


def merged(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """For each of those incidents the ids that were merged into it, directly or through others, in order."""
    holders = {identifier: identifier for identifier in ids}
    found: dict[str, list[str]] = {identifier: [] for identifier in ids}
    level = list(ids)
    while level:  # ids are merged into older ones only, so this ends
        query = select(incident_ids.c.id, incident_ids.c.merged_into).where(incident_ids.c.merged_into.in_(level))
        level = []
        for former, into in connection.execute(query):
            holders[former] = holders[into]
            found[holders[into]].append(former)
            level.append(former)
    return {identifier: sorted(former) for identifier, former in found.items()}


def report_versions(connection: Connection, identifier: str) -> list[tuple[Acquisition, Json]]:
    """Every version of the report, the latest first: how it came, and what was read from it."""
    rows = connection.execute(
        select(reports.c.seq, acquisitions.c.payload, readings.c.packed)
        .join(acquisitions, acquisitions.c.seq == reports.c.seq)
        .join(readings, readings.c.seq == reports.c.seq)
        .where(reports.c.id == identifier)
        .order_by(reports.c.seq.desc())
    )
    return [(acquisition_of(row.seq, row.payload), json.loads(unpack(row.packed))) for row in rows]


def count_all(connection: Connection, stamps: Stamps) -> Stats:
    """How much the ledger holds."""

    def count(query: Select[Any]) -> int:
        return int(connection.execute(query).scalar_one())

    def rows(table: Any) -> int:
        return count(select(func.count()).select_from(table))

    publishers = _commonest(connection, reports.c.publisher, reports.c.current)
    types = _commonest(connection, incidents.c.event_type, None)
    return Stats(
        captures=count(select(func.count()).select_from(contents).where(contents.c.packed.is_not(None))),
        acquisitions=rows(acquisitions),
        reports=count(select(func.count(func.distinct(reports.c.id)))),
        readings=rows(readings),
        stale=count_stale(connection, stamps),
        accounts=rows(accounts),
        claims=rows(claims),
        incidents=rows(incidents),
        refusals=rows(refusals),
        erased=count(select(func.count()).select_from(contents).where(contents.c.packed.is_(None))),
        decisions=rows(decisions),
        publishers=publishers,
        event_types=types,
        unnamed={
            "publishers": count(select(func.count(func.distinct(reports.c.publisher))).where(reports.c.current))
            - len(publishers),
            "event_types": count(select(func.count(func.distinct(incidents.c.event_type)))) - len(types),
        },
    )


def _conditions(connection: Connection, wanted: IncidentFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.since:
        # an incident whose last day is not known may have been at any time after its first
        yield func.coalesce(incidents.c.last_day, incidents.c.first_day) >= wanted.since
    if wanted.until:
        yield incidents.c.first_day <= wanted.until
    if wanted.place:
        named = f"%{_literal(wanted.place)}%"
        yield or_(
            incidents.c.place.ilike(named, escape="\\"),
            incidents.c.admin1.ilike(named, escape="\\"),
            incidents.c.country == wanted.place.upper(),
        )
    if wanted.box:
        yield in_box(connection, wanted.box)
    if wanted.event_type:
        yield incidents.c.event_type == wanted.event_type
    if wanted.harm:
        harmed = select(tolls.c.incident).where(tolls.c.harm == wanted.harm, or_(tolls.c.max > 0, tolls.c.open))
        yield incidents.c.id.in_(harmed)
    theirs = select(members.c.incident).join(reports, reports.c.seq == members.c.seq)
    if wanted.publisher:
        yield incidents.c.id.in_(theirs.where(func.lower(reports.c.publisher) == wanted.publisher.lower()))
    if wanted.report:
        yield incidents.c.id.in_(theirs.where(reports.c.id == wanted.report))
    if wanted.words:
        yield incidents.c.id.in_(theirs.where(matches_words(connection, wanted.words)))


def _literal(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _reports_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[Json]]:
    """The reports of each of those incidents as the incident itself has them: by publication, undated ones last. They are put in order here, since
    of two databases one has what is NULL come first and the other last, and each its own order of words."""
    about = (reports.c.id, reports.c.published, reports.c.publisher, reports.c.url, reports.c.title, members.c.rank)
    rows = connection.execute(
        select(members.c.incident, *about)
        .join(members, members.c.seq == reports.c.seq)
        .where(members.c.incident.in_(ids))
    )
    found: dict[str, list[Json]] = {}
    for row in rows:
        found.setdefault(row.incident, []).append({column.name: getattr(row, column.name) for column in about})
    for theirs in found.values():
        theirs.sort(key=lambda one: (one["published"] is None, one["published"] or "", one["id"], one["rank"]))
    return found


def _commonest(connection: Connection, column: Any, condition: ColumnElement[bool] | Any) -> dict[str, int]:
    query = select(column, func.count().label("n")).where(column.is_not(None)).group_by(column)
    if condition is not None:
        query = query.where(condition)
    rows = connection.execute(query.order_by(func.count().desc(), column).limit(_COMMONEST))
    return dict(rows.all())


def all_decisions(connection: Connection) -> list[tuple[int, Json]]:
    """All decisions with their link's number, the oldest first."""
    rows = connection.execute(select(decisions.c.seq, decisions.c.payload).order_by(decisions.c.seq))
    return [(row.seq, json.loads(row.payload)) for row in rows]
