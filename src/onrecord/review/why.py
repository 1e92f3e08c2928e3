"""Why two accounts are of one incident, or of two: the evidence side by side, what it comes to, and what made it so in the ledger.

Reads and never writes. Words of victims' names are shown nowhere: a value that holds one is withheld.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.errors import DecisionRefused, UsageError
from onrecord.model.decided import AccountRef, Decided, Link
from onrecord.model.incident import AccountKey
from onrecord.resolve.block import asks_of, keys_of
from onrecord.resolve.cluster import THRESHOLD, UNLINKED, pair_of
from onrecord.resolve.compare import Finding
from onrecord.resolve.profile import Profile, unpack_profile
from onrecord.resolve.score import PRIOR, Weighed, load_weights, probability, total, weigh
from onrecord.resolve.terms import word_hashes
from onrecord.review.sides import WITHHELD, sides_of
from onrecord.review.standing import Latest
from onrecord.review.subjects import find_subject
from onrecord.store.api import Ledger
from onrecord.store.resolving import Known, LinkRow

Json = dict[str, Any]

Reason = Literal[
    "decided-same",
    "linked",
    "through-others",
    "decided-different",
    "one-report",
    "told-apart",
    "mean",
    "unlike",
    "no-key",
    "crowded",
]
"""What made two accounts one incident or two; see docs/incidents.md for each."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two accounts, and the incident that it is in today."""

    report: str
    rank: int
    publisher: str | None
    published: str | None
    incident: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison: what either account says, the level that both come to, the figures behind it, and its weight (for one incident above 0)."""

    comparison: str
    one: str
    other: str
    level: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What speaks for and against, and what became of it.

    Attributes:
        prior: the weight of any two accounts that are compared at all.
        log_odds: the sum of all weights and the prior, cut where it would be surer than weights can be.
        because: `why` in a person's words.
        decision: the id of the decision that made it so, where one did.
    """

    one: Side
    other: Side
    evidence: tuple[Evidence, ...]
    prior: float
    log_odds: float
    probability: float
    together: bool
    why: Reason
    because: str
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two accounts as the ledger knows them, with all accounts of their incidents and the links between those."""

    one: AccountKey
    other: AccountKey
    profiles: Mapping[AccountKey, Profile]
    incidents: tuple[str, str]
    members: tuple[Sequence[AccountKey], Sequence[AccountKey]]
    links: Mapping[tuple[AccountKey, AccountKey], float]


def explain(ledger: Ledger, latest: Latest, decided: Decided, names: tuple[str, str]) -> Explanation:
    """The evidence for and against two accounts being of one incident, and why they are where they are.

    Args:
        names: `REPORT#RANK`, a report's id for its account of rank 0, or an incident's id for its first account.

    Raises:
        UsageError: the ledger has no such account, it is one account twice, or it is one that nothing is compared with.
    """
    refs = [_ref(ledger, latest, words) for words in names]
    versions = [latest(report) for report, _ in refs]
    one, other = (
        AccountKey(version.seq, rank) for version, (_, rank) in zip(versions, refs, strict=True) if version is not None
    )
    if one == other:
        raise UsageError(f"{_called(refs[0])}: found one account twice, expected two; name another, or another rank")
    pair = ledger.consult(lambda known: _pair(known, one, other, refs))
    weighed = weigh(pair.profiles[one], pair.profiles[other])
    odds = total(weighed)
    accounts = [version.reading["accounts"][rank] for version, (_, rank) in zip(versions, refs, strict=True) if version]
    heads = [version.reading["report"] for version in versions if version]
    told = sides_of(pair.profiles[one], accounts[0]), sides_of(pair.profiles[other], accounts[1])
    why, because, decision = _reason(pair, odds, decided)
    left, right = (
        Side(*ref, head["publisher"], head["published"], incident)
        for ref, head, incident in zip(refs, heads, pair.incidents, strict=True)
    )
    return Explanation(
        one=left,
        other=right,
        evidence=tuple(_evidence(each, told, _restricted(pair)) for each in weighed),
        prior=load_weights()[PRIOR]["any two"],
        log_odds=odds,
        probability=probability(odds),
        together=pair.incidents[0] == pair.incidents[1],
        why=why,
        because=because,
        decision=decision,
    )


def _ref(ledger: Ledger, latest: Latest, words: str) -> AccountRef:
    try:
        subject = find_subject(ledger, latest, words)
    except DecisionRefused as fault:
        raise UsageError(str(fault)) from fault
    if not subject.members:
        raise UsageError(
            f"{subject.called}: found a report without accounts, expected one that tells of an incident; see `onrecord show` of it"
        )
    return subject.members[0]


def _called(ref: AccountRef) -> str:
    return f"{ref[0]}#{ref[1]}"


def _pair(known: Known, one: AccountKey, other: AccountKey, refs: Sequence[AccountRef]) -> _Pair:
    packed, incidents = known.profiles([one, other]), known.memberships([one, other])
    for key, ref in zip((one, other), refs, strict=True):
        if key not in packed or key not in incidents:
            raise UsageError(
                f"{_called(ref)}: found an account that is compared with none, expected one of something that happened, or is alleged to have; "
                "if nobody has excluded it (`onrecord decisions`), run `onrecord ingest LEDGER` so that it is put into an incident"
            )
    mine, theirs = incidents[one], incidents[other]
    found = known.members({mine, theirs})
    members = found[mine], found[theirs]
    links: Sequence[LinkRow] = known.links({*members[0], *members[1]})
    profiles = {key: unpack_profile(key, each) for key, each in packed.items()}
    return _Pair(one, other, profiles, (mine, theirs), members, {(row.one, row.other): row.odds for row in links})


def _restricted(pair: _Pair) -> frozenset[int]:
    """Hashes of the words of either account's victims' names."""
    return pair.profiles[pair.one].victims | pair.profiles[pair.other].victims


def _evidence(
    weighed: Weighed, told: tuple[Mapping[str, str], Mapping[str, str]], restricted: frozenset[int]
) -> Evidence:
    found: Finding = weighed.finding
    shown = (told[0].get(found.comparison, ""), told[1].get(found.comparison, ""), found.detail)
    one, other, detail = (WITHHELD if not restricted.isdisjoint(word_hashes(words)) else words for words in shown)
    return Evidence(found.comparison, one, other, found.level, detail, weighed.weight)


def _reason(pair: _Pair, odds: float, decided: Decided) -> tuple[Reason, str, str | None]:
    if pair.incidents[0] == pair.incidents[1]:
        return _why_together(pair, odds, decided)
    return _why_apart(pair, odds, decided)


def _why_together(pair: _Pair, odds: float, decided: Decided) -> tuple[Reason, str, str | None]:
    own = _between([pair.one], [pair.other], decided.same)
    if own is not None:
        return "decided-same", f"a person has decided that they are one ({own})", own
    if odds > THRESHOLD and pair_of(pair.one, pair.other) in pair.links:
        return "linked", f"their own evidence joins them: it is above {THRESHOLD:g}", None
    others = len(pair.members[0]) - 2
    return (
        "through-others",
        f"joined through {others} other account{'' if others == 1 else 's'} of the incident, not by their own evidence",
        None,
    )


def _why_apart(pair: _Pair, odds: float, decided: Decided) -> tuple[Reason, str, str | None]:
    mine, theirs = pair.members
    parted = _between([pair.one], [pair.other], decided.different) or _between(mine, theirs, decided.different)
    if parted is not None:
        return "decided-different", f"a person has decided that they are two ({parted})", parted
    if pair.one.seq == pair.other.seq:
        return "one-report", "they are accounts of one report, which tells them apart itself", None
    if not _share_a_key(pair):
        return "no-key", "never compared: no place and week, no region and week and no rare name of theirs meet", None
    if odds <= THRESHOLD:
        return "unlike", f"their evidence does not join them: it is not above {THRESHOLD:g}", None
    if pair_of(pair.one, pair.other) not in pair.links:
        return "crowded", "not compared: too many accounts share more of their keys", None
    if {key.seq for key in mine} & {key.seq for key in theirs}:
        return "told-apart", "another report has an account in each of the two incidents: it tells them apart", None
    size = len(mine) * len(theirs)
    between = [pair.links[pair_of(a, b)] for a in mine for b in theirs if pair_of(a, b) in pair.links]
    mean = (sum(max(each, UNLINKED) for each in between) + UNLINKED * (size - len(between))) / size
    return "mean", f"parted by the mean over all {size} pairs of the two incidents' accounts, {mean:.1f}", None


def _share_a_key(pair: _Pair) -> bool:
    """Whether either would have been looked up by the other: which of them came later makes no difference to what a person wants to know."""
    one, other = pair.profiles[pair.one], pair.profiles[pair.other]
    return not (set(asks_of(one)).isdisjoint(keys_of(other)) and set(asks_of(other)).isdisjoint(keys_of(one)))


def _between(mine: Sequence[AccountKey], theirs: Sequence[AccountKey], links: Sequence[Link]) -> str | None:
    """The decision that links an account of the one with an account of the other; the latest, where there are several."""
    pairs = {pair_of(a, b) for a in mine for b in theirs}
    found = [link.decision for link in links if pair_of(link.one, link.other) in pairs]
    return found[-1] if found else None
