"""Who first says it: one origin under all its names, and copies none."""

from __future__ import annotations

import pytest
from tests.reconcile.examples import day, loss, member

from onrecord.lexicon.load import load_lexicon
from onrecord.model.incident import Member, Origin, Speaker
from onrecord.reconcile.independence import cast_of, independent_origins, origin_of, voice_of
from onrecord.reconcile.naming import origin_words, read_name

WORDS = origin_words(load_lexicon("en"))


def origins(*members: Member) -> set[Origin]:
    """The origins of all claims of these accounts."""
    cast = cast_of(members, WORDS)
    return {origin_of(claim, each, cast) for each in members for claim in each.claims}


def quoting(report: str, name: str, role: str | None = None, country: str | None = None) -> Member:
    """A report that has somebody say that three were killed."""
    return member(report, loss(report, 3, None, Speaker(name, role, country)))


def test_governor_is_one_origin_under_every_name() -> None:
    """Full name with office, surname, office with name behind it, office alone: one origin."""
    found = origins(
        quoting("a", "Governor Ilsa Marek", "governor"),
        quoting("b", "Marek"),
        quoting("c", "the region's governor, Ilsa Marek", "governor"),
        quoting("d", "the governor", "governor"),
    )
    assert found == {Origin("authority", "Ilsa Marek")}


def test_office_alone_is_nobody_in_particular_where_two_hold_it() -> None:
    """Where two governors speak, "the governor" is neither."""
    found = origins(
        quoting("a", "Ilsa Marek", "governor"),
        quoting("b", "Jonas Beck", "governor"),
        quoting("c", "the governor", "governor"),
    )
    assert Origin("authority", "governor") in found and len(found) == 3


def test_surname_of_two_is_neither() -> None:
    """A surname that two full names end with stays by itself."""
    found = origins(quoting("a", "Ilsa Marek"), quoting("b", "Tom Marek"), quoting("c", "Marek"))
    assert len(found) == 3


def test_police_of_a_town_are_one_origin_whoever_speaks_for_them() -> None:
    """The force, its department, its spokesman and "police" in a third report are one origin."""
    found = origins(
        quoting("a", "Tarn police", "police"),
        quoting("b", "Tarn Police Department", "ministry"),
        quoting("c", "spokesman for the Tarn Police", "spokesperson"),
        quoting("d", "Police", "police"),
    )
    assert found == {Origin("authority", "Tarn (police)")}


@pytest.mark.parametrize("name", ["Russian Defense Ministry", "Russia's Ministry of Defence", "the Defence Ministry"])
def test_ministry_is_one_origin_whatever_the_wording(name: str) -> None:
    """A ministry is known by its subject and its state."""
    assert read_name(name, "ministry", "RU", WORDS).body == Origin("authority", "Ministry of Defence (RU)")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SOHR", "monitor"),
        ("Human Rights Watch", "monitor"),
        ("Reuters", "agency"),
        ("Hamas", "force"),
        ("White Helmets", "medical"),
    ],
)
def test_known_bodies_have_their_kind(name: str, kind: str) -> None:
    """Monitors, agencies, forces and medical services are known by name, without any role."""
    body = read_name(name, None, None, WORDS).body
    assert body is not None and body.kind == kind


def test_people_in_a_state_are_not_that_state() -> None:
    """Officials in a state do not speak as that state."""
    assert read_name("officials in Ukraine", "official", None, WORDS).body is None


def test_unnamed_witnesses_of_two_reports_are_two_origins() -> None:
    """Witnesses told each outlet what they saw: nobody says that they are the same people."""
    found = origins(quoting("a", "witnesses", "witness"), quoting("b", "Witnesses", "witness"))
    assert len(found) == 2 and {origin.kind for origin in found} == {"witness"}


def test_sources_without_a_name_are_the_report_itself() -> None:
    """ "Sources said": the report answers for it."""
    assert origins(quoting("a", "sources")) == {Origin("media", "a")}


def test_own_voice_of_a_credited_report_is_the_agency() -> None:
    """Two papers that credit one agency speak with its voice."""
    found = origins(member("a", loss("a", 3), wire="Reuters"), member("b", loss("b", 3), wire="Reuters"))
    assert found == {Origin("agency", "Reuters")}


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.tarn-herald.example/2031/05/strike", "tarn-herald.example"),
        ("https://web.archive.org/web/20310502000000/http://tarn-herald.example/strike", "tarn-herald.example"),
        ("https://twitter.com/tarnwatch/status/1", "twitter.com/tarnwatch"),
        ("https://www.facebook.com/watch/tarnwatch", "facebook.com/tarnwatch"),
        (None, "a"),
    ],
)
def test_report_without_a_publisher_is_known_by_its_site(url: str | None, name: str) -> None:
    """The site is the outlet; on a site where many publish, whoever publishes there; a report with neither is on its own."""
    assert voice_of(member("a", publisher=None, url=url), WORDS) == Origin("media", name)


def test_ministry_that_publishes_is_itself() -> None:
    """A body with reports of its own is the authority or the monitor that it is; a paper called after an army is a paper."""
    voices = [voice_of(member("a", publisher=name), WORDS).kind for name in ("Health Ministry", "SOHR", "Army Times")]
    assert voices == ["authority", "monitor", "media"]


def test_name_in_capitals_is_the_same_person() -> None:
    """A report in capitals names the same governor."""
    assert origins(quoting("a", "ILSA MAREK", "governor"), quoting("b", "Ilsa Marek")) == {
        Origin("authority", "Ilsa Marek")
    }


def test_copies_add_no_origin() -> None:
    """Three sites with one text, and an outlet of its own: two origins."""
    members = [member(site, loss(site, 3), copy_of="a", published=day(1)) for site in ("a", "b", "c")] + [
        member("d", loss("d", 3))
    ]
    assert independent_origins(members, cast_of(members, WORDS)) == {Origin("media", "a"), Origin("media", "d")}


def test_two_outlets_that_quote_one_governor_are_one_origin() -> None:
    """The figure of two papers that only pass on one official comes from one origin."""
    members = [quoting("a", "Governor Ilsa Marek", "governor"), quoting("b", "Ilsa Marek", "governor")]
    assert len(independent_origins(members, cast_of(members, WORDS))) == 1
