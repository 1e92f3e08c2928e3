"""The words that tell of an event, with its type, voice and what the sentence makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.extract.frames.reality import reality_of, reality_words
from onrecord.extract.frames.terms import Form, Match, read_terms, split_words
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import Reality
from onrecord.model.casualty import Harm
from onrecord.text.document import Document, Sentence
from onrecord.text.inflect import noun_forms

Voice = Literal["active", "passive", "noun"]

_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "get", "gets", "got", "getting"})
_DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "any",
        "no",
        "every",
        "each",
        "some",
        "several",
        "many",
    }
)
_VERB_MARKS = frozenset(
    {
        "to",
        "will",
        "would",
        "could",
        "may",
        "might",
        "should",
        "can",
        "must",
        "shall",
        "did",
        "do",
        "does",
        "not",
        "n't",
        "n’t",
        "they",
        "we",
        "you",
        "i",
        "who",
        "which",
        "that",
        "'ll",
        "’ll",
        "never",
    }
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase at the tokens `[first, last)` that tells of an event of `type`."""

    first: int
    last: int
    type: str
    form: Form
    voice: Voice
    sentence: int
    reality: Reality


@dataclass(frozen=True, slots=True)
class EventType:
    """A row of the event taxonomy, as far as reading needs it.

    Attributes:
        generic: the words leave the means open; a weapon nearby may narrow the type.
        rank: where types compete for one account, the higher wins.
        harm: what the words themselves say became of the victim; None where they do not.
        heavy: the work of the state whose adjective stands before the means: "a Ruritanian missile".
        sided: the same of an adjective before the event: "Ruritanian shelling"; "the Ruritanian bombing" may be one in Ruritania.
        aimed: the same where the words say that it is alleged, or at what it was aimed: "the Ruritanian bombing of the port".
    """

    key: str
    acled: str
    muc: str | None
    generic: bool
    rank: int
    harm: Harm | None
    heavy: bool
    sided: bool
    aimed: bool


@lru_cache(maxsize=8)
def event_types(lexicon: Lexicon) -> dict[str, EventType]:
    """The event taxonomy by key."""
    return {
        key: EventType(
            key=key,
            acled=row["acled"],
            muc=row["muc"],
            generic=bool(row.get("generic")),
            rank=int(row["rank"]),
            harm=row.get("harm"),
            heavy=bool(row.get("heavy")),
            sided=bool(row.get("sided")),
            aimed=bool(row.get("aimed")),
        )
        for key, row in lexicon.entries("events")["types"].items()
    }


def find_triggers(document: Document, lexicon: Lexicon) -> list[Trigger]:
    """The triggers of the document in text order; idioms ("hunger strike") are none."""
    found: list[Trigger] = []
    number = 0
    sentences = document.sentences
    words = reality_words(lexicon)
    nouns, adverbs = _nouns(lexicon), frozenset(lexicon.entries("events")["adverbs"])
    for match in read_terms(document, lexicon, "event"):
        if match.term.form == "idiom":
            continue
        while sentences[number].last <= match.first:
            number += 1
        sentence = sentences[number]
        voice = _voice(document, sentence, match, adverbs)
        if voice == "noun" and _is_unchanged_past(document, sentence, match, lexicon):
            voice = "passive"
        words_here = document.lowers[match.first : match.last]
        if voice == "noun" and match.term.form in ("base", "s") and len(words_here) == 1 and words_here not in nouns:
            continue  # "mortar shells": the verb's form, but a thing and no event
        reality = reality_of(document, sentence, match.first, words, verb=voice != "noun")
        found.append(Trigger(match.first, match.last, match.term.type, match.term.form, voice, number, reality))
    return found


@lru_cache(maxsize=8)
def _nouns(lexicon: Lexicon) -> frozenset[tuple[str, ...]]:
    """The forms of all nouns that name events."""
    rows = lexicon.entries("events")["types"].values()
    return frozenset(
        form for row in rows for noun in row.get("nouns", ()) for form in noun_forms(split_words(noun), lexicon)
    )


def _is_unchanged_past(document: Document, sentence: Sentence, match: Match, lexicon: Lexicon) -> bool:
    """True for "was hit by missiles", "depot hit by missiles": the participle looks like the verb's first form."""
    irregular = lexicon.entries("events")["irregular"]
    lowers, first, last = document.lowers, match.first, match.last
    word = lowers[first]
    if last - first != 1 or word not in irregular.get(word, ()) or last >= sentence.last or lowers[last] != "by":
        return False
    return first == sentence.first or lowers[first - 1] not in _DETERMINERS


def _voice(document: Document, sentence: Sentence, match: Match, adverbs: frozenset[str]) -> Voice:
    """`passive` for a past participle after a form of be or before "by"; `noun` for nouns and verb forms used as nouns."""
    lowers, first, last, form = document.lowers, match.first, match.last, match.term.form
    if form == "noun":
        return "noun"
    place = first - 1
    while place >= sentence.first and lowers[place] in adverbs:
        place -= 1
    before = lowers[place] if place >= sentence.first else ""
    if form == "past":
        if before in _BE:
            return "passive"
        if last < sentence.last and lowers[last] == "by":
            return "passive"
        return "active"
    after = lowers[last] if last < sentence.last else ""
    if form == "base":
        return "active" if before in _VERB_MARKS or (before.endswith("s") and after in _DETERMINERS) else "noun"
    if form == "s":
        return "active" if after in _DETERMINERS and before not in _DETERMINERS else "noun"
    return "noun" if before in _DETERMINERS or after == "of" else "active"
