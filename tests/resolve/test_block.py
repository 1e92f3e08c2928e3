"""Which accounts are worth comparing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolve.examples import BASRA, MOSUL, OTHER, TEXT, other, profile

from onrecord.resolve.block import asks_of, keys_of
from onrecord.resolve.profile import Profile


def _meet(one: Profile, two: Profile) -> bool:
    return bool(set(asks_of(one)) & set(keys_of(two)))


@pytest.mark.parametrize(
    "two",
    [
        lambda: profile(2),
        lambda: profile(2, day="2026-05-08"),
        lambda: profile(2, where=None, places=frozenset()),
        lambda: profile(2, when=None, published=None),
        lambda: profile(2, where=BASRA._replace(precision="country", latitude=None, longitude=None), text="x."),
        lambda: profile(2, where=BASRA._replace(latitude=30.2, longitude=47.4), text="x.", places=frozenset()),
    ],
)
def test_what_may_be_one_incident_meets(two: Callable[[], Profile]) -> None:
    """By place and week, by rare names, by region; undated and unplaced ones too."""
    assert _meet(profile(1), two())


def test_what_has_nothing_in_common_does_not_meet() -> None:
    """Another town in another season."""
    assert not _meet(profile(1), other(2))


_WHERE = st.sampled_from([None, BASRA, MOSUL, BASRA._replace(precision="admin1"), MOSUL._replace(precision="country")])
_DAY = st.sampled_from(
    [{"day": "2026-05-04"}, {"day": "2026-05-12"}, {"day": "2026-06-20"}, {"when": None, "published": None}]
)
_TEXT = st.sampled_from([TEXT, OTHER, "x."])


@given(_WHERE, _WHERE, _DAY, _DAY, _TEXT, _TEXT)
def test_meeting_is_mutual(
    a: object, b: object, day_a: dict[str, Any], day_b: dict[str, Any], text_a: str, text_b: str
) -> None:
    """Whoever comes later finds the other: the order of arrival makes no difference."""
    one = profile(1, where=a, text=text_a, victims=frozenset(), **day_a)
    two = profile(2, where=b, text=text_b, victims=frozenset(), **day_b)
    assert _meet(one, two) == _meet(two, one)
