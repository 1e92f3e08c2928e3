"""Days named by the week or by publication, parts of a day, clock times."""

from __future__ import annotations

from onrecord.extract.times.builders.common import anchor_of, turn_of
from onrecord.extract.times.forms import Fixed, Form, Shift, Weekday
from onrecord.extract.times.found import Found


def weekday(found: Found) -> Form | None:
    """`Tuesday`, `next Tuesday`, `10 p.m. Tuesday`, `Tuesday of last week`."""
    if not found.clock_is_whole():
        return None
    turn = turn_of(found) if found.has("turn") else None
    return Weekday(
        int(found.value("weekday", "WEEKDAY")),
        turn,
        found.part(),
        found.zone(),
        anchor_of(found) if found.has("turn") else "published",
    )


def dayref(found: Found) -> Form | None:
    """`yesterday`, `10 p.m. yesterday`."""
    if not found.clock_is_whole():
        return None
    return Shift(int(found.value("dayref", "DAYREF")), "D", part=found.part(), zone=found.zone())


def tonight(found: Found) -> Form | None:
    """`tonight`."""
    return Shift(0, "D", part="NI")


def overnight(found: Found) -> Form | None:
    """`overnight`: the night that ends on the day of publication."""
    return Shift(0, "D", part="NI", days=2)


def part_turned(found: Found) -> Form | None:
    """`this morning`, `last night`, `that evening`, `the next morning`."""
    return Shift(turn_of(found), "D", anchor_of(found), part=found.part())


def one_part(found: Found) -> Form | None:
    """`one afternoon`, of no day that is known."""
    return Fixed("TIME", f"XXXX-XX-XXT{found.part()}")


def part_alone(found: Found) -> Form | None:
    """`early in the morning`, of the day that the telling has reached; `at night` and `the morning after the raid` are of no day known."""
    bare = len(found.match_words()) == 1 and found.first() in found.vocabulary.caution["any_day"]
    if bare or (found.opens_with("THE") and found.beside("steps_on")):
        return Fixed("TIME", f"XXXX-XX-XXT{found.part()}")
    return Shift(0, "D", "narrative", part=found.part())


def clock_alone(found: Found) -> Form | None:
    """`6:26 AM`, of the day that the telling has reached."""
    part = found.part()
    return Shift(0, "D", "narrative", part=part, zone=found.zone()) if part and found.clock_is_whole() else None


def clock_bare(found: Found) -> Form | None:
    """`14:30` with a colon; with a point it is a number."""
    return clock_alone(found) if ":" in found.word("clock") and len(found.word("clock")) >= 4 else None
