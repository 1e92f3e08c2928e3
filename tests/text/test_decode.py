"""Bytes to code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputRefused
from onrecord.text.decode import decode

_TEXT = "Zwei Männer und ein Mädchen kamen bei dem “Angriff” ums Leben, sagte der Bürgermeister."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    """Text in Latin letters comes out whole in every encoding that sites use; its mark is no part of it."""
    assert decode(_TEXT.encode(encoding), "a.txt") == _TEXT


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Внаслідок удару загинули двоє людей, ще троє дістали поранення, повідомив голова області.", "cp1251"),
        ("قتل شخصان وأصيب ثلاثة آخرون في غارة جوية على سوق في المدينة، وفق ما أفاد مسعفون يوم الثلاثاء.", "cp1256"),
    ],
)
def test_code_pages(text: str, encoding: str) -> None:
    """Cyrillic and Arabic in their Windows code pages are known by their letters."""
    assert decode(text.encode(encoding), "a.txt") == text


def test_a_few_damaged_bytes() -> None:
    """A text that is UTF-8 but for a torn end keeps all the rest."""
    assert decode(_TEXT.encode()[:-30] + b"\xe2\x80", "a.txt").startswith(_TEXT[:40])


@pytest.mark.parametrize("data", [b"", b"  \r\n", b"\0\0\0", b"\xef\xbb\xbf"])
def test_empty(data: bytes) -> None:
    """Nothing but white space and zeros is refused as empty."""
    if data.startswith(b"\xef"):
        assert decode(data, "a.txt") == ""
        return
    with pytest.raises(InputRefused) as refused:
        decode(data, "a.txt")
    assert refused.value.code == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0",
        b"PK\x03\x04abc",
        bytes(range(256)) * 20,
        b"\x7fELF" + bytes(900),
        b"ab\0\0\0\0\0\0" * 99,
    ],
)
def test_binary(data: bytes) -> None:
    """Images, archives and programs are refused, with what they are."""
    with pytest.raises(InputRefused) as refused:
        decode(data, "a.txt")
    assert refused.value.code == "binary"
    assert "a.txt" in str(refused.value)


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    """Any bytes give text or a typed refusal."""
    try:
        text = decode(data, "a.txt")
    except InputRefused as refused:
        assert refused.code in ("empty", "binary")
    else:
        text.encode("utf-8")
