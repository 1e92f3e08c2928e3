"""Writes an index: the same records give the same bytes."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterable, Mapping

from onrecord.gazetteer.entry import Record
from onrecord.gazetteer.layout import (
    ALTERNATE,
    KINDS,
    MAGIC,
    NOWHERE,
    PLACE,
    PRECISIONS,
    PREFIX,
    SECTIONS,
    key_hash,
    numbers_to_bytes,
)
from onrecord.gazetteer.normal import fold, without_article


def index_bytes(records: Iterable[Record], header: Mapping[str, object], bits: int = 20) -> bytes:
    """The index of the records.

    Args:
        records: in any order; places with equal references are kept apart.
        header: what the header says besides counts and sections, such as the attribution.
        bits: of a hash that choose the bucket; 20 for a world, 8 for a small import.
    """
    ordered = sorted(records, key=lambda r: (-r.entry.population, r.entry.reference or "", r.entry.name))
    regions: dict[tuple[str | None, str | None], int] = {(None, None): 0}
    strings, places = bytearray(), bytearray()
    keys: dict[int, dict[int, int]] = {}
    for row, record in enumerate(ordered):
        entry = record.entry
        region = regions.setdefault((entry.country, entry.admin1), len(regions))
        geonames = entry.reference.removeprefix("geonames:") if entry.reference else ""
        number = int(geonames) if geonames.isdecimal() else 0
        places += PLACE.pack(
            number,
            NOWHERE if entry.latitude is None else round(entry.latitude * 100_000),
            NOWHERE if entry.longitude is None else round(entry.longitude * 100_000),
            min(entry.population, 0xFFFF_FFFF),
            len(strings),
            region,
            KINDS.index(entry.kind),
            PRECISIONS.index(entry.precision),
        )
        strings += f"{entry.name}\t{'' if number else entry.reference or ''}\n".encode()
        for key, flag in _keys(record):
            rows = keys.setdefault(key_hash(key), {})
            rows[row] = rows.get(row, ALTERNATE) & flag
    return _assemble(
        {
            **_name_sections(keys, bits),
            "places": bytes(places),
            "strings": bytes(strings),
            "regions": json.dumps(list(regions), ensure_ascii=False).encode(),
        },
        {**header, "bits": bits, "places": len(ordered), "keys": len(keys)},
    )


_METROPOLIS = 5_000_000
"""From this size on, "City" is left out of the name: New York is New York City; Atlantic is not Atlantic City."""


def _keys(record: Record) -> Iterable[tuple[str, int]]:
    """Each key of the record, with ALTERNATE where it is not the key of its own name."""
    name = record.entry.name
    own = {fold(name), fold(name.removesuffix(", D.C."))}
    if record.entry.population >= _METROPOLIS:
        own.add(fold(name.removesuffix(" City")))
    for key in own.union(map(fold, record.names)):
        if key:
            yield key, 0 if key in own else ALTERNATE
            bare = without_article(key)
            if bare:
                yield bare, ALTERNATE


def _name_sections(keys: Mapping[int, Mapping[int, int]], bits: int) -> dict[str, bytes]:
    low, lists, postings = array("I"), array("I", [0]), array("I")
    counts = array("I", bytes(4 * ((1 << bits) + 1)))
    for code in sorted(keys):
        counts[(code >> (64 - bits)) + 1] += 1
        low.append(code & 0xFFFF_FFFF)
        postings.extend(row | flag for row, flag in sorted(keys[code].items()))
        lists.append(len(postings))
    for bucket in range(1, len(counts)):
        counts[bucket] += counts[bucket - 1]
    return {
        "buckets": numbers_to_bytes(counts),
        "keys": numbers_to_bytes(low),
        "lists": numbers_to_bytes(lists),
        "postings": numbers_to_bytes(postings),
    }


def _assemble(sections: Mapping[str, bytes], header: Mapping[str, object]) -> bytes:
    """The file; section offsets in the header count from the end of the (padded) header."""
    body, where = bytearray(), {}
    for name in SECTIONS:
        where[name] = [len(body), len(sections[name])]
        body += sections[name]
        body += bytes(-len(body) % 8)
    digest = hashlib.sha256(body).hexdigest()
    text = json.dumps({**header, "digest": digest, "sections": where}, ensure_ascii=False, sort_keys=True).encode()
    text += b" " * (-(PREFIX.size + len(text)) % 8)
    return PREFIX.pack(MAGIC, len(text)) + text + bytes(body)
