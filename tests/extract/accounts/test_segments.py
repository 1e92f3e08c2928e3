"""Which sentences, and which clauses, tell of which incident."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.app import read_text
from onrecord.model.account import Account
from onrecord.model.interval import day_of
from onrecord.model.reading import Reading

Read = Callable[[str], Reading]


def _killed(account: Account) -> int | None:
    return {harm: toll.min for harm, toll in account.tolls.items()}.get("killed")


def _told(reading: Reading) -> set[tuple[str | None, int | None]]:
    """Each account's place and least number killed."""
    return {(account.place.place.name if account.place else None, _killed(account)) for account in reading.accounts}


def _day(account: Account) -> str | None:
    return day_of(account.time.start).isoformat() if account.time and account.time.start else None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In Basra, a car bomb killed five people. In Mosul, gunmen shot dead two policemen.",
            {("Basra", 5), ("Mosul", 2)},
        ),
        (
            "In Baghdad, a roadside bomb killed three people. Gunmen in Kirkuk shot dead two soldiers at a checkpoint.",
            {("Baghdad", 3), ("Kirkuk", 2)},
        ),
        (
            "A drone killed four people in Kharkiv on Monday. Two people were killed on Tuesday when a shell hit a bus stop in Nikopol.",
            {("Kharkiv", 4), ("Nikopol", 2)},
        ),
    ],
)
def test_towns_with_their_own_dead_are_two_accounts(read: Read, text: str, told: set[tuple[str, int]]) -> None:
    """Another town and other people counted together part two incidents."""
    assert _told(read(text)) == told


def test_days_with_their_own_dead_are_two_accounts(read: Read) -> None:
    """Another day and other people counted together part two incidents in one town."""
    first, second = read(
        "On Monday, shelling killed three people in Kherson. On Tuesday, a drone killed two men in the same city."
    ).accounts
    assert [(_day(first), _killed(first)), (_day(second), _killed(second))] == [("2024-07-01", 3), ("2024-07-02", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "The army said 12 rebels were killed in the raid on Kidal on Sunday. Residents said nine people died in the raid.",
        "Gunmen killed 17 miners in Ituri on Friday, a community leader said. The army put the toll at nine.",
        "Fighters attacked a hotel in Mogadishu on Friday, killing nine people. On Saturday soldiers stormed the building and killed all five "
        "attackers. The death toll rose to 11 on Sunday when two of the wounded died.",
        "A man was shot in Toledo on Friday. He died of his injuries on Sunday.",
    ],
)
def test_counts_of_one_incident_stay_one_account(read: Read, text: str) -> None:
    """Two speakers' counts, a later toll and a siege's end are no other incident."""
    assert len(read(text).accounts) == 1


def test_what_a_strike_answers_is_background_with_its_own_dead(read: Read) -> None:
    """ "In retaliation for a strike that killed three" recalls another incident; nobody was killed in the report's own."""
    own, recalled = read(
        "Nobody was killed when Metula was shelled on Monday in retaliation for a strike that killed three paramedics in Tyre."
    ).accounts
    assert (own.standing, _killed(own)) == ("main", 0)
    assert (recalled.standing, _killed(recalled)) == ("background", 3)


def test_clauses_with_a_day_and_a_place_each_are_accounts(read: Read) -> None:
    """A list of incidents in one sentence is cut before "and on Saturday"."""
    told = _told(
        read(
            "Monday's bombing in Kabul killed 12 people. It was the third attack in a week: on Friday a mine killed four policemen in Ghazni, "
            "and on Saturday gunmen shot dead a judge in Herat."
        )
    )
    assert {number for _, number in told} == {12, 4, 1}


def test_what_followed_is_a_later_incident(read: Read) -> None:
    """ "Was followed on Monday by a raid" tells of two incidents, neither of them recalled."""
    first, second = read(
        "Sunday's attack on a church in Kasese, which killed 14 worshippers, was followed on Monday by a raid on a clinic in which two "
        "nurses were abducted, police said."
    ).accounts
    assert [(item.standing, sorted(item.tolls)) for item in (first, second)] == [
        ("main", ["killed"]),
        ("main", ["abducted"]),
    ]


def test_a_time_clause_belongs_to_its_verb(read: Read) -> None:
    """ "Were killed on Tuesday when a shell fell" is one incident."""
    (account,) = read("Two people were killed on Tuesday when a shell fell on a bus stop in Nikopol.").accounts
    assert (_killed(account), _day(account)) == (2, "2024-07-02")


