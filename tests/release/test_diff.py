"""What changed from one release to the next."""

from __future__ import annotations

import pytest
from tests.export.examples import barracks, claim, count, dozens, nobody_hurt, nowhere, station, toll
from tests.release.conftest import MADE, Release

from onrecord.errors import ReleaseError
from onrecord.release.check import withdraw
from onrecord.release.diff import FieldChange, differences, side_of


def test_same_release_does_not_differ(release: Release) -> None:
    """Not even in another order."""
    one, two = release("one", [station(), dozens()]), release("two", [dozens(), station()])
    assert [*differences(one, two)] == []


def test_new_changed_and_removed_are_told(release: Release) -> None:
    """New and changed ones in the later one's order, then those that are gone."""
    one = release("one", [station(), dozens(), barracks()])
    grown = station() | {"tolls": {"killed": toll(50, None, 61, set_by=("c1",))}, "grade": "fair"}
    two = release("two", [nobody_hurt(), grown, barracks()])
    assert [(change.kind, change.id) for change in differences(one, two)] == [
        ("new", "izero"),
        ("changed", "istation"),
        ("removed", "idozens"),
    ]


def test_changed_values_are_told_from_and_to(release: Release) -> None:
    """Each by its path, claims and reports by their ids; what went and what came is nothing on the other side."""
    later = dozens()
    later["tolls"]["killed"]["max"] = 30
    later["claims"] += [claim("m2", "casualties.killed", count(30, 30, "30"), "30")]
    later["perpetrators"] = []
    change = next(iter(differences(release("one", [dozens()]), release("two", [later | {"revision": 2}]))))
    told = {one.field: one for one in change.fields}
    assert told["tolls.killed.max"] == FieldChange("tolls.killed.max", 24, 30)
    assert told["claims[m2].quote"] == FieldChange("claims[m2].quote", None, "30")
    assert [one.after for one in change.fields if one.field == "perpetrators"] == [[]]
    assert "revision" not in told


def test_revision_alone_is_no_change(release: Release) -> None:
    """It counts changes that nobody sees here."""
    assert [*differences(release("one", [dozens()]), release("two", [dozens() | {"revision": 9}]))] == []


def test_merged_incident_leads_to_the_one_that_has_it(release: Release) -> None:
    """Where the later release knows it."""
    two = release("two", [station() | {"merged": ["inowhere"]}])
    removed = [
        change for change in differences(release("one", [nowhere(), station()]), two) if change.kind == "removed"
    ]
    assert [(change.id, change.merged_into) for change in removed] == [("inowhere", "istation")]


def test_withdrawn_release_says_so(release: Release, key: bytes) -> None:
    """Before it is compared."""
    folder = release("one")
    withdraw(folder, "wrong", "Editor", MADE, key)
    assert (side_of(folder).withdrawn, side_of(release("two")).withdrawn) == ("wrong", None)


def test_line_that_is_no_incident_is_told(release: Release) -> None:
    """With its number."""
    one, two = release("one"), release("two")
    (two / "incidents.jsonl").write_text("no\n")
    with pytest.raises(ReleaseError, match="line 1"):
        list(differences(one, two))
