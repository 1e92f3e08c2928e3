"""The gazetteer: an index of places that is opened in milliseconds and read where it lies."""

from __future__ import annotations

import hashlib
import json
import mmap
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from onrecord.errors import GazetteerError
from onrecord.gazetteer.entry import Entry
from onrecord.gazetteer.layout import (
    ALTERNATE,
    KINDS,
    MAGIC,
    NOWHERE,
    PLACE,
    PRECISIONS,
    PREFIX,
    bytes_to_numbers,
    key_hash,
)
from onrecord.gazetteer.normal import fold, without_article
from onrecord.model.place import PlacePrecision

CARRIED = Path(__file__).parent / "data" / "gazetteer.bin"
"""Where `make setup` and the wheel put the index."""

_CACHED = 8_192
"""Names whose places are remembered: some 20 MB at most, so that memory stays flat over many reports."""
_MISSED = 32_768
"""Names remembered to have no place, some 4 MB: most capitalised words, kept apart lest they drive the places out."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """One index file, mapped into memory. Only the pages that are read take memory."""

    header: Mapping[str, Any]
    digest: str
    _buckets: memoryview
    _keys: memoryview
    _lists: memoryview
    _postings: memoryview
    _places: memoryview
    _strings: memoryview
    _regions: tuple[tuple[str | None, str | None], ...]

    def find(self, key: str) -> tuple[Entry, ...]:
        """The places filed under a folded name, most populous first."""
        code = key_hash(key)
        bucket = code >> (64 - self.header["bits"])
        low = code & 0xFFFF_FFFF
        keys = self._keys
        for position in range(self._buckets[bucket], self._buckets[bucket + 1]):
            if keys[position] == low:
                return tuple(map(self._entry, self._postings[self._lists[position] : self._lists[position + 1]]))
        return ()

    def with_reference(self, reference: str) -> tuple[Entry, ...]:
        """The places of this id. No index leads to them, so that every place is looked at: for what a person asks, not for reading."""
        places = PLACE.iter_unpack(self._places)
        scheme, _, digits = reference.partition(":")
        if scheme == "geonames":
            rows = [row for row, (number, *_) in enumerate(places) if str(number) == digits]
        else:
            rows = [row for row, (number, *_) in enumerate(places) if not number]
        return tuple(one for one in map(self._entry, rows) if one.reference == reference)

    def largest(self, number: int) -> tuple[str, ...]:
        """The names of the most populous places, the largest first."""
        return tuple(self._entry(row).name for row in range(min(number, self.header["places"])))

    def _entry(self, posting: int) -> Entry:
        row = posting & ~ALTERNATE
        number, lat, lon, population, offset, region, kind, precision = PLACE.unpack_from(
            self._places, row * PLACE.size
        )
        strings = self._strings
        end = offset
        while strings[end] != 10:  # the line feed that ends the record
            end += 1
        name, _, reference = bytes(strings[offset:end]).decode().partition("\t")
        country, admin1 = self._regions[region]
        return Entry(
            reference=f"geonames:{number}" if number else reference or None,
            name=name,
            latitude=None if lat == NOWHERE else lat / 100_000,
            longitude=None if lon == NOWHERE else lon / 100_000,
            population=population,
            kind=KINDS[kind],
            precision=cast(PlacePrecision, PRECISIONS[precision]),
            country=country,
            admin1=admin1,
            alternate=bool(posting & ALTERNATE),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """An open gazetteer: the index that the package carries and the imports of this user.

    Attributes:
        digest: of the index and of every import added to it; part of every Producer.
    """

    digest: str
    layers: tuple[Index, ...] = ()
    _cache: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    _misses: set[str] = field(default_factory=set)

    def find(self, name: str) -> tuple[Entry, ...]:
        """The places that bear a name, most populous first; spelling is folded (see `normal.fold`).

        A name with an Arabic article also finds the places filed without one.
        """
        found = self._cache.get(name)
        if found is not None:
            return found
        if name in self._misses:
            return ()
        found = self._find(fold(name))
        if found:
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            self._cache[name] = found
        else:
            if len(self._misses) >= _MISSED:
                self._misses.clear()
            self._misses.add(name)
        return found

    def with_reference(self, reference: str) -> tuple[Entry, ...]:
        """The places of this id in any index, such as `geonames:706483`."""
        return tuple(entry for layer in self.layers for entry in layer.with_reference(reference))

    def _find(self, key: str) -> tuple[Entry, ...]:
        entries = [entry for layer in self.layers for entry in layer.find(key)]
        if not entries and (bare := without_article(key)):
            entries = [entry for layer in self.layers for entry in layer.find(bare)]
        if len(self.layers) > 1:
            entries.sort(key=lambda entry: -entry.population)
        return tuple(entries)


def open_gazetteer(index: Path = CARRIED, imports: Path | None = None) -> Gazetteer:
    """The gazetteer in `index`, by default the one that the package carries, with this user's imports.

    Args:
        imports: the index of imports; one that does not exist adds nothing.

    Raises:
        GazetteerError: the index is missing or damaged.
    """
    layers = [open_index(index)]
    if imports is not None and imports.is_file():
        layers.append(open_index(imports))
    digest = layers[0].digest
    if len(layers) > 1:
        digest = hashlib.sha256("".join(layer.digest for layer in layers).encode()).hexdigest()
    return Gazetteer(digest, tuple(layers))


def open_index(path: Path) -> Index:
    """The index in a file, its digest checked: readings name the gazetteer by it.

    Raises:
        GazetteerError: there is no such file, or it is not an index of this version, or not the bytes that its digest is of.
    """
    try:
        with path.open("rb") as file:
            view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as fault:
        raise GazetteerError(
            f"gazetteer {path}: found no index ({fault.__class__.__name__}), expected one; run `make setup` in a "
            "checkout (or `python -m onrecord.gazetteer.build`), or install the wheel, which carries it"
        ) from None
    if len(view) < PREFIX.size or bytes(view[:8]) != MAGIC:
        raise _damaged(path)
    try:
        _, length = PREFIX.unpack_from(view)
        header = json.loads(bytes(view[PREFIX.size : PREFIX.size + length]))
        body = view[PREFIX.size + length :]
        parts = {name: body[start : start + size] for name, (start, size) in header["sections"].items()}
        if _digest(path, PREFIX.size + length) != header["digest"]:
            raise _damaged(path)
        regions = tuple((country, admin1) for country, admin1 in json.loads(bytes(parts["regions"])))
    except (KeyError, TypeError, ValueError):
        raise _damaged(path) from None
    return Index(
        header=header,
        digest=header["digest"],
        _buckets=bytes_to_numbers(parts["buckets"]),
        _keys=bytes_to_numbers(parts["keys"]),
        _lists=bytes_to_numbers(parts["lists"]),
        _postings=bytes_to_numbers(parts["postings"]),
        _places=parts["places"],
        _strings=parts["strings"],
        _regions=regions,
    )


def _digest(path: Path, start: int) -> str:
    """The digest of what follows the header. Read, not mapped: pages that are only hashed shall take no memory."""
    with path.open("rb") as file:
        file.seek(start)
        return hashlib.file_digest(file, "sha256").hexdigest()


def _damaged(path: Path) -> GazetteerError:
    return GazetteerError(
        f"gazetteer {path}: found a damaged or older index, expected one of this version; "
        "run `python -m onrecord.gazetteer.build`, and repeat imports with `onrecord gazetteer import`"
    )
