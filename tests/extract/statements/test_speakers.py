"""Who speaks: names behind pronouns, surnames and offices."""

from __future__ import annotations

import pytest

from onrecord.extract.statements import find_statements
from onrecord.lexicon.load import load_lexicon
from onrecord.model.statement import Source
from onrecord.text.document import make_document


def speakers(text: str) -> list[Source | None]:
    """The sources of the statements of a text of our own."""
    return [statement.source for statement in find_statements(make_document(text), load_lexicon("en"))]


@pytest.mark.parametrize(
    ("text", "name", "role", "country"),
    [
        ("Regional governor Petro Halenko said two people had died.", "Petro Halenko", "governor", None),
        ("Kremlin spokesman Igor Bunin said the talks had failed.", "Igor Bunin", "spokesperson", "RU"),
        ("The French Ministry of Defense said the convoy was safe.", "French Ministry of Defense", "ministry", "FR"),
        ("Polish authorities said the border was closed.", "Polish authorities", "official", "PL"),
        ("Ankara said the border was closed.", "Ankara", None, "TR"),
    ],
)
def test_office_and_side(text: str, name: str, role: str | None, country: str | None) -> None:
    """The name stands without its office, which is kept beside it, and the side that the words state."""
    (source,) = speakers(text)
    assert source is not None
    assert (source.name, source.role, source.country) == (name, role, country)


def test_pronoun_takes_the_last_speaker() -> None:
    """ "He" and "she" take the name of the speaker before, with office and side; the span stays the pronoun."""
    sources = speakers("Mayor Anna Rehn said the bridge was gone. “We will rebuild it,” she added.")
    assert [source and (source.span.quote, source.name, source.role) for source in sources] == [
        ("Mayor Anna Rehn", "Anna Rehn", "mayor"),
        ("she", "Anna Rehn", "mayor"),
    ]


def test_surname_and_office_point_to_the_full_name() -> None:
    """A surname, and "the governor", are the person who was named in full."""
    sources = speakers(
        "Governor Petro Halenko said two people had died. Halenko said that a school was hit. The governor said that help was on its way."
    )
    assert [source and source.name for source in sources] == ["Petro Halenko"] * 3


def test_two_speakers_joined() -> None:
    """Two sources that speak together are one source with both names."""
    (source,) = speakers("The fire service and mayor Anna Rehn said three houses were burnt.")
    assert source is not None
    assert (source.span.quote, source.name) == ("The fire service and mayor Anna Rehn", "fire service and Anna Rehn")
