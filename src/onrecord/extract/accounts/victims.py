"""The people harmed in an incident, each once, whichever of their names stands where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.extract.accounts.links import StatementIndex, speaks
from onrecord.extract.api import Findings, Frame
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import Perpetrator
from onrecord.model.casualty import Casualty, Victim
from onrecord.model.span import Span
from onrecord.text.document import Document

_FULL = 4
"""A name of this many words has two surnames in Spanish usage, and either may stand for it."""


def harmed(
    findings: Findings,
    statements: StatementIndex,
    frames: Sequence[Frame],
    casualties: Sequence[Casualty],
    lexicon: Lexicon,
) -> Iterator[Victim]:
    """Those whom the claims tell of, then whom the frames do of deeds that were done.

    Whom somebody tried or plotted to kill is not harmed by that, nor is who only speaks of the deed.
    """
    for casualty in casualties:
        yield from (
            victim if victim.name is None else replace(victim, name=" ".join(victim.name.split()))  # on one line
            for victim in casualty.victims
        )
    for frame in frames:
        if frame.reality in ("happened", "alleged") and not _is_attempt(findings.document, frame.trigger.span, lexicon):
            yield from (
                victim
                for victim in frame.victims
                if not speaks(statements, victim.span) and not _is_no_person(findings, victim, lexicon)
            )


def _is_no_person(findings: Findings, victim: Victim, lexicon: Lexicon) -> bool:
    """True for a nation or a kind of people taken for a name ("one Ruritanian", "Fjordist militants"), or for a raided place.

    Who was killed may be called like a town: only where no words say what befell them is a place's name the place's.
    """
    span, words = victim.span, (victim.name or "").lower().split()
    if words and words[-1] in plural_people(lexicon):
        return True
    document = findings.document
    if span.field == document.field and victim.harm == "unspecified":
        verb = document.lowers[max(0, document.token_at(span.start) - 1)]
        if verb in lexicon.entries("harms")["classes"]["done_to_places"]:
            return True
    told = findings.title.places if span.field == "title" and findings.title is not None else findings.places
    at = bisect_right(
        told, span.start, key=lambda mention: mention.span.start
    )  # names stand in text order, none inside another
    if not at or told[at - 1].span.field != span.field or told[at - 1].span.end < span.end:
        return False
    role = told[at - 1].role
    return role == "demonym" or (role == "place" and victim.harm == "unspecified")


def names_nation(document: Document, span: Span, lexicon: Lexicon) -> bool:
    """True for the people of a country, who are no thing that was hit: "two Poles", "five South Koreans".

    Told by the capital, in a sentence's midst: "poles" are things.
    """
    word = span.quote.split()[-1]
    if span.field != document.field or not word[0].isupper() or word.lower() not in plural_people(lexicon):
        return False
    sentence = document.sentence_at(span.start)
    return sentence is not None and sentence.start < span.start


def are_harmed(who: Perpetrator, casualties: Sequence[Casualty]) -> bool:
    """True for the group in "killed 47 Fjordist fighters": its fighters were harmed, and by these words did nothing."""
    if who.kind == "individual" or who.status != "stated":
        return False
    return any(
        claim.numbered
        and claim.count.min > 1
        and claim.span.field == who.span.field
        and claim.span.start < who.span.start
        and who.span.end < claim.span.end
        for claim in casualties
    )


@lru_cache(maxsize=8)
def plural_people(lexicon: Lexicon) -> frozenset[str]:
    """The plurals of the nouns for people: "militants", "ruritanians"."""
    nouns = [entry["nouns"] for entry in lexicon.entries("people")]
    return frozenset(plural for each in nouns for plurals in each.values() for plural in plurals if plural not in each)


def _is_attempt(document: Document, span: Span, lexicon: Lexicon) -> bool:
    """ "An assassination attempt on the mayor", "the attempted murder of a judge"."""
    words = lexicon.entries("harms")["classes"]
    after = set(words["attempt_after"])
    if not after.isdisjoint(span.quote.lower().split()):
        return True
    if span.field != document.field:
        return False
    first, last = document.token_at(span.start), document.token_at(span.end - 1) + 1
    return document.lowers[first - 1] in words["attempt_before"] or (
        last < len(document.lowers) and document.lowers[last] in after
    )


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
