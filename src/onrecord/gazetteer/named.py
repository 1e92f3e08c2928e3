"""One place by the words that a person types for it."""

from __future__ import annotations

from onrecord.errors import UsageError
from onrecord.gazetteer.entry import Entry
from onrecord.gazetteer.index import Gazetteer
from onrecord.model.place import Place

_LISTED = 5
"""Places of one name that a message lists, the most populous first."""


def find_named(gazetteer: Gazetteer, words: str) -> Place:
    """The one place that is called so: a name, and after commas the first-order division or the country code that it is in.

    Raises:
        UsageError: there is none, or several; the message names them.
    """
    name, *within = (part.strip() for part in words.split(","))
    found = {
        (one.reference, one.name, one.admin1, one.country): one
        for one in gazetteer.find(name)
        if all(part.casefold() in {str(one.country).casefold(), str(one.admin1).casefold()} for part in within)
    }
    if len(found) != 1:
        near = "; ".join(map(_told, list(found.values())[:_LISTED]))
        raise UsageError(
            f"place: found {len(found) or 'no'} places of this name{f': {near}' if near else ''}, expected one; "
            'add ", DIVISION" or ", COUNTRY CODE" after the name, or give the contract\'s JSON'
        )
    (one,) = found.values()
    return Place(one.name, one.reference, one.latitude, one.longitude, one.precision, one.country, one.admin1)


def _told(one: Entry) -> str:
    return f"{one.name}, {one.admin1}, {one.country} ({one.precision}, {one.reference})"
