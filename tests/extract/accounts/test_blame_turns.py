"""Turns of phrase that lay a deed at somebody's door, or refuse it. All reports are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.reading import Reading

Read = Callable[[str], Reading]

_NAMED = {
    "pointed the finger": (
        "An explosion killed two in Kabul on Monday. The Taliban pointed the finger at Islamic State.",
        {("Islamic State", "alleged")},
    ),
    "laid the blame": (
        "A shell killed two in Taiz on Monday. Residents laid the blame on the Houthis.",
        {("Houthis", "alleged")},
    ),
    "suspicion fell": (
        "A bomb killed six people in Quetta on Monday. Suspicion immediately fell on the BLA.",
        {("Balochistan Liberation Army", "alleged")},
    ),
    "the work of": (
        "The killings in Djibo on Monday, in which six people died, were the work of jihadists, the governor said.",
        {("jihadists", "alleged")},
    ),
    "hallmarks": (
        "The shooting in Minna on Monday, which killed four, bore the hallmarks of Boko Haram, analysts said.",
        {("Boko Haram", "alleged")},
    ),
    "not the work of": (
        "The raid in Gao on Monday that left nine dead was not the work of the JNIM, a spokesman said.",
        set(),
    ),
    "accuses of a deed": (
        "Villagers accuse the army of burning homes in Shan State on Monday. Two people were killed.",
        {("army", "alleged")},
    ),
    "distances itself": (
        "A raid killed six people in Gao on Monday. The rebels have distanced themselves from the killings.",
        {("rebels", "denied")},
    ),
    "disavows the deed": (
        "Nine people were killed in Bria on Monday. The UPC rebels disavowed the raid.",
        {("UPC rebels", "denied")},
    ),
    "denies the deed": (
        "A drone killed four people in Omdurman on Monday. The RSF denied the attack.",
        {("Rapid Support Forces", "denied")},
    ),
    "denies this": (
        "Ukraine accused Russia of shelling a clinic in Kherson on Monday, killing two. The Kremlin denied this.",
        {("Russia", "alleged"), ("Russia", "denied")},
    ),
    "it is who was accused": (
        "The army was accused of a strike that killed four in Khartoum on Monday. It rejected the allegations.",
        {("army", "alleged"), ("army", "denied")},
    ),
    "denies ever to do so": (
        "A Russian missile hit a block of flats in Dnipro on Monday, killing ten. Russia denies targeting civilians.",
        {("Russia", "stated")},
    ),
    "denies such attacks": (
        "Shelling killed three in Nyala on Monday. The army, which denies attacking civilian areas, did not comment.",
        set(),
    ),
    "has always denied it": (
        "A Russian drone killed a man in Kherson on Monday. Moscow has repeatedly denied targeting civilian sites.",
        {("Russia", "stated")},
    ),
    "denies it of one strike": (
        "Three people died when a shell hit a bus in Donetsk on Monday. Ukraine denied targeting civilians in the strike.",
        {("Ukraine", "denied")},
    ),
    "mourners": (
        "Residents of Jos gathered on Sunday for the second anniversary of a bombing that left 40 people dead.",
        set(),
    ),
    "an offshoot acts": (
        "Dissidents of the FARC killed four soldiers in Cauca on Tuesday, the army said.",
        {("Dissidents of the FARC", "alleged")},
    ),
    "former members act": ("Former FARC rebels killed three people in Caqueta on Sunday.", {("rebels", "stated")}),
}


@pytest.mark.parametrize("name", _NAMED)
def test_who_is_named_and_how(read: Read, name: str) -> None:
    """Each turn of phrase names whom it names, with the status that it gives."""
    text, expected = _NAMED[name]
    account = read(text).accounts[0]
    assert {(party.name, party.status) for party in account.perpetrators} == expected


_ONCE = [
    (
        "Boko Haram fighters attacked a village in Borno on Monday, killing nine people. The fighters fled.",
        "Boko Haram",
    ),
    (
        "Fighters from Al-Shabaab stormed a hotel in Mogadishu on Friday, killing eight. The militants fled.",
        "Al-Shabaab",
    ),
    ("Islamic State gunmen killed five shepherds near Palmyra on Tuesday. The gunmen fled.", "Islamic State"),
    ("Israeli jets bombed a school in Rafah on Tuesday, killing nine. Israel did not comment.", "Israeli Air Force"),
]


@pytest.mark.parametrize(("text", "name"), _ONCE)
def test_one_party_is_named_once(read: Read, text: str, name: str) -> None:
    """General words for a named party add no second one."""
    assert [party.name for party in read(text).accounts[0].perpetrators] == [name]


_ANSWERED = [
    "Two gunmen opened fire at a bus stop in Haifa on Sunday, killing three people. Two off-duty soldiers shot and killed the attackers.",
    "A gunman killed two people in Denver on Monday and was then shot by an armed civilian.",
    "Gunmen attacked a church in Jos on Sunday, killing five. Soldiers killed three of the attackers.",
    "A gunman opened fire in a bar in Denver on Saturday, killing two. A security guard shot him.",
]


@pytest.mark.parametrize("text", _ANSWERED)
def test_who_shoots_the_attackers_is_no_perpetrator(read: Read, text: str) -> None:
    """Soldiers, guards and civilians who answer an attack did not make it."""
    (party,) = read(text).accounts[0].perpetrators
    assert party.name.lower().endswith(("gunman", "gunmen"))


def test_a_denial_stands_in_no_statement_of_its_accuser(read: Read) -> None:
    """What the army says ends where the accused deny."""
    text = "A drone struck a clinic in El Fasher on Tuesday, killing five people. The army blamed the RSF, which denied it."
    reading = read(text)
    denied = next(party for party in reading.accounts[0].perpetrators if party.status == "denied")
    sources = {each.id: each.source.name for each in reading.statements if each.source}
    assert denied.statement is None or sources[denied.statement] != "army"
