"""A reading taken apart: its report's columns, its accounts, their claims, and the incident that each account tells of.

Works on the contract's JSON, as the ledger keeps it, so that a change here needs no report to be read again.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.store.api import AccountRow, ClaimRow, Entry, IncidentRow, Stamps

Json = dict[str, Any]

_TOLD = frozenset({"happened", "alleged"})
"""Realities of accounts that are incidents. What was denied, planned or supposed stays an account with its claims."""
_NOT_A_VALUE = frozenset({"span", "statement", "spans"})
_REPORT = ("id", "title", "publisher", "wire", "url", "language", "published", "text")


def written(told: Json) -> bytes:
    """A reading as a ledger keeps it: the contract's JSON, without white space, in UTF-8."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def entry_of(seq: int, reading: bytes, stamps: Stamps, told: Json | None = None) -> Entry:
    """Everything that a ledger keeps of a reading.

    Args:
        reading: as it was `written`.
        told: the same before it was written, where it is at hand.
    """
    told = json.loads(reading) if told is None else told
    return Entry(
        seq=seq,
        stamps=stamps,
        report={key: told["report"][key] for key in _REPORT},
        reading=reading,
        accounts=tuple(_accounts(told)),
    )


def _accounts(told: Json) -> Iterator[AccountRow]:
    report = told["report"]["id"]
    speakers = {one["id"]: _speaker(one) for one in told["statements"]}
    seen: Counter[str] = Counter()  # over the report: one span can give two claims of a field
    events: Counter[str] = Counter()
    for rank, account in enumerate(told["accounts"]):
        claims = tuple(_claim(report, seen, speakers, *claim) for claim in _values(account))
        incident = None
        if account["reality"] in _TOLD:
            words = account["triggers"][0]["quote"]
            # by its words, not its rank: what else an upgrade finds in the report leaves the id alone
            anchor = f"{report}\n{words}\n{events[words]}"
            events[words] += 1
            incident = IncidentRow(_short_id(anchor), anchor, _incident(account, claims))
        yield AccountRow(rank, account["standing"], account["reality"], claims, incident)


def _values(account: Json) -> Iterator[tuple[str, Any, Json, str | None]]:
    """Each claim of an account: its field, value, span and statement."""
    yield "event_type", account["event_type"], account["triggers"][0], None
    if account["time"] and account["time_spans"]:
        yield "time", account["time"], account["time_spans"][0], None
    if account["place"]:
        yield "place", _value(account["place"]), account["place"]["spans"][0], None
    for casualty in account["casualties"]:
        yield f"casualties.{casualty['harm']}", _value(casualty), casualty["span"], casualty["statement"]
    for field in ("perpetrators", "weapons", "damage", "evidence"):
        for one in account[field]:
            yield field, _value(one), one["span"], one.get("statement")


def _value(item: Json) -> Json:
    return {key: value for key, value in item.items() if key not in _NOT_A_VALUE}


def _claim(  # noqa: PLR0913 - called with one of `_values`
    report: str,
    seen: Counter[str],
    speakers: Mapping[str, str | None],
    field: str,
    value: Any,
    span: Json,
    statement: str | None,
) -> ClaimRow:
    told = f"{report}\n{field}\n{span.get('in', 'text')}\n{span['start']}\n{span['quote']}"
    seen[told] += 1
    digest = hashlib.sha256(f"{told}\n{seen[told]}".encode("utf-8", "surrogatepass")).hexdigest()
    return ClaimRow(digest[:16], field, value, span["quote"], span["start"], speakers.get(statement or ""))


def _speaker(statement: Json) -> str | None:
    source = statement["source"]
    if source is None:
        return None
    name: str = source["name"] or source["span"]["quote"]
    return name


def _incident(account: Json, claims: tuple[ClaimRow, ...]) -> Json:
    """The account's incident in the contract's JSON; while no accounts are resolved, it is what this one account says."""
    place = account["place"]
    return {
        "event_type": account["event_type"],
        "acled_sub_event_type": account["acled_sub_event_type"],
        "reality": account["reality"],
        "standing": account["standing"],
        "time": account["time"],
        "place": _value(place) if place else None,
        "perpetrators": [_value(one) for one in account["perpetrators"]],
        "tolls": {harm: _toll(harm, toll, claims) for harm, toll in account["tolls"].items()},
    }


def _toll(harm: str, toll: Json, claims: tuple[ClaimRow, ...]) -> Json:
    theirs = [claim for claim in claims if claim.field == f"casualties.{harm}"]
    whole = [claim for claim in theirs if claim.value.get("extent", "whole") == "whole"] or theirs
    set_by = {bound: [c.id for c in whole if c.value[bound] == toll[bound]] for bound in ("min", "max")}
    # a bound that no single claim states is what they come to together
    set_by = {bound: ids or [claim.id for claim in whole] for bound, ids in set_by.items()}
    return {**toll, "policy": "airwars", "set_by": {**set_by, "best": [] if toll["best"] is None else set_by["min"]}}


def _short_id(anchor: str) -> str:
    """Short enough to be read out, long enough (55 bits) that a million incidents hardly ever meet."""
    digest = hashlib.sha256(anchor.encode("utf-8", "surrogatepass")).digest()
    return "i" + base64.b32encode(digest[:10])[:11].decode("ascii").lower()
