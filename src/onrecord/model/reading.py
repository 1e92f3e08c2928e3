"""Everything read from one report."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.account import Account, Aggregate
from onrecord.model.mention import Mentions
from onrecord.model.provenance import Notice, Producer
from onrecord.model.report import Report
from onrecord.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one report. `accounts` is ordered by salience: the first is what the report is about."""

    report: Report
    mentions: Mentions
    statements: tuple[Statement, ...]
    accounts: tuple[Account, ...]
    aggregates: tuple[Aggregate, ...]
    producer: Producer
    notices: tuple[Notice, ...] = ()
