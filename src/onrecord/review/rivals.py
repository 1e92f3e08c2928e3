"""Decisions that are in force about the same thing: a new one must name the one whose place it takes, or it was taken on an old view."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.errors import DecisionRefused, shown
from onrecord.model.decided import Link
from onrecord.model.decision import VICTIM, Decision
from onrecord.review.draft import PAIRS, Worded
from onrecord.review.standing import Latest, Place, consistent, in_force, places_of
from onrecord.review.subjects import keys_of
from onrecord.review.victims import victim_key


def find_rivals(latest: Latest, standing: Sequence[Decision], worded: Worded) -> list[Decision]:
    """The decisions in force about the same thing, the oldest first; orphaned ones are about nothing."""
    reports = {report for subject in worded.subjects for report, _ in subject.members}
    found = []
    for decision in standing:
        if _alike(decision, worded.decision) and any(anchor.report in reports for anchor in decision.anchors):
            places = places_of(decision, latest)
            if not isinstance(places, str) and _same_thing(latest, decision, places, worded):
                found.append(decision)
    return found


def check_supersedes(latest: Latest, decisions: Sequence[Decision], rivals: Sequence[Decision], worded: Worded) -> None:
    """Nothing, where the decision takes the place of the one in force, or where there is none and it takes nobody's.

    An orphaned decision of the same kind can be superseded too: that is how it comes to be about something again.

    Raises:
        DecisionRefused: another decision is in force than the one that it was based on.
    """
    named = worded.decision.supersedes
    if named is None:
        if rivals:
            raise _stale(worded.called, f"a decision in force: {_say(rivals[-1])}", rivals[-1].id)
        return
    held = named_in_force(decisions, named)
    if rivals:
        if held != rivals[-1]:
            raise _stale(worded.called, f"another decision in force: {_say(rivals[-1])}", rivals[-1].id)
    elif not (_alike(held, worded.decision) and isinstance(places_of(held, latest), str)):
        raise DecisionRefused(
            "other-subject",
            worded.called,
            found=f"that {named} is about something else",
            expected="a decision about the same thing, or an orphaned one of the same kind",
            remedy="leave --supersedes out; see `onrecord decisions`",
        )


def named_in_force(decisions: Sequence[Decision], identifier: str) -> Decision:
    """The decision of this id, which must be in force.

    Raises:
        DecisionRefused: there is none, or another one has taken its place.
    """
    for decision in in_force(decisions):
        if decision.id == identifier:
            return decision
    if all(decision.id != identifier for decision in decisions):
        raise DecisionRefused(
            "unknown-decision",
            shown(identifier),
            found="no decision of this id",
            expected="one of this ledger",
            remedy="see `onrecord decisions`",
        )
    successor = identifier
    for decision in decisions:  # the oldest first, so one walk follows the whole line
        if decision.supersedes == successor:
            successor = decision.id
    last = next(decision for decision in decisions if decision.id == successor)
    raise _stale(identifier, f"that it was superseded: {_say(last)}", last.id)


def check_links(latest: Latest, standing: Sequence[Decision], worded: Worded) -> None:
    """Nothing, where a SAME or DIFFERENT can hold beside all others in force, whatever follows from several together.

    Raises:
        DecisionRefused: it cannot; or its two are one account.
    """
    new = worded.decision
    if new.verdict not in PAIRS:
        return
    places = places_of(new, latest)
    if isinstance(places, str) or places[0].key == places[1].key:
        raise DecisionRefused(
            "one-account",
            worded.called,
            found="one and the same account",
            expected="two accounts, or two incidents",
            remedy="name two",
        )
    if new.verdict == "UNSURE":
        return
    before = [
        (decision, _link(found))
        for decision in standing
        if decision.verdict in ("SAME", "DIFFERENT") and decision.id != new.supersedes
        if not isinstance(found := places_of(decision, latest), str)
    ]
    known = {one.decision.id for one in consistent(before)[1]}
    fallen = [one.decision for one in consistent([*before, (new, _link(places))])[1] if one.decision.id not in known]
    if fallen:
        raise DecisionRefused(
            "contradicts",
            worded.called,
            found=f"decisions in force from which the contrary follows: {'; '.join(map(_say, fallen))}",
            expected="decisions that can hold together",
            remedy="supersede or withdraw those first, or think again",
        )


def _alike(one: Decision, other: Decision) -> bool:
    """True where two decisions are of kinds that could be about the same thing."""
    if other.verdict in PAIRS:
        return one.verdict in PAIRS and len(one.anchors) == 2
    if one.verdict != other.verdict or one.field != other.field:
        return False
    return bool(one.anchors and one.anchors[0].quote) == bool(other.anchors[0].quote)


def _same_thing(latest: Latest, decision: Decision, places: tuple[Place, ...], worded: Worded) -> bool:
    keys = [keys_of(latest, subject) for subject in worded.subjects]
    if worded.decision.verdict in PAIRS:
        (one, other), (x, y) = keys, (place.key for place in places)
        return (x in one and y in other) or (y in one and x in other)
    place, subject = places[0], worded.subjects[0]
    if subject.claim is not None:
        return place.claim is not None and place.claim.id == subject.claim.id
    if worded.name is not None:
        told = (decision.value or {}).get(VICTIM)
        return place.key in keys[0] and told == victim_key(place.report, worded.name)
    return place.key in keys[0] if subject.kind != "report" else place.report == subject.called


def _link(places: tuple[Place, ...]) -> Link:
    one, other = sorted((places[0].key, places[1].key))
    return Link(one, other, "")


def _say(decision: Decision) -> str:
    what = " ".join(filter(None, (decision.verdict, decision.field)))
    return f"{decision.id} ({what}, by {decision.by}, {decision.at.isoformat()[:16]})"


def _stale(subject: str, found: str, remedy: str) -> DecisionRefused:
    return DecisionRefused(
        "stale",
        subject,
        found=found,
        expected="that a decision names the one in force, so that nobody's is overlooked",
        remedy=f"read it (`onrecord decisions`), and give --supersedes {remedy} if yours is to take its place",
    )
