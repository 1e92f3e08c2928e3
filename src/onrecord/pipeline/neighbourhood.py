"""The part of a ledger that a batch of accounts can change: what is linked to it, and who is in one incident with that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.incident import AccountKey, IssuedId
from onrecord.resolve.cluster import THRESHOLD, Constraints, Known, Pair, clusters_of
from onrecord.resolve.identity import Age, Register
from onrecord.store.resolving import Work

Near = Mapping[AccountKey, Collection[AccountKey]]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """All accounts that clustering the batch anew can move.

    Attributes:
        batch: the accounts that are resolved: those with a profile today.
        ages: of all accounts in it that still tell of an incident.
        links: between any two of them.
        memberships: the incident that each was in.
    """

    batch: frozenset[AccountKey]
    ages: Mapping[AccountKey, Age]
    links: Mapping[Pair, float]
    memberships: Mapping[AccountKey, str]
    issued: Sequence[IssuedId]
    next_number: int


def neighbourhood_of(
    work: Work, accounts: Sequence[AccountKey], batch: Collection[AccountKey], constraints: Constraints
) -> Neighbourhood:
    """What these accounts are linked to strongly enough to join, all who share an incident with that, and all that decisions tie to it.

    Links of those are not followed further: where every town is struck every day, chains of weak links run through the whole ledger, and each
    account would cost as much as all before it.

    Args:
        accounts: of the reports that are resolved, those that are no account any more included.
        batch: those of them that have a profile.
    """
    links: dict[Pair, float] = {}
    memberships: dict[AccountKey, str] = {}
    decided = _decided(constraints)
    seen: set[AccountKey] = set()
    fresh = new = {*accounts, *batch}
    while fresh:
        seen |= fresh
        reached: set[AccountKey] = {other for key in fresh for other in decided.get(key, ())}
        for one, other, odds in work.links(fresh):
            links[one, other] = odds
            if odds > THRESHOLD and (one in new or other in new):
                reached |= {one, other}
        theirs = work.memberships(fresh)
        memberships.update(theirs)
        reached |= {key for keys in work.members(set(theirs.values())).values() for key in keys}
        fresh = reached - seen
    heads = work.heads(seen)
    ages = {key: Age(head.anchor, head.published, key) for key, head in heads.items()}
    inside = {pair: odds for pair, odds in links.items() if pair[0] in ages and pair[1] in ages}
    issued = work.issued(memberships.values(), (age.anchor for age in ages.values()))
    return Neighbourhood(frozenset(batch) & ages.keys(), ages, inside, memberships, issued, work.next_number())


def settle(around: Neighbourhood, seqs: Sequence[int], constraints: Constraints) -> Register:
    """The incidents of all accounts around, after the batch's reports came one by one, in the order of `seqs`."""
    register = Register(around.issued, around.next_number, around.ages)
    register.know({key: incident for key, incident in around.memberships.items() if key in around.ages})
    left = _left(around, seqs)
    near, tied, beside = _near(around), _decided(constraints), _beside(around.links)
    known: Known = {}
    gone = {key for keys in left.values() for key in keys}
    there = {key for key in around.ages if key in around.memberships or key not in around.batch} - gone
    arriving: defaultdict[int, list[AccountKey]] = defaultdict(list)
    for key in around.batch:
        arriving[key.seq].append(key)
    for seq in sorted(seqs):
        there |= set(arriving[seq])
        # what held together only through an account that left comes apart
        fellows = [fellow for key in left[seq] for fellow in register.fellows(key)]
        for key in left[seq]:
            register.leave(key)
        part = _reached([*arriving[seq], *fellows], (near, tied), register, there)
        if part:
            register.assign(clusters_of(part, _within(beside, part), constraints, known))
    return register


def _left(around: Neighbourhood, seqs: Sequence[int]) -> Mapping[int, list[AccountKey]]:
    """The accounts that were in an incident and are in none any more, by report."""
    left: defaultdict[int, list[AccountKey]] = defaultdict(list)
    batch = set(seqs)
    for key in sorted(around.memberships):
        if key.seq in batch and key not in around.batch:
            left[key.seq].append(key)
    return left


def _near(around: Neighbourhood) -> Near:
    near: defaultdict[AccountKey, set[AccountKey]] = defaultdict(set)
    for (one, other), odds in around.links.items():
        if odds > THRESHOLD:
            near[one].add(other)
            near[other].add(one)
    return near


def _reached(
    start: Collection[AccountKey], ties: tuple[Near, Near], register: Register, there: Collection[AccountKey]
) -> set[AccountKey]:
    """What hangs together with the accounts to start from, of those that are there: their own links, then incidents and decisions alone."""
    near, tied = ties
    found: set[AccountKey] = set()
    waiting = [*start, *(other for key in start if key in there for other in near.get(key, ()))]
    while waiting:
        key = waiting.pop()
        if key in found or key not in there:
            continue
        found.add(key)
        waiting += tied.get(key, ())
        waiting += register.members.get(register.of.get(key, ""), ())
    return found


def _beside(links: Mapping[Pair, float]) -> Mapping[AccountKey, Sequence[tuple[Pair, float]]]:
    """Each link under its first account."""
    beside: defaultdict[AccountKey, list[tuple[Pair, float]]] = defaultdict(list)
    for pair, odds in links.items():
        beside[pair[0]].append((pair, odds))
    return beside


def _within(
    beside: Mapping[AccountKey, Sequence[tuple[Pair, float]]], part: Collection[AccountKey]
) -> dict[Pair, float]:
    return {pair: odds for key in part for pair, odds in beside.get(key, ()) if pair[1] in part}


def _decided(constraints: Constraints) -> Near:
    near: defaultdict[AccountKey, set[AccountKey]] = defaultdict(set)
    for one, other in (*constraints.together, *constraints.apart):
        near[one].add(other)
        near[other].add(one)
    return near
