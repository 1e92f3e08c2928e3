"""What, when and where: the value that most independent voices bear out."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from tests.reconcile.examples import day, member

from onrecord.lexicon.load import load_lexicon
from onrecord.model.incident import Member
from onrecord.model.interval import Interval, day_interval
from onrecord.model.place import Place, PlacePrecision
from onrecord.reconcile.fields import event_type, event_types, when, where, witnesses_of
from onrecord.reconcile.naming import origin_words

LEXICON = load_lexicon("en")
MONTH = Interval(day(1), day(31), "month")


def witnesses(*members: Member) -> Any:
    """The accounts as they bear on the fields."""
    return witnesses_of(members, origin_words(LEXICON))


def at(name: str, north: float | None, precision: PlacePrecision = "settlement") -> Place:
    """A place on the 30th meridian."""
    return Place(name, None, north, None if north is None else 30.0, precision)


def hour(number: int) -> Interval:
    """An hour of the second of May 2031."""
    start = datetime(2031, 5, 2, number, tzinfo=timezone(timedelta(hours=3)))
    return Interval(start, start, "hour")


def test_day_of_most_voices_stands() -> None:
    """Two say the second, one says the third."""
    told = witnesses(*(member(name, time=day_interval(day(n))) for name, n in (("a", 2), ("b", 3), ("c", 2))))
    assert when(told, "airwars") == day_interval(day(2))


def test_earlier_of_two_equally_told_days_stands() -> None:
    """A day each: later reports tell of later steps more often than the first of earlier ones."""
    told = witnesses(member("a", time=day_interval(day(3))), member("b", time=day_interval(day(2))))
    assert when(told, "airwars") == day_interval(day(2))


def test_day_is_never_taken_from_publication() -> None:
    """Accounts that say no time give none, whenever they were published."""
    assert when(witnesses(member("a", published=day(2))), "airwars") is None


def test_month_bears_a_day_out_and_is_no_choice_beside_it() -> None:
    """A month agrees with any of its days, and does not make the value coarse."""
    told = witnesses(member("a", time=MONTH), member("b", time=day_interval(day(2))), member("c", time=MONTH))
    assert when(told, "airwars") == day_interval(day(2))


def test_hour_stands_unless_another_hour_is_told() -> None:
    """One hour makes the day finer; of two the day is what they agree on."""
    one = [member("a", time=hour(9)), member("b", time=day_interval(day(2)))]
    assert when(witnesses(*one), "airwars") == hour(9)
    assert when(witnesses(*one, member("c", time=hour(14))), "airwars") == day_interval(day(2))


def test_copies_and_one_outlet_twice_are_one_voice() -> None:
    """Three copies and a second report of one outlet weigh no more than one."""
    copies = [member(name, time=day_interval(day(5)), copy_of="a") for name in ("a", "b", "c")]
    again = member("a2", time=day_interval(day(5)), publisher="a")
    others = [member(name, time=day_interval(day(2))) for name in ("d", "e")]
    assert when(witnesses(*copies, again, *others), "airwars") == day_interval(day(2))


def test_conservative_takes_the_least_precise_and_informative_the_most() -> None:
    """The month, and the day."""
    told = witnesses(member("a", time=MONTH), member("b", time=day_interval(day(2))))
    assert (when(told, "conservative"), when(told, "informative")) == (MONTH, day_interval(day(2)))


def test_place_of_most_voices_stands_at_its_stated_precision() -> None:
    """A district agrees with the town inside it, and the town is what stands."""
    told = witnesses(
        member("a", place=at("Tarn", 50.0)),
        member("b", place=at("Tarn district", 50.2, "admin2")),
        member("c", place=at("Ost", 53.0)),
    )
    assert where(told, "airwars") == at("Tarn", 50.0)


def test_of_two_equally_told_places_the_first_told_stands() -> None:
    """One report a place: who was there first named it."""
    told = witnesses(
        member("a", place=at("Alst", 53.0), published=day(3)), member("b", place=at("Tarn", 50.0), published=day(2))
    )
    assert where(told, "airwars") == at("Tarn", 50.0)


def test_place_without_a_point_stands_only_alone() -> None:
    """A name that no gazetteer has is kept where nothing better is told."""
    nameless = member("a", place=at("Lower Tarn", None))
    assert where(witnesses(nameless), "airwars") == at("Lower Tarn", None)
    assert where(witnesses(nameless, member("b", place=at("Tarn", 50.0))), "airwars") == at("Tarn", 50.0)


def test_least_and_most_precise_place() -> None:
    """`conservative` gives the province, `informative` the site."""
    told = witnesses(member("a", place=at("Province", 50.5, "admin1")), member("b", place=at("station", 50.0, "exact")))
    assert [getattr(where(told, policy), "name", None) for policy in ("conservative", "informative")] == [
        "Province",
        "station",
    ]


def test_type_that_leaves_the_means_open_yields_to_one_that_names_them() -> None:
    """Two "killings" and one "shelling": a shelling."""
    kinds = ("killing", "shelling", "killing")
    told = witnesses(*(member(str(n), event_type=kind) for n, kind in enumerate(kinds)))
    assert event_type(told, event_types(LEXICON)) == ("shelling", "Shelling/artillery/missile attack")


def test_background_weighs_half() -> None:
    """Two that recall an airstrike do not outvote two that report a shelling."""
    told = witnesses(
        *(member(name, event_type="airstrike", standing="background") for name in ("a", "b", "c")),
        *(member(name, event_type="shelling") for name in ("d", "e")),
    )
    assert event_type(told, event_types(LEXICON))[0] == "shelling"
