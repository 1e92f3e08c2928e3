"""Kinds of incident divide what stands in one group of sentences."""

from __future__ import annotations

from onrecord.app import make_reader
from onrecord.extract.accounts.division import most
from onrecord.model.report import Report, ReportId
from onrecord.pipeline.read import read_report


def test_kidnapping_and_bombing_are_two_accounts() -> None:
    """A kidnapping and a bombing told one after the other give an account each."""
    text = (
        "Guerrillas kidnapped the engineer Pablo Duarte from his house on Monday.\n\n"
        "The guerrillas also dynamited an oil pipeline and a bridge, where two bombs exploded on Monday and killed two guards."
    )
    accounts = read_report(make_reader(), Report(ReportId("r1"), text)).accounts
    assert {account.muc_type for account in accounts} == {"kidnapping", "bombing"}


def test_another_count_of_the_dead_is_no_other_kind() -> None:
    """ "20 had been killed" goes on with the car bombing, whose kind it does not name."""
    text = "Eighteen people died when a car bomb blew up in Manbij on Monday. The presidency said 20 had been killed."
    assert len(read_report(make_reader(), Report(ReportId("r1"), text)).accounts) == 1


def test_one_of_the_worst_attacks_makes_no_account() -> None:
    """Words that compare an incident with others tell of no other one."""
    text = (
        "A suicide bomber struck a mosque in Peshawar on Monday, killing 30 people.\n\n"
        "It was one of the deadliest attacks in the city since December 2014, when gunmen killed 140 people at a school."
    )
    accounts = read_report(make_reader(), Report(ReportId("r1"), text)).accounts
    assert [account.tolls["killed"].min for account in accounts] == [30, 140]


def test_most_prefers_the_first_of_equals() -> None:
    """The commonest kind wins, the first one where two are as common."""
    assert most(["attack", "bombing", "bombing", "attack"]) == "attack"
    assert most([]) is None
