"""Which decisions stand, and what they come to for the accounts that their words belong to today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.decided import (
    AccountRef,
    Contradiction,
    Decided,
    Link,
    Orphan,
    OrphanedWhy,
    Released,
    Setting,
)
from onrecord.model.decision import CHILD, CLAIM, VICTIM, Anchor, Decision, decision_of
from onrecord.model.incident import AccountKey
from onrecord.review.anchors import find_account, find_claim, find_words
from onrecord.store.api import ClaimRow, Ledger, Version

Latest = Callable[[str], Version | None]
"""The latest version of a report by its id, as `Ledger.latest` gives it; callers that ask often put a cache before it."""

GRADE_FIELD = "grade"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor leads today: one account, or a whole report."""

    version: Version
    report: str
    ranks: tuple[int, ...]
    claim: ClaimRow | None = None

    @property
    def key(self) -> AccountKey:
        """The account; of a whole report the first, if it has any."""
        return AccountKey(self.version.seq, self.ranks[0])

    @property
    def ref(self) -> AccountRef:
        """The same account as incidents name it."""
        return self.report, self.ranks[0]


def read_decisions(ledger: Ledger) -> tuple[list[Decision], int]:
    """All decisions, the oldest first, and the link of the last; payloads that are no decisions of our form are left alone."""
    found = list(ledger.decisions())
    decisions = [one for _, payload in found if (one := decision_of(payload)) is not None]
    return decisions, max((seq for seq, _ in found), default=0)


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Those that no other takes the place of, in the same order."""
    known = list(decisions)
    replaced = {one.supersedes for one in known}
    return [one for one in known if one.id not in replaced]


def places_of(decision: Decision, latest: Latest) -> tuple[Place, ...] | OrphanedWhy:
    """Where the anchors of a decision lead today, or why they lead nowhere."""
    found: list[Place] = []
    for anchor in decision.anchors:
        place = _place(decision, anchor, latest)
        if not isinstance(place, Place):
            return place
        found.append(place)
    if not found:
        return "words-gone"
    if decision.verdict == "DIFFERENT" and found[0].key == found[-1].key:
        return "one-account"
    return tuple(found)


def decided_of(decisions: Iterable[Decision], latest: Latest) -> Decided:
    """What the decisions in force come to.

    Args:
        decisions: all of them, the oldest first; those that were superseded are left out here.
        latest: gives the latest version of a report.
    """
    known = list(decisions)
    standing = in_force(known)
    orphaned: list[Orphan] = []
    resolved: list[tuple[Decision, tuple[Place, ...]]] = []
    for decision in standing:
        if _is_withdrawal(decision):
            continue
        places = places_of(decision, latest)
        if isinstance(places, str):
            orphaned.append(Orphan(decision, places))
        else:
            resolved.append((decision, places))
    links, contradicted = consistent([(d, _link(d, p)) for d, p in resolved if d.verdict in ("SAME", "DIFFERENT")])
    about: defaultdict[AccountRef, list[str]] = defaultdict(list)
    for decision, places in resolved:
        for place in places:
            for rank in place.ranks:
                about[place.report, rank].append(decision.id)
    excluded = [(d, p[0]) for d, p in resolved if d.verdict == "EXCLUDE"]
    return Decided(
        same=tuple(link for decision, link in links if decision.verdict == "SAME" and link.one != link.other),
        different=tuple(link for decision, link in links if decision.verdict == "DIFFERENT"),
        unsure=tuple(_link(d, p) for d, p in resolved if d.verdict == "UNSURE"),
        settings=tuple(_setting(d, p[0]) for d, p in resolved if d.verdict in ("SET", "GRADE")),
        excluded_claims=frozenset(place.claim.id for _, place in excluded if place.claim),
        excluded_accounts=frozenset(
            AccountKey(place.version.seq, rank) for _, place in excluded if place.claim is None for rank in place.ranks
        ),
        released=tuple(
            Released(p[0].ref, d.id, (d.value or {}).get(VICTIM), (d.value or {}).get(CHILD) is True)
            for d, p in resolved
            if d.verdict == "RELEASE"
        ),
        about={account: tuple(dict.fromkeys(ids)) for account, ids in about.items()},
        touched=_touched(known, latest),
        orphaned=tuple(orphaned),
        contradicted=contradicted,
    )


def standing_about(decisions: Iterable[Decision], members: Collection[AccountRef], latest: Latest) -> list[Decision]:
    """The decisions in force about any of these accounts, the oldest first; asks for no reports but theirs and those they are paired with."""
    reports = {report for report, _ in members}
    near = [one for one in in_force(decisions) if any(anchor.report in reports for anchor in one.anchors)]
    about = decided_of(near, latest).about
    ids = {decision for member in members for decision in about.get(member, ())}
    return [one for one in near if one.id in ids]


def consistent(
    links: Sequence[tuple[Decision, Link]],
) -> tuple[list[tuple[Decision, Link]], tuple[Contradiction, ...]]:
    """The links that can hold together, in their order, and those that cannot beside newer ones.

    Newer ones go before older ones. What follows from several counts: of "a is b", "b is c" and "a is not c" the oldest falls.
    """
    groups: dict[AccountKey, AccountKey] = {}
    apart: defaultdict[AccountKey, set[AccountKey]] = defaultdict(set)  # by group

    def group(account: AccountKey) -> AccountKey:
        while (above := groups.get(account, account)) != account:
            groups[account] = groups.get(above, above)
            account = above
        return account

    kept, fallen = [], []
    for decision, link in reversed(links):
        one, other = group(link.one), group(link.other)
        if decision.verdict == "SAME" and other in apart[one]:
            fallen.append(Contradiction(decision, "DIFFERENT"))
        elif decision.verdict == "DIFFERENT" and one == other:
            fallen.append(Contradiction(decision, "SAME"))
        else:
            kept.append((decision, link))
            if decision.verdict == "DIFFERENT":
                apart[one].add(other)
                apart[other].add(one)
            elif one != other:
                groups[other] = one
                for third in apart.pop(other, set()):
                    apart[third].discard(other)
                    apart[third].add(one)
                    apart[one].add(third)
    return kept[::-1], tuple(fallen[::-1])


def _place(decision: Decision, anchor: Anchor, latest: Latest) -> Place | OrphanedWhy:
    version = latest(anchor.report)
    if version is None:
        return "report-gone"
    if not anchor.quote:
        ranks = tuple(range(len(version.reading["accounts"])))
        return Place(version, anchor.report, ranks)
    if not find_words(version.reading, anchor):
        return "words-gone"
    if decision.verdict == "EXCLUDE" and decision.field is not None:
        identifier = (decision.value or {}).get(CLAIM)
        found = find_claim(version.reading, version.claims, anchor, decision.field, identifier)
        return "claim-gone" if found is None else Place(version, anchor.report, (found[0],), found[1])
    rank = find_account(version.reading, anchor)
    return "account-gone" if rank is None else Place(version, anchor.report, (rank,))


def _touched(decisions: Iterable[Decision], latest: Latest) -> frozenset[int]:
    versions = (latest(report) for report in {anchor.report for one in decisions for anchor in one.anchors})
    return frozenset(version.seq for version in versions if version is not None)


def _is_withdrawal(decision: Decision) -> bool:
    """UNSURE about one thing: nobody decides it, and nothing waits."""
    return decision.verdict == "UNSURE" and len(decision.anchors) < 2


def _link(decision: Decision, places: tuple[Place, ...]) -> Link:
    one, other = sorted(place.key for place in places)
    return Link(one, other, decision.id)


def _setting(decision: Decision, place: Place) -> Setting:
    field = GRADE_FIELD if decision.verdict == "GRADE" else str(decision.field)
    return Setting(place.ref, field, decision.value, decision.id)
