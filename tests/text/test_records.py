"""One JSON object of the contract."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputRefused
from onrecord.model.capture import EXACT, Capture
from onrecord.text.records import split_record


def _split(line: bytes) -> Capture:
    return split_record(Capture("a.jsonl line 7", line, "application/json"))


def test_unknown_keys_are_kept() -> None:
    """Keys that the contract does not name come through as they came."""
    capture = _split(b'{"text": "Two men died.", "id": 7, "desk": {"a": [1, null]}, "title": null}')
    assert (capture.data, capture.media_type) == (b"Two men died.", "text/plain" + EXACT)
    assert capture.metadata == {"id": "7", "extra": {"desk": {"a": [1, None]}}}


def test_equal_bodies_are_equal_bytes() -> None:
    """What stands around the body, and how it is written, is no part of it."""
    assert _split(b'{"id": "a", "text": "caf\\u00e9"}').data == _split('{"text":"café","id":"b"}'.encode()).data


def test_a_record_with_text_and_html_keeps_both() -> None:
    """The text is the body; the page goes with it."""
    capture = _split(b'{"text": "Two men died.", "html": "<p>Two men died.</p>"}')
    assert (capture.data, capture.metadata["html"]) == (b"Two men died.", "<p>Two men died.</p>")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "not-json"),
        ("[1]", "not-json"),
        ('"text"', "not-json"),
        ('{"text": "a", "x": NaN}', "not-json"),
        ('{"text": "a", "x": 1e999}', "not-json"),
        ('{"text": "a", "text": "b"}', "not-json"),
        ('{"text": "a", "x": ' + "[" * 200 + "]" * 200 + "}", "not-json"),
        ('{"text": ' + "[" * 100_000, "not-json"),
        ('{"text": "a", "x": ' + "9" * 5000 + "}", "not-json"),
        ('{"text": 5}', "wrong-type"),
        ('{"text": ["a"]}', "wrong-type"),
        ('{"text": "a", "title": {}}', "wrong-type"),
        ('{"text": "a", "id": true}', "wrong-type"),
        ('{"id": "a"}', "no-text"),
        ('{"text": null}', "no-text"),
        ('{"text": "a", "published": "soon"}', "bad-date"),
        ("", "empty"),
    ],
)
def test_refused(line: str, code: str) -> None:
    """What is no object of the contract is refused by name, with its reason."""
    with pytest.raises(InputRefused) as refused:
        _split(line.encode())
    assert refused.value.code == code
    assert "a.jsonl line 7" in str(refused.value)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["text", "html", "id", "published", "title", "url", "language", "x"]), _VALUES))
def test_any_object(record: dict[str, Any]) -> None:
    """Any object gives a report whose metadata is valid JSON, or a refusal."""
    try:
        split = _split(json.dumps(record).encode())
    except InputRefused:
        return
    json.dumps(dict(split.metadata), allow_nan=False)
