"""Whatever comes in: a reading or a typed refusal, never a crash; every span of a reading quotes its text."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.app import ReadOptions, make_reader, read_inputs
from onrecord.cli.main import main
from onrecord.model.capture import Capture
from onrecord.model.contract import reading_to_json
from onrecord.model.provenance import Refusal
from onrecord.pipeline.read import read_report
from onrecord.text.report import TextOptions, make_report, report_from_text

_PIECES = [
    "A shell killed at least two people and wounded 30 others in Avdiivka on Tuesday, officials said.", "The Russian army shelled a hospital in Kharkiv.",
    "killed", "wounded", "two", "12", "1,000", "10 to 15", "several dozen", "a woman and her two children", "the bodies of three men", "none", "no one", "others", "another",
    "among them four children", "including", "the death toll rose to 45", "at least", "more than", "half", "men", "soldiers", "a 12-year-old boy", "they", "whose", "the",
    "said", "he added", "according to", "told reporters", "denied", "that", "“", "”", '"', "'", "’s", "``", "''", "(", ")", "[", "]", "--", "—", "-", ",", ".", ";", ":", "?", "!", "...",
    "Monday", "last April", "14 March 2023", "2023-03-14", "31 February", "the night of 13-14", "at 25:99", "24 hours", "two days earlier", "overnight", "99999999999999999999 years ago",
    "in the year 0", "January 1, 1", "12/31/9999", "late", "weeks", "since", "between", "and", "or", "from", "to", "of", "in", "on", "by", "a", "an",
    "Kyiv", "Kup'yans'k", "Donetsk region", "Moscow", "Lima", "GEN.", "Mr.", "John A. Smith", "U.S.", "QUITO, 10 JAN 90 (EFE) -- [TEXT]", "(Ghent)",
    "missile", "car bomb", "six apartment buildings were damaged", "posting photos", "was kidnapped", "attack", "strike",
    "\n", "\n\n", "\t", "\r\n", "\u2028", "\u200f", "\u202e", "\ufeff", "\0", "\u00ad", "\u0301", "ย", "ป", "é", "İ", "ß", "ﬁ", "👩‍👩‍👧", "½", "²", "٣", "Ⅳ", "一二", "\ufffd", "\x85", "&amp;", "<p>",
]  # fmt: skip
_CLASSES = ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn"]  # fmt: skip
"""Unicode's general categories, all but surrogates."""
_SIGN = st.sampled_from(_CLASSES).flatmap(lambda name: st.characters(categories=[name]))  # type: ignore[list-item]
"""A sign of a class drawn first, so that the small classes come as often as the large ones."""
_FIGURE = st.text(
    st.characters(categories=["Nd", "Nl", "No"]) | st.sampled_from("0123456789,.-/"), min_size=1, max_size=6
)
"""What some method of `str` takes for a number, and `int` may not."""
_PHRASES = [
    "{0} people were killed and {1} wounded in Lima on Tuesday.", "At least {0} soldiers, {1} of them officers, died.", "The death toll rose from {0} to {1}.",
    "John Hill, {0}, was killed.", "A man ({0}) and a {1}-year-old girl died.", "Brothers aged {0}, {1} and 9 were shot.", "Between {0} and {1} were missing, police said.",
    "{0} of the {1} passengers survived.", "On {0} March 20{1} a bomb killed five.", "On {0}/{1}/2023 two died at {0}:{1}.", "In {0} a shell killed {1} thousand.",
    "{0} dead, {1} hurt as {0} drones hit {1} houses", "the {0}th Brigade shelled No. {1} school in the year {0}", "over the past {0} days {1} civilians were killed", "{0} million {1} hundred killed",
]  # fmt: skip
_NEWS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=40).map(" ".join)
_TIGHT = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=40).map("".join)
_DAYS = st.none() | st.dates(date(1600, 1, 1), date(2200, 12, 31))
_CALM = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span anywhere in the value."""
    if isinstance(value, dict):
        if "quote" in value and "start" in value:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def check(text: str, published: date | None) -> None:
    """Reads the text, and checks the reading's spans and that its JSON is JSON."""
    if not text.strip():
        return
    reading = reading_to_json(
        read_report(make_reader(), report_from_text(text, published=published, title=text[:200], language="en"))
    )
    json.dumps(reading, ensure_ascii=False, allow_nan=False).encode("utf-8")
    for span in spans(reading):
        words = reading["report"]["title" if span.get("in") == "title" else "text"]
        assert words[span["start"] : span["end"]] == span["quote"] != ""


