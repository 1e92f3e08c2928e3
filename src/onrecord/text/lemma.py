"""The dictionary form of a word: irregular forms from the lexicon, regular ones by rule, checked against the tagger's word list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.load import load_lexicon
from onrecord.text.network import load_network

_VOWELS = frozenset("aeiou")
_SIBILANTS = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class _Forms:
    verbs: dict[str, str]
    nouns: dict[str, str]
    whole: frozenset[str]


@lru_cache(maxsize=1)
def _forms() -> _Forms:
    entries = load_lexicon("en").entries("inflections")
    return _Forms(
        verbs={form: verb for verb, forms in entries["verbs"].items() for form in (verb, *forms)},
        nouns={form: noun for noun, forms in entries["nouns"].items() for form in (noun, *forms)},
        whole=frozenset(entries["whole"]),
    )


@lru_cache(maxsize=1 << 14)
def lemma(word: str, tag: str) -> str:
    """The dictionary form of a word with this Penn tag, in lower case: `lemma("fired", "VBD") == "fire"`.

    Verbs (`VB...`, `MD`) and common nouns (`NN`, `NNS`) are reduced; every other word is only put in lower case, so adjectives
    keep their degree and names their plural.
    """
    lower = word.lower()
    if tag.startswith("VB") or tag == "MD":
        return _verb(lower, tag)
    return _noun(lower) if tag == "NNS" else lower


def _verb(word: str, tag: str) -> str:
    forms = _forms()
    if word in forms.verbs:
        return forms.verbs[word]
    if tag in ("VB", "VBP", "MD"):
        return word
    if word.endswith("s") and not word.endswith("ss") and tag == "VBZ":
        return _plain(word)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and word not in forms.whole:
            return _stem(word[: -len(ending)], word)
    return word


def _noun(word: str) -> str:
    forms = _forms()
    if word in forms.nouns:
        return forms.nouns[word]
    if word in forms.whole or not word.endswith("s") or word.endswith(("ss", "'s")):
        return word
    head, joint, last = word.rpartition("-")
    if last in forms.nouns:
        return head + joint + forms.nouns[last]
    return _plain(word)


def _plain(word: str) -> str:
    """A word less its -s: `bodies` to `body`, `clashes` to `clash`, `vehicles` to `vehicle`."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("oes") and word[:-2] in load_network().words:
        return word[:-2]
    if word.endswith("es") and word[:-2].endswith(_SIBILANTS) and word[:-1] not in load_network().words:
        return word[:-2]
    if word.endswith("es") and word[:-2].endswith(("ss", "sh", "ch", "x")) and word[:-2] in load_network().words:
        return word[:-2]
    return word[:-1]


def _stem(stem: str, word: str) -> str:
    """A stem left by -ed or -ing, with a lost e restored or a doubled consonant made single, as the word list says.

    `kill` stays, `stopp` becomes `stop`, `fir` becomes `fire`, `carri` becomes `carry`.
    """
    known = load_network().words
    if len(stem) < 2 or not _VOWELS.union("y").intersection(stem):
        return word
    if stem.endswith("i") and not word.endswith("ing"):
        return stem[:-1] + "y"
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    if doubled:
        return stem if stem[-1] in "lsfz" and stem in known and not _short(stem[:-1], known) else stem[:-1]
    with_e = stem + "e"
    if stem.endswith(
        ("at", "iz", "is", "v", "c", "u", "dg", "ng", "bl", "tl", "dl", "gl", "pl", "ckl", "ffl", "rs", "ns")
    ):
        if with_e in known and stem not in known:
            return with_e
        if stem.endswith(("v", "c", "u", "dg", "bl", "tl", "dl", "gl", "pl", "iz")) and with_e in known:
            return with_e
    if stem in known and with_e in known:
        return with_e if _takes_e(stem) else stem
    if with_e in known:
        return with_e
    return stem


def _short(stem: str, known: frozenset[str]) -> bool:
    """True where the single consonant is the verb's own: `bus`, not `mis`; the doubled stem is a word as well."""
    return stem in known and len(stem) <= 3 and stem + stem[-1] not in known


def _takes_e(stem: str) -> bool:
    """True for one consonant after one vowel (`fir`, `rap`, `wip`): without an e it would have doubled, as in `stopped`.

    Longer stems stressed at the front (`visit`, `murder`, `target`) do not double, so only short ones are decided.
    """
    if stem[-1] in "wxy" or stem[-1] in _VOWELS or stem[-2] not in _VOWELS or stem[-3:-2] in ("a", "e", "i", "o", "u"):
        return False
    return sum(letter in _VOWELS for letter in stem) == 1
