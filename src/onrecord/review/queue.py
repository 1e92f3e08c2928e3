"""What waits for a person, the most pressing first. Pure: works on rows that a store or resolution gives.

How much an item presses is a number of people: how many more or fewer the record would count if the open question went the other way,
times how likely that is. Items that stop a release (orphaned and contradictory decisions) come before all others.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from onrecord.model.decided import AccountRef, Decided
from onrecord.model.decision import Decision
from onrecord.model.words import say_precision

Json = Mapping[str, Any]
Kind = Literal["orphaned", "contradicted", "merge", "split", "conflict", "vague", "release"]
KINDS: tuple[Kind, ...] = get_args(Kind)

UNDECIDED = (0.2, 0.8)
"""Two incidents wait for a person from the first probability on that their closest accounts are of one; one incident waits up to the second one that
its loosest account belongs to it. Resolution joins between the two: nearer than these to what it decided it is wrong too often to go unseen."""
_WIDE = 0.25
"""A toll is in conflict where its bounds lie apart by more than this part of the upper one, and by more than one person."""
_HARMED_WEIGHT = {"killed": 1.0, "missing": 0.5, "injured": 0.25}
"""What one person in doubt counts for, by harm; the others count as injured. The dead come first, by the field's custom."""
_VAGUE = frozenset({"country", "unknown", "admin1"})
_VAGUE_DAYS = frozenset({"month", "season", "year", "unknown"})
_MISSING_FACT = 0.5
"""An incident whose place or time is not known well enough may be another one's twin: half of its people are in doubt."""
_TO_SIGN = 0.1
"""A release that waits for its signature leaves nothing in doubt; it comes after what does, the largest first."""
_STOPS: tuple[Kind, ...] = ("orphaned", "contradicted")


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two accounts, by the incidents that they are in, and the calibrated probability that they are of one.

    Attributes:
        one: the incident of the first; `other` that of the second, which is the same where that is in doubt.
        accounts: both as people name them, `REPORT#RANK`.
        pairs: how many pairs of accounts are as doubtful.
    """

    one: str
    other: str
    probability: float
    accounts: tuple[str, ...] = ()
    pairs: int = 1


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits.

    Attributes:
        about: ids of incidents; of the decision, where it is orphaned or contradicted.
        weight: how many people are in doubt, see the module; 0 for what stops a release, which comes first.
        why: in a person's words, without a word of any report.
        accounts: the two that a merge or a split hangs on, for `onrecord why` and `onrecord decide`.
    """

    kind: Kind
    about: tuple[str, ...]
    weight: float
    why: str
    accounts: tuple[str, ...] = ()


def waiting(
    incidents: Iterable[Json],
    pairs: Iterable[PairRow],
    decided: Decided,
    kinds: Iterable[Kind] = KINDS,
    limit: int | None = None,
) -> list[Item]:
    """What waits for a person, the most pressing first; of equal ones in the order of their kinds and ids.

    Args:
        incidents: in the contract's JSON; those that two rows of `pairs` name must be among them for the row to count.
        pairs: those that a person has decided are left out.
    """
    wanted = frozenset(kinds)
    known: dict[str, tuple[float, frozenset[AccountRef]]] = {}
    rows = tuple(pairs) if wanted & {"merge", "split"} else ()
    paired = {identifier for row in rows for identifier in (row.one, row.other)}

    def items() -> Iterator[Item]:
        yield from _decisions(decided)
        for incident in incidents:
            if incident["id"] in paired:
                known[incident["id"]] = (_people(incident), _members(incident))
            yield from _of_incident(incident, decided)
        yield from _pairs(rows, known, decided)

    found = (item for item in items() if item.kind in wanted)
    if limit is None:
        return sorted(found, key=_order)
    return heapq.nsmallest(limit, found, key=_order)


def _order(item: Item) -> tuple[bool, float, int, tuple[str, ...]]:
    return item.kind not in _STOPS, -item.weight, KINDS.index(item.kind), item.about


def _decisions(decided: Decided) -> Iterator[Item]:
    for orphan in decided.orphaned:
        yield Item("orphaned", (orphan.decision.id,), 0.0, f"{_say(orphan.decision)}: {_WHY[orphan.why]}")
    for fallen in decided.contradicted:
        why = f"{_say(fallen.decision)}: newer decisions come to {fallen.verdict}"
        yield Item("contradicted", (fallen.decision.id,), 0.0, why)


