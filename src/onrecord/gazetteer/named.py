"""One place by the words that a person types for it."""

from __future__ import annotations

import re

from onrecord.errors import UsageError
from onrecord.gazetteer.entry import Entry
from onrecord.gazetteer.index import Gazetteer
from onrecord.model.place import Place

_ID = re.compile(r"[a-z]+:\S+")
_DIVISIONS = frozenset({"admin1", "admin2"})
_LISTED = 5
"""Places of one name that a message lists, the most populous first."""


def find_named(gazetteer: Gazetteer, words: str) -> Place:
    """The one place that is called so: a name, and after commas the first-order division or the country code that it is in; or its id.

    Of a settlement and the divisions of that name that it lies in, the settlement is meant; a division is named by its id.

    Raises:
        UsageError: there is none, or several; the message names them.
    """
    name, *within = (part.strip() for part in words.split(","))
    found = {
        (one.reference, one.name, one.admin1, one.country): one
        for one in (gazetteer.with_reference(name) if _ID.fullmatch(name) else gazetteer.find(name))
        if all(part.casefold() in {str(one.country).casefold(), str(one.admin1).casefold()} for part in within)
    }
    meant = _settlement_of(list(found.values()))
    if len(meant) != 1:
        near = "; ".join(map(_told, meant[:_LISTED]))
        raise UsageError(
            f"place: found {len(meant) or 'no'} places of this name{f': {near}' if near else ''}, expected one; "
            'add ", DIVISION" or ", COUNTRY CODE" after the name, or give the id, such as geonames:706483, or the contract\'s JSON'
        )
    (one,) = meant
    return Place(one.name, one.reference, one.latitude, one.longitude, one.precision, one.country, one.admin1)


def _settlement_of(found: list[Entry]) -> list[Entry]:
    """The only settlement, where all others are divisions around it; else all of them."""
    settlements = [one for one in found if one.precision == "settlement"]
    if len(settlements) != 1:
        return found
    (town,) = settlements
    around = all(
        one is town or (one.precision in _DIVISIONS and (one.country, one.admin1) == (town.country, town.admin1))
        for one in found
    )
    return settlements if around else found


def _told(one: Entry) -> str:
    return f"{one.name}, {one.admin1}, {one.country} ({one.precision}, {one.reference})"