def test_a_new_toll_does_not_date_the_incident(read: Read) -> None:
    """The day on which the toll rose is not the day of the attack."""
    (account,) = read(
        "Gunmen attacked a hotel in Mogadishu on Friday, killing nine people. The death toll rose to 11 on Sunday when two of the wounded died."
    ).accounts
    assert _day(account) == "2024-06-28"


def test_a_known_site_goes_on_with_its_incident(read: Read) -> None:
    """ "The hospital" is the one that was hit before, whatever city was told of last."""
    first, second = read(
        "A missile hit a children's hospital in Kyiv on Monday. Two adults were killed, the mayor said.\n\n"
        "In Kryvyi Rih, at least 10 people were killed when missiles struck a plant.\n\n"
        "The ministry said that the hospital was damaged by a falling air defence missile."
    ).accounts
    assert [item.object for item in first.damage] == ["hospital"]
    assert second.damage == ()


def test_hours_apart_with_their_own_dead_are_two_accounts(read: Read) -> None:
    """A day's log tells of an incident an hour."""
    told = _told(
        read(
            "A mortar round killed a boy in Zolochiv at 09:20 on Tuesday. At 14:05 a drone dropped a grenade on a pickup in Vovchansk, killing "
            "two volunteers."
        )
    )
    assert told == {("Zolochiv", 1), ("Vovchansk", 2)}


def test_what_came_hours_before_is_an_account_without_the_others_perpetrator(read: Read) -> None:
    """ "Hours after drones killed two" is another incident, and the missile's perpetrator is not the drones'."""
    own, before = read(
        "A Russian missile struck a hotel in Odesa overnight, injuring four, hours after drones killed two people in Belgorod, officials said."
    ).accounts
    assert [sorted(own.tolls), sorted(before.tolls)] == [["injured"], ["killed"]]
    assert [who.name for who in own.perpetrators] == ["Russia"]
    assert before.perpetrators == ()


def test_older_incident_told_later_does_not_date_the_first(read: Read) -> None:
    """The first sentence's own day dates the report's incident; "such attack" makes no account."""
    first, older = read(
        "A bomb killed nine people at a mosque in Kunduz on Friday. It was the third such attack this month. On 2 June a blast killed 40 in Kandahar."
    ).accounts
    assert (_day(first), _killed(first), _day(older), _killed(older)) == ("2024-06-28", 9, "2024-06-02", 40)


def test_a_similar_attack_a_day_later_is_not_recalled(read: Read) -> None:
    """What came after the incident in hand is no background."""
    accounts = read(
        "A policeman was killed in Mardan on Monday when gunmen opened fire. Another policeman was killed in a similar attack in Bannu on Tuesday."
    ).accounts
    assert [account.standing for account in accounts] == ["main", "main"]


def test_trial_does_not_date_the_old_incident(read: Read) -> None:
    """The year before the word for the event dates it, and not the day of the sentence."""
    (account,) = read(
        "A court in Dakar on Tuesday sentenced a former officer for the 1994 killing of 37 villagers in Nyarubuye."
    ).accounts
    assert (_day(account), account.standing) == ("1994-01-01", "follow-up")


