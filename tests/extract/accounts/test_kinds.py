"""What kind of event an account tells of."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model.reading import Reading


def test_weapon_names_the_kind_where_no_word_does(read: Callable[[str], Reading]) -> None:
    """ "A shell hit a shed, leaving two workers dead" is shelling."""
    (account,) = read("A shell hit a warehouse in Orikhiv on Monday, leaving two workers dead.").accounts
    assert (account.event_type, account.tolls["killed"].max) == ("shelling", 2)
