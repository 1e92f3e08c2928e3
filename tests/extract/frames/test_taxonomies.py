"""The event, weapon, object and actor taxonomies keep their promises."""

from __future__ import annotations

from typing import get_args

import pytest

from onrecord.extract.frames.mentions import find_weapons
from onrecord.lexicon.load import load_lexicon
from onrecord.model.casualty import Harm
from onrecord.text.document import make_document
from onrecord.text.inflect import noun_forms, plural, verb_forms

ACLED = {
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Suicide bomb",
    "Grenade",
    "Chemical weapon",
    "Attack",
    "Sexual violence",
    "Abduction/forced disappearance",
    "Armed clash",
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Looting/property destruction",
    "Mob violence",
    "Violent demonstration",
    "Arrests",
    "Other",
}
MUC = {"attack", "bombing", "kidnapping", "robbery", "arson", "forced work stoppage", None}


def test_every_event_type_has_one_acled_type_and_its_other_mappings() -> None:
    """Each event type maps to one ACLED sub-event type, a UCDP value, a PLOVER event and a MUC-4 type or none."""
    for key, row in load_lexicon().entries("events")["types"].items():
        assert row["acled"] in ACLED, key
        assert row["ucdp"] in {"one-sided", "by-actors", None}, key
        assert len(row["plover"]) == 2, key
        assert row["muc"] in MUC, key
        assert row.get("verbs") or row.get("nouns"), key
        assert row.get("harm") in {None, *get_args(Harm)}, key


@pytest.mark.parametrize("table", ["weapons", "objects"])
def test_hierarchy_has_no_circle_and_no_missing_parent(table: str) -> None:
    """Climbing from any type ends at a root."""
    types = load_lexicon().entries(table)["types"]
    for key in types:
        seen = set()
        place: str | None = key
        while place is not None:
            assert place not in seen, key
            seen.add(place)
            place = types[place]["parent"]


def test_weapons_name_event_types_that_exist() -> None:
    """A weapon narrows a generic event to a type of the event taxonomy."""
    lexicon = load_lexicon()
    events = lexicon.entries("events")["types"]
    assert all(row.get("event", "killing") in events for row in lexicon.entries("weapons")["types"].values())


@pytest.mark.parametrize(
    ("sentence", "quote", "key"),
    [
        ("A car bomb went off outside the bank.", "car bomb", "car-bomb"),
        ("Two Grad rockets fell on the yard.", "Two Grad rockets", "rocket"),
        ("He was hit by a bullet from an AK-47.", "AK-47", "rifle"),
        ("They found sticks of dynamite.", "sticks of dynamite", "dynamite"),
        ("A roadside bomb hit the minibus.", "roadside bomb", "ied"),
        ("THREE MOLOTOV COCKTAILS WERE THROWN.", "THREE MOLOTOV COCKTAILS", "molotov"),
        ("Shahed drones crossed the border.", "Shahed drones", "drone"),
        ("Mortar shells landed near the well.", "Mortar shells", "mortar"),
    ],
)
def test_weapon_is_found(sentence: str, quote: str, key: str) -> None:
    """A weapon's words, with number and adjectives, give its type. Add a row here for each weapon you add."""
    found = {(mention.span.quote, mention.type) for mention in find_weapons(make_document(sentence), load_lexicon())}
    assert (quote, key) in found


@pytest.mark.parametrize(
    ("word", "many"),
    [
        ("mosque", "mosques"),
        ("minibus", "minibuses"),
        ("housewife", "housewives"),
        ("person", "persons"),
        ("church", "churches"),
        ("battery", "batteries"),
        ("gunman", "gunmen"),
        ("troops", "troops"),
    ],
)
def test_plural_by_rule(word: str, many: str) -> None:
    """Plurals follow the rule or the short list of exceptions."""
    assert plural(word, load_lexicon()) == many


def test_head_before_preposition_takes_the_plural() -> None:
    """'charge of dynamite' becomes 'charges of dynamite'."""
    assert list(noun_forms(("charge", "of", "dynamite"), load_lexicon())) == [
        ("charge", "of", "dynamite"),
        ("charges", "of", "dynamite"),
    ]


def test_verb_forms_use_the_irregular_list() -> None:
    """'shoot' has 'shot', 'bomb' has 'bombed', 'detonate' has 'detonating'."""
    assert ("shot", "past") in set(verb_forms("shoot", {"shoot": ["shot"]}))
    assert ("bombed", "past") in set(verb_forms("bomb", {}))
    assert ("detonating", "ing") in set(verb_forms("detonate", {}))
