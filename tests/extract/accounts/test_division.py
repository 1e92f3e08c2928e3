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


def test_most_prefers_the_first_of_equals() -> None:
    """The commonest kind wins, the first one where two are as common."""
    assert most(["attack", "bombing", "bombing", "attack"]) == "attack"
    assert most([]) is None