_WHY = {
    "report-gone": "its report is not in the ledger",
    "words-gone": "its words are not in the report, or stand there twice",
    "account-gone": "its words belong to no account, or nobody can say to which",
    "claim-gone": "no claim of the field has its words",
    "one-account": "what it keeps apart is now one account",
}


def _pairs(
    rows: Iterable[PairRow], known: Mapping[str, tuple[float, frozenset[AccountRef]]], decided: Decided
) -> Iterator[Item]:
    looked_at = _looked_at(decided)
    for row in rows:
        if row.one not in known or row.other not in known:
            continue
        (people, ours), (others, theirs) = known[row.one], known[row.other]
        if row.one == row.other:
            if row.probability <= UNDECIDED[1] and not _looked_into(ours, looked_at, decided):
                why = f"its loosest account belongs to it with a probability of {row.probability:.0%}"
                weight = (1 - row.probability) * (1 + people)  # if they are two, each has people of its own
                yield Item("split", (row.one,), weight, why, row.accounts)
        elif row.probability >= UNDECIDED[0] and not _ids(ours, decided) & _ids(theirs, decided) & looked_at:
            count = "their only pair of accounts that is alike" if row.pairs == 1 else f"the closest of {row.pairs} pairs of accounts"  # fmt: skip
            why = f"one incident with a probability of {row.probability:.0%}, by {count}"
            # if they are one, the smaller number was counted twice
            weight = row.probability * (1 + min(people, others))
            yield Item("merge", tuple(sorted((row.one, row.other))), weight, why, row.accounts)


def _looked_into(members: frozenset[AccountRef], looked_at: frozenset[str], decided: Decided) -> bool:
    """True where a person has looked at two accounts of this incident together."""
    ids = Counter(decision for member in members for decision in set(decided.about.get(member, ())))
    return any(count > 1 and decision in looked_at for decision, count in ids.items())


def _looked_at(decided: Decided) -> frozenset[str]:
    return frozenset(link.decision for link in (*decided.same, *decided.different, *decided.unsure))


def _ids(members: frozenset[AccountRef], decided: Decided) -> set[str]:
    return {decision for member in members for decision in decided.about.get(member, ())}


def _of_incident(incident: Json, decided: Decided) -> Iterator[Item]:
    members = _members(incident)
    settled = {one.field for one in decided.settings if one.account in members}
    name = (incident["id"],)
    doubt, wide = 0.0, []
    for harm, toll in incident["tolls"].items():
        apart = toll["max"] - toll["min"]
        if f"casualties.{harm}" not in settled and apart > 1 and apart > _WIDE * toll["max"]:
            doubt += apart * _HARMED_WEIGHT.get(harm, _HARMED_WEIGHT["injured"])
            wide.append(f"{harm} {toll['min']:,} to {toll['max']:,}")
    contested = incident.get("grade") == "contested" and "grade" not in settled
    if contested:
        doubt += _people(incident)
        wide.append("competing claims of responsibility")
    if wide:
        yield Item("conflict", name, doubt, "; ".join(wide))
    unknown = list(_unknown(incident, settled))
    if unknown:
        why = "; ".join(unknown)
        yield Item("vague", name, _MISSING_FACT * (1 + _people(incident)), why)
    signed = any(one.victim is None and one.account in members for one in decided.released)
    if not signed and incident.get("grade") in ("confirmed", "fair") and not wide and not unknown:
        yield Item(
            "release", name, _TO_SIGN * (1 + _people(incident)), f"{incident['grade']}, nothing open: to be signed"
        )


def _unknown(incident: Json, settled: set[str]) -> Iterator[str]:
    time, place = incident["time"], incident["place"]
    if "time" not in settled and (time is None or time["precision"] in _VAGUE_DAYS):
        yield "when: not told" if time is None else f"when: to the {time['precision']}"
    if "place" not in settled and (place is None or place["precision"] in _VAGUE):
        yield "where: not told" if place is None else f"where: {say_precision(place['precision'])}"


def _people(incident: Json) -> float:
    people: float = 0.0
    for harm, toll in incident["tolls"].items():
        people += toll["max"] * _HARMED_WEIGHT.get(harm, _HARMED_WEIGHT["injured"])
    return people


def _members(incident: Json) -> frozenset[AccountRef]:
    return frozenset((report["id"], report["rank"]) for report in incident["reports"])


def _say(decision: Decision) -> str:
    return " ".join(filter(None, (decision.verdict, decision.field, "by", decision.by)))
