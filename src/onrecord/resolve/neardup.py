"""Near-duplicates: copies of one text, found by MinHash and confirmed by how much they really share."""

from __future__ import annotations

import re
from hashlib import blake2b
from struct import pack, unpack

from rensa import RMinHash

_WORD = re.compile(r"\w+")
_SHINGLE = 5
"""Words a shingle: two texts that share five words in a row, many times over, were not written apart."""
_HASHES = 64
_BANDS = 16
"""Bands of four hashes: texts that share half of their shingles meet in one with a probability of 64%, those that share 70% with 99%."""
_LEAST_SHINGLES = 20
"""A shorter text is no evidence of copying: agencies word their first lines alike."""
_SHARED = 0.5
"""Of the shorter text's shingles, how many a copy must hold: editors cut wire stories, and add a paragraph of their own."""
_ALIKE = 0.2
"""The part of hashes that must agree: a short text whole inside a long one shares few of the longer one's."""
_SEED = 20230314
_LAYOUT = f"<{_HASHES}I"


def shingles(text: str) -> frozenset[str]:
    """All runs of five words, whatever their case; empty for texts too short to tell."""
    words = _WORD.findall(text.lower())
    found = frozenset(" ".join(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1))
    return found if len(found) >= _LEAST_SHINGLES else frozenset()


def signature_of(text: str) -> bytes:
    """The text's MinHash, 256 bytes; empty where the text is too short."""
    found = shingles(text)
    if not found:
        return b""
    minhash = RMinHash(num_perm=_HASHES, seed=_SEED)
    minhash.update([one.encode("utf-8", "replace").decode() for one in found])  # it takes no halves of UTF-16 pairs
    return pack(_LAYOUT, *minhash.digest())


def bands_of(signature: bytes) -> tuple[int, ...]:
    """The keys that texts alike share one of: 64 bits, signed."""
    rows = 4 * _HASHES // _BANDS
    return tuple(
        int.from_bytes(
            blake2b(bytes([n]) + signature[start : start + rows], digest_size=8).digest(), "big", signed=True
        )
        for n, start in enumerate(range(0, len(signature), rows))
    )


def may_be_copies(one: bytes, other: bytes) -> bool:
    """True where two signatures agree enough that the texts are worth comparing."""
    if not one or not other:
        return False
    same = sum(a == b for a, b in zip(unpack(_LAYOUT, one), unpack(_LAYOUT, other), strict=True))
    return bool(same >= _ALIKE * _HASHES)


def are_copies(one: str, other: str) -> bool:
    """True where at least half of the shorter text's shingles stand in the longer one too."""
    a, b = shingles(one), shingles(other)
    return bool(a and b) and len(a & b) >= _SHARED * min(len(a), len(b))
