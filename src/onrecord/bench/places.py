"""Place names found and put on the map (task places)."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.bench.measure import (
    Json,
    Metric,
    accuracy,
    distinct_extents,
    f_measure,
    pair_extents,
    point_of,
    shared_length,
)
from onrecord.model.place import great_circle_km

NEAR_KM = 161
"""A hundred miles, the distance that geoparsing papers count as right."""


def score_places(gold: Sequence[Json], readings: Sequence[Json]) -> list[Metric]:
    """F1 of names found, accuracy of the points of those found, and F1 of names found and put within 161 km.

    A found name that touches only what the annotators left unlocated is never wrong.
    """
    matched = wanted = found = near = located = end_wanted = end_found = 0
    for record, reading in zip(gold, readings, strict=True):
        toponyms = record["toponyms"]
        got = distinct_extents(reading["mentions"]["places"])
        extents = [(toponym["start"], toponym["end"]) for toponym in toponyms]
        partner = {column: row for row, column in pair_extents(extents, [extent for extent, _ in got])}
        wanted, matched = wanted + len(toponyms), matched + len(partner)
        end_wanted += sum(toponym["lat"] is not None for toponym in toponyms)
        for column, (extent, mention) in enumerate(got):
            point = point_of(mention)
            if column not in partner:
                if not any(shared_length(extent, (start, end)) for start, end in record["ignore"]):
                    found += 1
                    end_found += point is not None
                continue
            found += 1
            toponym = toponyms[partner[column]]
            if toponym["lat"] is None:
                continue
            located += 1
            end_found += point is not None
            near += point is not None and great_circle_km(point, (toponym["lat"], toponym["lon"])) <= NEAR_KM
    return [
        f_measure("recognition", matched, found, wanted),
        accuracy(f"Acc@{NEAR_KM}km on recognised", near, located),
        f_measure(f"end-to-end @{NEAR_KM}km", near, end_found, end_wanted),
    ]
