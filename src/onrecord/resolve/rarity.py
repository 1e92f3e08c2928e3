"""How rare a word is in news: one byte for each bucket of hashes, counted once over background collections (see docs/models/resolution.md)."""

from __future__ import annotations

from functools import lru_cache

from onrecord.text.artefact import Artefact, load_artefact

BUCKETS = 1 << 16
"""Words share a bucket where the low 16 bits of their hashes agree; of 100,000 words, three in four that are rare share one with another rare word,
which makes both look a little commoner."""
STEP = 16.0
"""A stored byte is the rarity times this: rarities run from 1 to about 10."""

RARITY = Artefact(
    "onrecord.resolve",
    "rarity.bin",
    "101618cdd471245786f5bc96c0235053b3f2eacf714a89f93ab9f4b4fc520b65",
    "docs/models/resolution.md",
)


@lru_cache(maxsize=1)
def _table() -> bytes:
    return load_artefact(RARITY)


def rarity(word_hash: int) -> float:
    """1 plus the logarithm of how many reports there are for each one that holds the word (inverse document frequency)."""
    return _table()[word_hash & (BUCKETS - 1)] / STEP
