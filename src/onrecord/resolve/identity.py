"""Which id each incident has: issued once, kept through mergers by the older one, kept through splits by the part with the oldest report.

A pure function of the clusters, of who was in which incident before, and of the ids issued so far. Deleting everything derived and resolving again in the
same order gives the same ids, since what an id hangs on outlives it (`anchor`, for which it was issued; `holder`, with which it stays).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.incident import AccountKey, IssuedId


@dataclass(frozen=True, slots=True)
class Age:
    """What an account's id hangs on, and how old its report is: by publication (ISO; None comes last), then by arrival."""

    anchor: str
    published: str | None
    key: AccountKey

    @property
    def order(self) -> tuple[bool, str, AccountKey]:
        """Sorts the older first."""
        return self.published is None, self.published or "", self.key


class Register:
    """The ids issued so far, as far as a batch needs them, and what becomes of them; a class, since it changes with every account."""

    def __init__(
        self, issued: Iterable[IssuedId], next_number: int, ages: Mapping[AccountKey, Age], taken: Collection[str] = ()
    ) -> None:
        self._taken = frozenset(taken)  # by incidents that nothing here can change
        self._issued = {one.id: one for one in issued}
        self._next = next_number
        self._ages = ages
        self.changed: dict[str, IssuedId] = {}
        self.of: dict[AccountKey, str] = {}
        self.members: dict[str, set[AccountKey]] = {}

    def know(self, memberships: Mapping[AccountKey, str]) -> None:
        """Who is in which incident, before anything is assigned."""
        for key, identifier in memberships.items():
            self._join(key, identifier)

    def leave(self, key: AccountKey) -> None:
        """Takes an account out of its incident, where it is in one."""
        if key in self.of:
            self.members[self.of.pop(key)].discard(key)

    def _join(self, key: AccountKey, identifier: str) -> None:
        self.leave(key)
        self.of[key] = identifier
        self.members.setdefault(identifier, set()).add(key)

    def assign(self, clusters: Sequence[Sequence[AccountKey]]) -> None:
        """Gives every cluster its id; the clusters hold, together, all accounts of the incidents that they touch."""
        before: dict[str, list[AccountKey]] = {}
        for cluster in clusters:
            for key in cluster:
                if key in self.of:
                    before.setdefault(self.of[key], []).append(key)
        stays = {identifier: min(keys, key=self._order) for identifier, keys in before.items()}
        claimed: dict[AccountKey, list[str]] = {}
        for identifier, key in stays.items():
            claimed.setdefault(key, []).append(identifier)
        chosen: list[tuple[str, Sequence[AccountKey]]] = []
        waiting: list[Sequence[AccountKey]] = []
        for cluster in clusters:
            theirs = {identifier for key in cluster for identifier in claimed.get(key, ())}
            anchors = {self._ages[key].anchor for key in cluster}
            theirs |= {one.id for one in self._unused() if one.holder in anchors and one.merged_into is None}
            if not theirs:
                waiting.append(cluster)
                continue
            oldest, *younger = sorted(theirs, key=lambda identifier: self._issued[identifier].number)
            chosen.append((oldest, cluster))
            for identifier in younger:
                self._set(self._issued[identifier]._replace(merged_into=oldest))
        used = {identifier for identifier, _ in chosen}
        for cluster in sorted(waiting, key=min):
            identifier = self._free(cluster, used)
            used.add(identifier)
            chosen.append((identifier, cluster))
        for identifier, cluster in chosen:
            oldest_key = min(cluster, key=self._order)
            self._set(self._issued[identifier]._replace(holder=self._ages[oldest_key].anchor, merged_into=None))
            for key in cluster:
                self._join(key, identifier)

    def _unused(self) -> list[IssuedId]:
        """The issued ids that no incident has, the oldest first."""
        return sorted(
            (one for one in self._issued.values() if not self.members.get(one.id) and one.id not in self._taken),
            key=lambda one: one.number,
        )

    def _free(self, cluster: Sequence[AccountKey], used: Collection[str]) -> str:
        """An issued id that stayed with, or was issued for, one of the accounts and that no incident has; else a new one."""
        anchors = [self._ages[key].anchor for key in sorted(cluster)]
        free = [one for one in self._unused() if one.id not in used]
        for candidates in ([o for o in free if o.holder in anchors], [o for o in free if o.anchor in anchors]):
            if candidates:
                return candidates[0].id
        anchor, tried = anchors[0], 1
        while (identifier := short_id(anchor)) in self._issued:
            tried += 1
            anchor = f"{anchors[0]}\n{tried}"
        self._set(IssuedId(identifier, self._next, anchor, anchors[0]))
        self._next += 1
        return identifier

    def _order(self, key: AccountKey) -> tuple[bool, str, AccountKey]:
        return self._ages[key].order

    def _set(self, one: IssuedId) -> None:
        if self._issued.get(one.id) != one:
            self._issued[one.id] = self.changed[one.id] = one


def short_id(anchor: str) -> str:
    """Short enough to be read out, long enough (55 bits) that a million incidents hardly ever meet."""
    digest = hashlib.sha256(anchor.encode("utf-8", "surrogatepass")).digest()
    return "i" + base64.b32encode(digest[:10])[:11].decode("ascii").lower()
