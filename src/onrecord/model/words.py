"""Values in a person's words, for every face; nothing here is read by a machine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from onrecord.model.casualty import Casualty, Extent, Harm, Population, Scope, Toll
from onrecord.model.decision import Decision
from onrecord.model.interval import Interval, day_of
from onrecord.model.place import Place, PlacePrecision
from onrecord.model.statement import Statement
from onrecord.model.values import interval_of, place_of, population_of, toll_of

_UNIT = re.compile(r"([\d.]+|X+)(WE|DE|CE|ML|[YQMWDHS])")
_DURATION = re.compile(r"P(?=.)((?:(?:[\d.]+|X+)(?:WE|DE|CE|ML|[YQMWD]))*)(?:T((?:(?:[\d.]+|X+)[HMS])+))?")
_DATE_UNITS = {"Y": "year", "Q": "quarter", "M": "month", "W": "week", "D": "day", "WE": "weekend", "DE": "decade", "CE": "century", "ML": "millennium"}  # fmt: skip
_TIME_UNITS = {"H": "hour", "M": "minute", "S": "second"}
_UNCOUNTED = frozenset({"infrastructure", "aircraft", "transport"})
_PRECISIONS: Mapping[PlacePrecision, str] = {
    "exact": "site or quarter", "settlement": "settlement", "admin2": "district", "admin1": "region", "country": "country", "unknown": "not located",
}  # fmt: skip
_SCOPES: Mapping[Scope, str] = {"incident": "", "period": "over a period", "cumulative": "since a start"}
_EXTENTS: Mapping[Extent, str] = {
    "whole": "",
    "part": "part of them",
    "addition": "on top of others",
    "superseded": "replaced since",
}
_KEYS = {
    "power": "power facility", "oil": "oil facility", "water": "water facility", "telecom": "telephone facility", "media": "press or radio office",
    "voting": "polling place", "transportation": "transport", "ied": "improvised bomb", "rpg": "rocket-propelled grenade", "tnt": "TNT",
    "molotov": "petrol bomb", "chemical": "chemical weapon", "blunt": "blunt weapon", "vehicle-as-weapon": "vehicle as a weapon", "town": "settlement",
}  # fmt: skip
"""Keys of the taxonomies that do not speak for themselves."""

_QUOTED = frozenset({'""', "''", "“”", "‘’", "«»", "„“", "”“"})

_STEERING = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])

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
    if interval.precision == "unknown":
        return f"between {say_day(start)} and {say_day(end)}"
    fineness = "" if interval.precision in ("hour", "day", "days") else f" (to the {interval.precision})"
    return f"{say_day(start)} to {say_day(end)}{fineness}"


def say_duration(value: str) -> str:
    """A TIMEX3 duration: `PT24H` is `24 hours`, `P1Y6M` is `1 year 6 months`, `PXY` is `some years`; what is none comes back as it is."""
    match = _DURATION.fullmatch(value)
    if match is None:
        return value
    days, hours = ([*_UNIT.findall(part or "")] for part in match.groups())
    parts = [(number, _DATE_UNITS[unit]) for number, unit in days] + [
        (number, _TIME_UNITS[unit]) for number, unit in hours
    ]
    return " ".join(
        f"some {plural(unit)}" if number.startswith("X") else say_count(number, unit) for number, unit in parts
    )


def say_count(number: int | str, noun: str) -> str:
    """A number of things: `1 statement`, `6 apartment buildings`."""
    return f"{number} {noun if str(number) == '1' else plural(noun)}"


def plural(noun: str) -> str:
    """The noun for several, by the rules of spelling; enough for the units and the taxonomies' keys."""
    if noun in _UNCOUNTED:
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}{'es' if noun.endswith(('s', 'x', 'ch', 'sh')) else 's'}"


def say_place(place: Place) -> str:
    """A place from the small to the large, with what its point stands for."""
    names = [place.name]
    if place.admin1 and place.admin1 != place.name:
        names.append(place.admin1)
    if place.country:
        names.append(place.country)
    return f"{', '.join(names)} ({say_precision(place.precision)})"


def say_precision(precision: PlacePrecision) -> str:
    """What a place's point stands for: `admin1` is a `region`."""
    return _PRECISIONS[precision]


def say_place_briefly(place: Place) -> str:
    """A place and its country; what its point stands for only where it is no settlement."""
    names = [place.name, place.country] if place.country else [place.name]
    fineness = "" if place.precision == "settlement" else f" ({say_precision(place.precision)})"
    return ", ".join(names) + fineness


