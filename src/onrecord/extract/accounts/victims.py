"""The people harmed in an incident, each once, whichever of their names stands where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.model.casualty import Victim

_FULL = 4
"""A name of this many words has two surnames in Spanish usage, and either may stand for it."""


def unique_victims(found: Iterable[Victim]) -> tuple[Victim, ...]:
    """Everybody named or told apart, once a person or, without a name, once a span; the fullest name is kept.

    "Romero" is "Elena Romero", and "Lucía Prieto" is "Lucía Prieto Salas"; a first name alone is nobody else's. Each name is
    looked up once, among the names that share its rarest word: a family of thousands costs no more than as many strangers.
    """
    kept: dict[str, Victim] = {}
    by_word: dict[str, list[str]] = {}
    stands_for: dict[str, str] = {}
    victims = list(dict.fromkeys(found))
    for victim in sorted(victims, key=lambda each: -len((each.name or "").split())):
        if victim.name is None:
            kept.setdefault(f"{victim.span.field}:{victim.span.start}", victim)
            continue
        words = tuple(victim.name.lower().split())
        key = " ".join(words)
        full = stands_for.get(key)
        if full is None:
            rarest = min((by_word.get(word, ()) for word in words), key=len)
            full = next((name for name in rarest if is_short_for(words, tuple(name.split()))), key)
            stands_for[key] = full
        if full not in kept:
            kept[key] = victim
            for word in dict.fromkeys(words):
                by_word.setdefault(word, []).append(key)
        elif kept[full].harm == "unspecified":
            kept[full] = replace(kept[full], harm=victim.harm)
    return tuple(sorted(kept.values(), key=lambda each: (each.span.field, each.span.start)))


def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True where the words of one name can stand for the other: some of its words, in order, and not a first name alone."""
    if short == full:
        return True
    rest = iter(full)
    if not all(word in rest for word in short):
        return False
    if len(short) > 1:
        return True
    return short[0] == full[-1] or (len(full) >= _FULL and short[0] == full[-2])
