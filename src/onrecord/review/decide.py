"""Taking a decision: checked against what is in force, anchored to words, appended to the evidence. Nothing else writes decisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache

from onrecord.errors import DecisionRefused, Overtaken
from onrecord.model.decision import Decision, decision_id, payload_of
from onrecord.review.draft import Draft, check_names_nobody, check_person, word_draft
from onrecord.review.rivals import check_links, check_supersedes, find_rivals, named_in_force
from onrecord.review.standing import in_force, read_decisions
from onrecord.review.subjects import Subject
from onrecord.store.api import Ledger

_TRIES = 20
"""How often others may decide in between before we give up: each time one of them got through."""


def decide(ledger: Ledger, draft: Draft, now: datetime) -> Decision:
    """Takes the decision: it stands, before whatever the machine says, until another one supersedes it.

    Raises:
        DecisionRefused: it cannot be taken as it is worded, or is based on what no longer holds: where a decision about the same
            thing is in force, `supersedes` must name it.
    """
    check_person(draft.by, draft.reason)

    def word() -> tuple[Decision, int]:
        latest = cache(ledger.latest)  # for this look at the ledger alone
        decisions, seen = read_decisions(ledger)
        worded = word_draft(ledger, latest, draft, now)
        rivals = find_rivals(latest, in_force(decisions), worded)
        check_supersedes(latest, decisions, rivals, worded)
        check_links(latest, in_force(decisions), worded)
        return worded.decision, seen

    return _write(ledger, word)


def withdraw(ledger: Ledger, identifier: str, *, by: str, reason: str, now: datetime) -> Decision:
    """Leaves to the machine again what a decision in force has decided: an UNSURE with its anchors takes its place.

    Raises:
        DecisionRefused: there is no such decision, or another one has taken its place.
    """
    check_person(by, reason)

    def word() -> tuple[Decision, int]:
        latest = cache(ledger.latest)
        decisions, seen = read_decisions(ledger)
        held = named_in_force(decisions, identifier)
        for report in {anchor.report for anchor in held.anchors}:
            version = latest(report)
            accounts = len(version.reading["accounts"]) if version else 0
            whole = Subject(report, "report", tuple((report, rank) for rank in range(accounts)))
            check_names_nobody(latest, (whole,), reason)
        return Decision("", "UNSURE", held.anchors, reason.strip(), by.strip(), now, held.field, None, held.id), seen

    return _write(ledger, word)


def _write(ledger: Ledger, word: Callable[[], tuple[Decision, int]]) -> Decision:
    """Appends what `word` gives: a decision without its id, and the link of the last decision that it was checked against."""
    for _ in range(_TRIES):
        worded, seen = word()
        payload = payload_of(worded)
        decision = replace(worded, id=decision_id(payload))
        try:
            ledger.decide(decision.id, payload, seen)
        except Overtaken:
            continue  # somebody decided meanwhile: about something else, or the check will say so
        return decision
    raise DecisionRefused(
        "crowded",
        "ledger",
        found=f"{_TRIES} decisions that came in while this one was checked",
        expected="a moment without",
        remedy="run it again",
    )
