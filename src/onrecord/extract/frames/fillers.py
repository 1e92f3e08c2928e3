"""Parts turned into the contract's values: perpetrators, weapons, objects and victims."""

from __future__ import annotations

from functools import lru_cache

from onrecord.extract.frames.casting import Part
from onrecord.extract.frames.features import Scene, head_classes
from onrecord.extract.frames.mentions import actor_classes, demonyms, number_value
from onrecord.extract.frames.reality import perpetrator_status, reality_words
from onrecord.extract.frames.terms import weapons_marked
from onrecord.extract.frames.triggers import Trigger, event_types
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import Perpetrator, PerpetratorKind, PerpetratorStatus
from onrecord.model.casualty import Victim
from onrecord.model.mention import ObjectMention, WeaponMention


def make_perpetrator(scene: Scene, part: Part, trigger: Trigger, lexicon: Lexicon) -> Perpetrator:
    """Who did it: a listed group's name, kind and country, else the words themselves and the adjective of a state in them."""
    document = scene.document
    span = document.span(part.first, part.last)
    kind: PerpetratorKind = "individual" if part.role == "individual" else "organisation"
    name, country = span.quote, None
    codes = demonyms(lexicon)
    for word in document.lowers[part.mention.first : part.last]:
        country = country or codes.get(word)
    group = next((scene.groups[token] for token in range(part.first, part.last) if token in scene.groups), None)
    if group is not None and kind != "individual":
        known = actor_classes(lexicon)[group.term.type]
        name, kind, country = known.name or name, known.perpetrator, known.country or country
    elif kind != "individual" and (listed := _listed_kind(scene, part, lexicon)) is not None:
        kind = listed
    status = perpetrator_status(document, part.mention.sentence, (part.first, part.last), reality_words(lexicon))
    if trigger.reality == "denied" and trigger.sentence == part.mention.sentence.index:
        status = "denied"  # "the army did not shell the town" says of the army that it did not
    elif trigger.reality == "alleged" and status == "stated":
        status = "alleged"
    return Perpetrator(name, kind, span, country, status)


def _listed_kind(scene: Scene, part: Part, lexicon: Lexicon) -> PerpetratorKind | None:
    for name in head_classes(scene, part.mention):
        if name.startswith("a:"):
            kind = actor_classes(lexicon)[name[2:]].perpetrator
            return kind if kind != "individual" else None
    return None


_CLOSE = 2
"""Words that may stand between: "Russian ballistic missile"."""


def find_side(scene: Scene, trigger: Trigger, lexicon: Lexicon) -> tuple[Perpetrator, ...]:
    """The state whose adjective stands before a heavy weapon of the trigger's sentence, or before the trigger itself."""
    if not event_types(lexicon)[trigger.type].heavy:
        return ()
    document = scene.document
    sentence = document.sentences[trigger.sentence]
    codes, heavy = demonyms(lexicon), weapons_marked(lexicon, "heavy")
    for token in range(sentence.first, sentence.last):
        if document.lowers[token] not in codes:
            continue
        for behind in range(token + 1, min(token + 2 + _CLOSE, sentence.last)):
            classes = scene.classes.get(behind, ())
            if behind == trigger.first or not heavy.isdisjoint(classes):
                country = codes[document.lowers[token]]
                name = _states(lexicon).get(country, document.words[token])
                span = document.span(token, token + 1)
                status: PerpetratorStatus = "alleged" if trigger.reality == "alleged" else "stated"
                return (Perpetrator(name, "state", span, country, status),)
            if not scene.layers.tags[behind].startswith(("NN", "JJ", "VBN")):
                break
    return ()


@lru_cache(maxsize=8)
def _states(lexicon: Lexicon) -> dict[str, str]:
    """ISO code to the state's name, for the states that are listed."""
    return {row["country"]: row["name"] for row in lexicon.entries("actor_groups") if row["kind"] == "state"}


def _type_of(scene: Scene, part: Part, letter: str, otherwise: str) -> str:
    """The lexicon class of the part's head, or of the last of its words that has one."""
    for token in (part.mention.head, *range(part.last - 1, part.first - 1, -1)):
        for name in scene.classes.get(token, ()):
            if name.startswith(letter):
                return name[2:]
    return otherwise


def make_weapon(scene: Scene, part: Part) -> WeaponMention:
    """The means."""
    return WeaponMention(scene.document.span(part.first, part.last), _type_of(scene, part, "w:", "weapon"))


def make_object(scene: Scene, part: Part, lexicon: Lexicon) -> ObjectMention:
    """The thing hit, with the number before it."""
    count = number_value(scene.document.lowers[part.mention.first], lexicon)
    return ObjectMention(scene.document.span(part.first, part.last), _type_of(scene, part, "o:", "building"), count)


def make_victim(scene: Scene, part: Part, trigger: Trigger, lexicon: Lexicon) -> Victim:
    """Who was harmed, by name, and what became of them as far as the trigger's own word says."""
    span = scene.document.span(part.first, part.last)
    name = " ".join(span.quote.split())
    return Victim(span, name, harm=event_types(lexicon)[trigger.type].harm or "unspecified")
