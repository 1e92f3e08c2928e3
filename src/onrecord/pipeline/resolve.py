"""From accounts to incidents: a stage of its own, batch by batch, each batch one transaction.

First all accounts are linked to those that they may share an incident with, then they are put into incidents, both in the order in which their reports came.
Wherever a run is killed, the next one goes on, and what comes out, the ids of incidents included, is what one undisturbed run would have made.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import NamedTuple

from onrecord.model.decision import Decision
from onrecord.model.incident import AccountKey, PolicyName, Rulings
from onrecord.pipeline.incidents import entry_of_incident
from onrecord.pipeline.neighbourhood import neighbourhood_of, settle
from onrecord.resolve.block import asks_of, keys_of
from onrecord.resolve.cluster import UNLINKED, Constraints, pair_of
from onrecord.resolve.neardup import are_copies, bands_of, may_be_copies, signature_of
from onrecord.resolve.profile import Profile, pack_profile, profiles_of, unpack_profile
from onrecord.resolve.score import log_odds_above
from onrecord.store.api import Ledger
from onrecord.store.resolving import CopyRow, LinkRow, ProfileRow, Seen, Work

_BATCH = 128
"""Reports a transaction."""
_MOST_COMPARED = 256
"""Accounts that one account is compared with: those that share most keys with it, the earliest first. It is reached only where hundreds of accounts are of
one place and week, and then those left out are linked through the others."""


@dataclass(frozen=True, slots=True)
class Obeyed:
    """What people have decided, as resolution obeys it.

    Attributes:
        last: the link of the last decision; 0 for none.
        constraints: pairs of accounts that are joined, or kept apart.
        left_out: accounts that are no part of any incident.
        touched: acquisitions that any decision is about, superseded ones too.
        ruling: what holds for the incident of these accounts, by (report id, rank).
        decisions: those in force, for incidents to tell of those that are about them.
    """

    last: int = 0
    constraints: Constraints = field(default_factory=Constraints)
    left_out: frozenset[AccountKey] = frozenset()
    touched: frozenset[int] = frozenset()
    ruling: Callable[[Sequence[tuple[str, int]]], Rulings] = lambda members: Rulings()
    decisions: tuple[Decision, ...] = ()


def resolve(ledger: Ledger, stamp: str, obey: Callable[[], Obeyed], policy: PolicyName = "airwars") -> Iterator[int]:
    """Puts into incidents the accounts of all reports that are in none by this stamp, or that decisions since have touched.

    `obey` tells what is decided; it is asked again where somebody decides, or brings a report, while this goes on. Another stamp than the one before
    makes all incidents anew. All reports are linked before any is put: what comes out does not hang on where a run was cut off. Yields after each transaction how many reports it put.
    """
    ledger.resolve(lambda work: work.outdate(stamp))
    reopened = None
    while True:
        after = 0
        while (linked := ledger.resolve(partial(_link_batch, after=after))).number:
            after = linked.after
            yield 0
        seen = ledger.resolve(lambda work: work.seen())
        obeyed = obey()
        if obeyed.last not in (ledger.decided(), reopened):
            ledger.resolve(partial(_reopen, seqs=sorted(obeyed.touched)))
            reopened = obeyed.last
        batch = partial(_batch, seen=seen, stamp=stamp, obeyed=obeyed, policy=policy)
        after = 0
        while (done := ledger.resolve(partial(batch, after=after))) is not None:
            if done.number:
                yield done.number
            elif after == 0:
                return
            after = done.after


def _reopen(work: Work, seqs: Sequence[int]) -> None:
    work.reopen(seqs)


class _Done(NamedTuple):
    """How many reports a batch had, and the acquisition up to which no other is left."""

    number: int
    after: int


def _link_batch(work: Work, after: int) -> _Done:
    """Links the first reports after `after` that are not linked yet to those that are."""
    seqs = work.unlinked(after, _BATCH)
    if not seqs:
        return _Done(0, 0)
    work.drop(seqs)
    texts: dict[int, str] = {}
    profiles: dict[AccountKey, Profile] = {}
    for seq, reading in sorted(work.readings(seqs).items()):
        told = json.loads(reading)  # one at a time: taken apart, a reading is many times as large
        texts[seq] = told["report"]["text"]
        profiles.update((profile.key, profile) for profile in profiles_of(seq, told))
    work.reopen([*seqs, *_find_copies(work, texts)])
    _link(work, profiles)
    return _Done(len(seqs), seqs[-1])


def _batch(  # noqa: PLR0913 - one for each thing that a batch depends on
    work: Work, seen: Seen, stamp: str, obeyed: Obeyed, policy: PolicyName, after: int
) -> _Done | None:
    """Puts into incidents the first reports after `after` that are left; None, and nothing is done, where the ledger must be looked at again.

    Both are found out inside the transaction: of two runs at the same time, each takes what the other has left.
    """
    if work.seen() != seen or work.unlinked(0, 1):
        return None
    seqs = work.unresolved(stamp, after, _BATCH)
    if seqs:
        _put(work, seqs, obeyed, policy)
        work.done(seqs, stamp)
        return _Done(len(seqs), seqs[-1])
    if after == 0 and work.decided() != obeyed.last:
        work.respect(obeyed.last)  # not before: a run that is cut off must not look as if it had obeyed
    return _Done(0, 0)


def _find_copies(work: Work, texts: Mapping[int, str]) -> Sequence[int]:
    """Keeps what copies are found by; acquisitions outside of the batch whose group of copies has changed."""
    signatures = {seq: signature_of(text) for seq, text in texts.items()}
    rows = [CopyRow(seq, signature, bands_of(signature)) for seq, signature in sorted(signatures.items())]
    near = {
        (min(seq, other), max(seq, other))
        for seq, others in work.copies(rows).items()
        for other, signature in others
        if may_be_copies(signatures[seq], signature)
    }
    known = {**work.texts({seq for pair in near for seq in pair} - texts.keys()), **texts}
    changed = work.group_copies([pair for pair in sorted(near) if are_copies(known[pair[0]], known[pair[1]])])
    return [seq for seq in changed if seq not in texts]


def _link(work: Work, profiles: Mapping[AccountKey, Profile]) -> None:
    """Keeps the new accounts, and what speaks for each being of one incident with those kept before and with each other."""
    rows = [
        ProfileRow(key, pack_profile(profile), tuple(keys_of(profile))) for key, profile in sorted(profiles.items())
    ]
    work.add(rows)
    asks = {key: asks_of(profile) for key, profile in profiles.items()}
    found = work.find(ask for some in asks.values() for ask in some)
    pairs = {pair_of(key, other) for key in profiles for other in _nearest(key, asks[key], found)}
    wanted = {key for pair in pairs for key in pair} - profiles.keys()
    known = {**{key: _unpack(key, packed) for key, packed in work.profiles(wanted).items()}, **profiles}
    odds = (
        (one, other, log_odds_above(known[one], known[other], UNLINKED))
        for one, other in sorted(pairs)
        if one in known and other in known
    )
    work.link([LinkRow(one, other, round(value, 3)) for one, other, value in odds if value is not None])


def _nearest(key: AccountKey, asks: Iterable[int], found: Mapping[int, Sequence[AccountKey]]) -> list[AccountKey]:
    shared = Counter(other for ask in asks for other in found.get(ask, ()) if other.seq != key.seq)
    if len(shared) <= _MOST_COMPARED:
        return list(shared)
    return sorted(shared, key=lambda other: (-shared[other], other))[:_MOST_COMPARED]


@lru_cache(maxsize=2_048)
def _unpack(key: AccountKey, packed: bytes) -> Profile:
    return unpack_profile(key, packed)


def _put(work: Work, seqs: Sequence[int], obeyed: Obeyed, policy: PolicyName) -> None:
    """Puts the batch's accounts into incidents, and writes every incident that is not what it was."""
    around = neighbourhood_of(work, work.accounts(seqs), obeyed.constraints, obeyed.left_out)
    register = settle(around, obeyed.constraints)
    work.issue(sorted(register.changed.values(), key=lambda one: one.number))
    before, now = around.memberships, register.of
    moved = {key for key in {*before, *now} if before.get(key) != now.get(key) or key in around.batch}
    changed = {incident for key in moved for incident in (before.get(key), now.get(key)) if incident is not None}
    told = work.told(key for incident in changed for key in register.members.get(incident, ()))
    entries = [
        entry_of_incident(incident, [told[key] for key in sorted(keys)], obeyed.ruling, policy, obeyed.decisions)
        for incident in sorted(changed)
        if (keys := register.members.get(incident))
    ]
    work.put(entries, [incident for incident in changed if not register.members.get(incident)])
