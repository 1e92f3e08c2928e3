"""Idioms of wire reports: figures put on a toll, and words quoted at second hand."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.extract.statements.find import find_statements
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import make_document


def _said(text: str) -> list[tuple[str | None, str]]:
    found = find_statements(make_document(text), load_lexicon("en"))
    return [(each.source.name if each.source else None, each.content[0].quote) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hospital sources put the toll at nine.", [("Hospital sources", "the toll at nine")]),
        (
            "Police put the death toll at six and rescuers put the number of dead at nine.",
            [("Police", "the death toll at six"), ("rescuers", "the number of dead at nine")],
        ),
        (
            "Doctors have put the toll at nine, while the army put it at four.",
            [("Doctors", "the toll at nine"), ("army", "it at four")],
        ),
        ("The toll was put at 17 by the Red Crescent.", [("Red Crescent", "The toll")]),
    ],
)
def test_who_puts_the_toll(text: str, expected: list[tuple[str, str]]) -> None:
    """Whoever puts the toll at a number says so, each in their own clause."""
    assert _said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The agency quoted a local official as saying that nine people were killed.",
        "Nine people were killed, the agency quoted a local official as saying.",
        "Nine people were killed, a local official was quoted as saying by the agency.",
    ],
)
def test_quoted_at_second_hand(text: str) -> None:
    """The one who is quoted speaks, not the agency that quotes."""
    ((source, content),) = _said(text)
    assert source == "local official"
    assert "ine people were killed" in content


def test_a_quote_at_second_hand() -> None:
    """A quote before "was quoted as saying" is whole."""
    assert _said('"They fled," an officer was quoted as saying.') == [("officer", '"They fled,"')]


def test_asking_not_to_be_named_says_nothing() -> None:
    """A wish to stay unnamed is no statement."""
    assert _said("An officer, who would not be named, said five were killed.") == [("officer", "five were killed")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people died in the blast. A UN source said 21.", ("UN source", "21")),
        ("Nine people died in the blast; witnesses said at least 45.", ("witnesses", "at least 45")),
        ("Nine people died, but a hospital doctor said 14.", ("hospital doctor", "14")),
        ("Nine people died, according to the mayor; the ministry spoke of 14.", ("ministry", "14")),
    ],
)
def test_number_alone_is_said_by_somebody(text: str, expected: tuple[str, str]) -> None:
    """A number that is all that is said is said by the subject of its clause."""
    assert _said(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A bomb killed seven people in Mosul on Monday, the agency reported, citing a security source.",
            "security source",
        ),
        (
            "Nine people were killed in Homs on Monday, state television said, citing a medical source.",
            "medical source",
        ),
        (
            "Citing a military official, the newspaper said 12 people had died in the raid on Kidal.",
            "military official",
        ),
    ],
)
def test_who_is_cited_says_what_the_agency_tells(text: str, name: str) -> None:
    """Behind "citing" stands whoever the agency has it from."""
    reading = onrecord.read(text, published="2023-03-16")
    sources = {each.id: each.source.name for each in reading.statements if each.source}
    assert [sources[item.statement] for item in reading.accounts[0].casualties if item.statement] == [name]


def test_who_puts_a_number_beside_what_he_said() -> None:
    """ "..., a monitor said, putting the number of wounded at 30": both are the monitor's."""
    text = "At least 12 people were killed in Aleppo on Monday, a monitor said, putting the number of wounded at 30."
    reading = onrecord.read(text, published="2023-03-16")
    sources = {each.id: each.source.name for each in reading.statements if each.source}
    assert {sources.get(item.statement or "") for item in reading.accounts[0].casualties} == {"monitor"}


@pytest.mark.parametrize("who", ["Initial reports said", "Early reports suggested that", "Unconfirmed reports said"])
def test_vague_reports_are_nobody(who: str) -> None:
    """A count that "initial reports" give has no speaker."""
    reading = onrecord.read(f"{who} four people had been killed in a blast in Kabul on Monday.", published="2023-03-16")
    assert [item.statement for item in reading.accounts[0].casualties] == [None]
