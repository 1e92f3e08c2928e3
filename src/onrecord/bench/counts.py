"""Tolls, day, point and means of the first account against one coded incident a report (task airwars_narratives)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.bench.measure import (
    Json,
    Metric,
    accuracy,
    day_of_interval,
    first_account,
    point_of,
    toll_number,
)
from onrecord.model.place import great_circle_km

HARMS = ("killed", "injured")
NEAR_KM = 5
CODED_MEANS = {
    "airstrike": ("air",),
    "drone strike": ("air",),
    "artillery": ("shelling",),
    "naval bombardment": ("shelling",),
    "airstrike and/or artillery": ("air", "shelling"),
    "ground operation": ("ground",),
    "counter-terrorism action (ground)": ("ground",),
}
"""The coders' words for the means, each with the classes of means that it admits."""
MEANS = (
    ("air", re.compile("air|drone|uav|aerial|helicopter|plane|warplane")),
    ("shelling", re.compile("shell|artillery|missile|rocket|mortar|naval|tank")),
    (
        "ground",
        re.compile(r"armed clash|ground|raid|shoot|gun|small arms|sniper|\battack\b|execution|detention|arrest"),
    ),
)
"""Words of the taxonomies' types by class of means, the first class that fits: as the referee tells them apart."""


def score_counts(gold: Sequence[Json], readings: Sequence[Json]) -> list[Metric]:
    """Shares of reports whose first account has the coded range (`both`), a number within it (`point`), the day, the point, the means.

    A harm that the account leaves unsaid counts as 0 to 0 only where the coded maximum is 0.
    """
    hits: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for record, reading in zip(gold, readings, strict=True):
        account = first_account(reading)
        for harm in HARMS:
            low, high = record[f"{harm}_min"], record[f"{harm}_max"]
            if low is None or high is None:
                continue
            totals[harm] += 1
            toll = account["tolls"].get(harm) if account else None
            if toll is not None:
                number = toll_number(toll)
                hits[f"{harm} both"] += (toll["min"], toll["max"]) == (low, high)
                hits[f"{harm} point"] += number is not None and low <= number <= high
            elif account is not None and high == 0:
                hits[f"{harm} both"] += low == 0
                hits[f"{harm} point"] += low == 0
        if record["date"] and (reading["report"]["published"] or "")[:10] != record["date"]:
            totals["date"] += 1
            hits["date"] += account is not None and day_of_interval(account["time"]) == record["date"]
        if record["lat"] is not None:
            totals["place"] += 1
            point = point_of(account["place"]) if account else None
            hits["place"] += point is not None and great_circle_km(point, (record["lat"], record["lon"])) <= NEAR_KM
        means = coded_means(record.get("strike_type"))
        if means:
            totals["means"] += 1
            hits["means"] += account is not None and means_of(account) in means
    rows = [
        accuracy(f"{harm} {kind}", hits[f"{harm} {kind}"], totals[harm]) for harm in HARMS for kind in ("both", "point")
    ]
    return [
        *rows,
        accuracy("date", hits["date"], totals["date"]),
        accuracy(f"Acc@{NEAR_KM}km", hits["place"], totals["place"]),
        accuracy("strike type", hits["means"], totals["means"]),
    ]


def coded_means(words: str | None) -> frozenset[str]:
    """The classes of means that the coders' words admit; empty where they code none."""
    parts = (part.strip() for part in (words or "").lower().split(","))
    return frozenset(means for part in parts for means in CODED_MEANS.get(part, ()))


def means_of(account: Json) -> str | None:
    """The class of means that an account's sub-event type tells, else its type, else its weapons; None where none does."""
    for word in _typed(account):
        text = re.sub("[^a-z]+", " ", word.lower())
        found = next((means for means, pattern in MEANS if pattern.search(text)), None)
        if found is not None:
            return found
    return None


def _typed(account: Json) -> Iterator[str]:
    yield account["acled_sub_event_type"] or ""
    yield account["event_type"] or ""
    for weapon in account["weapons"]:
        yield weapon["type"]
