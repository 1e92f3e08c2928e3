"""Tokens: where words end."""

from __future__ import annotations

from onrecord.text.document import make_document


def test_possessive_is_a_token_of_its_own() -> None:
    """ "Latvia's" is two tokens; an apostrophe inside a name does not split it."""
    assert make_document("Latvia's Kup'yans'k and Lviv’s").words == ("Latvia", "'s", "Kup'yans'k", "and", "Lviv", "’s")