@_CALM
@given(_NEWS, _DAYS)
def test_words_of_news_in_any_order(text: str, published: date | None) -> None:
    """Sense or nonsense made of the words that the grammars know."""
    check(text, published)


@_CALM
@given(_NEWS, _DAYS)
def test_words_of_news_in_capitals(text: str, published: date | None) -> None:
    """The same in capitals only."""
    check(text.upper(), published)


@_CALM
@given(_TIGHT, _DAYS)
def test_words_of_news_without_spaces(text: str, published: date | None) -> None:
    """The same with the spaces lost."""
    check(text, published)


@_CALM
@given(st.text(max_size=200).filter(lambda text: not any("\ud800" <= sign <= "\udfff" for sign in text)), _DAYS)
def test_any_code_points(text: str, published: date | None) -> None:
    """Any code points at all."""
    check(text, published)


@_CALM
@given(
    st.text(_SIGN, max_size=60),
    st.lists(st.sampled_from(_PIECES), max_size=20),
    st.randoms(use_true_random=False),
    _DAYS,
)
def test_signs_of_every_class_among_words(
    signs: str, pieces: list[str], chance: Random, published: date | None
) -> None:
    """Signs of all classes of Unicode, singly and in twos and threes, among the words that the grammars know."""
    words = [*pieces, *(signs[place : place + 1 + place % 3] for place in range(len(signs)))]
    chance.shuffle(words)
    check(" ".join(words), published)


@_CALM
@given(st.lists(st.sampled_from(_PHRASES), min_size=1, max_size=4), _FIGURE, _FIGURE | _SIGN, _DAYS)
def test_figures_of_every_class_in_counts_ages_and_days(
    phrases: list[str], one: str, other: str, published: date | None
) -> None:
    """Figures that are no decimal digits (superscripts, Roman, circled, fractions) where a number of people, an age or a day stands."""
    check(" ".join(phrases).format(one, other), published)


def test_every_sign_that_passes_for_a_digit_as_a_count_and_an_age() -> None:
    """`"²".isdigit()` is true and `int("²")` fails: such a sign is no number, wherever one may stand."""
    signs = [sign for sign in map(chr, range(0x20000)) if unicodedata.category(sign) in ("Nl", "No") or sign.isdigit()]
    for start in range(0, len(signs), 100):
        check(" ".join(f"John Hill, {sign}, was killed. {sign} died." for sign in signs[start : start + 100]), None)
    check(" ".join(phrase.format("²", "①") for phrase in _PHRASES), date(2023, 3, 14))


@_CALM
@given(
    st.binary(max_size=300),
    st.sampled_from(["text/plain", "text/html", "application/json", "application/pdf"]),
    st.booleans(),
)
def test_any_bytes(data: bytes, media_type: str, repair: bool) -> None:  # noqa: FBT001 (drawn by Hypothesis)
    """Any bytes of any kind give a report or a refusal that names the input."""
    from onrecord.errors import InputRefused

    try:
        report = make_report(Capture("a", data, media_type), TextOptions(repair=repair))
    except InputRefused as refused:
        assert refused.subject == "a"
        return
    report.text.encode("utf-8")


_LINES = [
    '{"id": "good-1", "text": "A shell killed two people in Avdiivka on Monday."}',
    '{"id": "bad"',
    '{"id": "bad", "text": 5}',
    '{"id": "bad", "text": ""}',
    '{"id": "bad", "text": "Two died.", "published": "soon"}',
    '{"id": "good-2", "text": "A half \\ud83d pair, a \\u0000 and a \\u200f mark: two men were killed.", "published": "2023-03-14"}',
    '{"id": "bad", "text": "Two died.", "x": NaN}',
    '{"id": "good-3", "html": "<html><body><p>A shell killed two people in Avdiivka.</p></body></html>", "desk": 7}',
]


