"""Tolls, day and point of the first account against one coded incident a report (task airwars_narratives)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

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


def score_counts(gold: Sequence[Json], readings: Sequence[Json]) -> list[Metric]:
    """Shares of reports whose first account has the coded range (`both`), a number within it (`point`), the day, the point.

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
    rows = [
        accuracy(f"{harm} {kind}", hits[f"{harm} {kind}"], totals[harm]) for harm in HARMS for kind in ("both", "point")
    ]
    return [
        *rows,
        accuracy("date", hits["date"], totals["date"]),
        accuracy(f"Acc@{NEAR_KM}km", hits["place"], totals["place"]),
    ]
