"""A key, and releases of the examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.export.examples import everything
from tests.export.forms import FORMS, rules_of

from onrecord.disclose.incident import disclose_all
from onrecord.release.freeze import Order, freeze
from onrecord.release.sign import new_key

MADE = "2024-06-01T12:00:00+00:00"
Release = Callable[..., Path]


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A private key."""
    path = tmp_path_factory.mktemp("key") / "key.pem"
    new_key(path)
    return path.read_bytes()


@pytest.fixture
def order() -> Order:
    """What is to be released, as of one moment."""
    forms = tuple(FORMS[name] for name in ("jsonl", "csv", "geojson"))
    return Order(
        "Examples",
        forms,
        rules_of("public"),
        MADE,
        "onrecord test",
        "f" * 64,
        7,
        {"place": "UA"},
        {"lexicon": "e" * 64},
    )


@pytest.fixture
def release(tmp_path: Path, key: bytes, order: Order) -> Release:
    """What makes a release of the incidents in a folder of that name."""

    def make(name: str, incidents: Iterable[Any] | None = None, **changes: Any) -> Path:
        found = everything() if incidents is None else incidents
        freeze(tmp_path / name, disclose_all(found, rules_of("public")), replace(order, **changes), key)
        return tmp_path / name

    return make