def say_range(least: int, most: int | None) -> str:
    """A claim's number: `3`, `3 to 5`, `3 or more`, `up to 40`."""
    if most is None:
        return f"{least:,} or more"
    if least == most:
        return f"{least:,}"
    return f"up to {most:,}" if least == 0 else f"{least:,} to {most:,}"


def say_toll(toll: Toll) -> str:
    """A toll: `1 or more`, `11 to 15`, `12 to 24 or more`."""
    stated = f"{toll.min:,}" if toll.min == toll.max else f"{toll.min:,} to {toll.max:,}"
    return f"{stated} or more" if toll.open else stated


def say_population(population: Population) -> str:
    """Who the harmed are, as far as the words say; empty where they do not."""
    parts = [population.age, population.sex, population.status, population.role]
    return ", ".join(part for part in parts if part and part != "unknown")


def say_scope(casualty: Casualty) -> str:
    """How a claim counts, where it is not simply all the harmed of its incident."""
    if casualty.scope == "incident":
        return say_extent(casualty)
    return ", ".join(part for part in (_SCOPES[casualty.scope], say_extent(casualty)) if part)


def say_extent(casualty: Casualty) -> str:
    """Whom a claim counts, where it is not all that its incident or its period harmed."""
    return _EXTENTS[casualty.extent]


def say_harm(harm: Harm) -> str:
    """The kind of harm; words that leave it open, such as “no casualties”, speak of casualties."""
    return "casualties" if harm == "unspecified" else harm


def one_line(words: str, limit: int = 60) -> str:
    """The words on one line, in one pair of quotes; past `limit` code points the middle is left out, between words where there are any."""
    flat = " ".join(words.split())
    if len(flat) > 2 and flat[0] + flat[-1] in _QUOTED:
        flat = flat[1:-1].strip()
    if len(flat) > limit:
        most = limit * 2 // 3
        head = flat[: most + 1].rpartition(" ")[0] or flat[:most]
        tail = flat[-(limit // 3) - 1 :].partition(" ")[2]
        flat = f"{head} … {tail}".rstrip()
    return f"“{flat}”"


def harmless(words: str) -> str:
    """The words without control characters, which would steer a terminal, and without marks that turn the order of what follows."""
    return words.translate(_STEERING)


def say_key(key: str) -> str:
    """A key of a taxonomy as words: `apartment-building` is `apartment building`, `ied` is `improvised bomb`."""
    return _KEYS.get(key) or key.replace("_", " ").replace("-", " ")


def say_speaker(identity: str | None, statements: Mapping[str, Statement]) -> str:
    """Who makes the statement of that id, with the role where the name does not hold it."""
    if identity is None or identity not in statements:
        return OWN_VOICE
    source = statements[identity].source
    if source is None:
        return "unnamed source"
    return f"{source.name} ({source.role})" if source.role and source.role not in source.name.lower() else source.name


def say_claim(value: Any) -> str:
    """A claim's value as the ledger keeps it, in a person's words: a count, a place, a name with its status, a type."""
    if not isinstance(value, Mapping):
        return say_key(str(value))
    if "wording" in value:
        count = say_range(value["min"], value["max"])
        who = say_population(population_of(value["population"]))
        return f"{count} ({who})" if who else count
    if "precision" in value and "name" in value:
        place = place_of(value)
        return say_place(place) if place else ""
    if "precision" in value:
        interval = interval_of(value)
        return say_interval(interval) if interval else ""
    if "name" in value:
        return f"{value['name']} ({value['status']})"
    return ", ".join(say_key(str(part)) for part in value.values() if part is not None)


def say_decided(decision: Decision) -> str:
    """What a decision says: `SET casualties.killed: 3 to 5`, `SAME`, `EXCLUDE casualties.killed`. Whose name was released, it does not say."""
    verdict, field, value = decision.verdict, decision.field, decision.value
    if verdict == "GRADE":
        return f"{verdict} {value}"
    if verdict != "SET":
        return " ".join(filter(None, (verdict, field)))
    if value is None:
        told = "not told"
    elif field and field.startswith("casualties."):
        told = say_toll(toll_of(value))
    elif isinstance(value, list):
        told = ", ".join(map(say_claim, value)) or "nobody"
    else:
        told = say_claim(value)
    return f"{verdict} {field}: {told}"
