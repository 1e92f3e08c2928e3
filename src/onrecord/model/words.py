"""Values in a person's words, for every face; nothing here is read by a machine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from onrecord.model.casualty import Casualty, Population, Toll
from onrecord.model.interval import Interval, day_of
from onrecord.model.place import Place
from onrecord.model.statement import Statement

OWN_VOICE = "the report itself"
"""Who says what no statement holds."""


def say_day(moment: date) -> str:
    """A day as people write it, with the hour where one is known: `14 March 2023, 06:26 +02:00`."""
    day = f"{moment.day} {moment:%B %Y}"
    if not isinstance(moment, datetime):
        return day
    return f"{day}, {moment:%H:%M} {moment.isoformat()[19:]}".rstrip()  # the offset as ISO 8601 has it, +02:00


def say_interval(interval: Interval) -> str:
    """An interval with its precision: `14 March 2023`, `April 2022`, `between ... and ...`."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        known = start or end
        return "unknown" if known is None else f"{'from' if start else 'until'} {say_day(known)}"
    if interval.precision == "month" and day_of(start).day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B %Y}"
    if interval.precision == "year" and start.year == end.year:
        return str(start.year)
    if start == end:
        return say_day(start)
    return f"{say_day(start)} to {say_day(end)} ({interval.precision})"


def say_place(place: Place) -> str:
    """A place from the small to the large, with what its point stands for."""
    names = [place.name]
    if place.admin1 and place.admin1 != place.name:
        names.append(place.admin1)
    if place.country:
        names.append(place.country)
    return f"{', '.join(names)} ({place.precision})"


def say_range(least: int, most: int | None) -> str:
    """A claim's number: `3`, `3 to 5`, `3 or more`, `up to 40`."""
    if most is None:
        return f"{least} or more"
    if least == most:
        return str(least)
    return f"up to {most}" if least == 0 else f"{least} to {most}"


def say_toll(toll: Toll) -> str:
    """A toll: `1 or more`, `11 to 15`, `12 to 24 or more`."""
    stated = str(toll.min) if toll.min == toll.max else f"{toll.min} to {toll.max}"
    return f"{stated} or more" if toll.open else stated


def say_population(population: Population) -> str:
    """Who the harmed are, as far as the words say; empty where they do not."""
    parts = [population.age, population.sex, population.status, population.role]
    return ", ".join(part for part in parts if part and part != "unknown")


def say_scope(casualty: Casualty) -> str:
    """How a claim counts, where it is not simply the whole incident."""
    if casualty.scope != "incident":
        return casualty.scope
    return "" if casualty.extent == "whole" else casualty.extent


def one_line(words: str, limit: int = 60) -> str:
    """The words on one line, in quotes, cut in the middle past `limit` code points."""
    flat = " ".join(words.split())
    if len(flat) > limit:
        flat = f"{flat[: limit // 2].rstrip()} … {flat[-(limit // 3) :].lstrip()}"
    return f"“{flat}”"


def say_key(key: str) -> str:
    """A key of a taxonomy as words: `apartment_building` is `apartment building`."""
    return key.replace("_", " ").replace("-", " ")


def say_speaker(identity: str | None, statements: Mapping[str, Statement]) -> str:
    """Who makes the statement of that id, with the role where the name does not hold it."""
    if identity is None or identity not in statements:
        return OWN_VOICE
    source = statements[identity].source
    if source is None:
        return "unnamed source"
    return f"{source.name} ({source.role})" if source.role and source.role not in source.name.lower() else source.name
