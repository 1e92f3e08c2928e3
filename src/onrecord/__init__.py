"""onrecord reads news reports of attacks and keeps a ledger of what is on the record."""

__version__ = "0.1.0"
