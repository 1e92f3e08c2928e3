"""Full text and boxes: the two questions that SQLite and PostgreSQL answer each in its own way.

Both split text into words without stemming (FTS5's unicode61; PostgreSQL's `simple`): names and villages must be found as they are written.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, func, literal_column, or_, select, text

from onrecord.store.connect import is_sqlite
from onrecord.store.tables import incidents, reports

Box = tuple[float, float, float, float]
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')


def matches_words(connection: Connection, words: str) -> ColumnElement[bool]:
    """Reports whose title or text has all the words; words in double quotes stand in this order."""
    phrases = [phrase or word for phrase, word in _PHRASE.findall(words)]
    phrases = [phrase.replace('"', " ") for phrase in phrases if re.search(r"\w", phrase)]
    if not phrases:
        return false()
    if is_sqlite(connection):
        query = " ".join(f'"{phrase}"' for phrase in phrases)
        found: Any = (
            select(literal_column("rowid"))
            .select_from(text("report_words"))
            .where(text("report_words MATCH :words").bindparams(words=query))
        )
        return reports.c.seq.in_(found)
    return and_(*(literal_column("reports.words").op("@@")(func.phraseto_tsquery("simple", one)) for one in phrases))


def forget_words(connection: Connection) -> None:
    """Makes the index of words anew, so that no word is left in it that no report holds: SQLite only marks those of a dropped report."""
    if is_sqlite(connection):
        connection.execute(text("INSERT INTO report_words(report_words) VALUES ('rebuild')"))


def in_box(connection: Connection, box: Box) -> ColumnElement[bool]:
    """Incidents whose point lies in the box (west, south, east, north in degrees, edges included)."""
    west, south, east, north = box
    if west > east:  # over the date line
        return or_(in_box(connection, (west, south, 180.0, north)), in_box(connection, (-180.0, south, east, north)))
    exactly = and_(
        incidents.c.longitude.between(west, east),
        incidents.c.latitude.between(south, north),
    )
    if not is_sqlite(connection):
        return exactly
    near: Any = (
        select(literal_column("number"))
        .select_from(text("incident_boxes"))
        # the index keeps 32-bit numbers, rounded outwards
        .where(
            literal_column("west") <= east,
            literal_column("east") >= west,
            literal_column("south") <= north,
            literal_column("north") >= south,
        )
    )
    return and_(incidents.c.number.in_(near), exactly)
