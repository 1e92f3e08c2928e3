"""What every source promises, whoever wrote it: one suite over all that are registered."""

from __future__ import annotations

import io
import json
import tracemalloc
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ingest import examples
from tests.ingest.examples import EXAMPLES

from onrecord.app import ReadOptions, ingest_inputs
from onrecord.errors import InputRefused
from onrecord.ingest.dispatch import captures_in
from onrecord.ingest.files import capture_files
from onrecord.ingest.registry import sources
from onrecord.ingest.source import ADDRESS, Input, Source
from onrecord.model.capture import Capture, Visit
from onrecord.model.provenance import Refusal
from onrecord.model.words import harmless
from onrecord.text.report import TextOptions, make_report

_OF_FILES = [
    name
    for name, source in sources().items()
    if name != "folder" and not any(kind.startswith(ADDRESS) for kind in source.media_types)
]
_EACH = pytest.mark.parametrize("name", _OF_FILES)
_MANY = [name for name in _OF_FILES if name in EXAMPLES and EXAMPLES[name].many]
_KEYS = {"id", "url", "title", "published", "publisher", "language", "charset", "extra"}
_REWRITTEN = {"gzip", "parquet", "table", "wacz"}
"""Sources whose inputs hold the bytes of their captures packed or quoted."""


def captures(name: str, data: bytes) -> list[Capture | Refusal]:
    """What becomes of the bytes under that name."""
    return list(captures_in(Input(name, name, "", stream=io.BytesIO(data))))


def taken(name: str, number: int = 3) -> list[Capture]:
    """The captures in a source's example; none of it may be refused."""
    found = captures(EXAMPLES[name].file, EXAMPLES[name].make(number))
    assert [one for one in found if isinstance(one, Refusal)] == []
    return [one for one in found if isinstance(one, Capture)]


def test_every_source_has_an_example_here() -> None:
    """A source without one would promise nothing."""
    assert [name for name in _OF_FILES if name not in EXAMPLES] == []


@_EACH
def test_an_input_gives_its_captures_in_order(name: str) -> None:
    """One for each report, each named after its input and its place in it."""
    found = taken(name)
    assert len(found) == (3 if EXAMPLES[name].many else 1)
    assert len({one.name for one in found}) == len(found)
    assert all(one.name.startswith(EXAMPLES[name].file) for one in found)
    if EXAMPLES[name].many:
        assert all(f"{place + 2} people".encode() in one.data for place, one in enumerate(found))


@_EACH
def test_what_is_captured_can_be_read(name: str) -> None:
    """Each capture is of a kind that becomes a report."""
    for one in taken(name):
        assert "Avdiivka" in make_report(one, TextOptions()).text


@_EACH
def test_custody_is_filled(name: str) -> None:
    """Who collected it, and when, in UTC."""
    for one in taken(name):
        assert one.custody is not None and one.custody.collector in sources()
        assert one.custody.at.utcoffset() == timedelta(0)
        assert datetime.now(UTC) - one.custody.at < timedelta(minutes=1)


@_EACH
def test_the_bytes_are_as_they_were_found(name: str) -> None:
    """Nothing is decoded, stripped or mended on the way."""
    data = EXAMPLES[name].make(3)
    for one in taken(name):
        assert one.data == data or (len(data) > len(one.data) > 40 and (name in _REWRITTEN or one.data in data))


@_EACH
def test_metadata_is_what_the_input_says(name: str) -> None:
    """Keys of the contract alone, values that JSON can hold, and nothing where the input says nothing."""
    for one in taken(name):
        assert set(one.metadata) <= _KEYS
        assert json.loads(json.dumps(dict(one.metadata))) == dict(one.metadata)
        if name in ("text", "html", "pdf", "json", "json-lines", "gzip"):
            assert dict(one.metadata) == {}


