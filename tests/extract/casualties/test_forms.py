"""Every form in which a report counts the harmed, in sentences of our own, and the toll that each comes to."""

from __future__ import annotations

import pytest

from onrecord.extract.casualties import find_casualties
from onrecord.lexicon.load import load_lexicon
from onrecord.reconcile.tolls import airwars_tolls
from onrecord.text.document import make_document

FORMS: list[tuple[str, dict[str, tuple[int, int]]]] = [
    ("At least 16 civilians, almost all women and children, were killed.", {"killed": (16, 16)}),
    ("Nine farmers, all men, were shot dead.", {"killed": (9, 9)}),
    (
        "A 37-year-old nurse was killed alongside her children, 15-year-old Bo Roth and 11-year-old Ada Roth.",
        {"killed": (3, 3)},
    ),
    ("A nurse was killed along with her children.", {"killed": (3, 3)}),
    ("Some bullets killed Sam Roth, 6, and others injured his father.", {"killed": (1, 1), "injured": (1, 1)}),
    ("The shots killed a boy and put a girl in the hospital.", {"killed": (1, 1), "injured": (1, 1)}),
    ("The shelling resulted in the deaths and injuries of several people.", {"killed": (2, 2), "injured": (2, 2)}),
    ("A tailor and two welders were killed by a drone.", {"killed": (3, 3)}),
    ("Of the 14 miners in the pit, all but five died.", {"killed": (9, 9)}),
    ("Hundreds of thousands were displaced by the attack.", {"displaced": (200000, 200000)}),
    ("Tens of thousands of people were displaced.", {"displaced": (10000, 10000)}),
    ("The war displaced millions.", {"displaced": (2000000, 2000000)}),
    ("Two to three dozen people were killed.", {"killed": (24, 36)}),
    ("Between two and three dozen fighters died.", {"killed": (24, 36)}),
    ("Two or three hundred villagers were killed.", {"killed": (200, 300)}),
    ("Ten to 30 villagers were killed.", {"killed": (10, 30)}),
    ("Four, not seven as reported, died in the blast.", {"killed": (4, 4)}),
    ("Five people, not nine as first reported, were killed.", {"killed": (5, 5)}),
    ("The raid killed three people and not eight, as the papers had it.", {"killed": (3, 3)}),
    ("Twelve people were aboard; all but two survived.", {"killed": (2, 2)}),
    ("The bus carried 12 passengers. All but three were killed.", {"killed": (9, 9)}),
    ("All but one of the nine miners were killed.", {"killed": (8, 8)}),
    ("Gunmen held 14 nurses hostage at the clinic.", {"abducted": (14, 14)}),
    ("Seventeen tourists were held hostage by rebels.", {"abducted": (17, 17)}),
    ("The dead were 24 patients, 14 members of staff and four relatives.", {"killed": (42, 42)}),
    ("Five people were hurt. Three of the injured succumbed.", {"injured": (5, 5), "killed": (3, 3)}),
    ("Nineteen died and dozens, among them several nuns, were injured.", {"killed": (19, 19), "injured": (12, 24)}),
    ("The injured girl passed away at the hospital on Sunday.", {"killed": (1, 1)}),
    ("Officials said that several people were injured.", {"injured": (2, 2)}),
    ("At least 17 villagers – including five women – of the Orr family were killed.", {"killed": (17, 17)}),
    ("Nine people, three of whom were children, were killed.", {"killed": (9, 9)}),
    ("A car bomb in the market killed three.", {"killed": (3, 3)}),
    ("Three were killed when a roof fell in under shelling.", {"killed": (3, 3)}),
    ("He fired a second shot, hitting a man in the leg.", {"injured": (1, 1)}),
    (
        "The bomb that killed two men and injured three people was hidden in a bin.",
        {"killed": (2, 2), "injured": (3, 3)},
    ),
    ("Bombs killed five people in Basra and two in Mosul.", {"killed": (7, 7)}),
    ("Strikes killed one person in Odesa and two in Mykolaiv.", {"killed": (3, 3)}),
    ("Bombs killed seven people: five in Basra and two in Mosul.", {"killed": (7, 7)}),
    ("The raid left 3 dead and 10 wounded.", {"killed": (3, 3), "injured": (10, 10)}),
    ("The blast claimed the lives of four nurses.", {"killed": (4, 4)}),
    ("Four nurses lost their lives in the blast.", {"killed": (4, 4)}),
    ("Two of the patients later succumbed to their wounds.", {"killed": (2, 2)}),
    ("The bodies of six fishermen were pulled from the river.", {"killed": (6, 6)}),
    ("The death toll rose to 45 on Friday.", {"killed": (45, 45)}),
    ("Gunmen shot and killed a shopkeeper near the bridge.", {"killed": (1, 1)}),
    ("A clerk was fatally shot at the till.", {"killed": (1, 1)}),
    ("Two guards were murdered overnight.", {"killed": (2, 2)}),
    ("Nine villagers were martyred in the shelling.", {"killed": (9, 9)}),
    ("A cyclist was shot in the shoulder; doctors call him stable.", {"injured": (1, 1)}),
    ("Five hikers were hospitalised with wounds.", {"injured": (5, 5)}),
    ("None of the 30 passengers survived.", {"killed": (30, 30)}),
    ("There were no casualties.", {"killed": (0, 0), "injured": (0, 0)}),
    ("Nobody was hurt in the attack.", {"injured": (0, 0)}),
    ("Not one person was killed when the roof fell in.", {"killed": (0, 0)}),
    ("Not a single miner was hurt by the shell.", {"injured": (0, 0)}),
    ("Not one but two miners were killed by the shell.", {"killed": (2, 2)}),
    ("Not one of the 30 miners survived the blast.", {"killed": (30, 30)}),
    (
        "A shell hit the clinic, killing at least one nurse and injuring three others.",
        {"killed": (1, 1), "injured": (3, 3)},
    ),
    ("15 killed, 25 wounded in twin blasts.", {"killed": (15, 15), "injured": (25, 25)}),
    ("5 dead, 3 hurt as drone hits bus", {"killed": (5, 5), "injured": (3, 3)}),
    ("A woman and her two children were killed.", {"killed": (3, 3)}),
    ("Amir Sule, 34, and his two sons died at the scene.", {"killed": (3, 3)}),
    ("Shelling killed five people, including two children.", {"killed": (5, 5)}),
    ("Twelve people died, among them four children.", {"killed": (12, 12)}),
    ("More than 100 people were injured.", {"injured": (101, 101)}),
    ("Over 20 soldiers were killed.", {"killed": (21, 21)}),
    ("Between 10 and 15 workers were killed.", {"killed": (10, 15)}),
    ("From 10 to 15 workers were killed.", {"killed": (10, 15)}),
    ("Some 10-15 workers were killed.", {"killed": (10, 15)}),
    ("About 50 people were wounded.", {"injured": (50, 50)}),
    ("Nearly 60 people were wounded.", {"injured": (60, 60)}),
    ("Dozens of people were wounded.", {"injured": (12, 24)}),
    ("Several dozen people were wounded.", {"injured": (24, 24)}),
    ("Scores of people were wounded.", {"injured": (40, 40)}),
    ("Hundreds were wounded.", {"injured": (200, 200)}),
    ("A dozen residents were hurt.", {"injured": (12, 12)}),
    ("Two dozen residents were hurt.", {"injured": (24, 24)}),
    ("Half a dozen residents were hurt.", {"injured": (6, 6)}),
    ("Residents were hurt.", {"injured": (2, 2)}),
    ("Several residents were hurt.", {"injured": (2, 2)}),
    ("A number of residents were hurt.", {"injured": (2, 2)}),
    ("Twenty-five people and a dog were hurt.", {"injured": (25, 25)}),
    ("One hundred and five people died.", {"killed": (105, 105)}),
    ("2,500 people died in the quake-like blast.", {"killed": (2500, 2500)}),
    ("A 34-year-old man was killed.", {"killed": (1, 1)}),
    ("Police shot two men, killing one.", {"killed": (1, 1), "injured": (1, 1)}),
    ("Four people were shot, one fatally.", {"killed": (1, 1), "injured": (3, 3)}),
    ("Three men were shot; two of them died.", {"killed": (2, 2), "injured": (1, 1)}),
    ("His brother, 12, was wounded.", {"injured": (1, 1)}),
    ("A mortar round wounded a boy, 9, and his aunt.", {"injured": (2, 2)}),
    ("The ambush resulted in the deaths of 14 civilians or more.", {"killed": (14, 14)}),
    ("The attack caused eight deaths and 20 injuries.", {"killed": (8, 8), "injured": (20, 20)}),
    ("Killed were Ann Bale, 31, and Ned Orr, 40.", {"killed": (2, 2)}),
    ("Among the dead were two nurses.", {"killed": (2, 2)}),
    ("Twenty-one bodies were recovered from the rubble.", {"killed": (21, 21)}),
    ("He was pronounced dead at the hospital.", {"killed": (1, 1)}),
    ("The gunman then turned the gun on himself and shot himself dead.", {"killed": (1, 1)}),
    ("SIX PEASANTS WERE KILLED AND FOUR SOLDIERS WOUNDED IN THE AMBUSH.", {"killed": (6, 6), "injured": (4, 4)}),
    ("THE BOMB KILLED A COLONEL AND HIS DRIVER.", {"killed": (2, 2)}),
    ("The mine killed two soldiers and wounded a third.", {"killed": (2, 2), "injured": (1, 1)}),
    ("An elderly couple was killed in the fire.", {"killed": (2, 2)}),
    ("A couple and their baby were killed.", {"killed": (3, 3)}),
    ("Mortar fire killed at least 21 and up to 26 guests at a wedding.", {"killed": (21, 26)}),
    ("At least 40 people, most of them women and children, were killed.", {"killed": (40, 40)}),
    ("Up to 40 people were killed.", {"killed": (0, 40)}),
    ("As many as 40 were feared dead.", {"killed": (0, 40)}),
    ("No fewer than 7 people perished.", {"killed": (7, 7)}),
    ("Eleven people were killed and another was wounded.", {"killed": (11, 11), "injured": (1, 1)}),
    ("Six people were killed in the strike and a seventh died in hospital.", {"killed": (7, 7)}),
    ("The strike killed Omar Dil, his wife Rana and their three daughters.", {"killed": (5, 5)}),
    ("Three others were also killed.", {"killed": (3, 3)}),
    ("Twelve civilian deaths were reported.", {"killed": (12, 12)}),
    ("Doctors treated 14 wounded.", {"injured": (14, 14)}),
    ("The wounded: 14", {"injured": (14, 14)}),
    ("Dead: 3. Wounded: 10.", {"killed": (3, 3), "injured": (10, 10)}),
    ("A grenade wounded the mayor and killed his driver.", {"killed": (1, 1), "injured": (1, 1)}),
    ("The 12 dead included three children.", {"killed": (12, 12)}),
    ("A teenager died after being shot in the chest.", {"killed": (1, 1)}),
    ("Two brothers, Ali and Omar Dil, were killed.", {"killed": (2, 2)}),
    ("The bomb killed 20 people and two more bombers died.", {"killed": (20, 20)}),
    ("A bomber killed six people and two more attackers struck a clinic.", {"killed": (6, 6)}),
    ("The raid killed three civilians and two gunmen.", {"killed": (3, 3)}),
    ("The raid killed two gunmen.", {"killed": (2, 2)}),
    ("The shell killed eight women and children.", {"killed": (8, 8)}),
    ("The shell killed eight women and two children.", {"killed": (10, 10)}),
    ("The shell killed five men, women and children.", {"killed": (5, 5)}),
    ("Most of the dead were policemen. Eleven people were killed.", {"killed": (11, 11)}),
    ("One child was killed and another injured in the strike.", {"killed": (1, 1), "injured": (1, 1)}),
    ("Five people were killed and one more was injured.", {"killed": (5, 5), "injured": (1, 1)}),
    ("Four rowers were killed and at least one other injured.", {"killed": (4, 4), "injured": (1, 1)}),
    ("The bombing killed 12 people, with others sustaining injuries.", {"killed": (12, 12), "injured": (2, 2)}),
    ("The rockets killed four children and injured a further 28 civilians.", {"killed": (4, 4), "injured": (28, 28)}),
    ("Reports told of 3 martyrs and wounded.", {"killed": (3, 3)}),
    ("The blast killed a woman, causing a number of injuries.", {"killed": (1, 1), "injured": (2, 2)}),
    ("Family members of Ali Hale were injured.", {"injured": (2, 2)}),
    ("The wife of Ali Hale was killed.", {"killed": (1, 1)}),
    ("At least seven injuries of children were recorded.", {"injured": (7, 7)}),
    ("The hospital put the injury toll at 600.", {"injured": (600, 600)}),
    ('Seven people died, and "hundreds" of wounded came.', {"killed": (7, 7), "injured": (200, 200)}),
    ("A grandmother and her grandson, 4, did not survive.", {"killed": (2, 2)}),
    ("Four people were shot in a flat, and two did not survive.", {"killed": (2, 2), "injured": (2, 2)}),
    ("The girl shot on Dec. 25 has died.", {"killed": (1, 1)}),
    ("Gunmen seized more than 200 pupils from a school.", {"abducted": (201, 201)}),
    ("At least 60 people were taken by paramilitaries in June.", {"abducted": (60, 60)}),
    ("Gunmen took 12 worshippers hostage.", {"abducted": (12, 12)}),
    ("Soldiers had taken away 20 men.", {"abducted": (20, 20)}),
    ("Two people were taken to hospital by rebels.", {"injured": (2, 2)}),
    ("A couple in their seventies and their grandson were found dead.", {"killed": (3, 3)}),
    ("A man in his late twenties and a woman were wounded.", {"injured": (2, 2)}),
    ("A family of five was killed in the strike.", {"killed": (5, 5)}),
    ("The shell hit a field, killing 40 sheep and two shepherds.", {"killed": (2, 2)}),
    ("Four of the 12 injured are in intensive care.", {"injured": (12, 12)}),
    ("Family members of a boy who was shot spoke.", {"injured": (1, 1)}),
    ("Five Red Lake Rescue medics were hurt.", {"injured": (5, 5)}),
    ("Eight people drowned, among them a toddler.", {"killed": (8, 8)}),
    ("A 70-year-old man, a woman of 30 and two boys, 8 and 10, were killed.", {"killed": (4, 4)}),
    ("One woman died at the scene and two more in hospital.", {"killed": (3, 3)}),
    ("Three men died in the blast and two were wounded.", {"killed": (3, 3), "injured": (2, 2)}),
    ("A drone killed a driver and wounded three passers-by, one of whom died.", {"killed": (2, 2), "injured": (3, 3)}),
    ("Her mother bled to death.", {"killed": (1, 1)}),
    ("Eleven worshippers were crushed to death.", {"killed": (11, 11)}),
    ("The mob burned three men to death.", {"killed": (3, 3)}),
    ("The dead were identified as Ann Bale, 31, and Ned Orr, 40.", {"killed": (2, 2)}),
    ("A blast killed five officers and left a score of bystanders wounded.", {"killed": (5, 5), "injured": (20, 20)}),
    ("A strike killed 42 people. The dead were 24 patients and 18 nurses.", {"killed": (42, 42)}),
    ("A boy opened fire, killing eight pupils and a guard before being arrested.", {"killed": (9, 9)}),
]

