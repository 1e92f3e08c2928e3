"""Who is said to have done it, over all accounts."""

from __future__ import annotations

from tests.reconcile.examples import charge, member

from onrecord.lexicon.load import load_lexicon
from onrecord.model.incident import Incident, IncidentId, Member, Speaker
from onrecord.reconcile.incident import reconcile_incident
from onrecord.reconcile.responsibility import party_names


def incident(*members: Member) -> Incident:
    """What these accounts come to."""
    return reconcile_incident(IncidentId("i1"), members)


def test_party_is_one_under_all_its_names() -> None:
    """ "Russian forces" and "the Russian army" are one party, with both who say so."""
    result = incident(
        member("a", charge("a", "Russian forces", "stated")), member("b", charge("b", "the Russian army", "alleged"))
    )
    assert [party["name"] for party in result.perpetrators] == ["Russian armed forces"]
    assert [said["status"] for said in result.perpetrators[0]["said"]] == ["stated", "alleged"]


def test_denial_is_kept_beside_the_charge() -> None:
    """Who denies stands beside who blames, and the surest status is the party's."""
    denial = charge("b", "Russian forces", "denied", Speaker("Russian Defence Ministry", "ministry", "RU"))
    party = incident(member("a", charge("a", "Russian forces", "stated")), member("b", denial)).perpetrators[0]
    assert party["status"] == "stated"
    assert [(said["status"], said["by"]["name"]) for said in party["said"]] == [
        ("stated", "a"),
        ("denied", "Ministry of Defence (RU)"),
    ]


def test_unnamed_attackers_are_one_party() -> None:
    """ "Gunmen" and "unidentified attackers" are the same unnamed people."""
    accounts = [
        member(n, charge(n, name, "stated", None, "individual", None))
        for n, name in (("a", "gunmen"), ("b", "unidentified attackers"))
    ]
    assert len(incident(*accounts).perpetrators) == 1


def test_copy_adds_no_accuser() -> None:
    """A copied report blames nobody a second time."""
    accounts = [member(n, charge(n, "Russian forces", "stated"), copy_of="a") for n in ("a", "b")]
    assert len(incident(*accounts).perpetrators[0]["said"]) == 1


def test_every_listed_name_leads_to_its_party() -> None:
    """The names are those of the lexicon's list of groups."""
    assert party_names(load_lexicon("en")).names[("idf",)] == "Israel Defense Forces"
