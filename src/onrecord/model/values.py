"""Values out of the contract's JSON, as far as somebody needs them back: what was kept as JSON is said in the same words as what was just read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from onrecord.model.casualty import Population, Toll
from onrecord.model.interval import Interval
from onrecord.model.place import Place

Json = Mapping[str, Any]


def interval_of(told: Json | None) -> Interval | None:
    """The INTERVAL; None for null."""
    if told is None:
        return None
    return Interval(_moment(told["start"]), _moment(told["end"]), told["precision"])


def place_of(told: Json | None) -> Place | None:
    """The place; None for null."""
    if told is None:
        return None
    return Place(
        name=told["name"],
        gazetteer_id=told["gazetteer_id"],
        latitude=told["latitude"],
        longitude=told["longitude"],
        precision=told["precision"],
        country=told["country"],
        admin1=told["admin1"],
    )


def toll_of(told: Json) -> Toll:
    """A toll, without who set its bounds."""
    return Toll(told["min"], told["best"], told["max"], told["open"])


def population_of(told: Json) -> Population:
    """Who the harmed of a CASUALTY are."""
    return Population(told["status"], told["age"], told["sex"], told["role"])


def _moment(words: str | None) -> date | None:
    if words is None:
        return None
    return date.fromisoformat(words) if len(words) <= 10 else datetime.fromisoformat(words)
