"""Bytes as the ledger keeps them: compressed with Zstandard, and the same bytes again when unpacked."""

from __future__ import annotations

import hashlib
import threading

import zstandard

_LEVEL = 3
"""Zstandard's own default: on news text level 9 saves a tenth of the space at four times the cost."""
_SMALL = 1024**2
"""Bytes that are unpacked at once."""
_SIP = 1024
"""Packed bytes unpacked at a time where a capture is large: they give some megabytes at most, of text that repeats itself."""
_LOCAL = threading.local()  # a (de)compressor is for one thread at a time, and costs more to make than to use


def pack(data: bytes) -> bytes:
    """The bytes, compressed."""
    if not hasattr(_LOCAL, "packer"):
        _LOCAL.packer = zstandard.ZstdCompressor(level=_LEVEL)
    packed: bytes = _LOCAL.packer.compress(data)
    return packed


def unpack(packed: bytes) -> bytes:
    """The bytes that `pack` was given.

    Raises:
        ValueError: they are not what `pack` gave.
    """
    try:
        data: bytes = _unpacker().decompress(packed, allow_extra_data=False)
    except zstandard.ZstdError as fault:
        raise ValueError(f"damaged: {fault}") from fault
    return data


def hash_of(packed: bytes) -> tuple[str, int]:
    """SHA-256 and number of the bytes that `pack` was given; of large ones, no more than a piece is in memory at a time.

    Raises:
        ValueError: they are not what `pack` gave.
    """
    digest = hashlib.sha256()
    size = 0
    try:
        if zstandard.frame_content_size(packed) <= _SMALL:
            data = unpack(packed)
            return hashlib.sha256(data).hexdigest(), len(data)
        pieces = _unpacker().decompressobj()
        for start in range(0, len(packed), _SIP):
            piece = pieces.decompress(packed[start : start + _SIP])
            digest.update(piece)
            size += len(piece)
    except zstandard.ZstdError as fault:
        raise ValueError(f"damaged: {fault}") from fault
    if not pieces.eof or pieces.unused_data:
        raise ValueError("damaged: cut off, or with something behind it")
    return digest.hexdigest(), size


def _unpacker() -> zstandard.ZstdDecompressor:
    if not hasattr(_LOCAL, "unpacker"):
        _LOCAL.unpacker = zstandard.ZstdDecompressor()
    found: zstandard.ZstdDecompressor = _LOCAL.unpacker
    return found
