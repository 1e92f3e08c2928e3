"""Objects cut out of JSON documents."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.json_values import BrokenDocument, cut_objects

_VALUES = st.recursive(
    st.none() | st.integers() | st.text(alphabet='a\\"[]{},é\n', max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(alphabet='k"\\{', max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
_OBJECTS = st.lists(st.dictionaries(st.text(max_size=3), _VALUES, max_size=3), max_size=5)


def cut(text: str, size: int = 1 << 16) -> list[Any]:
    """The objects of the document, handed over in chunks of so many bytes."""
    data = text.encode("utf-8")
    chunks = (data[start : start + size] for start in range(0, len(data), size))
    return [json.loads(part or b"null") for part in cut_objects(chunks, 1 << 20)]


@given(_OBJECTS, st.integers(1, 9), st.sampled_from([None, 1]), st.booleans())
def test_an_array_comes_apart_into_its_members(
    objects: list[Any],
    size: int,
    indent: int | None,
    ascii_only: bool,  # noqa: FBT001 (drawn)
) -> None:
    """Whatever strings hold and wherever chunks end, each member comes out once, in order."""
    assert cut(json.dumps(objects, indent=indent, ensure_ascii=ascii_only), size) == objects


@given(_OBJECTS, st.integers(1, 9), st.sampled_from([None, 1]))
def test_objects_that_follow_each_other_come_apart(objects: list[Any], size: int, indent: int | None) -> None:
    """Objects over several lines without an array around them, as tools that print JSON write them."""
    assert cut("\n".join(json.dumps(one, indent=indent) for one in objects), size) == objects


def test_a_comma_after_the_last_member_is_no_member() -> None:
    """A slip that many writers of JSON make costs nothing."""
    assert cut('[{"a": 1},\n]') == [{"a": 1}]


@pytest.mark.parametrize(
    "text", ["Two died.", '{"a": 1', '[{"a": 1}', '[{"a": "1}]', '{"a": 1} x', '[{"a": 1}] [', '{"a": 1}, {"b": 2}']
)
def test_what_breaks_off_or_goes_on_is_told(text: str) -> None:
    """A document without its end, or with more after it, is broken there."""
    with pytest.raises(BrokenDocument):
        cut(text)
