"""The word lists that place reading needs, as sets, made once for each lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.schema import Lexicon


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Sets of lower-case words, but for the short forms and the agencies in capitals, which keep their case."""

    common: frozenset[str]
    mixed: frozenset[str]
    titled: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    locating: frozenset[str]
    stating: frozenset[str]
    between: frozenset[str]
    before: frozenset[str]
    division: frozenset[str]
    feature: frozenset[str]
    feature_first: frozenset[str]
    organisation: frozenset[str]
    title: frozenset[str]
    acting: frozenset[str]
    person_after: frozenset[str]
    joined_and: frozenset[str]
    joining: frozenset[str]
    after_joining: frozenset[str]
    extending: frozenset[str]
    never: frozenset[str]
    never_names: frozenset[str]
    quarters: frozenset[str]
    demonyms: dict[str, str]
    demonyms_upper: dict[str, str]
    demonyms_lower: frozenset[str]
    short: dict[str, str]
    pointed: dict[str, str]
    after_comma: dict[str, str]
    agencies: frozenset[str]


@lru_cache(maxsize=8)
def place_words(lexicon: Lexicon) -> Words:
    """The lists of one lexicon."""
    words, names = lexicon.entries("places_common_words"), lexicon.entries("places_person_names")
    context, forms = lexicon.entries("places_context"), lexicon.entries("places_short_forms")
    more = lexicon.entries("places_given_names")
    demonyms = _demonyms(lexicon.entries("places_demonyms"))
    return Words(
        **{name: frozenset(words[name].split()) for name in ("common", "mixed", "titled")},
        given=frozenset(names["given"].split()).union(*(text.split() for text in more.values())),
        family=frozenset(names["family"].split()),
        **{name: frozenset(text.split()) for name, text in context.items() if name != "never_names"},
        never_names=frozenset(context["never_names"].split(", ")),
        quarters=frozenset(lexicon.entries("places_beside")["quarters"]),
        demonyms=demonyms,
        demonyms_upper={word.upper(): place for word, place in demonyms.items()},
        demonyms_lower=frozenset(map(str.lower, demonyms)),
        short=forms["always"],
        pointed=forms["pointed"],
        after_comma=forms["after_comma"],
        agencies=frozenset(
            form
            for agency in lexicon.entries("agencies")["agencies"]
            for form in agency["forms"]
            if form.isalpha() and form.isupper()
        ),
    )


def _demonyms(entries: dict[str, str]) -> dict[str, str]:
    """Each word and its plural, to the place."""
    found: dict[str, str] = {}
    for place, words in entries.items():
        for word in words.split(", "):
            found.setdefault(word, place)
            if not word.endswith(("s", "ese", "ish", "sh", "ch", "men", "x")):
                found.setdefault(word + "s", place)
    return found
