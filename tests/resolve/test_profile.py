"""What resolution knows of an account, and that it is kept whole."""

from __future__ import annotations

import json

from tests.resolve.examples import other, profile

import onrecord
from onrecord.model.contract import reading_to_json
from onrecord.model.incident import AccountKey
from onrecord.resolve.profile import Profile, pack_profile, profiles_of, unpack_profile


def _read(text: str) -> list[Profile]:
    told = reading_to_json(onrecord.read(text, published="2026-05-05"))
    return list(profiles_of(7, json.loads(json.dumps(told))))


def test_a_profile_is_kept_whole() -> None:
    """What was packed comes back equal, and equal profiles are equal bytes."""
    for one in (profile(3), other(4, when=None, where=None, published=None)):
        assert unpack_profile(one.key, pack_profile(one)) == one
        assert pack_profile(unpack_profile(one.key, pack_profile(one))) == pack_profile(one)


def test_an_account_that_did_not_happen_has_no_profile() -> None:
    """What is only planned is no incident."""
    assert _read("The army said that it would bomb Basra tomorrow.") == []


def test_a_profile_has_the_facts_of_its_account() -> None:
    """Its place, its day, its toll."""
    (one,) = _read("A drone strike killed four people in Basra on Monday.")
    assert one.key == AccountKey(7, 0)
    assert (one.where and one.where.country, one.tolls["killed"].min, one.event) == ("IQ", 4, "drone-strike")
    assert one.when is not None
    assert one.when.days == 0


def test_no_name_of_a_victim_stands_in_a_profile() -> None:
    """It is kept as hashes."""
    (one,) = _read("A drone strike killed Samir Tawfiq, 41, in Basra on Monday.")
    assert one.victims
    assert b"awfiq" not in pack_profile(one)
