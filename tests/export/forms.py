"""Writes the examples in every form, for the golden files and the tests about them.

`python -m tests.export.forms` writes the golden files anew; look at the difference before it is committed.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.export.examples import everything

from onrecord.disclose.incident import disclose_all
from onrecord.disclose.rules import ANALYST, PUBLIC, Rules, vocabulary_of, with_vocabulary
from onrecord.export import acled, geojson, geoparquet, hxl, jsonl, plain, report, ucdp
from onrecord.export.api import Exporter, ExportOptions, Written
from onrecord.lexicon.load import load_lexicon

GOLDEN = Path(__file__).parent / "golden"
FORMS = {
    module.EXPORTER.name: module.EXPORTER for module in (acled, plain, geojson, geoparquet, report, hxl, jsonl, ucdp)
}
OPTIONS = ExportOptions(title="Examples", made="2024-06-01T12:00:00+00:00", by="onrecord test")
VIEWS = {"analyst": ANALYST, "public": PUBLIC}


def rules_of(view: str) -> Rules:
    """The rules of a view with the words that the lexicon ships."""
    return with_vocabulary(VIEWS[view], vocabulary_of(load_lexicon("en").entries("disclosure")))


def written(exporter: Exporter, view: str = "analyst", incidents: Iterable[Any] | None = None) -> tuple[bytes, Written]:
    """The incidents in that form, and what became of them."""
    stream = io.BytesIO()
    found = everything() if incidents is None else incidents
    done = exporter.write(disclose_all(found, rules_of(view)), stream, OPTIONS)
    return stream.getvalue(), done


def golden_bytes(exporter: Exporter, view: str) -> bytes:
    """What the golden file holds: the bytes, or of a form whose bytes hang on a library's version what that library reads in them."""
    data, done = written(exporter, view)
    if exporter.name == "geoparquet":
        data = _parquet_as_json(data)
    return data + (f"left out: {json.dumps(done.left_out)}\n".encode() if done.left_out else b"")


def _parquet_as_json(data: bytes) -> bytes:
    import pyarrow.parquet as pq

    file = pq.ParquetFile(io.BytesIO(data))
    rows = [{**row, "geometry": row["geometry"].hex() if row["geometry"] else None} for row in file.read().to_pylist()]
    kinds = {field.name: str(field.type) for field in file.schema_arrow}
    told = {"geo": json.loads(file.metadata.metadata[b"geo"]), "types": kinds, "rows": rows}
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def golden_file(exporter: Exporter, view: str) -> Path:
    """Where the golden file of a form and a view lies."""
    return GOLDEN / f"{view}{exporter.ending}{'.json' if exporter.name == 'geoparquet' else ''}"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for exporter in FORMS.values():
        for view in VIEWS:
            golden_file(exporter, view).write_bytes(golden_bytes(exporter, view))
