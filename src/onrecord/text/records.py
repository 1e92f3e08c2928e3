"""One JSON object of the contract to the report in it: wrong types, doubled keys and numbers that JSON lacks are refused."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from onrecord.errors import InputRefused
from onrecord.model.capture import EXACT, Capture
from onrecord.text.decode import decode
from onrecord.text.published import parse_published

_NAMED = frozenset({"id", "text", "html", "published", "title", "publisher", "url", "language"})
_MAX_DEPTH = 100
"""Levels of lists and objects in one input; deeper ones would exhaust the stack of whoever reads the output."""
_TYPES: Mapping[type, str] = {
    str: "a string", int: "a number", float: "a number", bool: "true or false", list: "an array", dict: "an object", type(None): "null"
}  # fmt: skip
"""JSON's own names for what `json` makes of it."""
_FAULTS = {
    "Expecting property name": "something else than a key in double quotes",
    "Illegal trailing comma": "a comma after the last value",
    "Expecting ':'": "no colon after a key",
    "Expecting ','": "no comma between two values",
    "Expecting value": "no value where one must stand",
    "Unterminated string": "a string without its closing quote, begun",
    "Invalid control character": "a line end or control character inside a string",
    "Invalid \\escape": "a backslash that begins no escape",
    "Invalid \\u": "a \\u without its four digits",
    "Extra data": "more after the end of the object",
}
"""How the parser's messages begin, and what each means for a person with the file at hand."""


def split_record(capture: Capture) -> Capture:
    """The report in a capture of one input object: its body as the bytes, all other keys as metadata, so that equal bodies are equal bytes.

    Keys that the contract does not name stand together under `extra`, as they came.

    Raises:
        InputRefused: `not-json`, `wrong-type`, `no-text` or `bad-date`, naming the input and the key.
    """
    name = capture.name
    record = _parse(decode(capture.data, name), name)
    words = {key: word for key in _NAMED - {"published"} if (word := _words(record, key, name)) is not None}
    parse_published(record.get("published"), name)
    body = next((key for key in ("text", "html") if key in words), None)
    if body is None:
        raise InputRefused(
            "no-text",
            name,
            found=f"{_keys_of(record)}, but neither text nor html",
            expected='"text" or "html" with the report\'s body',
            remedy="name the body's key so; where reports stand inside another object, save them as an array or one a line",
        )
    data = words.pop(body).encode("utf-8", "surrogatepass")
    extra = {key: value for key, value in record.items() if key not in _NAMED}
    metadata = {**words, "published": record.get("published"), "extra": extra}
    told = {key: value for key, value in metadata.items() if value not in (None, "", {})}
    media_type = ("text/plain" if body == "text" else "text/html") + EXACT
    return replace(capture, data=data, media_type=media_type, metadata=told | dict(capture.metadata))


def _words(record: Mapping[str, Any], key: str, name: str) -> str | None:
    """The string under the key; None where there is none, and for an empty string that is no body. A whole number will do as an id."""
    value = record.get(key)
    if isinstance(value, str):
        return value if value or key in ("text", "html") else None
    if value is None:
        return None
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputRefused(
        "wrong-type",
        name,
        found=f"{key} that is {_TYPES.get(type(value), 'no string')}",
        expected="a string",
        remedy="put the value in quotes, or leave the key out",
    )


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        record = json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_constant, parse_float=_finite)
        found = _TYPES.get(type(record), "no object")
        deep = isinstance(record, dict) and _depth_over(record, _MAX_DEPTH)
    except json.JSONDecodeError as fault:
        raise _not_json(name, _say_fault(fault)) from fault
    except ValueError as fault:
        raise _not_json(name, str(fault)) from fault
    except RecursionError as fault:
        raise _not_json(name, "lists or objects nested too deep") from fault
    if not isinstance(record, dict):
        raise _not_json(name, found)
    if deep:
        raise _not_json(name, f"lists or objects nested over {_MAX_DEPTH} deep")
    return record


def _not_json(name: str, found: str) -> InputRefused:
    return InputRefused(
        "not-json", name, found=found[:200], expected="one JSON object", remedy="mend it or leave it out"
    )


def _say_fault(fault: json.JSONDecodeError) -> str:
    """What is wrong and where, counted from 1; the parser's own words speak of its grammar, not of the file."""
    line = f"line {fault.lineno}, " if "\n" in fault.doc.strip() else ""
    what = next((words for start, words in _FAULTS.items() if fault.msg.startswith(start)), "what is no JSON")
    return f"{what} at {line}character {fault.colno}"


def _keys_of(record: Mapping[str, Any]) -> str:
    """The first few keys of the record, as a person would list them."""
    if not record:
        return "an object without keys"
    names = [key[:20] for key in record]
    return f"the {'key' if len(names) == 1 else 'keys'} {', '.join(names[:4])}{' and others' if len(names) > 4 else ''}"


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        key, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise ValueError(f"the key {key[:40]!r} twice in one object")
    return record


def _no_constant(word: str) -> float:
    raise ValueError(f"{word}, which is no JSON number")


def _finite(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise ValueError(f"a number out of range ({digits[:40]})")
    return value


def _depth_over(value: Any, limit: int) -> bool:
    """True where lists and objects nest deeper than the limit; walks level by level, so it cannot exhaust the stack."""
    level = [value]
    for _ in range(limit):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return False
    return True
