"""Is this candidate the name of a place here, and in what role?"""

from __future__ import annotations

from typing import Literal

from onrecord.extract.places.candidates import Candidate
from onrecord.extract.places.words import Words
from onrecord.text.document import Document

Role = Literal["place", "metonym", "part", "demonym"]


def place_role(document: Document, candidate: Candidate, words: Words) -> Role | None:
    """The role of a place name; None for a word, a person or a thing that only looks like one."""
    if candidate.kind == "demonym":
        return "demonym"
    if candidate.kind == "short":
        return "place"
    lowers = document.lowers
    first, last = candidate.first, candidate.last
    word = lowers[first]
    before = lowers[first - 1] if first else ""
    after = lowers[last] if last < len(lowers) else ""
    large = candidate.entries[0].population
    located = before in words.locating
    if last - first == 1:
        if word in words.common:
            return None
        if word in words.mixed and not located:
            return None
        if all(entry.alternate for entry in candidate.entries) and large < 100_000 and not located:
            return None
    if before in words.title or (first > candidate.run[0] and before in words.given):
        return None
    if last < candidate.run[1] and word in words.given and last - first == 1 and large < 2_000_000:
        return None
    if after in words.person_after:
        return None
    if last < candidate.run[1] and any(w in words.organisation for w in lowers[last : candidate.run[1]]):
        return "part"
    if (
        first > candidate.run[0]
        and before not in words.feature_first
        and before[0].isalpha()
        and large < 1_000_000
        and not located
    ):
        return None
    return "place"
