"""Reading of places: what is one, what only looks like one, and which is meant."""

from __future__ import annotations

import pytest

from onrecord.extract.places import find_places
from onrecord.gazetteer.index import open_gazetteer
from onrecord.lexicon.load import load_lexicon
from onrecord.model.place import PlaceMention
from onrecord.text.document import make_document

GAZETTEER = open_gazetteer()


def places(text: str) -> list[PlaceMention]:
    """The place mentions of a text."""
    return list(find_places(make_document(text), GAZETTEER, load_lexicon("en")))


def names(text: str) -> list[str]:
    """The words of the text that are read as places."""
    return [mention.span.quote for mention in places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Kup'yans'k and on Lviv.", ["Kup'yans'k", "Lviv"]),
        ("One man and Many others fled the War.", []),
        ("A Blast shook Odesa.", ["Odesa"]),
        ("Mr. Washington declined to comment.", []),
        ("Austin Smith was driving.", []),
        ("The Paris-based group denied it.", ["Paris"]),
        ("A Ukrainian soldier crossed into Poland.", ["Ukrainian", "Poland"]),
        ("The U.S. embassy in Kabul closed.", ["U.S.", "Kabul"]),
    ],
)
def test_names_of_places(text: str, expected: list[str]) -> None:
    """Places are found; common words, persons and titles that share their names are not."""
    assert names(text) == expected


def test_name_inside_a_longer_name_is_a_part() -> None:
    """ "Kyiv University" names Kyiv in passing."""
    assert [mention.role for mention in places("He taught at Kyiv University.")] == ["part"]


@pytest.mark.parametrize(
    ("text", "quote", "precision"),
    [
        ("A house was hit in the Shejaiya neighborhood of Gaza City.", "Shejaiya", "exact"),
        ("They fled Jabalia camp on foot.", "Jabalia camp", "exact"),
        ("A drone fell in Kharkiv region.", "Kharkiv", "admin1"),
        ("Ukraine said it shot down ten.", "Ukraine", "country"),
        ("Missiles struck a plant in Kryvyi Rih on Monday.", "Kryvyi Rih", "settlement"),
    ],
)
def test_precision(text: str, quote: str, precision: str) -> None:
    """A point says what it stands for."""
    mention = places(text)[0]
    assert (mention.span.quote, mention.place.precision) == (quote, precision)


@pytest.mark.parametrize(
    ("text", "country", "admin1"),
    [
        ("He moved to Paris, Texas, as a boy.", "US", "Texas"),
        ("The mayor of Paris spoke. France will vote on Sunday.", "FR", None),
        ("Police in Tripoli, Lebanon, closed the road.", "LB", None),
        ("The Syrian town of Tall Rifat was shelled.", "SY", None),
    ],
)
def test_namesakes(text: str, country: str, admin1: str | None) -> None:
    """What contains a place and what else is named tell namesakes apart."""
    found = next(m.place for m in places(text) if m.place.precision == "settlement")
    assert found.country == country
    assert admin1 is None or found.admin1 == admin1


@pytest.mark.parametrize("text", ["Kyiv said it shot down ten.", "Russia denied the report."])
def test_metonym(text: str) -> None:
    """A capital or a country that speaks stands for its government."""
    assert [mention.role for mention in places(text)] == ["metonym"]


def test_capitals_read_as_mixed_case() -> None:
    """In a text of capitals, words that are also small places stay words."""
    text = (
        "MANY PEOPLE WERE HURT BY A BLAST IN SOYAPANGO, NEAR SAN SALVADOR, AS THE SALVADORAN ARMY SAID IN THE CAPITAL."
    )
    assert names(text) == ["SOYAPANGO", "SAN SALVADOR", "SALVADORAN"]


def test_small_namesake_abroad_gives_no_point() -> None:
    """Where a report is all about one country, a small place of another that shares a name is not the one that is meant."""
    text = "Shells hit Kharkiv, Kupiansk, Izium and Chuhuiv, officials in Ukraine said. A man was hurt in Springville."
    found = {mention.span.quote: mention.place for mention in places(text)}
    assert found["Izium"].country == "UA"
    assert "Springville" not in found or found["Springville"].latitude is None


def test_street_takes_the_point_of_its_town() -> None:
    """A street that no gazetteer has is placed at its town, and says so."""
    found = {
        mention.span.quote: mention.place for mention in places("A shell fell on Linden Street in Kherson, Ukraine.")
    }
    street = found["Linden Street"]
    assert (street.precision, street.gazetteer_id, street.country) == ("settlement", None, "UA")


@pytest.mark.parametrize(
    "text",
    [
        "A house in the Omdurman neighbourhood of Rafah was hit.",
        "A house in Omdurman, Rafah, was hit. Gaza City, Khan Yunis, Jabalia and Beit Hanoun in the Gaza Strip were shelled.",
    ],
)
def test_quarter_of_a_town_is_no_city_abroad(text: str) -> None:
    """What the words put in a town is not the larger place of the same name in another country."""
    quarter = next(mention.place for mention in places(text) if mention.span.quote == "Omdurman")
    assert quarter.country == "PS"


def test_name_inside_the_region_beside_it_is_a_place() -> None:
    """ "East of X in Y": the gazetteer has X in Y, whatever else the name may look like."""
    found = {m.span.quote: m.place for m in places("Shells fell east of Al Maghazi in the central Gaza Strip.")}
    assert found["Al Maghazi"].country == "PS"
