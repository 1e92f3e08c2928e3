"""One report to one finished reading: extraction, then the tolls of the default policy."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.reader import Reader, extract_reading
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.reconcile.tolls import airwars_tolls


def read_report(reader: Reader, report: Report) -> Reading:
    """Everything read from the report, each account with its toll under the default policy (`airwars`)."""
    reading = extract_reading(reader, report)
    accounts = tuple(replace(account, tolls=airwars_tolls(account.casualties)) for account in reading.accounts)
    return replace(reading, accounts=accounts)
