"""Names of a whole text."""

from __future__ import annotations

import pytest

from onrecord.text.document import Document, make_document
from onrecord.text.names import Name, names, names_in


def _names(text: str) -> tuple[Document, tuple[Name, ...]]:
    document = make_document(text)
    return document, names(document)


def _kinds(text: str) -> dict[str, str]:
    document, found = _names(text)
    return {document.span(name.first, name.last).quote: name.kind for name in found}


def test_titles_are_left_out() -> None:
    """A title belongs to the name, but is no part of it."""
    document, [name] = _names("Gen. Pavlo Hrytsenko resigned.")
    assert document.span(name.first, name.last).quote == "Pavlo Hrytsenko"
    assert name.title is not None
    assert document.words[name.title] == "Gen."


def test_age_behind_a_name() -> None:
    """A number between commas behind a name is an age."""
    _, [name] = _names("Police identified the victim as Maria Lopez, 34, a nurse.")
    assert (name.kind, name.age) == ("person", 34)


def test_surname_follows_the_full_name() -> None:
    """A last name standing alone is the person whose full name the text gives."""
    kinds = _kinds("Mayor Amina Houston spoke first. Houston said two children were wounded.")
    assert kinds["Houston"] == "person"


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("Rockets fell near Mariupol.", "Mariupol", "place"),
        ("A house in the old Sabra neighborhood burned.", "Sabra", "place"),
        ("Shells hit Nasser Hospital.", "Nasser Hospital", "site"),
        ("The Interior Ministry denied it.", "Interior Ministry", "organisation"),
        ("ROCKETS FELL NEAR BAGHDAD.", "BAGHDAD", "place"),
    ],
)
def test_kinds(text: str, quote: str, kind: str) -> None:
    """Places, sites and organisations are told apart by their words and what stands before them."""
    assert _kinds(text)[quote] == kind


def test_names_by_sentence() -> None:
    """Each name is in the sentence where it stands."""
    document = make_document("Ivan Petrenko died in Kherson. Olena Petrenko survived.")
    by_sentence = [len(names_in(document, sentence)) for sentence in document.sentences]
    assert sum(by_sentence) == len(names(document))
    assert by_sentence[1] == 1
