"""Dictionary forms."""

from __future__ import annotations

import pytest

from onrecord.text.lemma import lemma


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("were", "VBD", "be"),
        ("shot", "VBN", "shoot"),
        ("fired", "VBD", "fire"),
        ("firing", "VBG", "fire"),
        ("killing", "VBG", "kill"),
        ("shelled", "VBD", "shell"),
        ("stopped", "VBD", "stop"),
        ("bombed", "VBD", "bomb"),
        ("injured", "VBN", "injure"),
        ("wounded", "VBN", "wound"),
        ("murdered", "VBN", "murder"),
        ("targeted", "VBN", "target"),
        ("carried", "VBD", "carry"),
        ("destroyed", "VBN", "destroy"),
        ("damaged", "VBN", "damage"),
        ("kidnapped", "VBN", "kidnap"),
        ("exploded", "VBD", "explode"),
        ("died", "VBD", "die"),
        ("said", "VBD", "say"),
        ("hitting", "VBG", "hit"),
        ("launched", "VBD", "launch"),
        ("arrested", "VBN", "arrest"),
        ("used", "VBN", "use"),
        ("blamed", "VBD", "blame"),
        ("claimed", "VBD", "claim"),
        ("attacks", "VBZ", "attack"),
        ("crashes", "VBZ", "crash"),
        ("women", "NNS", "woman"),
        ("bodies", "NNS", "body"),
        ("houses", "NNS", "house"),
        ("buses", "NNS", "bus"),
        ("policemen", "NNS", "policeman"),
        ("churches", "NNS", "church"),
        ("vehicles", "NNS", "vehicle"),
        ("casualties", "NNS", "casualty"),
        ("heroes", "NNS", "hero"),
        ("news", "NN", "news"),
        ("Odesa", "NNP", "odesa"),
    ],
)
def test_lemma(word: str, tag: str, expected: str) -> None:
    """Each form goes back to its dictionary form."""
    assert lemma(word, tag) == expected
