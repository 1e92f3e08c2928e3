"""Opens the learned readers of cues and of their arguments, and proves that they are the ones this release was built with."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, cast

import pycrfsuite

from onrecord.errors import ModelError

Stage = Literal["cues", "arguments"]

DIGESTS: dict[Stage, str] = {
    "cues": "ae861c2229115ffb8d698733165494d4d45f207425ca1da73c109d280842d207",
    "arguments": "5404ce4e0002124b3922abc09fcb101c83a7fc7eb412e6d462495ce3a522fa62",
}
"""SHA-256 of each artefact. Whoever retrains them changes these lines in the same commit; see docs/models/statements.md."""


def label_tokens(stage: Stage, features: Sequence[Sequence[str]]) -> list[str]:
    """The best labels of a sequence of tokens, given as features.

    Raises:
        ModelError: the artefact is not the one this release was built with.
    """
    return cast("list[str]", _open(stage)[0].tag(features)) if features else []


@lru_cache(maxsize=2)
def _open(stage: Stage) -> tuple[Any, bytes]:
    """The tagger, and the bytes that it goes on reading: they must live as long as it does."""
    data = files("onrecord.extract.statements").joinpath("models", f"{stage}_en.crfsuite.xz").read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != DIGESTS[stage]:
        raise ModelError(
            f"model {stage}_en.crfsuite.xz: found SHA-256 {digest}, expected {DIGESTS[stage]}; "
            "install this release again, or retrain as docs/models/statements.md says"
        )
    tagger = pycrfsuite.Tagger()
    model = lzma.decompress(data)
    tagger.open_inmemory(model)
    return tagger, model
