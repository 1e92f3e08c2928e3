"""Withheld names are found however they are written, and little else is."""

from __future__ import annotations

import pytest

from onrecord.disclose.names import holds_name, names_of, redact

_MARK = "[name withheld]"


def _redacted(text: str, *names: str, but: tuple[str, ...] = (), alone: bool = True) -> str:
    return redact(text, names_of(names, but), _MARK, alone=alone)[0]


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Olena Vymyshlena", "Olena Vymyshlena, 41, died.", f"{_MARK}, 41, died."),
        ("Olena Vymyshlena", "OLENA VYMYSHLENA died.", f"{_MARK} died."),
        ("Olena Vymyshlena", "Ms Vymyshlena’s sister", f"Ms {_MARK} sister"),
        ("Olena Vymyshlena", "Vymyshlena, Olena", f"{_MARK}, {_MARK}"),
        ("Olena Vymyshlena", "Olena M. Vymyshlena", f"{_MARK} M. {_MARK}"),
        ("Olena Vymyshlena", "Olena\nVymyshlena", _MARK),
        ("José Inventado", "Jose Inventado", _MARK),
        ("Jose\u0301 Inventado", "José", _MARK),
        ("Anna-Maria Fictiva", "Anna Maria", _MARK),
        ("Sean O'Fiction", "O’Fiction and OFiction", f"{_MARK} and {_MARK}"),
        ("Олена Вимишлена", "загинула Олена Вимишлена", f"загинула {_MARK}"),
        ("Коваленко", "дружина Коваленка", f"дружина {_MARK}"),
        ("ليلى الوهمية", "قُتلت وليلى الوهمية", f"قُتلت {_MARK}"),
        ("李虚构", "死者李虚构和他的儿子", _MARK),
        ("Ole\u00adna", "Olena", _MARK),
    ],
)
def test_name_is_found(name: str, text: str, left: str) -> None:
    """In any case, order, script, accent or form."""
    assert _redacted(text, name) == left


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("May Young", "young men may flee"),
        ("Rose Martin", "the price rose"),
        ("Ali", "alive and alibi"),
        ("Mark de Boer", "of de facto rule"),
    ],
)
def test_other_words_are_left(name: str, text: str) -> None:
    """A common word without a capital is no name alone."""
    assert _redacted(text, name) == text


def test_name_of_a_released_relative_may_stand() -> None:
    """A surname that a released name holds gives nobody else away; the other whole name still goes."""
    text = "Petro Zhadanyi and Taras Zhadanyi; the Zhadanyi family"
    assert (
        _redacted(text, "Taras Zhadanyi", but=("Petro Zhadanyi",)) == f"Petro Zhadanyi and {_MARK}; the Zhadanyi family"
    )


def test_only_whole_names_leave_a_name_of_a_place() -> None:
    """A place may share a word with a person."""
    assert _redacted("Victoria Falls", "Victoria Fictiva", alone=False) == "Victoria Falls"
    assert _redacted("Jackson", "Jackson", alone=False) == "Jackson"
    assert _redacted("Olena Vymyshlena Street", "Olena Vymyshlena", alone=False) == f"{_MARK} Street"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/2024/olena-vymyshlena-funeral",
        "https://example.org/VYMYSHLENA",
        "https://example.org/%D0%B2%D0%B8%D0%BC%D0%B8%D1%88%D0%BB%D0%B5%D0%BD%D0%B0",
        "mail:olena_vymyshlena@example.org",
    ],
)
def test_address_gives_a_name_away(address: str) -> None:
    """In small letters, joined by anything, percent-encoded."""
    assert holds_name(address, names_of(["Olena Vymyshlena", "Олена Вимишлена"]))


def test_other_address_does_not() -> None:
    """An address of something else."""
    assert not holds_name(
        "https://example.org/2024/strike-on-station-dev-12", names_of(["Olena Vymyshlena", "Dev Fictiva"])
    )
