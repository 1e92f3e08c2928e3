"""The words by which a sentence may tell of blame, claim or denial: sentences without one are not read for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from onrecord.extract.accounts.laying import LAYING
from onrecord.extract.accounts.parties import responsibility_words
from onrecord.extract.frames.mentions import parted
from onrecord.lexicon.schema import Lexicon
from onrecord.text.inflect import verb_forms


@lru_cache(maxsize=8)
def gate_words(lexicon: Lexicon) -> dict[str, str]:
    """Each form of the verbs, and "responsible" and "behind", to `say` where it is a verb of saying alone, else to `act`."""
    irregular: Mapping[str, Sequence[str]] = lexicon.entries("inflections")["verbs"]
    gate = dict.fromkeys((*LAYING, *(words[-1] for words in parted(lexicon))), "act") | {
        "responsible": "act",
        "behind": "act",
        "distanced": "act",
        "distances": "act",
        "nothing": "act",
        "involved": "act",
    }
    for base, uses in responsibility_words(lexicon).uses.items():
        if uses <= {"hold", "take"} and base not in ("hold",):
            continue  # "responsible" and "responsibility" are rarer than "took" and "found"
        kind = "say" if uses <= {"say", "take"} else "act"
        for form, _ in verb_forms(base, irregular):
            gate[form] = kind if gate.get(form) != "act" else "act"
    for noun in ("responsibility", "credit"):
        gate[noun] = "act"
    return gate
