"""Small members and claims for the tests of reconciliation: only what a test names differs from one to the next."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from onrecord.model.account import Standing
from onrecord.model.casualty import Harm, Toll
from onrecord.model.incident import Claim, ClaimId, Member, Speaker
from onrecord.model.interval import Interval
from onrecord.model.place import Place


def day(number: int) -> date:
    """A day of May 2031."""
    return date(2031, 5, number)


def loss(report: str, low: int, high: int | None = None, speaker: Speaker | None = None, **value: Any) -> Claim:
    """A claim of people killed: `low` to `high`, exactly `low` where no `high` is given."""
    harm = value.pop("harm", "killed")
    told = {
        "harm": harm,
        "min": low,
        "max": low if high is None else high,
        "convention": None,
        "wording": value.pop("quote", f"{low} people"),
        "population": {"status": "unknown", "age": "unknown", "sex": "unknown", "role": None, **value.pop("who", {})},
        "scope": "incident",
        "extent": "whole",
        **value,
    }
    identity = re.sub(
        r"\\W",
        "",
        f"{report}{harm}{told['min']}{told['max']}{told['extent']}{told['scope']}{speaker and speaker.name}{told['population']}",
    )
    return Claim(ClaimId(identity), report, f"casualties.{harm}", told, told["wording"], speaker, None)


def member(report: str, *claims: Claim, published: date | None = None, **facts: Any) -> Member:
    """A report's account with these claims; its toll is that of each harm's first whole claim."""
    tolls: dict[Harm, Toll] = {}
    for claim in claims:
        value = claim.value
        if claim.field.startswith("casualties.") and value["scope"] == "incident" and value["extent"] == "whole":
            top = value["max"]
            tolls.setdefault(value["harm"], Toll(value["min"], None, value["min"] if top is None else top, top is None))
    standing: Standing = facts.pop("standing", "main")
    time: Interval | None = facts.pop("time", None)
    place: Place | None = facts.pop("place", None)
    defaults: dict[str, Any] = {
        "seq": 1, "rank": 0, "publisher": report, "url": None, "title": None, "wire": None, "copy_of": report, "reality": "happened",
        "event_type": "shelling", "acled_sub_event_type": "Shelling/artillery/missile attack", "tolls": tolls,
    }  # fmt: skip
    return Member(
        report=report,
        published=published,
        standing=standing,
        time=time,
        place=place,
        claims=claims,
        **{**defaults, **facts},
    )


def charge(
    report: str, name: str, status: str, speaker: Speaker | None = None, kind: str = "force", country: str | None = "RU"
) -> Claim:
    """A claim that a party did it, or did not."""
    value = {"name": name, "kind": kind, "country": country, "status": status}
    return Claim(ClaimId(f"{report}{name}{status}"), report, "perpetrators", value, name, speaker, None)
