"""What a field can be set to, as JSON and in the short forms that people type."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DecisionRefused
from onrecord.review.values import SETTABLE, check_field, check_value, parse_value


def _toll(least: int, best: int | None, most: int, open_top: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002
    return {"min": least, "best": best, "max": most, "open": open_top}


def _time(start: str, end: str, precision: str) -> dict[str, str]:
    return {"start": start, "end": end, "precision": precision}


_NAMED = {"name": "A: Group", "kind": "force", "country": None, "status": "claimed"}


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("casualties.killed", "3", _toll(3, None, 3)),
        ("casualties.killed", "3..5", _toll(3, None, 5)),
        ("casualties.injured", "3/4/5", _toll(3, 4, 5)),
        ("casualties.missing", "12+", _toll(12, None, 12, open_top=True)),
        ("casualties.killed", "0", _toll(0, None, 0)),
        ("casualties.killed", "null", None),
        ("casualties.killed", '{"min": 1, "max": 2}', _toll(1, None, 2)),
        ("time", "2024-03-11", _time("2024-03-11", "2024-03-11", "day")),
        ("time", "2024-02", _time("2024-02-01", "2024-02-29", "month")),
        ("time", "2023", _time("2023-01-01", "2023-12-31", "year")),
        ("time", "2024-03-11..2024-03-13", _time("2024-03-11", "2024-03-13", "days")),
        ("time", "2024-03..2024-05", _time("2024-03-01", "2024-05-31", "unknown")),
        ("time", "2024-03-11T06:30+02:00", _time("2024-03-11T06:30:00+02:00", "2024-03-11T06:30:00+02:00", "hour")),
        ("time", "null", None),
        ("place", '{"name": "Faw", "precision": "admin2"}', {
            "name": "Faw", "gazetteer_id": None, "latitude": None, "longitude": None, "precision": "admin2", "country": None, "admin1": None,
        }),
        ("event_type", "shelling", "shelling"),
        ("perpetrators", "Some Group:organisation:ML; Ruritania:state", [
            {"name": "Some Group", "kind": "organisation", "country": "ML", "status": "alleged"},
            {"name": "Ruritania", "kind": "state", "country": None, "status": "alleged"},
        ]),
        ("perpetrators", '[{"name": "A: Group", "kind": "force", "status": "claimed"}]', [_NAMED]),
        ("perpetrators", "[]", []),
    ],
)  # fmt: skip
def test_words_give_the_contracts_value(field: str, words: str, value: Any) -> None:
    """With every key, which the check leaves as it is."""
    assert parse_value(field, words) == value == check_value(field, value)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("casualties.killed", "5..3"),
        ("casualties.killed", "3/5"),
        ("casualties.killed", "many"),
        ("casualties.killed", "-1"),
        ("casualties.killed", '{"min": true, "max": 1}'),
        ("casualties.killed", '{"min": 1'),
        ("casualties.killed", '{"min": 1, "best": 3, "max": 2}'),
        ("time", "soon"),
        ("time", "2024-13"),
        ("time", "2024-03-11T06:30"),
        ("time", "2024-03-13..2024-03-11"),
        ("time", '{"start": null, "end": null, "precision": "day"}'),
        ("place", '{"name": "Faw"}'),
        ("place", '{"name": "Faw", "precision": "near"}'),
        ("place", '{"name": " ", "precision": "exact"}'),
        ("place", '{"name": "Faw", "precision": "exact", "latitude": 91, "longitude": 0}'),
        ("place", '{"name": "Faw", "precision": "exact", "latitude": 9}'),
        ("place", '{"name": "Faw", "precision": "exact", "country": "Iraq"}'),
        ("place", "Faw"),
        ("event_type", ""),
        ("perpetrators", "Some Group"),
        ("perpetrators", "Some Group:band"),
        ("perpetrators", "Some Group:force:ML:alleged:more"),
        ("perpetrators", '{"name": "Some Group", "kind": "force"}'),
        ("perpetrators", "null"),
        ("grade", "good"),
    ],
)
def test_what_is_no_value_is_refused(field: str, words: str) -> None:
    """With the form that is expected, and without a word of what was given."""
    with pytest.raises(DecisionRefused) as caught:
        parse_value(field, words)
    assert (caught.value.code, caught.value.subject) == ("bad-value", field)


def test_other_fields_cannot_be_set() -> None:
    """Those that can are named."""
    with pytest.raises(DecisionRefused, match="perpetrators"):
        check_field("weapons")
    for field in SETTABLE:
        check_field(field)


@given(st.integers(0, 999), st.none() | st.integers(0, 999), st.integers(0, 999), st.booleans())
def test_a_toll_that_can_be_set_is_in_order(least: int, best: int | None, most: int, open_top: bool) -> None:  # noqa: FBT001
    """Low, best, high; anything else is refused."""
    value = _toll(least, best, most, open_top)
    ordered = least <= (least if best is None else best) <= most
    try:
        assert check_value("casualties.killed", value) == value and ordered
    except DecisionRefused:
        assert not ordered
