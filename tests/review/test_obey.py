"""What decisions mean for resolution, and for one incident."""

from __future__ import annotations

from onrecord.model.decided import Decided, Link, Released, Setting
from onrecord.model.incident import AccountKey, Rulings
from onrecord.review.obey import constraints_of, rulings_about

_INCIDENT = [("r1", 0), ("r2", 1)]
_ONE, _OTHER, _THIRD = (AccountKey(seq, 0) for seq in (1, 2, 3))


def _set(field: str, value: object, account: tuple[str, int] = ("r1", 0), decision: str = "d1") -> Setting:
    return Setting(account, field, value, decision)


def test_pairs_are_joined_and_parted() -> None:
    """UNSURE does neither."""
    decided = Decided(
        same=(Link(_ONE, _OTHER, "d1"),), different=(Link(_ONE, _THIRD, "d2"),), unsure=(Link(_OTHER, _THIRD, "d3"),)
    )
    found = constraints_of(decided)
    assert (set(found.together), set(found.apart)) == ({(_ONE, _OTHER)}, {(_ONE, _THIRD)})


def test_what_is_excluded_is_joined_to_nothing() -> None:
    """It is in no cluster."""
    decided = Decided(same=(Link(_ONE, _OTHER, "d1"),), excluded_accounts=frozenset({_OTHER}))
    assert not constraints_of(decided).together


def test_settings_of_its_accounts_hold_for_an_incident() -> None:
    """Those of other accounts do not, of the same report either."""
    decided = Decided(
        settings=(_set("time", None), _set("place", None, ("r2", 0)), _set("event_type", "shelling", ("r3", 0)))
    )
    assert rulings_about(decided, _INCIDENT).settled == {"time": None}


def test_the_later_of_two_holds() -> None:
    """As where two incidents were joined of which each had been decided."""
    decided = Decided(settings=(_set("event_type", "shelling"), _set("event_type", "airstrike", ("r2", 1), "d2")))
    assert rulings_about(decided, _INCIDENT).settled == {"event_type": "airstrike"}


def test_a_grade_reviews_an_incident() -> None:
    """And is no field."""
    found = rulings_about(Decided(settings=(_set("grade", "fair"),)), _INCIDENT)
    assert (found.grade, found.status, found.settled) == ("fair", "reviewed", {})


def test_a_signed_incident_is_reviewed_and_a_released_name_signs_nothing() -> None:
    """Nor what was signed of another incident."""
    signed = [Released(("r2", 1), "d1"), Released(("r2", 1), "d1", "a hash"), Released(("r2", 0), "d1")]
    found = [rulings_about(Decided(released=(one,)), _INCIDENT).status for one in signed]
    assert found == ["reviewed", "provisional", "provisional"]


def test_an_incident_tells_the_decisions_about_its_accounts() -> None:
    """Each once, in the order of its accounts."""
    decided = Decided(about={("r2", 1): ("d2", "d1"), ("r1", 0): ("d1",), ("r1", 1): ("d3",)})
    assert rulings_about(decided, _INCIDENT) == Rulings(decisions=("d1", "d2"))
