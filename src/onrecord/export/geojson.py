"""The geojson export (RFC 7946): one feature an incident, its geometry null where no point may or can be told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from onrecord.disclose.disclosed import Disclosed
from onrecord.export.api import Exporter, ExportOptions, Tally, Written
from onrecord.export.flat import COLUMNS, flat_row

Json = Mapping[str, Any]


def _write(incidents: Iterator[Disclosed], stream: BinaryIO, _options: ExportOptions) -> Written:
    tally = Tally()
    stream.write(b'{"type":"FeatureCollection","features":[')
    for incident in incidents:
        stream.write(b",\n" if tally.rows else b"\n")
        feature = json.dumps(_feature(incident.record), ensure_ascii=False, separators=(",", ":"))
        stream.write(feature.encode("utf-8", "replace"))
        tally.rows += 1
    stream.write(b"\n]}\n")
    return tally.written()


def _feature(record: Json) -> Json:
    row = flat_row(record)
    longitude, latitude = row["longitude"], row["latitude"]
    point = None if longitude is None or latitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "id": record["id"], "geometry": point, "properties": row}


EXPORTER = Exporter("geojson", ".geojson", "application/geo+json", _write, COLUMNS)
