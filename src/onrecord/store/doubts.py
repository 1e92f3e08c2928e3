"""Where resolution is least sure: accounts that are alike in two incidents, and accounts that hardly hang together in one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, and_, case, exists, func, select

from onrecord.store.api import Doubt
from onrecord.store.tables import links, members, reports

_OURS, _THEIRS = members.alias("ours"), members.alias("theirs")
_ONE, _OTHER = reports.alias("one_report"), reports.alias("other_report")


def likely_merges(connection: Connection, least: float, limit: int | None) -> list[Doubt]:
    """Pairs of incidents with accounts whose log-odds are at least this, the likeliest first, each with its likeliest accounts.

    Not those that one report tells of both: it keeps them apart itself.
    """
    first = case((_OURS.c.incident < _THEIRS.c.incident, _OURS.c.incident), else_=_THEIRS.c.incident)
    second = case((_OURS.c.incident < _THEIRS.c.incident, _THEIRS.c.incident), else_=_OURS.c.incident)
    found = _ranked(first, second, best=links.c.odds.desc()).where(
        links.c.odds >= least, _OURS.c.incident != _THEIRS.c.incident
    )
    rows = found.subquery()
    one, other = members.alias("of_one"), members.alias("of_other")
    shared = exists().where(one.c.incident == rows.c.first, other.c.incident == rows.c.second, one.c.seq == other.c.seq)
    query = _told(rows).where(~shared).order_by(rows.c.odds.desc(), rows.c.first, rows.c.second)
    return [_doubt(row, (row.first, row.second)) for row in connection.execute(query.limit(limit))]


def likely_splits(connection: Connection, most: float, limit: int | None) -> list[Doubt]:
    """Incidents with an account whose log-odds with every other one in it are at most this, the weakest first, each with its weakest link."""
    found = _ranked(_OURS.c.incident, _THEIRS.c.incident, best=links.c.odds).where(
        links.c.odds <= most,
        _OURS.c.incident == _THEIRS.c.incident,
        _best_of(links.c.one_seq, links.c.one_rank) | _best_of(links.c.other_seq, links.c.other_rank),
    )
    rows = found.subquery()
    query = _told(rows).order_by(rows.c.odds, rows.c.first)
    return [_doubt(row, (row.first,)) for row in connection.execute(query.limit(limit))]


def _ranked(first: Any, second: Any, best: Any) -> Select[Any]:
    """Links with the incidents of both accounts, those of the same two numbered from the best, with how many there are."""
    keys = (links.c.one_seq, links.c.one_rank, links.c.other_seq, links.c.other_rank)
    return (
        select(
            first.label("first"),
            second.label("second"),
            *keys,
            links.c.odds,
            func.row_number().over(partition_by=(first, second), order_by=(best, *keys)).label("place"),
            func.count().over(partition_by=(first, second)).label("pairs"),
        )
        .join(_OURS, and_(_OURS.c.seq == links.c.one_seq, _OURS.c.rank == links.c.one_rank))
        .join(_THEIRS, and_(_THEIRS.c.seq == links.c.other_seq, _THEIRS.c.rank == links.c.other_rank))
    )


def _best_of(seq: Any, rank: Any) -> Any:
    """True where no link of this account to another one of the incident is better than the link at hand."""
    better, beyond = links.alias(), members.alias()
    to_other = and_(beyond.c.seq == better.c.other_seq, beyond.c.rank == better.c.other_rank)
    to_one = and_(beyond.c.seq == better.c.one_seq, beyond.c.rank == better.c.one_rank)
    ways = (
        (better.c.one_seq == seq, better.c.one_rank == rank, to_other),
        (better.c.other_seq == seq, better.c.other_rank == rank, to_one),
    )
    inside = (better.c.odds > links.c.odds, beyond.c.incident == _OURS.c.incident)
    return and_(*(~exists().where(*way, *inside).correlate(links, _OURS) for way in ways))


def _told(rows: Any) -> Select[Any]:
    return (
        select(rows, _ONE.c.id.label("one_report"), _OTHER.c.id.label("other_report"))
        .join(_ONE, _ONE.c.seq == rows.c.one_seq)
        .join(_OTHER, _OTHER.c.seq == rows.c.other_seq)
        .where(rows.c.place == 1)
    )


def _doubt(row: Any, incidents: tuple[str, ...]) -> Doubt:
    return Doubt(
        incidents, (row.one_report, row.one_rank), (row.other_report, row.other_rank), float(row.odds), int(row.pairs)
    )
