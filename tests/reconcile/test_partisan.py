"""Figures of a party about its enemy's losses."""

from __future__ import annotations

import pytest
from tests.reconcile.examples import loss

from onrecord.lexicon.load import load_lexicon
from onrecord.model.incident import Origin, Speaker
from onrecord.reconcile.naming import origin_words
from onrecord.reconcile.partisan import is_about_enemy

WORDS = origin_words(load_lexicon("en"))
MINISTRY = Origin("authority", "Ministry of Defence (RU)")
SPEAKER = Speaker("Defence Ministry", "ministry", "RU")


@pytest.mark.parametrize(
    ("quote", "status", "parties", "enemy"),
    [
        ("80 Ukrainian soldiers", "combatant", frozenset(), True),
        ("80 Russian soldiers", "combatant", frozenset(), False),
        ("80 Ukrainian civilians", "civilian", frozenset(), False),
        ("80 soldiers", "combatant", frozenset({"RU"}), True),
        ("80 soldiers", "combatant", frozenset(), False),
    ],
)
def test_a_side_counts_fighters_of_the_other(quote: str, status: str, parties: frozenset[str], enemy: bool) -> None:  # noqa: FBT001
    """The words name the other side, or the speaker's own side is said to have done it; its own dead and civilians are no such figure."""
    claim = loss("a", 80, None, SPEAKER, quote=quote, who={"status": status})
    assert is_about_enemy(claim, MINISTRY, parties, WORDS) is enemy


def test_monitor_is_no_party() -> None:
    """A monitor that counts fighters is not a party that boasts."""
    claim = loss("a", 80, None, Speaker("SOHR", "monitor"), quote="80 Syrian soldiers", who={"status": "combatant"})
    monitor = Origin("monitor", "Syrian Observatory for Human Rights")
    assert not is_about_enemy(claim, monitor, frozenset({"SY"}), WORDS)