@pytest.mark.parametrize("words", ["Last May", "Last year", "Last November"])
def test_last_year_is_recalled_without_a_date_of_publication(words: str) -> None:
    """Which May it was stays open; that it is not the news does not."""
    text = (
        "A rocket hit a bakery in Ghent on Tuesday, killing two people, the mayor said.\n\n"
        f"{words}, a car bomb killed seven people in Lyon."
    )
    accounts = read_text(text).accounts
    assert [(account.standing, account.time) for account in accounts] == [("main", None), ("background", None)]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Hamas fired rockets at Tel Aviv; no one was hurt. Hours later an Israeli strike in Rafah killed 45.",
            {"injured": 0},
            {"killed": 45},
        ),
        (
            "Hezbollah shelled Kiryat Shmona, injuring three civilians. Israeli jets then bombed Nabatieh, killing nine people.",
            {"injured": 3},
            {"killed": 9},
        ),
        (
            "Kurdish fighters shelled Azaz, killing two children. Turkish artillery then pounded Tal Rifaat, where five people died.",
            {"killed": 2},
            {"killed": 5},
        ),
        (
            "Government forces shelled Douma, killing 12 people. Rebels fired mortars into Damascus, killing three.",
            {"killed": 12},
            {"killed": 3},
        ),
        (
            "Rebels ambushed a convoy near Goma, killing four soldiers. The army responded by shelling the village of Sake, where 11 died.",
            {"killed": 4},
            {"killed": 11},
        ),
    ],
)
def test_one_sides_attack_is_not_the_others(
    read: Read, text: str, first: dict[str, int], second: dict[str, int]
) -> None:
    """What one side did and what the other did in return are two accounts, each with its own toll."""
    accounts = read(text).accounts
    assert [{harm: toll.min for harm, toll in account.tolls.items()} for account in accounts] == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a police post in Kano on Monday, killing three officers. The army said its troops killed five attackers.",
        "Israeli strikes hit Rafah on Tuesday, killing three people. Hamas said two of the dead were children.",
        "A drone hit a market in El Fasher on Friday, killing three. The wounded were taken to a hospital in Zamzam.",
        "Israeli warplanes bombed a house in Rafah, killing three people. The army's shells also hit a school there, wounding two.",
    ],
)
def test_one_incident_stays_one(read: Read, text: str) -> None:
    """Attackers killed, a side's statement and a hospital in another town open no account."""
    (account,) = read(text).accounts
    assert _killed(account) == 3


@pytest.mark.parametrize(
    "text",
    [
        "To avenge the killing of five herders in Barkin Ladi, gunmen killed 12 farmers in Bokkos on Sunday.",
        "Gunmen killed 12 farmers in Bokkos on Sunday in revenge for a raid that killed five herders in Barkin Ladi.",
        "Sunday's attack in Bokkos, which killed 12 farmers, was a response to a raid that killed five herders in Barkin Ladi.",
    ],
)
def test_what_is_answered_is_an_account_of_its_own(read: Read, text: str) -> None:
    """The dead of the attack that is avenged are none of those of the attack that avenges it, wherever the sentence names it."""
    assert [_killed(account) for account in read(text).accounts] == [12, 5]


def test_same_day_elsewhere_is_another_account(read: Read) -> None:
    """ "The same day" with a town and dead of its own parts two incidents."""
    text = "Bandits killed six people in Zamfara on Monday. The same day, seven died in an attack in Katsina."
    assert [_killed(account) for account in read(text).accounts] == [6, 7]


def test_possessive_day_is_the_events(read: Read) -> None:
    """ "Monday's blast" dates the blast, whichever day is told later."""
    first, second = read("Monday's blast in Quetta killed ten people. A blast on Saturday had killed four.").accounts
    assert [(_day(first), _killed(first)), (_day(second), _killed(second))] == [("2024-07-01", 10), ("2024-06-29", 4)]


def test_faint_telling_with_people_place_and_day_is_an_account(read: Read) -> None:
    """People counted on a day in a town are an incident, though the words beside it speak of war in general."""
    reading = read(
        "Since fighting erupted in April, 15,000 people have been killed. On Saturday gunmen killed nine people in Nyala."
    )
    assert [_killed(account) for account in reading.accounts] == [9]
    assert [item.count.min for aggregate in reading.aggregates for item in aggregate.casualties] == [15000]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gunmen killed nine people in Jos on Sunday; four were killed in Kaduna.", [9, 4]),
        (
            "In Burkina Faso, jihadists killed 40 villagers in Barsalogho. An ambush in neighbouring Mali killed seven soldiers near Gao.",
            [40, 7],
        ),
        ("Gunmen killed nine people in Jos on Sunday, while bandits shot dead four in Kaduna.", [9, 4]),
        (
            "Two people were killed when a rocket from Lebanon hit Metula. The Israeli army later struck Khiam, where five people died.",
            [2, 5],
        ),
    ],
)
def test_clauses_and_countries_with_their_own_dead_are_two_accounts(read: Read, text: str, told: list[int]) -> None:
    """People and a place on both sides of ";" or "while", and two countries, part two incidents."""
    assert [_killed(account) for account in read(text).accounts] == told


def test_town_that_was_hit_is_nobody_hurt(read: Read) -> None:
    """ "Nikopol was hit by drones" wounds no person of that name."""
    (account,) = read("Nikopol was hit by drones on Monday, which killed one person.").accounts
    assert {harm: toll.min for harm, toll in account.tolls.items()} == {"killed": 1}
