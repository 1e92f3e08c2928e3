"""One capture to one finished reading: text, extraction, then the tolls of the default policy."""

from __future__ import annotations

from dataclasses import replace

from onrecord.errors import GazetteerError, InputRefused, LexiconError, ModelError
from onrecord.extract.reader import Reader, extract_reading
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.reconcile.tolls import airwars_tolls
from onrecord.text.report import TextOptions, make_report

Outcome = Reading | Refusal
"""What becomes of one input: it is read, or refused with a reason."""


def read_report(reader: Reader, report: Report) -> Reading:
    """Everything read from the report, each account with its toll under the default policy (`airwars`).

    What a speaker doubts or denies ("the ministry did not confirm that 12 were killed") stays a claim and sets no toll.
    """
    reading = extract_reading(reader, report)
    speakers = {item.id: item.source.name.casefold() for item in reading.statements if item.source and item.source.name}
    doubted = {item.id for item in reading.statements if item.stance in ("doubts", "denies")}
    accounts = tuple(
        replace(account, tolls=airwars_tolls([c for c in account.casualties if c.statement not in doubted], speakers))
        for account in reading.accounts
    )
    return replace(reading, accounts=accounts)


def read_capture(reader: Reader, capture: Capture, options: TextOptions) -> Outcome:
    """The reading of the capture, or the refusal that says why there is none. Never raises for what the bytes hold.

    Raises:
        LexiconError, GazetteerError, ModelError: what reading needs is missing or damaged. Every other input would fail
            the same way, so they end the run.
    """
    try:
        return read_report(reader, make_report(capture, options))
    except InputRefused as fault:
        return Refusal(fault.code, fault.subject, fault.found, fault.expected, fault.remedy)
    except (LexiconError, GazetteerError, ModelError):
        raise
    except Exception as fault:  # a bug of ours must not take the rest of the batch with it
        return Refusal(
            "reader-fault",
            capture.name,
            found=f"{type(fault).__name__}: {fault}",
            expected="a reading",
            remedy="report this as a bug, with the input; the rest of the batch is read",
        )


def worker_lost(name: str) -> Refusal:
    """The refusal of an input that ends its worker process each time it is read."""
    return Refusal(
        "worker-lost",
        name,
        found="that reading it ends its worker process",
        expected="a reading within the memory of this machine",
        remedy="split the input or read it alone with --jobs 1; if it still fails, report it as a bug",
    )
