"""Who is said to have done it. All reports are invented."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.app import make_reader
from onrecord.model.reading import Reading
from onrecord.model.report import Report, ReportId
from onrecord.pipeline.read import read_report

_ALLEGED = {
    "accuser is not accused": (
        "A rocket killed four people in Haifa on Sunday. Hamas blamed Israel for the attack.",
        {("Israel", "alleged")},
    ),
    "plain accusation": (
        "The bodies of nine men were found near Djibo on Sunday. Villagers accuse the army.",
        {("army", "alleged")},
    ),
    "blamed on, in the passive": (
        "Six miners were shot dead near Bunia on Monday. The attack was blamed on the M23 by a local chief.",
        {("M23", "alleged")},
    ),
    "responsible": (
        "A shell killed a nurse in Afrin on Sunday. The Observatory said Turkish-backed fighters were responsible.",
        {("Turkish-backed fighters", "alleged")},
    ),
    "accused of something else": (
        "A strike killed five people in Nabatieh on Sunday. The mayor accused Hezbollah of using villagers as human shields.",
        set(),
    ),
}

_NAMES = {
    "an offshoot is not the group": (
        "A truck bomb killed seven people in Cali on Thursday. Police blamed FARC dissidents.",
        {("FARC dissidents", "alleged")},
    ),
    "an affiliate is not the group": (
        "A bomb killed six people in Kabul on Sunday. The Islamic State affiliate in Afghanistan claimed the bombing.",
        {("Islamic State affiliate", "claimed")},
    ),
    "a seat of government stands for the state": (
        "Nineteen men were shot dead in Axum on Sunday. Asmara has rejected the allegations.",
        {("Eritrea", "denied")},
    ),
    "the blamed weapon's side": (
        "A blast killed 12 people at a hospital in Gaza City on Tuesday. Health officials blamed an Israeli air strike.",
        {("Israel", "alleged")},
    ),
    "the side whose weapon it was": (
        "Turkish drones killed two people in Kobani on Monday.",
        {("Turkey", "stated")},
    ),
    "who made the weapon is no side": ("A Russian-made drone hit a tanker on Wednesday, killing one sailor.", set()),
    "where the bomb went off is no side": ("A Pakistani mosque bombing killed 30 people on Friday.", set()),
    "whose weapon was hit is no side": (
        "A drone strike near Luhansk destroyed two Russian tanks on Friday, killing four.",
        set(),
    ),
    "a splinter group is not the group": (
        "A bomb killed two people in Omagh on Sunday. Police blamed a splinter group of the IRA.",
        {("splinter group of the IRA", "alleged")},
    ),
    "who aims at somebody": (
        "Israel bombed a school in Rafah on Sunday, killing at least 20. Israel said it targeted Hamas.",
        {("Israel", "claimed")},
    ),
    "who fired at a town": (
        "Ukraine fired missiles at Belgorod on Sunday, killing two people.",
        {("Ukraine", "stated")},
    ),
    "who is said to have fired it": (
        "A missile killed three sailors off Aden on Sunday. The United States said the Houthis had fired it.",
        {("Houthis", "alleged")},
    ),
    "who shot the attacker": (
        "Police said the man shot by officers had stabbed two people in Leeds on Sunday.",
        set(),
    ),
    "who is found dead": ("Police confirmed Sunday one man is dead after a shooting in Gary.", set()),
    "who fired it": (
        "A missile fired by Houthi rebels hit a tanker on Wednesday, killing one sailor.",
        {("Houthis", "stated")},
    ),
}

_CLAIMED = {
    "claims the attack": (
        "A bomb killed seven people in Quetta on Friday. The Baloch Liberation Army claimed the attack in a statement.",
        {("Balochistan Liberation Army", "claimed")},
    ),
    "was behind": (
        "Two blasts killed 31 people in Kerman on Wednesday. Islamic State said it was behind the blasts.",
        {("Islamic State", "claimed")},
    ),
    "says that it did it": (
        "Rockets killed two people in Kiryat Shmona on Monday. Hezbollah said it had fired the rockets.",
        {("Hezbollah", "claimed")},
    ),
    "admits the deed": (
        "A strike on a school in Khan Younis on Friday killed 14 people. The Israeli military admitted carrying out the strike.",
        {("Israel Defense Forces", "claimed")},
    ),
    "no group": (
        "A bomb killed seven people in Quetta on Friday. So far no group has claimed responsibility for the blast.",
        set(),
    ),
}

_DENIED = {
    "rejects the accusation": (
        "A shell killed a nurse in Afrin on Sunday. The Syrian Democratic Forces rejected the accusation.",
        {("Syrian Democratic Forces", "denied")},
    ),
    "distances itself": (
        "A blast at a mosque in Peshawar killed 40 people on Monday. The Pakistani Taliban distanced itself from the blast.",
        {("Taliban", "denied")},
    ),
    "involvement": (
        "A missile killed two farmers in Przewodow on Tuesday. The Kremlin denied any involvement.",
        {("Russia", "denied")},
    ),
    "for its own forces": (
        "Turkey denied that its forces had shelled a hospital in Afrin on Friday, in which 16 people were killed.",
        {("Turkey", "denied")},
    ),
    "of another's claims": (
        "Pakistan denied Taliban claims that its jets had bombed Khost on Sunday, killing 12 civilians.",
        {("Pakistan", "denied"), ("Pakistan", "alleged")},
    ),
    "in its own words": (
        "Fourteen people were killed in a school in Khan Younis on Friday. “Our forces did not strike the school,” an army spokesman said.",
        {("army", "denied")},
    ),
    "nothing to do with it": (
        "A bomb killed seven people in Mogadishu on Friday. Al-Shabaab said it had nothing to do with the attack.",
        {("Al-Shabaab", "denied")},
    ),
}


def _read(text: str) -> Reading:
    return read_report(make_reader(), Report(id=ReportId("r"), text=text, language="en", published=date(2024, 7, 1)))


def _named(text: str) -> set[tuple[str, str]]:
    return {(who.name, who.status) for account in _read(text).accounts for who in account.perpetrators}


@pytest.mark.parametrize("case", [*_ALLEGED, *_NAMES, *_CLAIMED, *_DENIED])
def test_words_of_blame_claim_and_denial(case: str) -> None:
    """Whoever is accused, claims or denies is named with that status, and nobody else."""
    text, expected = (_ALLEGED | _NAMES | _CLAIMED | _DENIED)[case]
    assert _named(text) == expected


def test_only_the_reports_own_voice_states() -> None:
    """What a speaker says of another is an allegation that names its statement."""
    told = _read("Russian shelling killed two women in Nikopol on Sunday.").accounts[0].perpetrators
    said = _read("The mayor said Russian shelling killed two women in Nikopol on Sunday.").accounts[0].perpetrators
    assert [(who.status, who.statement) for who in told] == [("stated", None)]
    assert [(who.status, who.statement) for who in said] == [("alleged", "s1")]


def test_nationality_of_the_harmed_blames_nobody() -> None:
    """An adjective before "killed" or "wounded" is the victim's."""
    assert (
        _named("Gunfire killed a boy in Jenin on Sunday. He was the fourth Palestinian killed there in a week.")
        == set()
    )


