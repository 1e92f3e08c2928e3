"""What one account says under each comparison, in a person's words: never a sentence, never a word of a victim's name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from onrecord.model.values import interval_of, place_of, toll_of
from onrecord.model.words import say_count, say_day, say_interval, say_key, say_place, say_toll
from onrecord.resolve.profile import Profile

Json = Mapping[str, Any]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NOT_TOLD = "–"
WITHHELD = "withheld: it holds a victim's name"


def sides_of(profile: Profile, account: Json) -> dict[str, str]:
    """By the name of the comparison, what the account says; comparisons of words as such are left out, for words are kept as hashes alone.

    Args:
        account: the same account in the contract's JSON.
    """
    place, time = place_of(account["place"]), interval_of(account["time"])
    said = {
        "distance": say_place(place) if place else "",
        "places shared": say_count(len(profile.places), "settlement") if profile.places else "",
        "days apart": say_interval(time) if time else "",
        "days named": _days(sorted(profile.days)),
        "weekdays": ", ".join(_WEEKDAYS[day - 1] for day in sorted(profile.weekdays)),
        "published": say_day(date.fromordinal(profile.published)) if profile.published else "",
        "named victims": f"{_named(account)} named" if _named(account) else "",
        "ages": ", ".join(map(str, sorted(profile.ages))),
        "event": say_key(profile.event),
        "weapons": ", ".join(map(say_key, sorted(profile.weapons))),
        "site": say_key(profile.site) if profile.site else "",
        "perpetrators": ", ".join(
            dict.fromkeys(one["name"] for one in account["perpetrators"] if one["status"] != "denied")
        ),
        "standing": profile.standing,
        **{harm: say_toll(toll_of(account["tolls"][harm])) for harm in profile.tolls},
    }
    return {name: words or NOT_TOLD for name, words in said.items()} | {
        harm: NOT_TOLD for harm in ("killed", "injured") if harm not in profile.tolls
    }


def _named(account: Json) -> int:
    return sum(1 for victim in account["victims"] if victim["name"])


def _days(ordinals: list[int]) -> str:
    shown = [say_day(date.fromordinal(one)) for one in ordinals[:2]]
    return ", ".join([*shown, f"{len(ordinals) - 2} more"] if len(ordinals) > 2 else shown)
