"""What leaves of an incident, under both views."""

from __future__ import annotations

import json
import logging
import traceback
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.export.examples import barracks, claim, count, everything, incident, place, station
from tests.export.forms import FORMS, VIEWS, rules_of, written

from onrecord.disclose.disclosed import pack, unpack
from onrecord.disclose.incident import disclose
from onrecord.disclose.rules import NAME, REASONS
from onrecord.errors import DisclosureError, OnrecordError

Json = dict[str, Any]


def _record(told: Json, view: str = "public") -> Any:
    return disclose(told, rules_of(view)).record


def _words(told: Json, view: str = "public") -> str:
    return json.dumps(_record(told, view), ensure_ascii=False)


@pytest.mark.parametrize("view", VIEWS)
def test_names_leave_by_a_decision_alone(view: str) -> None:
    """The one that is released is told; the others stand nowhere, in no script and no address."""
    words = _words(station(), view)
    assert [victim["name"] for victim in _record(station(), view)["victims"]] == ["Petro Zhadanyi"]
    assert [name for name in ("Vymyshlen", "Olena", "Taras", "Вимишлена", "vymyshlena") if name in words] == []


def test_decision_that_was_superseded_releases_nobody() -> None:
    """The later one holds, whatever it says."""
    later = {
        "id": "d2",
        "verdict": "RELEASE",
        "anchors": [],
        "value": {"name": "Petro Zhadanyi", "released": False},
        "reason": "Asked us not to.",
        "supersedes": "d1",
    }
    told = station()
    told["decisions"].append(later)
    assert "victims" not in _record(told)
    assert "Zhadanyi" not in _words(told)


@pytest.mark.parametrize("reason", ["", "  ", None])
def test_decision_without_a_reason_releases_nobody(reason: str | None) -> None:
    """A name leaves for a reason that somebody gave."""
    told = station()
    told["decisions"][0]["reason"] = reason
    assert "victims" not in _record(told)


@pytest.mark.parametrize(
    ("value", "released"),
    [({"name": "Taras Vymyshlenyi"}, False), ({"name": "Taras Vymyshlenyi", "child": True}, True)],
)
def test_child_is_named_only_by_a_decision_that_says_so(*, value: Json, released: bool) -> None:
    """What suffices for a grown-up does not for a child."""
    told = station()
    told["decisions"] = [
        {
            "id": "d9",
            "verdict": "RELEASE",
            "anchors": [],
            "value": value,
            "reason": "Both parents asked.",
            "by": "R",
            "supersedes": None,
        }
    ]
    assert ("victims" in _record(told)) is released
    assert ("Taras" in _words(told)) is released


@pytest.mark.parametrize(
    ("age", "decision", "released"),
    [
        (30, {"id": "d1", "reason": "The family asked."}, True),
        (30, {"id": "d1", "reason": ""}, False),
        (30, True, False),
        (9, {"id": "d1", "reason": "The family asked."}, False),
        (9, {"id": "d1", "reason": "The family asked.", "child": True}, True),
    ],
)
def test_victim_may_be_marked_with_the_decision(*, age: int, decision: Any, released: bool) -> None:
    """Where decisions hold no name in clear; as strict as where they do."""
    told = incident("i1", victims=[{"name": "Quaxel Zorvyx", "age": age, "released": decision}])
    assert ("Quaxel" in _words(told)) is released


@pytest.mark.parametrize("view", VIEWS)
def test_forces_have_neither_place_nor_unit(view: str) -> None:
    """Wherever either stands: place, claims, quotes, titles, addresses."""
    told = _record(barracks(), view)
    assert (told["place"]["latitude"], told["place"]["name"], told["place"]["position_withheld"]) == (
        None,
        "Mykolaiv",
        True,
    )
    words = json.dumps(told)
    assert [one for one in ("Staryi", "staryi", "46.9", "155", "36th") if one in words] == []


@pytest.mark.parametrize("name", ["Haivka", "Mykolaiv Haivka Air Base"])
def test_position_is_in_no_words(name: str) -> None:
    """A place of one word, or a part of its name, leaves titles and quotes; the region's name may stay."""
    told = barracks()
    told["place"]["name"] = told["claims"][1]["value"]["name"] = name
    told["reports"][0] |= {"title": f"Strike near Mykolaiv hits {name}", "url": "https://example.org/haivka"}
    told["claims"][0]["quote"] = "40 soldiers in Haivka"
    words = _words(told, "analyst")
    assert "haivka" not in words.casefold() and "Strike near Mykolaiv hits" in words


def test_place_where_civilians_were_hit_is_told() -> None:
    """Though somebody says that forces were there too."""
    told = barracks()
    told["claims"].append(
        claim(
            "k9",
            "casualties.injured",
            count(1, 1, "a nurse", population={"status": "civilian"}, harm="injured"),
            "a nurse",
        )
    )
    assert _record(told, "analyst")["place"]["name"] == "Staryi Hai"


