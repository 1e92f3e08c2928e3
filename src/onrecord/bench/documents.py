"""The first account of each report against the record of its one incident (task gva)."""

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

NEAR_KM = 25


def score_documents(gold: Sequence[Json], readings: Sequence[Json]) -> list[Metric]:
    """Shares of reports whose first account has the recorded killed, injured, day, and a point within 25 km.

    Reports of several incidents, and those without a record, are left out. A harm left unsaid counts as 0.
    """
    hits: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for record, reading in zip(gold, readings, strict=True):
        if len(record["incidents"]) != 1 or record["incidents"][0] not in record["facts"]:
            continue
        facts = record["facts"][record["incidents"][0]]
        account = first_account(reading)
        for harm in ("killed", "injured"):
            if facts.get(harm) is None:
                continue
            totals[f"{harm} exact"] += 1
            if account is not None:
                hits[f"{harm} exact"] += count_is_right(facts[harm], account["tolls"].get(harm))
        if facts.get("date"):
            totals["date"] += 1
            hits["date"] += account is not None and day_of_interval(account["time"]) == facts["date"]
        if facts.get("lat") is not None:
            totals["place"] += 1
            point = point_of(account["place"]) if account else None
            hits["place"] += point is not None and great_circle_km(point, (facts["lat"], facts["lon"])) <= NEAR_KM
    rows = [
        accuracy(f"document {harm} exact", hits[f"{harm} exact"], totals[f"{harm} exact"])
        for harm in ("killed", "injured")
    ]
    return [
        *rows,
        accuracy("document date", hits["date"], totals["date"]),
        accuracy(f"document within {NEAR_KM} km", hits["place"], totals["place"]),
    ]


def count_is_right(coded: object, toll: Json | None) -> bool:
    """A coded list accepts any of its figures as the toll's number; a coded range wants both bounds."""
    if isinstance(coded, list):
        return (0 if toll is None else toll_number(toll)) in coded
    assert isinstance(coded, dict)
    if toll is None:
        return bool(coded["max"] == 0 and coded["min"] == 0)
    return (toll["min"], toll["max"]) == (coded["min"], coded["max"])
