"""A reading taken apart: its report's columns, its accounts, and their claims.

Works on the contract's JSON, as the ledger keeps it, so that a change here needs no report to be read again.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.store.api import AccountRow, ClaimRow, Entry, Stamps

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
        anchor = None
        if account["reality"] in _TOLD:
            words = account["triggers"][0]["quote"]
            # by its words, not its rank: what else an upgrade finds in the report leaves the id alone
            anchor = f"{report}\n{words}\n{events[words]}"
            events[words] += 1
        yield AccountRow(rank, account["standing"], account["reality"], claims, anchor, _fields(account))


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
    speakers: Mapping[str, Json | None],
    field: str,
    value: Any,
    span: Json,
    statement: str | None,
) -> ClaimRow:
    told = f"{report}\n{field}\n{span.get('in', 'text')}\n{span['start']}\n{span['quote']}"
    seen[told] += 1
    digest = hashlib.sha256(f"{told}\n{seen[told]}".encode("utf-8", "surrogatepass")).hexdigest()
    speaker = speakers.get(statement or "")
    said_by = speaker["name"] if speaker else None
    return ClaimRow(digest[:16], field, value, span["quote"], span["start"], said_by, speaker)


def _speaker(statement: Json) -> Json | None:
    """Who makes a statement, and how; None where the words name nobody."""
    source = statement["source"]
    if source is None:
        return None
    name = source["name"] or source["span"]["quote"]
    return {"name": name, "role": source["role"], "country": source["country"], "stance": statement["stance"]}


def _fields(account: Json) -> Json:
    """What the account says of its incident, in the contract's JSON without spans."""
    place = account["place"]
    return {
        "event_type": account["event_type"],
        "acled_sub_event_type": account["acled_sub_event_type"],
        "reality": account["reality"],
        "standing": account["standing"],
        "time": account["time"],
        "place": _value(place) if place else None,
        "tolls": account["tolls"],
        "victims": [_value(one) for one in account["victims"]],
    }
