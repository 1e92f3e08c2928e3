"""Who is said to have done it, over all accounts: a party once, with everybody who blames, owns or denies. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import PerpetratorKind, PerpetratorStatus
from onrecord.model.incident import Answer, Claim, ClaimId, Member, Origin
from onrecord.reconcile.independence import Cast, groups_of, origin_of
from onrecord.reconcile.naming import Phrase, split

Json = dict[str, Any]

_UNNAMED = "unnamed attackers"
_ORDER: tuple[PerpetratorStatus, ...] = ("claimed", "stated", "alleged", "denied")
"""The statuses from the surest: who owns a deed is not merely blamed for it."""


@dataclass(frozen=True, slots=True, eq=False)
class PartyNames:
    """Every form of a group's, a force's or a state's name to the one it stands under."""

    names: Mapping[Phrase, str]


@dataclass(frozen=True, slots=True)
class Charge:
    """In one report, one origin says that a party did it, or did not."""

    status: PerpetratorStatus
    by: Origin
    claim: ClaimId


@dataclass(frozen=True, slots=True)
class Accused:
    """A party that is said to have done it, or that says so itself.

    Attributes:
        charges: everything that is said of it, denials included; of copies the original's alone.
    """

    name: str
    kind: PerpetratorKind
    country: str | None
    charges: tuple[Charge, ...]

    @property
    def status(self) -> PerpetratorStatus:
        """The surest that anybody says of it."""
        return min((charge.status for charge in self.charges), key=_ORDER.index)

    def origins(self, *statuses: PerpetratorStatus) -> frozenset[Origin]:
        """Who says so in one of these ways."""
        return frozenset(charge.by for charge in self.charges if charge.status in statuses)


@lru_cache(maxsize=8)
def party_names(lexicon: Lexicon) -> PartyNames:
    """The names of one language's lexicon, read once."""
    return PartyNames({split(form): row["name"] for row in lexicon.entries("actor_groups") for form in row["words"]})


def accused_of(
    members: Sequence[Member], cast: Cast, names: PartyNames, excluded: frozenset[ClaimId]
) -> tuple[Accused, ...]:
    """The parties, the best supported first: those that own it, then by how many independent origins hold them to have done it."""
    charges: dict[str, set[Charge]] = defaultdict(set)
    values: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for copies in groups_of(members).values():
        for member in (each for each in copies if each.report == copies[0].report):
            for claim in member.claims:
                if claim.field == "perpetrators" and claim.id not in excluded:
                    key = _key(claim, names)
                    charges[key].add(Charge(claim.value["status"], origin_of(claim, member, cast), claim.id))
                    values[key].append(claim.value)
    found = [_accused(key, values[key], charges[key], names) for key in charges]
    return tuple(sorted(found, key=_rank))


def answer_of(accused: Sequence[Accused]) -> Answer:
    """The second axis: who did it.

    Contested is what two sides are each held to have done, what a party both owns and denies, and what one denies while
    another is named. Parties of one
    state are one side; unnamed attackers are on no side.
    """
    held = [party for party in accused if party.status != "denied" and party.name != _UNNAMED]
    denying = [party for party in accused if party.origins("denied")]
    owned = [party for party in held if party.status == "claimed"]
    sides = {party.country or party.name for party in held}
    if owned:
        agreed = len({party.country or party.name for party in owned}) == 1 and not any(
            p.origins("denied") for p in owned
        )
        return "accepted" if agreed else "contested"
    if len(sides) > 1 or (sides and any((party.country or party.name) not in sides for party in denying)):
        return "contested"
    if sides:
        return "attributed"
    if denying:
        return "denied"
    return "unknown"


def accused_to_json(accused: Accused) -> Json:
    """The contract's perpetrator without a span, with everybody who says so: `said`."""
    return {
        "name": accused.name,
        "kind": accused.kind,
        "country": accused.country,
        "status": accused.status,
        "said": [
            {"status": charge.status, "by": {"kind": charge.by.kind, "name": charge.by.name}, "claim": charge.claim}
            for charge in accused.charges
        ],
    }


def _key(claim: Claim, names: PartyNames) -> str:
    """The party that the words mean: a known one by any of its names, the unnamed together, else the words themselves."""
    words = split(claim.value["name"] or "")
    if words in names.names:
        return names.names[words]
    if claim.value["kind"] == "individual" and not _is_named(claim.value["name"] or ""):
        return _UNNAMED
    return " ".join(words)


def _is_named(name: str) -> bool:
    """True for a proper name: two or more words with a capital, or one that stands alone."""
    words = [word for word in name.split() if word[:1].isalpha()]
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) > 1 or (
        len(words) == 1 and len(capitals) == 1 and not words[0].isupper() and not words[0].endswith("s")
    )


def _accused(key: str, values: Sequence[Mapping[str, Any]], charges: set[Charge], names: PartyNames) -> Accused:
    forms = Counter(value["name"] for value in values)
    kinds = Counter(value["kind"] for value in values)
    states = Counter(value["country"] for value in values if value.get("country"))
    listed = key in set(names.names.values())
    common = min(forms, key=lambda form: (-forms[form], -len(form), form))
    return Accused(
        key if listed or key == _UNNAMED else common,
        min(kinds, key=lambda kind: (-kinds[kind], kind)),
        min(states, key=lambda state: (-states[state], state), default=None),
        tuple(
            sorted(
                charges, key=lambda charge: (_ORDER.index(charge.status), charge.by.kind, charge.by.name, charge.claim)
            )
        ),
    )


def _rank(party: Accused) -> tuple[Any, ...]:
    support = len(party.origins("claimed", "stated", "alleged"))
    return party.status == "denied", party.status != "claimed", party.name == _UNNAMED, -support, party.name