def test_organisation_called_brigades_keeps_its_name() -> None:
    """Plural brigades are no unit."""
    told = incident(
        "i1",
        perpetrators=[
            {"name": "Example Martyrs' Brigades", "kind": "organisation", "country": None, "status": "claimed"}
        ],
    )
    assert _record(told)["perpetrators"][0]["name"] == "Example Martyrs' Brigades"


def test_public_points_are_coarse_wherever_they_stand() -> None:
    """In the place, in claims, in what the machine said and in what a decision set."""
    exact = place("X", 48.12345, 37.54321, "exact", admin1="Donetsk")
    told = incident(
        "i1", place=exact, claims=[claim("c", "place", exact, "X")], machine={"place": exact},
        decisions=[{"id": "d", "verdict": "SET", "field": "place", "anchors": [], "value": exact, "reason": "r", "by": "b", "supersedes": None}],
        history=[{"place": exact}],
    )  # fmt: skip
    words = _words(told)
    assert "48.12345" not in words and words.count('"coarsened": true') == 5
    assert "48.12345" in _words(told, "analyst") and "coarsened" not in _words(told, "analyst")


def test_reviewers_and_witnesses_are_no_matter_of_the_public() -> None:
    """Who decided, and who saw it, is told to analysts alone."""
    assert "Reviewer One" not in _words(station()) and "Svidok" not in _words(station())
    assert "Reviewer One" in _words(station(), "analyst") and "Svidok" in _words(station(), "analyst")


def test_name_that_nobody_has_looked_at_leaves_no_public_quote() -> None:
    """Capitals in a quote that counts people are most often a victim's."""
    told = incident(
        "i1",
        claims=[
            claim(
                "c",
                "casualties.killed",
                count(2, 2, "Ivan Nevidomyi and his wife"),
                "Two people, Ivan Nevidomyi and his wife",
            )
        ],
    )
    assert _record(told)["claims"][0]["quote"] == f"Two people, {NAME} and his wife"
    assert "Nevidomyi" not in _words(told)


@pytest.mark.parametrize(
    "quote", ["Three Palestinians", "At least 12 people", "Two Ukrainian soldiers", "TWO PEOPLE DEAD"]
)
def test_quote_that_begins_with_a_capital_holds_no_name(quote: str) -> None:
    """A number and whose people they are stay."""
    told = incident("i1", claims=[claim("c", "casualties.killed", count(2, 2, quote), quote)])
    assert _record(told)["claims"][0]["quote"] == quote


@pytest.mark.parametrize("view", VIEWS)
def test_quotes_are_short_and_texts_stay(view: str) -> None:
    """Whatever a key is called, a text that leaves is no longer than a quote may be."""
    long = "the shell fell near the market and " * 40
    told = incident(
        "i1",
        claims=[claim("c", "damage", {"object": "market", "note": long}, long)],
        text=long,
        reports=[{"id": "a", "title": long, "text": long, "html": long}],
    )
    record = _record(told, view)
    assert "text" not in record and "text" not in record["reports"][0]
    assert all(
        len(words) <= 200
        for words in (record["claims"][0]["quote"], record["claims"][0]["value"]["note"], record["reports"][0]["title"])
    )
    assert record["disclosure"]["withheld"]["quote"] == 3


def test_unknown_keys_stay_behind() -> None:
    """What the rules do not know does not leave, and is counted."""
    told = disclose(incident("i1", family_phone="+380"), rules_of("analyst"))
    assert "family_phone" not in told.record and told.withheld["unknown-key"] == 1


def test_address_that_no_browser_should_follow_stays() -> None:
    """Scripts and files are no addresses of reports."""
    told = incident("i1", reports=[{"id": "a", "url": "javascript:alert(1)"}, {"id": "b", "url": "file:///etc/passwd"}])
    assert [report["url"] for report in _record(told, "analyst")["reports"]] == [None, None]


def test_reasons_of_decisions_are_never_public() -> None:
    """They are counted: who typed them may name people whom no rule here knows."""
    told = station()
    told["decisions"][0]["reason"] = "Ivan Nepomnyashchy is not among them."
    public = disclose(told, rules_of("public"))
    assert [one["reason"] for one in public.record["decisions"]] == [None]
    assert public.withheld["reason"] == 1 and "Nepomnyashchy" not in _words(told)


@pytest.mark.parametrize(
    ("reason", "withheld"),
    [("The family asked for it.", 0), ("Vymyshlena was counted twice.", 1), ("As Petro Zhadanyi's.", 0)],
)
def test_an_analyst_reads_reasons_that_hold_no_withheld_name(reason: str, withheld: int) -> None:
    """Not even with the name taken out: what is left may say who it is."""
    told = station()
    told["decisions"][0]["reason"] = reason
    found = disclose(told, rules_of("analyst"))
    assert found.record["decisions"][0]["reason"] == (None if withheld else reason)
    assert found.withheld.get("reason", 0) == withheld


