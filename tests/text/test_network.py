"""The tagger's network and its artefact."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.text import network
from onrecord.text.artefact import load_artefact
from onrecord.text.network import ARTEFACT, load_network


def test_arithmetic_is_exact() -> None:
    """No sum of the network can reach 2**24, where 32-bit floats stop being exact whole numbers."""
    found = load_network()
    for layer in (found._near, found._far, found._out):
        assert np.array_equal(layer.weight, np.rint(layer.weight))
        assert float((np.abs(layer.weight).sum(0) * 127 + np.abs(layer.bias)).max()) < 2**24


def test_the_memo_changes_no_answer() -> None:
    """A network that has read much gives the same labels as a fresh one."""
    words = ["Police", "said", "the", "bomb", "wounded", "14", "people", "."]
    lowers = [word.lower() for word in words]
    first = load_network().label([(words, lowers, False)])
    fresh = network.Network(load_artefact(ARTEFACT))
    assert fresh.label([(words, lowers, False)]) == first


def test_words_whose_products_are_not_remembered_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """A network that remembers the products of three words alone labels them and all others as one that remembers every word's."""
    words = ["Police", "said", "the", "bomb", "wounded", "14", "people", "."]
    lowers = [word.lower() for word in words]
    first = load_network().label([(words, lowers, False)] * 2)
    monkeypatch.setattr(network, "_PRODUCTS", 4)
    forgetful = network.Network(load_artefact(ARTEFACT))
    assert forgetful.label([(words, lowers, False)] * 2) == first
