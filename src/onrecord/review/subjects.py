"""What a decision is about, as people name it: an incident, an account, a claim, a report, and the accounts that this comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from onrecord.errors import DecisionRefused, shown
from onrecord.model.decided import AccountRef
from onrecord.model.decision import Anchor
from onrecord.model.incident import AccountKey
from onrecord.review.anchors import account_anchor, claim_anchor, report_anchor
from onrecord.review.standing import Latest
from onrecord.store.api import ClaimRow, Ledger

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an id names in a ledger.

    Attributes:
        called: the id as messages give it: an incident's, `REPORT#RANK` of an account, a claim's, a report's.
        members: the accounts of the incident, the one account, that of the claim; of a report all of its accounts.
        claim: the claim that is meant, where it is one.
        victims: of an incident those whom its accounts name, in the order in which people number them; restricted.
    """

    called: str
    kind: Literal["incident", "account", "claim", "report"]
    members: tuple[AccountRef, ...]
    claim: ClaimRow | None = None
    victims: tuple[Json, ...] = field(default=(), repr=False)


def find_subject(ledger: Ledger, latest: Latest, words: str) -> Subject:
    """What the words name: the id of an incident, a claim or a report, or `REPORT#RANK` for an account, with ranks from 0.

    Raises:
        DecisionRefused: nothing in the ledger is called so.
    """
    incident = ledger.incident(words)
    if incident is not None:
        members = tuple((one["id"], one["rank"]) for one in incident["reports"])
        return Subject(incident["id"], "incident", members, victims=tuple(incident.get("victims") or ()))
    report = ledger.report_of_claim(words)
    version = latest(report) if report is not None else None
    for rank, claims in version.claims.items() if version else ():
        for claim in claims:
            if claim.id == words:
                return Subject(words, "claim", ((str(report), rank),), claim)
    whole = latest(words)
    if whole is not None:
        return Subject(words, "report", tuple((words, rank) for rank in range(len(whole.reading["accounts"]))))
    name, _, number = words.rpartition("#")
    version = latest(name) if name and number.isdecimal() else None
    if version is not None and int(number) < len(version.reading["accounts"]):
        return Subject(f"{name}#{int(number)}", "account", ((name, int(number)),))
    known = "" if version is None else f" (that report has {len(version.reading['accounts'])} accounts)"
    raise DecisionRefused(
        "unknown-subject",
        shown(words),
        found="nothing of this name in the ledger" + known,
        expected="the id of an incident, a claim or a report, or REPORT#RANK for an account, ranks from 0",
        remedy="look ids up with `onrecord incidents` and `onrecord show`",
    )


def incident_of(ledger: Ledger, latest: Latest, subject: Subject) -> Subject:
    """The incident that the subject is or belongs to.

    Raises:
        DecisionRefused: it is no incident's, or a report as a whole.
    """
    if subject.kind == "incident":
        return subject
    if subject.kind == "report" and len(subject.members) != 1:
        raise _whole_report(subject)
    report, rank = subject.members[0]
    version = latest(report)
    identifier = version.incidents.get(rank) if version else None
    if identifier is None:
        raise DecisionRefused(
            "no-incident",
            subject.called,
            found="an account that is in no incident: what it speaks of was denied, planned or supposed, or somebody has excluded it",
            expected="an account of something that happened, or is alleged to have",
            remedy="see `onrecord show` of its report, and `onrecord decisions`",
        )
    return find_subject(ledger, latest, identifier)


def account_of(subject: Subject) -> Subject:
    """The incident as it is, or the one account that the subject is, or lies in.

    Raises:
        DecisionRefused: it is a report with several accounts, or with none.
    """
    if subject.kind == "report" and len(subject.members) != 1:
        raise _whole_report(subject)
    if subject.kind == "incident":
        return subject
    report, rank = subject.members[0]
    return Subject(f"{report}#{rank}", "account", subject.members)


def anchor_of(latest: Latest, subject: Subject) -> Anchor:
    """Words that the subject can be found by again: of an incident, those of its first account that has some of its own.

    Raises:
        DecisionRefused: it has none.
    """
    if subject.kind == "report":
        return report_anchor(subject.called)
    for report, rank in subject.members:
        version = latest(report)
        if version is None:
            continue
        told = version.reading
        found = account_anchor(told, rank) if subject.claim is None else claim_anchor(told, rank, subject.claim)
        if found is not None:
            return found
    raise DecisionRefused(
        "no-words",
        subject.called,
        found="no words that lead back to it alone",
        expected="an account with words of its own",
        remedy="decide about another account of the incident, or about a claim",
    )


def _whole_report(subject: Subject) -> DecisionRefused:
    return DecisionRefused(
        "whole-report",
        subject.called,
        found=f"a report with {len(subject.members)} accounts",
        expected="an incident, or one account of the report",
        remedy=f"name the account, such as {subject.called}#0",
    )


def keys_of(latest: Latest, subject: Subject) -> frozenset[AccountKey]:
    """The accounts of the subject by the numbers of their acquisitions."""
    versions = ((latest(report), rank) for report, rank in subject.members)
    return frozenset(AccountKey(version.seq, rank) for version, rank in versions if version is not None)


def names_in(latest: Latest, subject: Subject) -> list[str]:
    """The names of victims in the subject's accounts, each once: what no words about it may hold."""
    told = (victim["name"] for _, _, account in _accounts(latest, subject) for victim in account["victims"])
    return list(dict.fromkeys(name for name in told if name))


def _accounts(latest: Latest, subject: Subject) -> Iterator[tuple[str, int, Json]]:
    for report, rank in subject.members:
        version = latest(report)
        if version is not None:
            yield report, rank, version.reading["accounts"][rank]
