"""What is remembered of pages that were fetched, so that the next visit asks only for what has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from onrecord.model.capture import Visit
from onrecord.store.tables import refusals, visits

_MOST = 500
"""Addresses in one statement; SQLite takes some thousands."""


def visited(connection: Connection, urls: Sequence[str]) -> dict[str, Visit]:
    """The last visit to each of those pages, where there was one."""
    named = {_address(url): url for url in urls}
    found: dict[str, Visit] = {}
    for keys in _parts(list(named)):
        for row in connection.execute(select(visits).where(visits.c.address.in_(keys))):
            url = named[row.address]
            found[url] = Visit(url, row.etag, row.last_modified, row.told)
    return found


def remember(connection: Connection, seen: Sequence[Visit], now: str) -> None:
    """Puts the visits in place of earlier ones to the same pages; what had kept a page away before is no refusal any more."""
    well = [visit.url for visit in seen if not visit.refused]
    for urls in _parts(well):
        connection.execute(delete(refusals).where(refusals.c.seq.is_(None), refusals.c.subject.in_(urls)))
    rows = {
        (address := _address(visit.url)): {
            "address": address,
            "etag": visit.etag,
            "last_modified": visit.last_modified,
            "told": visit.told,
            "via": visit.via and _address(visit.via),
            "at": now,
        }
        for visit in seen
    }
    for keys in _parts(list(rows)):
        connection.execute(delete(visits).where(visits.c.address.in_(keys)))
    connection.execute(insert(visits), list(rows.values()))


def forget_refused(connection: Connection, ids: Sequence[str]) -> None:
    """Forgets the visits to pages that these refusals are about, and to the feeds that led there, so that both are asked for again."""
    subjects = connection.execute(select(refusals.c.subject).where(refusals.c.id.in_(ids), refusals.c.seq.is_(None)))
    for keys in _parts([_address(subject) for subject in subjects.scalars()]):
        via = connection.execute(select(visits.c.via).where(visits.c.address.in_(keys), visits.c.via.is_not(None)))
        feeds = list(set(via.scalars()))
        connection.execute(delete(visits).where(visits.c.address.in_([*keys, *feeds])))


def _address(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()


def _parts(keys: list[str]) -> list[list[str]]:
    return [keys[start : start + _MOST] for start in range(0, len(keys), _MOST)]
