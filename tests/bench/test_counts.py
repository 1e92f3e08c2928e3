"""The means of an attack, told apart as the coders do."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.bench.counts import coded_means, means_of


def _account(acled: str | None, kind: str, *weapons: str) -> dict[str, Any]:
    return {"acled_sub_event_type": acled, "event_type": kind, "weapons": [{"type": weapon} for weapon in weapons]}


@pytest.mark.parametrize(
    ("account", "means"),
    [
        (_account("Air/drone strike", "strike"), "air"),
        (_account("Shelling/artillery/missile attack", "shelling", "drone"), "shelling"),
        (_account("Remote explosive/landmine/IED", "bombing", "aircraft"), "air"),
        (_account("Attack", "killing"), "ground"),
        (_account(None, "accident"), None),
    ],
)
def test_the_first_words_that_tell_the_means_count(account: dict[str, Any], means: str | None) -> None:
    """The sub-event type goes before the type, and both before the weapons."""
    assert means_of(account) == means


def test_coders_may_leave_the_means_open() -> None:
    """ "Airstrike and/or Artillery" admits two classes; nothing coded admits none."""
    assert (coded_means("Airstrike and/or Artillery"), coded_means(None)) == (
        frozenset({"air", "shelling"}),
        frozenset[str](),
    )
