"""The stages between evidence and claims: what each needs and gives, and the stamp that tells whether its results are stale."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from onrecord.model.incident import PolicyName
from onrecord.model.ledger import canonical, payload_hash
from onrecord.store.api import StageRecord, Stamps

_READING = ("model", "text", "gazetteer", "lexicon", "extract", "reconcile/tolls.py")
"""Rooms, and a file, whose code and learned weights decide what a reading says. Lexicon and gazetteer have digests of their own."""
_CLAIMS = ("pipeline/claims.py",)
_RESOLUTION = (
    "model",
    "resolve",
    "reconcile",
    "pipeline/resolve.py",
    "pipeline/neighbourhood.py",
    "pipeline/incidents.py",
    # where the words of decisions are found again, and what they come to: by other rules, other incidents are obeyed
    "review/anchors.py",
    "review/standing.py",
    "review/obey.py",
)
_WEIGHTS = "/models/"
"""In the path of every file of learned weights."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way from a capture to claims.

    Attributes:
        needs: what it reads, and `gives` what it makes: `capture`, `reading`, `claims`.
        parts: what its results depend on besides, by digest.
    """

    name: str
    needs: str
    gives: str
    parts: Mapping[str, str]

    @property
    def stamp(self) -> str:
        """Changes whenever a part does; results under another stamp are stale."""
        return payload_hash(canonical({"stage": self.name, **self.parts}))[:16]


def stages_of(lexicon: str, gazetteer: str) -> tuple[Stage, Stage]:
    """Today's stages: `read` turns a capture into a reading, `claims` takes a reading apart into rows that can be looked up.

    Nothing that reads is loaded: what is stale is told without it.

    Args:
        lexicon: the digest of the lexicon that reads.
        gazetteer: that of the gazetteer.
    """
    read = Stage(
        "read",
        needs="capture",
        gives="reading",
        parts={
            "rules": _digest(_READING, weights=False),
            "lexicon": lexicon,
            "gazetteer": gazetteer,
            "model": _digest(_READING, weights=True),
        },
    )
    claims = Stage("claims", needs="reading", gives="claims", parts={"claim rules": _digest(_CLAIMS, weights=False)})
    return read, claims


def resolve_stage(lexicon: str, policy: PolicyName) -> Stage:
    """Today's last stage: puts accounts into incidents, by the lexicon of this digest, and derives tolls under the policy."""
    return Stage(
        "resolve",
        needs="claims",
        gives="incidents",
        parts={
            "resolution rules": _digest(_RESOLUTION, weights=False),
            "lexicon": lexicon,
            "weights": _digest(_RESOLUTION, weights=True),
            "policy": policy,
        },
    )


def stamps_of(stages: tuple[Stage, Stage]) -> Stamps:
    """The stages' stamps, as the ledger keeps them."""
    read, claims = stages
    return Stamps(read.stamp, claims.stamp)


def records_of(stages: Iterable[Stage]) -> list[StageRecord]:
    """The stages as the ledger remembers them."""
    return [StageRecord(stage.name, stage.stamp, stage.parts) for stage in stages]


@lru_cache(maxsize=8)
def _digest(rooms: tuple[str, ...], *, weights: bool) -> str:
    """A digest over the code of these rooms and files, or over their learned weights. Not the release's number alone: a rule that
    changes between two releases makes what it read stale as well, and nobody has to remember to raise a number."""
    package = files("onrecord")
    digest = hashlib.sha256()
    for room in rooms:
        for name, data in sorted(_contents(package / room, room, weights=weights)):
            digest.update(f"{name} {len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()[:16]


def _contents(place: Traversable, path: str, *, weights: bool) -> Iterator[tuple[str, bytes]]:
    if place.is_dir():
        for item in place.iterdir():
            yield from _contents(item, f"{path}/{item.name}", weights=weights)
    elif _WEIGHTS in path if weights else path.endswith(".py"):
        yield path, place.read_bytes()
