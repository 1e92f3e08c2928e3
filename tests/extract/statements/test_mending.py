"""Attributions mended where the grammar leaves no doubt."""

from __future__ import annotations

import pytest

from onrecord.extract.statements import find_statements
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import make_document


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        ("Two wells were poisoned, the army said on Friday.", "army", "Two wells were poisoned"),
        (
            "Five men were hurt in a raid, the mayor, Ada Lowe, told reporters.",
            "Ada Lowe",
            "Five men were hurt in a raid",
        ),
        ("A shell hit a barn, Sam Rook, the elder, said shortly before noon.", "Sam Rook", "A shell hit a barn"),
    ],
)
def test_when_or_to_whom_it_was_said_is_not_what_was_said(text: str, name: str, content: str) -> None:
    """The clause before the speaker is the content where only a time or a listener follows the cue."""
    (statement,) = find_statements(make_document(text), load_lexicon("en"))
    assert statement.source is not None and statement.source.name == name
    assert [span.quote for span in statement.content] == [content]


@pytest.mark.parametrize(
    "text",
    ["Suspected rebels shot dead two policemen in Goma.", "Presumed bandits abducted 20 pupils in Kaduna."],
)
def test_who_is_suspected_is_nobodys_statement(text: str) -> None:
    """ "Suspected" before a noun doubts who did it; nobody says or doubts the rest."""
    assert find_statements(make_document(text), load_lexicon("en")) == ()


def test_dismissed_is_denied() -> None:
    """Who dismisses a claim denies it."""
    text = "The general dismissed claims that his men had shot dead four farmers."
    assert "denies" in {each.stance for each in find_statements(make_document(text), load_lexicon("en"))}
