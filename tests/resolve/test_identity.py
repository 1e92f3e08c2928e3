"""Ids: issued once, kept by the older in a merger and by the part with the oldest report in a split."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.incident import AccountKey, IssuedId
from onrecord.resolve.identity import Age, Register, short_id

A, B, C = (AccountKey(seq, 0) for seq in (1, 2, 3))


def _ages(**published: str) -> dict[AccountKey, Age]:
    return {
        key: Age(f"anchor {name}", published.get(name, "2026-05-05"), key)
        for name, key in zip("abc", (A, B, C), strict=True)
    }


def _after(register: Register, ages: dict[AccountKey, Age], clusters: list[tuple[AccountKey, ...]]) -> Register:
    """A later batch's register, as a ledger would fill it."""
    again = Register(register.changed.values(), len(register.changed) + 1, ages)
    again.know(register.of)
    again.assign(clusters)
    return again


def _first(ages: dict[AccountKey, Age], clusters: list[tuple[AccountKey, ...]]) -> Register:
    register = Register((), 1, ages)
    register.assign(clusters)
    return register


def test_a_new_incident_gets_an_id_for_its_first_account() -> None:
    """Which is nobody's choice."""
    assert _first(_ages(), [(A, B)]).of == {A: short_id("anchor a"), B: short_id("anchor a")}


def test_a_merger_keeps_the_older_id_and_leaves_a_redirect() -> None:
    """The younger one leads to it."""
    ages = _ages()
    merged = _after(_first(ages, [(A,), (B,)]), ages, [(A, B)])
    assert set(merged.of.values()) == {short_id("anchor a")}
    assert merged.changed[short_id("anchor b")].merged_into == short_id("anchor a")


def test_a_split_leaves_the_id_with_the_older_report() -> None:
    """By publication, not by arrival."""
    ages = _ages(a="2026-05-09", b="2026-05-05")
    split = _after(_first(ages, [(A, B)]), ages, [(A,), (B,)])
    assert split.of[B] == short_id("anchor a")
    assert split.of[A] not in (short_id("anchor a"), short_id("anchor b"))


def test_an_id_that_was_merged_lives_again_when_its_account_parts() -> None:
    """It was issued for that account, and links to it work again."""
    ages = _ages()
    merged = _after(_first(ages, [(A,), (B,)]), ages, [(A, B)])
    issued = {**_first(ages, [(A,), (B,)]).changed, **merged.changed}
    again = Register(issued.values(), 3, ages)
    again.know(merged.of)
    again.assign([(A,), (B,)])
    assert again.of == {A: short_id("anchor a"), B: short_id("anchor b")}
    assert again.changed[short_id("anchor b")].merged_into is None


_PARTITION = st.lists(st.integers(0, 2), min_size=3, max_size=3).map(
    lambda labels: [
        tuple(k for k, one in zip((A, B, C), labels, strict=True) if one == label) for label in sorted(set(labels))
    ]
)


def test_an_id_whose_account_is_no_more_goes_on_with_the_account_that_holds_it() -> None:
    """Though another of the incident's accounts comes first and gets an id of its own for as long as it is alone; that id leads to it from then on."""
    ages = _ages(b="2026-05-09", c="2026-05-05")
    register = Register([IssuedId("i-old", 1, "anchor a", "anchor c")], 2, ages)
    register.assign([(B,)])
    register.assign([(B, C)])
    assert register.of == {B: "i-old", C: "i-old"}
    assert register.changed[short_id("anchor b")].merged_into == "i-old"


@given(st.lists(_PARTITION, min_size=1, max_size=8), st.permutations(["2026-05-05", "2026-05-06", "2026-05-07"]))
def test_redirects_never_cycle_and_ids_are_never_shared(
    partitions: list[list[tuple[AccountKey, ...]]], days: list[str]
) -> None:
    """Through any mergers and splits."""
    ages = _ages(a=days[0], b=days[1], c=days[2])
    issued: dict[str, IssuedId] = {}
    of: dict[AccountKey, str] = {}
    for clusters in partitions:
        register = Register(issued.values(), len(issued) + 1, ages)
        register.know(of)
        register.assign(clusters)
        issued |= register.changed
        of = dict(register.of)
        assert len(set(of.values())) == len(clusters)
        assert all(issued[one].merged_into is None for one in of.values())
        for one in issued.values():
            steps = 0
            while one.merged_into is not None:
                assert issued[one.merged_into].number < one.number
                one, steps = issued[one.merged_into], steps + 1
                assert steps <= len(issued)


@given(_PARTITION, _PARTITION)
def test_a_rebuilt_ledger_has_the_same_ids(
    first: list[tuple[AccountKey, ...]], second: list[tuple[AccountKey, ...]]
) -> None:
    """Forget who was in which incident, resolve again: what ids hang on finds them again."""
    ages = _ages()
    before = _after(_first(ages, first), ages, second)
    issued = {**_first(ages, first).changed, **before.changed}
    again = Register(issued.values(), len(issued) + 1, ages)
    again.assign(second)
    assert again.of == before.of