def test_claim_is_said_by_whoever_claims() -> None:
    """A claim of responsibility points to the statement of the group that makes it."""
    reading = _read("Rockets killed two people in Kiryat Shmona on Monday. Hezbollah said it had fired the rockets.")
    (who,) = reading.accounts[0].perpetrators
    (statement,) = [each for each in reading.statements if each.id == who.statement]
    assert statement.source is not None and statement.source.name == "Hezbollah"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A girl of eight stepped on a mine near Taiz on Sunday and lost both legs.", set()),
        (
            "Two soldiers died in a friendly fire incident near Khan Younis on Sunday when a tank shelled their position by mistake.",
            set(),
        ),
        (
            "Gunmen stormed a college in Garissa on Thursday and killed 147 people. Four attackers were killed when troops ended the siege.",
            {("Gunmen", "stated")},
        ),
        (
            "A gunman killed five people at a mall in Jolo on Saturday before he was shot dead by a security guard.",
            {("gunman", "stated")},
        ),
        (
            "Two gunmen killed three people at a bus stop in Haifa on Sunday. The attackers were shot dead by two soldiers.",
            {("Two gunmen", "stated")},
        ),
        (
            "In retaliation for Friday's rocket attack by Hamas, Israel bombed Rafah on Saturday, killing 14 people.",
            {("Israel", "stated")},
        ),
        (
            "A 13-year-old boy opened fire at a school in Belgrade on Wednesday, killing eight classmates.",
            {("13-year-old boy", "stated")},
        ),
    ],
)
def test_the_harmed_and_those_who_stop_the_attackers_did_not_do_it(text: str, expected: set[tuple[str, str]]) -> None:
    """A perpetrator acts on the harmed: whoever is harmed, or shoots the attackers, is none."""
    assert _named(text) == expected
