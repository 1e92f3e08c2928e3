"""One incident out of the accounts that tell of it: reconciled under a named policy, with what people decided on top. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from onrecord.errors import UsageError
from onrecord.lexicon.load import load_lexicon
from onrecord.lexicon.schema import Lexicon
from onrecord.model.casualty import Harm
from onrecord.model.incident import (
    Incident,
    IncidentId,
    IncidentToll,
    Json,
    Member,
    MemberReport,
    PolicyName,
    Rulings,
)
from onrecord.reconcile.fields import event_type, event_types, when, where, witnesses_of
from onrecord.reconcile.figures import told_of
from onrecord.reconcile.grade import credibility_of, grade_of
from onrecord.reconcile.history import history_of, reason_words
from onrecord.reconcile.independence import Cast, cast_of, groups_of, independent_origins, origin_of, origin_of_report
from onrecord.reconcile.marginals import marginals_of
from onrecord.reconcile.naming import origin_words
from onrecord.reconcile.policies import derive_toll
from onrecord.reconcile.responsibility import accused_of, accused_to_json, answer_of, party_names
from onrecord.reconcile.settle import settle
from onrecord.reconcile.victims import victims_of

_HARMS: tuple[Harm, ...] = get_args(Harm)


@dataclass(frozen=True, slots=True)
class Reconciling:
    """What reconciliation goes by besides the accounts.

    Attributes:
        rulings: what people decided about this incident.
        lexicon: whose words tell origins and parties apart.
        revision: that the incident gets; the caller knows the earlier ones.
    """

    rulings: Rulings = field(default_factory=Rulings)
    lexicon: Lexicon = field(default_factory=lambda: load_lexicon("en"))
    revision: int = 1


def reconcile_incident(
    identifier: IncidentId, members: Sequence[Member], policy: PolicyName = "airwars", by: Reconciling | None = None
) -> Incident:
    """The incident that these accounts tell of.

    The order of the members changes nothing. Nothing is summed over members, scopes or parts. A copy adds a report and its
    claims, never a number. What people decided holds; the machine's value stands beside it in `machine`.

    Args:
        members: the accounts that resolution put together, one or more.

    Raises:
        UsageError: there is no account.
    """
    if not members:
        raise UsageError(
            f"incident {identifier}: found no account, expected one or more; leave out incidents that have none"
        )
    by = by or Reconciling()
    members = sorted(members, key=_first_published)
    bearing = _bearing(members, by.rulings)
    cast = cast_of(members, origin_words(by.lexicon))
    claims = {claim.id: (claim, member) for member in members for claim in member.claims}
    tolls, history = _tolls(members, policy, by, cast)
    witnesses = witnesses_of(bearing, cast.words)
    kind, acled = event_type(witnesses, event_types(by.lexicon))
    accused = accused_of(members, cast, party_names(by.lexicon), by.rulings.excluded)
    origins = independent_origins(bearing, cast)
    originals = {key: group[0].report for key, group in groups_of(members).items()}
    credibility, answer = credibility_of(bearing, origins), answer_of(accused)
    incident = Incident(
        id=identifier,
        status=by.rulings.status,
        grade=grade_of(bearing, credibility, answer, accused),
        event_type=kind,
        acled_sub_event_type=acled,
        time=when(witnesses, policy),
        place=where(witnesses, policy),
        perpetrators=tuple(accused_to_json(party) for party in accused),
        tolls=tolls,
        reports=tuple(_report(member, originals, cast) for member in members),
        origins=len(origins),
        claims=tuple(claim for claim, _ in claims.values()),
        claim_origins={identity: origin_of(claim, member, cast) for identity, (claim, member) in claims.items()},
        credibility=credibility,
        answer=answer,
        history=history,
        marginals=marginals_of(members, cast, by.rulings.excluded),
        decisions=by.rulings.decisions,
        victims=victims_of(members),
        revision=by.revision,
    )
    return settle(incident, by.rulings, event_types(by.lexicon))


def _tolls(
    members: Sequence[Member], policy: PolicyName, by: Reconciling, cast: Cast
) -> tuple[dict[Harm, IncidentToll], tuple[Json, ...]]:
    """The toll of each harm that is told of, in the contract's order of harms, and how each came about."""
    harms = [harm for harm in _HARMS if any(harm in member.tolls for member in members)]
    told = {harm: told_of(harm, members, cast, by.rulings.excluded) for harm in harms}
    dead = told.get("killed")
    claims = {claim.id: claim for member in members for claim in member.claims}
    tolls: dict[Harm, IncidentToll] = {}
    history: list[Json] = []
    for harm in harms:
        toll = derive_toll(told[harm], policy, dead if harm == "injured" else None)
        if toll is not None:
            tolls[harm] = toll
            words = reason_words(by.lexicon)
            history += history_of(told[harm], policy, claims, words, dead if harm == "injured" else None)
    return tolls, tuple(history)


def _bearing(members: Sequence[Member], rulings: Rulings) -> list[Member]:
    """The accounts as far as people let them bear on the incident: without what they excluded, and whole accounts left aside."""
    left = [
        replace(
            member,
            time=None if _ruled_out(member, "time", rulings) else member.time,
            place=None if _ruled_out(member, "place", rulings) else member.place,
            claims=tuple(claim for claim in member.claims if claim.id not in rulings.excluded),
        )
        for member in members
    ]
    return [each for each, member in zip(left, members, strict=True) if each.claims or not member.claims] or left


def _ruled_out(member: Member, field: str, rulings: Rulings) -> bool:
    return any(claim.field == field and claim.id in rulings.excluded for claim in member.claims)


def _report(member: Member, originals: Mapping[str, str], cast: Cast) -> MemberReport:
    original = originals[member.copy_of]
    return MemberReport(
        id=member.report,
        rank=member.rank,
        standing=member.standing,
        published=member.published,
        publisher=member.publisher,
        url=member.url,
        title=member.title,
        origin=origin_of_report(member, cast),
        copy_of=None if original == member.report else original,
    )


def _first_published(member: Member) -> tuple[bool, str, str, int]:
    return member.published is None, str(member.published), member.report, member.rank
