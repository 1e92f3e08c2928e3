"""Words that are a time only in some company: `May`, `March`, `Sunday` in a newspaper's name, bare years that may be counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def is_time_word(kinds: Mapping[str, frozenset[str]], words: Sequence[str], place: int, *, shouted: bool) -> bool:
    """True where the ambiguous word at `place` stands for a time.

    Args:
        kinds: the lexicon's `CAUTION` lists.
        words: the document's words as written.
        place: which of them.
        shouted: the document is in capitals throughout.
    """
    word = words[place]
    lower = word.lower()
    before = words[place - 1].lower() if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    numbered = after[:1].isdecimal() or before[:1].isdecimal()
    if lower in kinds["months_also_names"]:
        return numbered or before == after == "-"
    if lower in kinds["months_also_words"]:
        return not word.islower() and (
            numbered or before in kinds["opens_month"] or _is_modifier(kinds, before, word, after)
        )
    if (
        lower in kinds["first_names"]
        and not shouted
        and _is_name(kinds, words[place - 1] if place else "", word, after)
    ):
        return False
    return (
        not (after[:1].isupper() and not shouted and after.lower() in kinds["paper"]) and before not in kinds["bloody"]
    )


def _is_modifier(kinds: Mapping[str, frozenset[str]], before: str, word: str, after: str) -> bool:
    """`the May offensive`, `the August Decrees`; not `the March for Peace`."""
    if word.lower() in kinds["months_by_capital"]:
        return word.istitle()
    return word.istitle() and before in kinds["determiners"] and after.islower() and after not in kinds["goes_on"]


def _is_name(kinds: Mapping[str, frozenset[str]], written_before: str, word: str, after: str) -> bool:
    """`June Okafor`, `Omar Ramadan`, `Spring Branch`, `SUNRISE, Fla.`; not `in June President Ali`, `the Spring Offensive`."""
    before = written_before.lower()
    if before in kinds["opens_month"] or before in kinds["determiners"]:
        return False
    if word.lower() in kinds["surnames"] and before and written_before[:1].isupper():
        return True
    return (word[:1].isupper() and after[:1].isupper()) or (len(word) > 3 and word.isupper())