def read(*arguments: str) -> tuple[int, list[dict[str, Any]], str]:
    """Exit code, readings and standard error of `onrecord read`."""
    done = CliRunner().invoke(main, ["read", *arguments, "--format", "jsonl"])
    return done.exit_code, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def test_bad_lines_are_refused_by_number_and_the_rest_is_read(tmp_path: Path) -> None:
    """Wrong JSON on line 2 costs line 2 alone; the exit code says that something was refused."""
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(_LINES))
    code, readings, errors = read(str(path))
    assert code == 1
    assert [reading["report"]["id"] for reading in readings] == ["good-1", "good-2", "good-3"]
    for number in (2, 3, 4, 5, 7):
        assert f"{path} line {number}" in errors
    assert [repair["kind"] for repair in readings[1]["report"]["repairs"]] == ["surrogate", "null"]
    assert readings[2]["report"]["desk"] == 7


def test_half_a_pair_is_refused_where_nothing_may_be_repaired(tmp_path: Path) -> None:
    """`--no-repair` promises the raw code points; half of a pair is none."""
    path = tmp_path / "reports.jsonl"
    path.write_text(_LINES[5])
    code, readings, errors = read(str(path), "--no-repair")
    assert (code, readings) == (1, [])
    assert "UTF-16" in errors


def test_without_repair_the_text_is_code_point_for_code_point(tmp_path: Path) -> None:
    """No strip, no normalisation, no change of line ends."""
    text = " \r\n Two ยป died.\u00a0\ufeff e\u0301 â€™ &amp; \u200f\t\n"
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps({"id": "a", "text": text, "language": "en"}))
    _, readings, _ = read(str(path), "--no-repair")
    assert readings[0]["report"]["text"] == text
    assert readings[0]["report"]["repairs"] == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \r\n\t"),
        ("zeros.txt", b"\0" * 100),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("program.txt", bytes(range(256)) * 50),
        ("torn.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type"),
        ("empty.html", b"<html><body></body></html>"),
        ("script.html", b"<html><script>var a = 1</script></html>"),
    ],
)
def test_no_report_is_a_refusal_that_names_the_input(tmp_path: Path, name: str, data: bytes) -> None:
    """Empty, binary and torn inputs are refused by name, and the rest of the batch is read."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("A shell killed two people in Avdiivka.")
    code, readings, errors = read(str(tmp_path / name), str(tmp_path / "none.txt"), str(tmp_path / "z.txt"))
    assert code == 1
    assert len(readings) == 1
    assert name in errors
    assert "none.txt" in errors


@pytest.mark.parametrize(
    "text",
    [
        "bomb " * 3000,
        '"' * 3000,
        "“We ran,” he said. " * 300,
        "killing two and injuring three and " * 100,
        "Two wounded. " * 500,
        "two hundred and " * 500,
        "(" * 3000,
        "Kyiv, " * 1000,
        "a\n" * 2000,
        "x" * 20000,
        "“" * 10 + "Two men were killed on Monday" + "”" * 10,
    ],
)
def test_one_thing_over_and_over(text: str) -> None:
    """Repetition exhausts neither the stack nor patience."""
    check(text, date(2023, 3, 14))


def test_a_very_long_text_is_read_from_its_head_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text longer than any report is kept whole; a notice says how much of it was read."""
    monkeypatch.setattr("onrecord.extract.reader.MAX_READ", 100)
    text = "A shell killed two people in Avdiivka. " * 50
    reading = read_report(make_reader(), report_from_text(text, language="en"))
    assert reading.report.text == text
    assert [notice.code for notice in reading.notices] == ["text-cut"]


def test_every_refusal_says_what_to_do(tmp_path: Path) -> None:
    """Subject, found, expected and remedy are all filled in."""
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(_LINES))
    refusals = [
        outcome
        for outcome in read_inputs((str(path), str(tmp_path / "none")), ReadOptions())
        if isinstance(outcome, Refusal)
    ]
    assert len(refusals) == 6
    assert all((r.code, r.subject, r.found, r.expected, r.remedy) for r in refusals)
    assert not any(r.code == "reader-fault" for r in refusals)
