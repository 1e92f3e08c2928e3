"""One JSON object of the contract."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputRefused
from onrecord.text.records import parse_record


def test_unknown_keys_are_kept() -> None:
    """Keys that the contract does not name come through as they came."""
    record = parse_record(b'{"text": "Two men died.", "id": 7, "desk": {"a": [1, null]}, "title": null}', "a")
    assert (record.id, record.text, record.title) == ("7", "Two men died.", None)
    assert record.extra == {"desk": {"a": [1, None]}}


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
        parse_record(line.encode(), "a.jsonl line 7")
    assert refused.value.code == code
    assert "a.jsonl line 7" in str(refused.value)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["text", "html", "id", "published", "title", "url", "language", "x"]), _VALUES))
def test_any_object(record: dict[str, Any]) -> None:
    """Any object gives a record whose extra keys are valid JSON, or a refusal."""
    try:
        parsed = parse_record(json.dumps(record).encode(), "a")
    except InputRefused:
        return
    json.dumps(dict(parsed.extra), allow_nan=False)