@_EACH
def test_the_same_input_twice_tells_the_same(name: str) -> None:
    """Apart from the moment of collection, so that a ledger adds nothing."""
    first, second = ([replace(one, custody=None) for one in taken(name)] for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", _MANY)
def test_memory_does_not_grow_with_the_input(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times the reports take no more memory."""
    monkeypatch.setattr(examples, "TEXT", examples.TEXT + " Windows broke in many streets." * 100)

    def peak(number: int) -> int:
        path = tmp_path / f"{number}" / EXAMPLES[name].file
        path.parent.mkdir()
        path.write_bytes(EXAMPLES[name].make(number))
        tracemalloc.start()
        try:
            assert sum(1 for _ in capture_files((str(path),))) == number
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    few, many = peak(400), peak(1500)
    assert many < few + 2_000_000  # the reports themselves are 4.5 MB


_EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=4
)  # where, how many bytes go, what comes in their place
_CALM = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def check(found: list[Capture | Refusal]) -> None:
    """Captures with custody, or refusals that say what to do; none of them a bug."""
    for one in found:
        if isinstance(one, Refusal):
            assert all((one.code, one.subject, one.found, one.expected, one.remedy)), one
            assert one.code != "source-fault", one
            one.message().encode("utf-8")
        else:
            assert one.custody is not None
            assert harmless(one.name) == one.name
            one.name.encode("utf-8")
            json.dumps(dict(one.metadata))


@_EACH
@_CALM
@given(edits=_EDITS, cut=st.none() | st.floats(0, 1))
def test_damaged_bytes_are_refused_by_name(name: str, edits: list[tuple[float, int, bytes]], cut: float | None) -> None:
    """Whatever happened to an input on its way, what is left of it is taken and the rest is named."""
    example = EXAMPLES[name]
    data = example.make(3)
    for place, gone, new in edits:
        start = int(place * len(data))
        data = data[:start] + new + data[start + gone :]
    check(captures(example.file, data if cut is None else data[: int(cut * len(data))]))


@_EACH
@_CALM
@given(data=st.binary(max_size=300))
def test_any_bytes_under_its_name(name: str, data: bytes) -> None:
    """Bytes that never were such an input."""
    check(captures(EXAMPLES[name].file, data))


@settings(_CALM, max_examples=60)
@given(edits=_EDITS)
def test_a_damaged_message_is_read_or_refused(edits: list[tuple[float, int, bytes]]) -> None:
    """The text room parses the message again, and must be as robust."""
    data = EXAMPLES["mail"].make(1)
    for place, gone, new in edits:
        start = int(place * len(data))
        data = data[:start] + new + data[start + gone :]
    for one in captures("a.eml", data):
        if isinstance(one, Capture):
            with suppress(InputRefused):
                make_report(one, TextOptions())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an example of every source, under names that would steer a terminal."""
    place = tmp_path / "reports"
    place.mkdir()
    for name in _OF_FILES:
        (place / f"{name}\x1b[31m-{EXAMPLES[name].file}").write_bytes(EXAMPLES[name].make(2))
    return place


def test_names_are_shown_safe_and_dots_are_harmless(folder: Path) -> None:
    """No control character of a name reaches a person; `..` leads where it leads everywhere."""
    (folder / "inner").mkdir()
    straight = list(capture_files((str(folder),)))
    around = list(capture_files((str(folder / "inner" / ".."),)))
    check([one for one in straight if not isinstance(one, Visit)])
    assert [one.data for one in straight if isinstance(one, Capture)] == [
        one.data for one in around if isinstance(one, Capture)
    ]


def test_a_second_ingest_adds_nothing(folder: Path) -> None:
    """Every source into a ledger, twice; copied files are no news either."""
    target = str(folder.parent / "ledger.db")
    *_, first = ingest_inputs(target, (str(folder),), ReadOptions())
    for path in folder.iterdir():
        path.touch()
    *_, second = ingest_inputs(target, (str(folder),), ReadOptions())
    assert first.seen == sum(2 if EXAMPLES[name].many else 1 for name in _OF_FILES)
    assert (first.refused, second.seen, second.new, second.read) == (0, first.seen, 0, 0)


def test_a_source_that_fails_ends_its_input_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A bug in somebody's source is a refusal that names the source."""

    def broken(_: Input) -> object:
        raise KeyError("oops")

    monkeypatch.setattr(
        "onrecord.ingest.dispatch.source_of",
        lambda _: Source("theirs", frozenset(), broken),  # type: ignore[arg-type]
    )
    (refusal,) = captures("a.txt", b"Two died.")
    assert isinstance(refusal, Refusal) and refusal.code == "source-fault" and "theirs" in refusal.remedy
