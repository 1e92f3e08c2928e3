"""A decision as a person words it, and what it says once its ids are words of reports and its value is one that can be."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from onrecord.errors import DecisionRefused
from onrecord.model.decision import CHILD, CLAIM, VICTIM, Decision, Verdict
from onrecord.review.standing import GRADE_FIELD, Latest
from onrecord.review.subjects import Subject, account_of, anchor_of, find_subject, incident_of, names_in
from onrecord.review.values import check_field, check_value
from onrecord.review.victims import names_someone, same_name, victim_key
from onrecord.store.api import Ledger

PAIRS: tuple[Verdict, ...] = ("SAME", "DIFFERENT", "UNSURE")
_GROWN = 18
"""Age in years from which a name is not a child's."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision as a person words it.

    Attributes:
        about: ids of what it is about: two for SAME, DIFFERENT and UNSURE, else one; see `subjects.find_subject`.
        by: who answers for it.
        reason: why, in their words. It must name no victim, since decisions are never erased.
        field: for SET.
        value: for SET in the contract's JSON, for GRADE the grade.
        supersedes: the id of the decision that this one takes the place of.
        victim: for RELEASE of one victim's name: the name, or its number in the incident's list of victims, from 1.
        child: says expressly that the name is known to be a child's.
    """

    verdict: Verdict
    about: tuple[str, ...]
    by: str
    reason: str
    field: str | None = None
    value: Any = None
    supersedes: str | None = None
    victim: str | None = dataclasses.field(default=None, repr=False)
    child: bool = False


@dataclass(frozen=True, slots=True)
class Worded:
    """A decision that has no id yet, with what it is about.

    Attributes:
        name: the victim whose name it releases; for comparing, never for showing.
    """

    decision: Decision
    subjects: tuple[Subject, ...]
    name: str | None = dataclasses.field(default=None, repr=False)

    @property
    def called(self) -> str:
        """What messages call it."""
        return " and ".join(subject.called for subject in self.subjects)


def check_person(by: str, reason: str) -> None:
    """Nothing, where somebody answers for it and says why.

    Raises:
        DecisionRefused: nobody does, or no reason is given.
    """
    if not by.strip():
        raise DecisionRefused(
            "no-author",
            "author",
            found="no name",
            expected="who answers for the decision",
            remedy="give --by NAME, or set ONRECORD_REVIEWER",
        )
    if not reason.strip():
        raise DecisionRefused(
            "no-reason",
            "reason",
            found="no words",
            expected="why, in your own words",
            remedy="give --reason TEXT; it is kept and shown for ever",
        )


def check_names_nobody(latest: Latest, subjects: tuple[Subject, ...], reason: str, value: Any = None) -> None:
    """Nothing, where the words of a decision name no victim of what it is about.

    Raises:
        DecisionRefused: they do. The message does not say whom.
    """
    names = [name for subject in subjects for name in names_in(latest, subject)]
    for what, words in (("reason", reason), ("value", json.dumps(value, ensure_ascii=False))):
        if names_someone(words, names):
            raise DecisionRefused(
                "names-a-victim",
                what,
                found="the name of a victim",
                expected="words that name nobody who was harmed: a decision is never erased, and may be published",
                remedy="say who is meant by the order in which the report names them",
            )


def word_draft(ledger: Ledger, latest: Latest, draft: Draft, now: datetime) -> Worded:
    """The decision that the draft comes to.

    Raises:
        DecisionRefused: it comes to none.
    """
    wanted = 2 if draft.verdict in PAIRS else 1
    if len(draft.about) != wanted:
        raise DecisionRefused(
            "wrong-number",
            draft.verdict,
            found=f"{len(draft.about)} ids",
            expected=f"{wanted}: two for SAME, DIFFERENT and UNSURE, one for the others",
            remedy="name what the decision is about",
        )
    subjects = _subjects(ledger, latest, draft)
    check_names_nobody(latest, subjects, draft.reason, draft.value)
    name = None
    anchored, about, told = subjects, draft.field, None
    if draft.verdict == "SET":
        check_field(draft.field or "")
        told = check_value(str(draft.field), draft.value)
    elif draft.verdict == "GRADE":
        told = check_value(GRADE_FIELD, draft.value)
    elif draft.verdict == "EXCLUDE" and (claim := subjects[0].claim) is not None:
        about, told = claim.field, {CLAIM: claim.id}
    elif draft.verdict == "RELEASE" and draft.victim is not None:
        report, rank, name = _victim(subjects[0], draft)
        about, told = "victims", {VICTIM: victim_key(report, name)} | ({CHILD: True} if draft.child else {})
        anchored = (Subject(subjects[0].called, "account", ((report, rank),)),)
    decision = Decision(
        id="",
        verdict=draft.verdict,
        anchors=tuple(anchor_of(latest, subject) for subject in anchored),
        reason=draft.reason.strip(),
        by=draft.by.strip(),
        at=now,
        field=about,
        value=told,
        supersedes=draft.supersedes,
    )
    return Worded(decision, subjects, name)


def _subjects(ledger: Ledger, latest: Latest, draft: Draft) -> tuple[Subject, ...]:
    found = tuple(find_subject(ledger, latest, words) for words in draft.about)
    if draft.verdict in PAIRS:
        return _two(*found)
    if draft.verdict != "EXCLUDE":
        return (incident_of(ledger, latest, found[0]),)
    if found[0].kind == "incident":
        raise DecisionRefused(
            "whole-incident",
            found[0].called,
            found="an incident",
            expected="a claim, an account or a report: an incident is what these come to",
            remedy="exclude its reports, or grade it discounted",
        )
    return found


def _two(one: Subject, other: Subject) -> tuple[Subject, Subject]:
    """The two that a pair is about, with nothing in common: an account is told apart from the rest of an incident that it is in."""
    one, other = account_of(one), account_of(other)
    if one.kind == "account":
        other = replace(other, members=tuple(member for member in other.members if member not in one.members))
    else:
        one = replace(one, members=tuple(member for member in one.members if member not in other.members))
    if not one.members or not other.members:
        raise DecisionRefused(
            "one-account",
            f"{one.called} and {other.called}",
            found="one and the same",
            expected="two accounts, or two incidents",
            remedy="to part an incident, name two of its accounts (REPORT#RANK)",
        )
    return one, other


def _victim(subject: Subject, draft: Draft) -> tuple[str, int, str]:
    """Report, rank and name of the victim that the draft means, by number or by name."""
    words = str(draft.victim).strip()
    number = int(words) if words.isdecimal() else 0
    meant = [
        (victim, account)
        for count, victim in enumerate(subject.victims, 1)
        for account in victim["accounts"]
        if count == number or (not number and same_name(account["name"], words))
    ]
    if not meant:
        raise DecisionRefused(
            "no-victim",
            subject.called,
            found="no victim of that name or number",
            expected=f"one of the {len(subject.victims)} whom its reports name, by name or by number from 1",
            remedy="see them with `onrecord show LEDGER ID --format table`",
        )
    victim, account = meant[0]
    if victim["age"] is not None and victim["age"] < _GROWN and not draft.child:
        raise DecisionRefused(
            "child",
            subject.called,
            found="the name of a child",
            expected="that you say expressly that you know",
            remedy="give --child too, if it may be published all the same",
        )
    return account["report"], account["rank"], account["name"]
