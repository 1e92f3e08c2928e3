"""The part of a ledger that a batch of accounts can change: what is linked to it, and who is in one incident with that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.incident import AccountKey, IssuedId
from onrecord.resolve.cluster import THRESHOLD, Constraints, Pair, clusters_of
from onrecord.resolve.identity import Age, Register
from onrecord.store.resolving import Work

Near = Mapping[AccountKey, Collection[AccountKey]]

_MOST_AROUND = 1000
"""Accounts around a batch up to which all that hangs together is clustered anew."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """All accounts that clustering the batch anew can move.

    Attributes:
        batch: the accounts that are resolved: those that still tell of an incident.
        ages: of all accounts in it that still tell of an incident.
        links: between any two of them.
        memberships: the incident that each was in.
        issued: ids that belong to these incidents, or were issued for these accounts.
        taken: those of them that incidents outside of it have.
    """

    batch: frozenset[AccountKey]
    ages: Mapping[AccountKey, Age]
    links: Mapping[Pair, float]
    memberships: Mapping[AccountKey, str]
    issued: Sequence[IssuedId]
    taken: Collection[str]
    next_number: int


def neighbourhood_of(
    work: Work, accounts: Sequence[AccountKey], constraints: Constraints, left_out: Collection[AccountKey]
) -> Neighbourhood:
    """Everything that can be reached from these accounts by links strong enough to join, by shared incidents, or by decisions.

    Where that is more than `_MOST_AROUND` accounts, the links of the accounts themselves alone are followed, and incidents and decisions: where every town
    is struck every day, chains of weak links run through the whole ledger, and each account would cost as much as all before it.

    Args:
        accounts: of the reports that are resolved, those that are no account any more included.
        left_out: accounts that are no part of any incident.
    """
    tied = _tied(constraints)
    reached = _reach(work, accounts, tied, most=_MOST_AROUND) or _reach(work, accounts, tied, most=None)
    assert reached is not None, "without a bound there is an end"
    seen, links, memberships = reached
    heads = work.heads(seen)
    ages = {key: Age(head.anchor, head.published, key) for key, head in heads.items() if key not in left_out}
    inside = {pair: odds for pair, odds in links.items() if pair[0] in ages and pair[1] in ages}
    issued = work.issued(memberships.values(), (age.anchor for age in ages.values()))
    taken = frozenset(work.members(one.id for one in issued)) - set(memberships.values())
    return Neighbourhood(
        frozenset(accounts) & ages.keys(), ages, inside, memberships, issued, taken, work.next_number()
    )


def settle(around: Neighbourhood, constraints: Constraints) -> Register:
    """The incidents of all accounts around, as they are with the batch's; what held together only through an account that left comes apart."""
    register = Register(around.issued, around.next_number, around.ages, around.taken)
    register.know(around.memberships)
    for key in around.memberships.keys() - around.ages.keys():
        register.leave(key)
    register.assign(clusters_of(around.ages, around.links, constraints))
    return register


Reach = tuple[set[AccountKey], dict[Pair, float], dict[AccountKey, str]]
"""Accounts, the links of theirs, and their incidents."""


def _reach(work: Work, start: Collection[AccountKey], tied: Near, most: int | None) -> Reach | None:
    """What can be reached; None where it is more than `most` accounts. Without a bound, links are followed from the start alone."""
    links: dict[Pair, float] = {}
    memberships: dict[AccountKey, str] = {}
    seen: set[AccountKey] = set()
    fresh = first = set(start)
    while fresh:
        seen |= fresh
        if most is not None and len(seen) > most + len(first):
            return None
        reached = {other for key in fresh for other in tied.get(key, ())}
        for one, other, odds in work.links(fresh):
            links[one, other] = odds
            if odds > THRESHOLD and (most is not None or one in first or other in first):
                reached |= {one, other}
        theirs = work.memberships(fresh)
        memberships.update(theirs)
        reached |= {key for keys in work.members(set(theirs.values())).values() for key in keys}
        fresh = reached - seen
    return seen, links, memberships


def _tied(constraints: Constraints) -> Near:
    near: defaultdict[AccountKey, set[AccountKey]] = defaultdict(set)
    for one, other in (*constraints.together, *constraints.apart):
        near[one].add(other)
        near[other].add(one)
    return near
