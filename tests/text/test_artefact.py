"""Learned artefacts: pinned, small, and refused where they differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.errors import ModelError
from onrecord.extract.frames import model
from onrecord.extract.statements import learned
from onrecord.text import network
from onrecord.text.artefact import Artefact, digest_of, load_artefact

_ALL = (network.ARTEFACT, model.ARTEFACT, learned.ARTEFACT)


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
    assert digest_of(*_ALL) != digest_of(network.ARTEFACT, changed, learned.ARTEFACT)
