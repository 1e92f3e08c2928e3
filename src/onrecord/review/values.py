"""What a field of an incident can be set to: the contract's JSON, checked; and the short forms that people type.

No message repeats the value: it may name a person.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, get_args

from onrecord.errors import DecisionRefused, shown
from onrecord.model.account import PerpetratorKind, PerpetratorStatus
from onrecord.model.casualty import HARMS
from onrecord.model.incident import Grade
from onrecord.model.interval import Interval, Precision, day_of
from onrecord.model.place import PlacePrecision
from onrecord.model.values import interval_of

TOLLS = "casualties."
SETTABLE = (*(f"{TOLLS}{harm}" for harm in HARMS), "time", "place", "event_type", "perpetrators")
"""Fields that a person can set, by the contract's names."""
GRADES: tuple[str, ...] = get_args(Grade)

_TOLL = re.compile(r"(\d+)(?:/(\d+))?(?:(?:\.\.|/)(\d+))?(\+?)")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\S+)?)?)?")
_FORMS = {
    "time": 'a day (2024-03-11), month (2024-03), year or stretch (2024-03-11..2024-03-13), {"start", "end", "precision"}, or null',
    "place": '{"name", "precision"} with "latitude", "longitude", "country", "admin1", "gazetteer_id" where known, or null',
    "event_type": "a key of the event taxonomy",
    "perpetrators": 'NAME:KIND[:COUNTRY[:STATUS]], several with ";" between them, or a list of {"name", "kind", "country", "status"}',
    "grade": ", ".join(GRADES),
}
_A_TOLL = 'MIN, MIN..MAX or MIN/BEST/MAX, "+" after it for an open top, {"min", "best", "max", "open"}, or null; min <= best <= max'
_COUNTRY = re.compile(r"[A-Z]{2}")


def check_field(field: str) -> None:
    """Nothing, where the field can be set.

    Raises:
        DecisionRefused: it cannot; the message names those that can.
    """
    if field not in SETTABLE:
        raise DecisionRefused(
            "no-such-field",
            "field",
            found=shown(field),
            expected=f"one of {', '.join(SETTABLE)}",
            remedy="name one of them; an incident's other facts follow from its claims, which can be excluded",
        )


def parse_value(field: str, words: str) -> Any:
    """The value that the words give for the field, checked: JSON, or a short form.

    Raises:
        DecisionRefused: they give none.
    """
    words = words.strip()
    if words == "null" or words[:1] in ("{", "["):
        try:
            return check_value(field, json.loads(words))
        except ValueError as fault:
            raise _bad(field, "JSON that is cut off or misspelt") from fault
    short: Mapping[str, Callable[[str], Any]] = {"time": _time, "perpetrators": _perpetrators}
    read = _toll if field.startswith(TOLLS) else short.get(field, lambda same: same)
    try:
        found = read(words)
    except ValueError as fault:
        raise _bad(field) from fault
    return check_value(field, found)


def check_value(field: str, value: Any) -> Any:
    """The value with every key of the contract, if it is one that the field can have.

    Raises:
        DecisionRefused: it is none.
    """
    if value is None and (field in ("time", "place") or field.startswith(TOLLS)):
        return None
    checks: Mapping[str, Callable[[Any], Any]] = {
        "time": _checked_time,
        "place": _checked_place,
        "event_type": lambda key: key if isinstance(key, str) and key else None,
        "perpetrators": _checked_perpetrators,
        "grade": lambda grade: grade if grade in GRADES else None,
    }
    check = _checked_toll if field.startswith(TOLLS) else checks[field]
    try:
        found = check(value)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise _bad(field) from fault
    if found is None:
        raise _bad(field)
    return found


def interval_json(interval: Interval | None) -> Any:
    """The contract's INTERVAL."""
    if interval is None:
        return None
    start, end = (moment and moment.isoformat() for moment in (interval.start, interval.end))
    return {"start": start, "end": end, "precision": interval.precision}


def _bad(field: str, found: str = "a value of another form") -> DecisionRefused:
    expected = _A_TOLL if field.startswith(TOLLS) else _FORMS[field]
    return DecisionRefused(
        "bad-value", field, found=found, expected=expected, remedy="write it so; see docs/decisions.md"
    )


