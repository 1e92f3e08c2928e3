"""Small captures and entries that the store's tests share."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from onrecord.model.capture import Capture
from onrecord.model.incident import AccountKey, IssuedId
from onrecord.store.api import AccountRow, Changes, ClaimRow, Entry, Ledger, Rejected, Stamps, Taken
from onrecord.store.resolving import IncidentEntry, Told, Work

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
        "published": about.get("published", day),
        "text": text,
    }
    reading = json.dumps({"report": columns, "fields": fields}).encode()
    account = AccountRow(0, "main", "happened", claims, f"{report} 0", fields)
    return Entry(seq, stamps, columns, reading, (account,))


def keep(ledger: Ledger, results: Sequence[Entry | Rejected]) -> Changes:
    """Keeps the results, and makes each of their accounts an incident of its own."""
    changes = ledger.keep(results)

    def act(work: Work) -> None:
        seqs = work.unresolved("resolve 1", 0, 256)
        keys = [AccountKey(seq, 0) for seq in seqs]
        heads, told = work.heads(keys), work.told(keys)
        number = work.next_number()
        new = sorted(heads.keys() - work.memberships(heads).keys())
        rows = [
            IssuedId(f"i{told[key].report['id']}", number + n, heads[key].anchor, heads[key].anchor)
            for n, key in enumerate(new)
        ]
        work.issue(rows)
        entries = [
            IncidentEntry(row.id, {"grade": "weak", **told[key].fields}, _whole(row.id, told[key]), (key,))
            for row, key in zip(rows, new, strict=True)
        ]
        work.put(entries, [])
        work.done([key.seq for key in new], "resolve 1")

    ledger.resolve(act)
    return changes


def _whole(identifier: str, told: Told) -> bytes:
    claims = [{name: claim[name] for name in ("id", "field", "quote")} for claim in told.claims]
    report = told.report["id"]
    return json.dumps(
        {"id": identifier, **told.fields, "claims": [{"report": report, **one} for one in claims]}
    ).encode()