@pytest.mark.parametrize("view", VIEWS)
def test_disclosing_twice_changes_no_value(view: str) -> None:
    """What may leave may leave again as it is."""
    for told in everything():
        once = _record(told, view)
        again = _record({key: value for key, value in once.items() if key not in ("victims", "disclosure")}, view)
        assert {key: value for key, value in again.items() if key not in ("disclosure", "decisions")} == {
            key: value for key, value in once.items() if key not in ("disclosure", "victims", "decisions")
        }


def test_every_count_has_its_reason() -> None:
    """Nothing is withheld under a name that nobody explains."""
    counted = {reason for view in VIEWS for told in everything() for reason in disclose(told, rules_of(view)).withheld}
    assert counted <= set(REASONS) and len(counted) > 5


def test_spool_gives_back_what_it_took() -> None:
    """Incident, view and counts."""
    told = disclose(station(), rules_of("public"))
    assert unpack(pack(told)) == told


# --- a restricted name appears in no export, nor in any error message or log -----------------------------------------

_SYLLABLES = st.sampled_from(["qua", "xel", "zor", "vyx", "juk", "wyq", "kvo", "zhu"])
_NAME = st.lists(_SYLLABLES, min_size=2, max_size=3).map(lambda parts: "".join(parts).capitalize())
_PERSON = st.tuples(_NAME, _NAME).map(" ".join) | st.sampled_from(["Жукво Зорвик", "زوركف الوهمي", "虚构名"])
_PLAIN = st.sampled_from(
    ["two people were killed", "a shell hit the market", "officials said", "", "{}", "%s", "Said \u201cno\u201d"]
)


@st.composite
def _hidden(draw: st.DrawFn) -> tuple[Json, str]:
    """An incident in which one name stands in every place that a text may stand in, and may be broken in places too."""
    name = draw(_PERSON)

    def said() -> str:
        shape = draw(
            st.sampled_from(["{a} {n} {b}", "{n}", "{a}: “{n}”, {b}", "{n}'s {a}", "({n})", "{a} {u}", "{l} {a}"])
        )
        return shape.format(a=draw(_PLAIN), b=draw(_PLAIN), n=name, u=name.upper(), l=name.split()[-1])

    told = station()
    told["victims"] = [{"name": name, "age": draw(st.none() | st.integers(0, 90)), "status": "civilian"}]
    for report in told["reports"]:
        report |= {
            "title": said(),
            "url": f"https://example.org/{said()}",
            "text": said(),
            "publisher": draw(st.sampled_from([name, "Daily"])),
        }
    told["reports"][0]["id"] = said()
    for one in told["claims"]:
        one |= {
            "quote": said(),
            "said_by": draw(st.none() | st.just(name)),
            "report": told["reports"][0]["id"],
            "origin": {"kind": "witness", "name": name},
        }
    told["claims"].append(claim("v", "victims", {"name": name}, name))
    told["claims"][0]["value"] |= {"wording": said(), "note": [said(), {"deep": said()}]}
    told["perpetrators"][0] |= {"name": said(), "kind": "individual"}
    told["decisions"] = [{"id": "d1", "verdict": "EXCLUDE", "anchors": [{"report": said(), "quote": said(), "prefix": said(), "suffix": said()}],
                          "value": {"name": name}, "reason": said(), "by": said(), "at": "2024-01-01T00:00:00+00:00", "supersedes": None}]  # fmt: skip
    told |= {
        "history": [{"reason": said()}],
        "machine": {"site": said(), name: said()},
        "notes": said(),
        "marginals": [{"quote": said()}],
    }
    broken = draw(st.sampled_from([None, "reports", "claims", "time", "place", "tolls"]))
    if broken:
        told[broken] = said()
    return told, name


@settings(max_examples=40)
@given(_hidden())
@pytest.mark.parametrize("view", VIEWS)
def test_restricted_name_appears_nowhere(view: str, case: tuple[Json, str]) -> None:
    """In no form, no error and no log, whole or its surname, in any case."""
    told, name = case
    seen: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: seen.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    try:
        for form in FORMS.values():
            try:
                seen.append(written(form, view, [told])[0].decode("utf-8", "replace"))
            except OnrecordError as fault:
                seen.append("".join(traceback.format_exception(fault, chain=True)))
                assert isinstance(fault, DisclosureError)
    finally:
        logging.getLogger().removeHandler(handler)
    output = "\n".join(seen).casefold()
    assert [part for part in {name, *name.split()} if part.casefold() in output] == []
