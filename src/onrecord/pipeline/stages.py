"""The stages between evidence and claims: what each needs and gives, and the stamp that tells whether its results are stale."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from onrecord.extract.reader import Reader
from onrecord.model.incident import PolicyName
from onrecord.model.ledger import canonical, payload_hash
from onrecord.resolve.rarity import RARITY
from onrecord.resolve.score import WEIGHTS
from onrecord.store.api import StageRecord, Stamps
from onrecord.text.artefact import digest_of

_READING = ("model", "text", "gazetteer", "lexicon", "extract", "reconcile/tolls.py")
"""Rooms, and a file, whose code decides what a reading says. Their data have digests of their own."""
_CLAIMS = ("pipeline/claims.py",)
_RESOLUTION = (
    "model",
    "resolve",
    "reconcile",
    "pipeline/resolve.py",
    "pipeline/neighbourhood.py",
    "pipeline/incidents.py",
)


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


def stages_of(reader: Reader) -> tuple[Stage, Stage]:
    """Today's stages: `read` turns a capture into a reading, `claims` takes a reading apart into rows that can be looked up."""
    producer = reader.producer()
    read = Stage(
        "read",
        needs="capture",
        gives="reading",
        parts={
            "rules": _code_digest(_READING),
            "lexicon": producer.lexicon,
            "gazetteer": producer.gazetteer,
            "model": producer.model or "",
        },
    )
    claims = Stage("claims", needs="reading", gives="claims", parts={"claim rules": _code_digest(_CLAIMS)})
    return read, claims


def resolve_stage(reader: Reader, policy: PolicyName) -> Stage:
    """Today's last stage: puts accounts into incidents, and derives tolls under the policy."""
    return Stage(
        "resolve",
        needs="claims",
        gives="incidents",
        parts={
            "resolution rules": _code_digest(_RESOLUTION),
            "lexicon": reader.producer().lexicon,
            "weights": digest_of(RARITY, WEIGHTS),
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
def _code_digest(rooms: tuple[str, ...]) -> str:
    """A digest over the code of these rooms and files. Not the release's number alone: a rule that changes between two releases makes
    what it read stale as well, and nobody has to remember to raise a number."""
    package = files("onrecord")
    digest = hashlib.sha256()
    for room in rooms:
        place = package / room
        for name, code in sorted(_modules(place, room)) if place.is_dir() else [(room, place.read_bytes())]:
            digest.update(f"{name} {len(code)}\n".encode())
            digest.update(code)
    return digest.hexdigest()[:16]


def _modules(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in folder.iterdir():
        inner = f"{path}/{item.name}"
        if item.is_dir():
            found.extend(_modules(item, inner))
        elif item.name.endswith(".py"):
            found.append((inner, item.read_bytes()))
    return found
