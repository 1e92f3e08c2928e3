"""What the gazetteer knows of one place."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model.place import PlacePrecision


@dataclass(frozen=True, slots=True)
class Entry:
    """One place.

    Attributes:
        reference: `geonames:N`, `pcode:X`, or None for places that no public gazetteer numbers here.
        kind: one of `layout.KINDS`.
        precision: what the point stands for; a p-code settlement that carries its district's centre says `admin2`.
        population: inhabitants; 0 where not known.
        country: ISO 3166-1 alpha-2; None for seas, continents and regions across borders.
        admin1: name of the first-order division.
        alternate: true where it was found by another name than its own.
    """

    reference: str | None
    name: str
    latitude: float | None
    longitude: float | None
    population: int
    kind: str
    precision: PlacePrecision
    country: str | None
    admin1: str | None
    alternate: bool = False

    def __hash__(self) -> int:
        # Memos hash the places of a name again and again: three of ten fields tell nearly all of them apart.
        return hash((self.reference, self.name, self.alternate))


@dataclass(frozen=True, slots=True)
class Record:
    """A place on its way into an index, with all its names. `division` is the code of its first-order division."""

    entry: Entry
    names: tuple[str, ...] = field(default=())
