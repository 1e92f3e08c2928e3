"""What a speaker lays on the other side while telling of a deed of its own: "and that the clinic was hit by a Ruritanian missile"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from onrecord.extract.accounts.parties import Parties
from onrecord.text.clauses import Clause
from onrecord.text.document import Sentence
from onrecord.text.phrases import Phrase


def arms_of_others(
    parties: Parties, arms: AbstractSet[int], who: Sequence[Phrase], behind: Iterable[Clause], sentence: Sentence
) -> tuple[Phrase, ...]:
    """The arms of a side other than the speakers `who` by which the clauses say that something was hit.

    `arms` are the tokens of words for events and weapons.
    """
    own = {(party.name, party.country) for phrase in who if (party := parties.of(phrase, sentence))}
    names, countries = {name for name, _ in own}, {country for _, country in own} - {None}
    found: list[Phrase] = []
    for clause in behind:
        if clause.shared or clause.verb.negated or clause.verb.voice != "passive":
            continue
        for phrase in clause.agents:
            party = parties.behind(phrase) if phrase.head in arms else None
            if party is not None and party.name not in names and party.country not in countries:
                found.append(phrase)
    return tuple(found)
