"""Learned artefacts: pinned, small, and refused where they differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.errors import ModelError
from onrecord.extract.accounts import weights as account_weights
from onrecord.extract.frames import model
from onrecord.extract.places import weights as place_weights
from onrecord.extract.places.features import NAMES
from onrecord.extract.statements import learned
from onrecord.text import network
from onrecord.text.artefact import Artefact, digest_of, format_tables, load_artefact, parse_tables

_TABLES = (account_weights.ARTEFACT, place_weights.ARTEFACT)
_ALL = (network.ARTEFACT, model.ARTEFACT, learned.ARTEFACT, *_TABLES)


@pytest.mark.parametrize("artefact", _ALL, ids=lambda artefact: artefact.name)
def test_artefact_is_the_pinned_one(artefact: Artefact) -> None:
    """The digest in the code is the artefact's, and no artefact is large."""
    assert 0 < len(load_artefact(artefact)) <= 4_000_000


def test_another_artefact_is_refused() -> None:
    """Bytes that this release was not built with are named, with the page that says what to do."""
    with pytest.raises(ModelError, match=r"tags_en\.npz.*docs/models/tags\.md"):
        load_artefact(replace(network.ARTEFACT, digest="0" * 64))


def test_one_digest_covers_all() -> None:
    """A change of any artefact changes the digest that goes into every Producer."""
    changed = replace(model.ARTEFACT, digest="0" * 64)
    assert digest_of(*_ALL) != digest_of(network.ARTEFACT, changed, learned.ARTEFACT, *_TABLES)


@pytest.mark.parametrize("artefact", _TABLES, ids=lambda artefact: artefact.name)
def test_tables_are_written_as_they_are_read(artefact: Artefact) -> None:
    """Training writes what reading parses, number for number and in the same order."""
    data = load_artefact(artefact)
    assert format_tables(parse_tables(data)) == data


def test_weights_of_senses_stand_in_the_order_of_their_features() -> None:
    """The rows of the file are those of the features that they weigh."""
    tables = parse_tables(load_artefact(place_weights.ARTEFACT))
    assert tuple(tables["later"]) == NAMES
    assert tuple(tables["first"]) == NAMES[: len(tables["first"])]