def _toll(words: str) -> Any:
    match = _TOLL.fullmatch(words)
    if match is None:
        raise ValueError("no toll")
    least, second, last, open_top = match.groups()
    if last is None:  # "3/5" would be a minimum and a best without a maximum
        second, last = (None, least) if second is None else (second, None)
    return {"min": int(least), "best": second and int(second), "max": last and int(last), "open": bool(open_top)}


def _checked_toll(value: Mapping[str, Any]) -> Any:
    least, best, most, open_top = value["min"], value.get("best"), value["max"], value.get("open", False)
    numbers = [least, most] if best is None else [least, best, most]
    whole = all(isinstance(one, int) and not isinstance(one, bool) for one in numbers)
    if not whole or not isinstance(open_top, bool) or least < 0 or numbers != sorted(numbers):
        return None
    return {"min": least, "best": best, "max": most, "open": open_top}


def _time(words: str) -> Any:
    first, stretch, last = words.partition("..")
    if not _DAY.fullmatch(first) or (stretch and not _DAY.fullmatch(last)):
        raise ValueError("no time")
    start, end, fineness = _moment(first)
    if stretch:
        end = _moment(last)[1]
        fineness = "days" if fineness == "day" else "unknown"
    return interval_json(Interval(start, end, fineness))


def _moment(words: str) -> tuple[date, date, Precision]:
    """The first and the last moment of a year, a month, a day or a moment."""
    if len(words) == 4:
        return date(int(words), 1, 1), date(int(words), 12, 31), "year"
    if len(words) == 7:
        year, month = int(words[:4]), int(words[5:])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"
    if len(words) == 10:
        day = date.fromisoformat(words)
        return day, day, "day"
    moment = datetime.fromisoformat(words)
    if moment.tzinfo is None:
        raise ValueError("an hour without its offset from UTC is no moment")
    return moment, moment, "hour"


def _checked_time(value: Mapping[str, Any]) -> Any:
    if value["precision"] not in get_args(Precision):
        return None
    interval = interval_of(value)
    if interval is None or (interval.start is None and interval.end is None):
        return None
    if interval.start and interval.end and day_of(interval.end) < day_of(interval.start):
        return None
    return interval_json(interval)


def _checked_place(value: Mapping[str, Any]) -> Any:
    latitude, longitude = value.get("latitude"), value.get("longitude")
    on_earth = latitude is None and longitude is None
    if not on_earth:
        numbers = all(isinstance(one, int | float) and not isinstance(one, bool) for one in (latitude, longitude))
        on_earth = numbers and -90 <= latitude <= 90 and -180 <= longitude <= 180  # type: ignore[operator]
    country = value.get("country")
    words = [value["name"], *(one for one in (value.get("admin1"), value.get("gazetteer_id")) if one is not None)]
    if not on_earth or not all(isinstance(one, str) and one.strip() for one in words):
        return None
    if value["precision"] not in get_args(PlacePrecision) or not (country is None or _COUNTRY.fullmatch(country)):
        return None
    keys = ("name", "gazetteer_id", "latitude", "longitude", "precision", "country", "admin1")
    return {key: value.get(key) for key in keys}


def _perpetrators(words: str) -> Any:
    found = []
    for one in words.split(";"):
        name, kind, *more = (part.strip() for part in one.split(":"))
        if len(more) > 2:
            raise ValueError("too many parts")
        country, status = (*more, "", "")[:2]
        found.append({"name": name, "kind": kind, "country": country or None, "status": status or "alleged"})
    return found


def _checked_perpetrators(value: Any) -> Any:
    if not isinstance(value, list):
        return None
    found = []
    for one in value:
        told = {
            "name": one["name"],
            "kind": one["kind"],
            "country": one.get("country"),
            "status": one.get("status", "alleged"),
        }
        named = isinstance(told["name"], str) and told["name"].strip()
        known = told["kind"] in get_args(PerpetratorKind) and told["status"] in get_args(PerpetratorStatus)
        if not (named and known and (told["country"] is None or _COUNTRY.fullmatch(told["country"]))):
            return None
        found.append(told)
    return found