SILENT = [
    "Ten people were not hurt.",
    "Police tried to kill three rebels.",
    "The bomb could have killed hundreds.",
    "The group threatened to kill 20 hostages.",
    "The 34-year-old was born in 1982 and paid $500.",
    "He fired 12 shots at 3 cars.",
    "A man, 45, was arrested after three houses were hit.",
    "The trial heard how the victim's 12 calls went unanswered.",
    "Two men were sentenced to death.",
    "Police seized 12 rifles.",
    "The bombing killed 30 cattle and three dogs.",
    "Neither the driver nor his passenger was hurt.",
    "Murders push the year's toll to 85.",
    "Witnesses also described the injury as minor.",
    "The car was hit by 9mm rounds near 1200 Elm Street.",
]


def tolls(text: str) -> dict[str, tuple[int, int]]:
    """The toll of each harm that the text comes to, as (min, max); arrests are left out."""
    casualties = find_casualties(make_document(text), load_lexicon("en"))
    return {harm: (toll.min, toll.max) for harm, toll in airwars_tolls(casualties).items() if harm != "detained"}


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[text[:40] for text, _ in FORMS])
def test_form_comes_to_its_toll(text: str, expected: dict[str, tuple[int, int]]) -> None:
    """The words come to the numbers that a careful recorder takes from them, no less and no more."""
    assert tolls(text) == expected


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[text[:40] for text, _ in FORMS])
def test_form_reads_the_same_in_capitals(text: str, expected: dict[str, tuple[int, int]]) -> None:
    """Text without case, as older wires send it, gives the same toll."""
    assert tolls(text.upper()) == expected


@pytest.mark.parametrize("text", SILENT)
def test_numbers_that_count_no_harmed_give_no_toll(text: str) -> None:
    """Ages, dates, money, shots, houses, threats, attempts and denials count nobody."""
    assert tolls(text) == {}


def test_later_ages_of_a_list_count_nobody() -> None:
    """ "Three brothers aged 6, 9 and 13 were killed" is three."""
    claims = find_casualties(
        make_document("Three brothers aged 6, 9 and 13 were killed by a shell."), load_lexicon("en")
    )
    assert [claim.count.min for claim in claims] == [3]
