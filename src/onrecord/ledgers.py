"""The half of the composition root that looks things up in a ledger: it loads in a third of the time, for it needs nothing that reads."""

from __future__ import annotations

import os
from pathlib import Path

from onrecord.model.ledger import Acquisition
from onrecord.store.api import IncidentFilter, Ledger, Stamps

__all__ = ["Acquisition", "IncidentFilter", "Ledger", "imports_folder", "open_ledger", "today"]


def open_ledger(target: str) -> Ledger:
    """The ledger at this address, for reading and writing.

    Raises:
        LedgerError: there is none, it is of a format that this release cannot read, or the database cannot be reached.
    """
    from onrecord.store import ledger  # late: reading a file waits for no database

    return ledger.open_ledger(target)


def today() -> Stamps:
    """The stamps of the stages as this release, lexicon and gazetteer have them, from their files' digests."""
    from onrecord.gazetteer.imports import INDEX  # late: most look-ups do not ask what is stale
    from onrecord.gazetteer.index import open_gazetteer
    from onrecord.lexicon.load import lexicon_digest
    from onrecord.pipeline.stages import stages_of, stamps_of

    gazetteer = open_gazetteer(imports=imports_folder() / INDEX)
    return stamps_of(stages_of(lexicon_digest("en"), gazetteer.digest))


def imports_folder() -> Path:
    """Where this user's imported places are kept: under ONRECORD_HOME, else where XDG keeps data. It need not exist."""
    home = os.environ.get("ONRECORD_HOME")
    if home:
        return Path(home) / "gazetteer"
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "onrecord" / "gazetteer"
