"""Small captures and entries that the store's tests share."""

from __future__ import annotations

import json
from typing import Any

from onrecord.model.capture import Capture
from onrecord.store.api import AccountRow, ClaimRow, Entry, IncidentRow, Ledger, Stamps, Taken

STAMPS = Stamps("read 1", "claims 1")


def taken(ledger: Ledger, *words: str, identity: str | None = None) -> list[int]:
    """Takes texts in and gives their numbers."""
    metadata = {"id": identity} if identity else {}
    captures = [Capture(f"{text[:9]}.txt", text.encode(), "text/plain", metadata) for text in words]
    found = ledger.take_in(captures, "onrecord test")
    assert all(isinstance(one, Taken) for one in found)
    return [one.seq for one in found if isinstance(one, Taken)]


def entry(seq: int, report: str = "r1", stamps: Stamps = STAMPS, **about: Any) -> Entry:
    """One report with one incident; `about` changes what is told of it."""
    text = about.get("text", "Two people were killed in Basra.")
    place = {
        "name": about.get("place", "Basra"),
        "admin1": "Basra",
        "country": "IQ",
        "latitude": about.get("latitude", 30.5),
        "longitude": about.get("longitude", 47.8),
        "precision": "settlement",
        "gazetteer_id": "geonames:99532",
    }
    day = about.get("day", "2026-05-01")
    killed = about.get("killed", 2)
    number = f"i{report}"
    fields = {
        "event_type": about.get("event_type", "airstrike"),
        "acled_sub_event_type": "Air/drone strike",
        "reality": "happened",
        "time": {"start": day, "end": about.get("last", day), "precision": "day"},
        "place": place,
        "tolls": {"killed": {"min": killed, "best": None, "max": killed, "open": False}},
    }
    claims = (
        ClaimRow("c1", "casualties.killed", {"min": killed, "max": killed}, "Two people", 0, about.get("said_by")),
        *about.get("claims", ()),
    )
    columns = {
        "id": report,
        "title": about.get("title"),
        "publisher": about.get("publisher", "Gulf Post"),
        "wire": None,
        "url": None,
        "language": "en",
        "published": day,
        "text": text,
    }
    reading = json.dumps({"report": columns}).encode()
    account = AccountRow(0, "main", "happened", claims, IncidentRow(number, f"{report} 0", fields))
    return Entry(seq, stamps, columns, reading, (account,))
