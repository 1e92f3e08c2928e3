"""What is mended, what is listed, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.repair import raw_offset, repair_text


@pytest.mark.parametrize(
    ("raw", "mended", "kinds"),
    [
        ("The town fell. ยป Then", "The town fell. » Then", ["code-page"]),
        ("The town fell. آ» Then", "The town fell. » Then", ["code-page"]),
        ("The mayor of Kรถnigsdorf fled to the hills.", "The mayor of Königsdorf fled to the hills.", ["code-page"]),
        ("â€œWe ranâ€\x9d, he said", "“We ran”, he said", ["encoding", "encoding"]),
        ("It wasnâ€™t voilÃ  so", "It wasn’t voilà so", ["encoding", "encoding"]),
        ("вЂњWe ranвЂќ", "“We ran”", ["encoding", "encoding"]),
        ("\x93We ran\x94", "“We ran”", ["encoding", "encoding"]),
        ("Ghent&#8217;s mayor &amp; council", "Ghent’s mayor & council", ["entity", "entity"]),
        ("two\x00 men\x00\x00", "two men", ["null", "null"]),
        ("Hi,\n> Luis\n> Prado fled.\nBye", "Hi,\nLuis\nPrado fled.\nBye", ["quote-mark", "quote-mark"]),
        ("> > Luis\n> > Prado fled.", "Luis\nPrado fled.", ["quote-mark", "quote-mark"]),
        ("half \ud83d a pair", "half \ufffd a pair", ["surrogate"]),
    ],
)
def test_mended(raw: str, mended: str, kinds: list[str]) -> None:
    """Misread signs, entities, zeros and halves of pairs are mended and listed."""
    text, repairs = repair_text(raw)
    assert text == mended
    assert [repair.kind for repair in repairs] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "The Thai word for car is รถ.",
        "ชายคนหนึ่งเสียชีวิต ยป",
        "The village of Київ (Kyiv) and Ἀθῆναι, “so” — it’s said…",
        "قُتل شخصان في غارة، وأصيب آخرون.",
        "Дві людини загинули внаслідок удару по місту.",
        "AMANHÃ É TARDE, «À la carte», naïve Ångström",
        "  \r\nkeeps\u00a0its\tspaces \u2028and ’quotes’ ﬁne ｗｉｄｅ e\u0301 \r\n",
        "<p>A page&#8217;s source</p>",
        "One line alone:\n> 20 people fled\nand 5 > 4.",
        "right\u200f to\u202e left\ufeff",
    ],
)
def test_left_alone(text: str) -> None:
    """Genuine text in any script stays code point for code point, typography and white space included."""
    assert repair_text(text) == (text, ())


def test_misread_signs_beside_genuine_text_of_the_script_stay() -> None:
    """Where a text holds genuine Thai, two Thai letters are no misread sign."""
    assert repair_text("The sign said ไทย and ยป there.")[1] == ()


def _misread(words: str, page: str) -> str:
    """The words as UTF-8 that was read in the code page; bytes without a sign come as controls."""
    return "".join(bytes([byte]).decode(page, "ignore") or chr(byte) for byte in words.encode())


_PAGES = ["cp1252", "latin-1", "cp1251", "cp1250", "cp874", "cp1253", "cp1256", "koi8_r", "mac_roman", "cp437"]
_GENUINE = st.sampled_from(["café ", "élan", "…", "“we”", "— à la", "’", "»", "Köln", "\u00a0", "voilà  ", "Ã", "Â ", "ÃÂ  ", "ไทย", "мир"])  # fmt: skip
_BROKEN = st.builds(_misread, _GENUINE, st.sampled_from(_PAGES))
_TWICE = st.builds(_misread, _BROKEN, st.sampled_from(_PAGES[:3]))
_PLAIN = st.sampled_from(
    ["He said. ", "a", " ", "A", "\x00", "\x93", "\ud800", "\ud83d\ude00", "&amp;", "&#8217;", "&", "<p>"]
)
_RAW = st.lists(_GENUINE | _BROKEN | _TWICE | _PLAIN, max_size=12).map("".join)


@pytest.mark.parametrize("raw", ["cafÃÂ  … Ã©lan", "Ã©ÃÂ  Â  ยป", "Â " * 5 + "â€œ", "ÂÃÂ  Ã  â€™ยป"])
def test_repairs_do_not_overlap(raw: str) -> None:
    """Where a half of a misread sign stands beside whole ones, each code point is mended once."""
    check(raw)


@given(_RAW | st.text(alphabet="ab “”â€œ™ÃÂ©ยป…\x00\x93\ud800&amp;#8217 à", max_size=40))
def test_repairs_rebuild_the_raw_text(raw: str) -> None:
    """Whatever was misread, once or twice, among whatever is genuine."""
    check(raw)


def check(raw: str) -> None:
    """Each repair quotes the raw text at its raw offset and the mended text at its own; the rest is the same."""
    text, repairs = repair_text(raw)
    place = raw_place = 0
    for repair in repairs:
        kept = repair.start - place
        assert kept >= 0
        assert repair.before != repair.after
        assert text[place : repair.start] == raw[raw_place : repair.raw_start]
        assert kept == repair.raw_start - raw_place
        assert text[repair.start : repair.start + len(repair.after)] == repair.after
        length = len(repair.before) // 6 if repair.kind == "surrogate" else len(repair.before)
        if repair.kind != "surrogate":
            assert raw[repair.raw_start : repair.raw_start + length] == repair.before
        place, raw_place = repair.start + len(repair.after), repair.raw_start + length
        followed = any(
            other.start == place for other in repairs
        )  # two repairs side by side, or one that leaves nothing
        assert followed or raw_offset(repairs, place) == raw_place
    assert text[place:] == raw[raw_place:]
    text.encode("utf-8")


def test_raw_offset() -> None:
    """An offset behind a repair is as far from the raw text as the repairs before it made it."""
    text, repairs = repair_text("â€œWe ranâ€\x9d, he said")
    assert raw_offset(repairs, text.index("ran")) == "â€œWe ran".index("ran")
    assert raw_offset(repairs, text.index("said")) == "â€œWe ranâ€\x9d, he said".index("said")
