"""One incident for people in a terminal: what it comes to, which claims make it so, from whom, and what people decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from onrecord.model.decision import Decision
from onrecord.model.values import interval_of, place_of, toll_of
from onrecord.model.words import (
    OWN_VOICE,
    one_line,
    say_claim,
    say_count,
    say_day,
    say_decided,
    say_interval,
    say_key,
    say_place,
    say_toll,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

Json = dict[str, Any]
Victims = Sequence[tuple[Json, bool]]

_SETS = {"min": "least", "best": "best", "max": "most"}
_LEFT_OUT = {
    "part": "part of them",
    "superseded": "replaced since",
    "copy": "a copy",
    "enemy-losses": "enemy losses",
    "vague": "no number",
    "excluded": "excluded",
    "not-credible": "far off the others",
    "other-scope": "of a longer time",
    "background": "recalled elsewhere",
    "not-chosen": "within the range",
}
"""Why a claim sets no bound, as in docs/tolls.md."""
_AXES = {
    "corroborated": "told by independent origins",
    "single-source": "told by a single origin",
    "unsupported": "credited by nobody",
}
_QUOTE = 32
"""Code points of a quote that are shown: enough to find the words in the report."""


def incident_page(incident: Json, decided: Sequence[Decision], victims: Victims) -> Iterator[RenderableType]:
    """The parts of the page, one below the other.

    Args:
        decided: the decisions in force about it.
        victims: those whom reports name, each with whether the name is released.
    """
    from rich.text import Text

    numbers = {report["id"]: f"{number}" for number, report in enumerate(_in_order(incident["reports"]), 1)}
    copies = {report["id"] for report in incident["reports"] if report["copy_of"] is not None}
    yield Text.assemble((say_key(incident["event_type"]), "bold"), f"  {incident['id']}  ", (incident["status"], "dim"))
    yield _facts(incident)
    yield from _section("Reports, by who first said it", _reports(incident, numbers))
    for harm, toll in incident["tolls"].items():
        yield from _section(_toll_title(harm, toll), _toll_claims(incident, toll, numbers))
    if incident["history"]:
        yield from _section("How the tolls came about", _history(incident, numbers))
    if incident["perpetrators"]:
        yield from _section("Who is said to have done it", _responsibility(incident))
    if decided or incident["machine"]:
        yield from _section("What people decided", _decisions(incident, decided))
    if victims:
        yield from _section("Victims whom reports name (restricted)", _victims(victims))
    told = {one for toll in incident["tolls"].values() for one in (*_setting(toll), *toll["left_out"])}
    rest = [claim for claim in incident["claims"] if claim["id"] not in told and claim["report"] not in copies]
    if rest:
        yield from _section(f"Other claims{', those of copies left aside' if copies else ''}", _claims(rest, numbers))


def _section(title: str, body: RenderableType) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    yield ""
    yield Text(title, "bold")
    yield Padding(body, (0, 0, 0, 2), expand=False)


def _grid(*columns: str) -> Table:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim underline", show_header=any(columns))
    for column in columns:
        table.add_column(column, no_wrap=column == "id", overflow="fold")
    return table


def _facts(incident: Json) -> Table:
    time, place, axes = interval_of(incident["time"]), place_of(incident["place"]), incident["axes"]
    facts = _grid("", "")
    facts.columns[0].style = "dim"
    facts.add_row("when", say_interval(time) if time else "not told")
    facts.add_row("where", say_place(place) if place else "not told")
    for harm, toll in incident["tolls"].items():
        facts.add_row(harm, say_toll(toll_of(toll)))
    if incident["merged"]:
        facts.add_row("was also", ", ".join(incident["merged"]))
    who = ", ".join(f"{one['name']} ({one['status']})" for one in incident["perpetrators"])
    facts.add_row("said to be by", who or "nobody is named")
    facts.add_row("grade", f"{incident['grade']}: {_AXES[axes['event']]}, responsibility {axes['responsibility']}")
    told = say_count(len(incident["reports"]), "report")
    facts.add_row("told in", f"{told} of {say_count(incident['origins'], 'independent origin')}")
    return facts


def _toll_title(harm: str, toll: Json) -> str:
    by = "set by a person" if _is_decided(toll) else f"policy {toll['policy']}"
    return f"{harm.capitalize()}: {say_toll(toll_of(toll))} ({by})"


def _is_decided(toll: Json) -> bool:
    return str(toll["policy"]).startswith("decision/")


def _setting(toll: Json) -> dict[str, list[str]]:
    """By claim, the bounds that it sets."""
    found: dict[str, list[str]] = {}
    for bound, claims in toll["set_by"].items():
        for claim in claims:
            found.setdefault(claim, []).append(bound)
    return found


def _toll_claims(incident: Json, toll: Json, numbers: Mapping[str, str]) -> Table:
    """The claims about the harm: those that set a bound first, then those that set none, with why."""
    bounds, left_out = _setting(toll), toll["left_out"]
    theirs = [claim for claim in incident["claims"] if claim["id"] in bounds or claim["id"] in left_out]
    table = _grid("sets", "number", "said by", "in the words", "report", "id")
    for claim in sorted(theirs, key=lambda one: one["id"] not in bounds):
        sets = ", ".join(_SETS[bound] for bound in bounds.get(claim["id"], ()))
        reason = "" if sets else left_out[claim["id"]]
        decided = reason == "not-chosen" and _is_decided(toll)
        why = sets or f"nothing: {'a person has' if decided else _LEFT_OUT[reason]}"
        table.add_row(why, *_claim(claim, numbers))
    return table


def _claims(claims: Sequence[Json], numbers: Mapping[str, str]) -> Table:
    table = _grid("of", "value", "said by", "in the words", "report", "id")
    for claim in claims:
        table.add_row(say_key(claim["field"].removeprefix("casualties.")), *_claim(claim, numbers))
    return table


def _claim(claim: Json, numbers: Mapping[str, str]) -> tuple[str, ...]:
    voice = claim["said_by"] or OWN_VOICE
    said = one_line(claim["quote"], _QUOTE)
    return say_claim(claim["value"]), voice, said, numbers[claim["report"]], claim["id"]


def _day(moment: str | None) -> str:
    if moment is None:
        return "undated"
    return say_day(datetime.fromisoformat(moment).date() if len(moment) > 10 else date.fromisoformat(moment))


def _history(incident: Json, numbers: Mapping[str, str]) -> Table:
    table = _grid("day", "harm", "toll", "because", "report")
    for change in incident["history"]:
        told = ", ".join(numbers[each] for each in change["reports"] if each in numbers)
        because = say_key(change["reason"])
        table.add_row(_day(change["day"]), change["harm"], say_toll(toll_of(change)), because, told)
    return table


def _in_order(reports: Sequence[Json]) -> list[Json]:
    """The reports by origin, the origins and their reports by publication; under each report those that copy its words."""
    origins = list(dict.fromkeys(_origin(report["origin"]) for report in reports if report["copy_of"] is None))
    place = {report["id"]: n for n, report in enumerate(reports)}
    known = {report["id"]: report for report in reports}

    def order(report: Json) -> tuple[int, int, bool, int]:
        first = known[report["copy_of"] or report["id"]]
        return origins.index(_origin(first["origin"])), place[first["id"]], first is not report, place[report["id"]]

    return sorted(reports, key=order)


def _reports(incident: Json, numbers: Mapping[str, str]) -> Table:
    table = _grid("first said by", "", "report", "publisher", "published", "")
    before = None
    for report in _in_order(incident["reports"]):
        copied = report["copy_of"]
        origin = before if copied is not None else _origin(report["origin"])
        shown = "" if origin == before else str(origin)
        note = say_key(report["standing"]) if copied is None else f"a copy of {numbers[copied]}"
        key = f"{report['id']}#{report['rank']}"
        day = _day(report["published"])
        table.add_row(shown, numbers[report["id"]], key, report["publisher"] or "not told", day, note)
        before = origin
    return table


def _origin(origin: Json) -> str:
    """Who it is, with the kind where the name does not hold it."""
    kind = f"({origin['kind']})"
    return origin["name"] if origin["name"].endswith(kind) else f"{origin['name']} {kind}"


def _responsibility(incident: Json) -> Table:
    table = _grid("party", "on the whole", "who says so")
    for party in incident["perpetrators"]:
        kind = ", ".join(filter(None, (say_key(party["kind"]), party["country"])))
        said: dict[str, list[str]] = {}
        for one in party.get("said", ()):
            said.setdefault(one["status"], []).append(one["by"]["name"])
        by = "; ".join(f"{status}, says {' and '.join(dict.fromkeys(names))}" for status, names in said.items())
        table.add_row(f"{party['name']} ({kind})", party["status"], by or "–")
    return table


def _decisions(incident: Json, decided: Sequence[Decision]) -> Table:
    table = _grid("decided", "the machine says", "by", "reason", "id")
    machine = dict(incident["machine"])
    for one in decided:
        field = "grade" if one.verdict == "GRADE" else one.field
        beside = _say_machine(str(field), machine[field]) if field in machine else "–"
        table.add_row(say_decided(one), beside, f"{one.by}, {say_day(one.at.date())}", one.reason, one.id)
    return table


def _say_machine(field: str, value: Any) -> str:
    """What the machine said where a person has said otherwise."""
    if value is None:
        return "not told"
    if field.startswith("casualties."):
        return say_toll(toll_of(value))
    return ", ".join(map(say_claim, value)) or "nobody" if isinstance(value, list) else say_claim(value)


def _victims(victims: Victims) -> Table:
    table = _grid("number", "name", "harm", "the name is")
    for number, (victim, released) in enumerate(victims, 1):
        age = f", {victim['age']}" if victim["age"] is not None else ""
        also = f", also {', '.join(victim['names'])}" if victim["names"] else ""
        state = "released" if released else "restricted"
        table.add_row(f"{number}.", f"{victim['name']}{age}{also}", victim["harm"], state)
    return table
