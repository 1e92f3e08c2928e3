"""Whether a figure is a party's about its enemy's losses: such a figure reaches the highest bound only. Pure."""

from __future__ import annotations

from onrecord.model.incident import Claim, Origin
from onrecord.reconcile.naming import OriginWords, split


def is_about_enemy(claim: Claim, origin: Origin, parties: frozenset[str], words: OriginWords) -> bool:
    """True where a force or an authority counts fighters of the other side.

    The words name the other side ("80 Ruritanian soldiers", said by its enemy), or the speaker's own side is said to have done it.

    Args:
        parties: names and ISO codes of the incident's perpetrators.
    """
    if origin.kind not in ("force", "authority"):
        return False
    population = claim.value.get("population") or {}
    if population.get("status") != "combatant" or population.get("role") == "perpetrator":
        return False
    side = claim.speaker.country if claim.speaker is not None else None
    harmed = {words.states[word] for word in split(claim.quote) if word in words.states}
    if harmed and side is not None:
        return side not in harmed
    return origin.name in parties or (side is not None and side in parties)
