"""Parts turned into the contract's values: perpetrators, weapons, objects and victims."""

from __future__ import annotations

from onrecord.extract.frames.casting import Part
from onrecord.extract.frames.mentions import actor_classes, demonyms, number_value, state_names
from onrecord.extract.frames.reality import perpetrator_status, reality_words
from onrecord.extract.frames.scene import Scene, head_classes
from onrecord.extract.frames.terms import weapons_marked
from onrecord.extract.frames.triggers import EventType, Trigger, event_types
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import Perpetrator, PerpetratorKind, PerpetratorStatus
from onrecord.model.casualty import Victim
from onrecord.model.mention import ObjectMention, WeaponMention
from onrecord.text.document import Document


def make_perpetrator(scene: Scene, part: Part, trigger: Trigger, lexicon: Lexicon) -> Perpetrator:
    """Who did it: a listed group's name, kind and country, else the words themselves and the adjective of a state in them."""
    document = scene.document
    span = document.span(_with_age(scene, part.first), part.last)
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


def _with_age(scene: Scene, first: int) -> int:
    """The first token with the number that belongs to it: "13" in front of "year-old boy"."""
    lowers = scene.document.lowers
    if lowers[first] != "year-old" or first < 2:
        return first
    return first - 2 if lowers[first - 1] == "-" else first - 1


def _listed_kind(scene: Scene, part: Part, lexicon: Lexicon) -> PerpetratorKind | None:
    for name in head_classes(scene, part.mention):
        if name.startswith("a:"):
            kind = actor_classes(lexicon)[name[2:]].perpetrator
            return kind if kind != "individual" else None
    return None


_CLOSE = 2
"""Words that may stand between: "Russian ballistic missile"."""

_HIT = frozenset({"dobj", "nsubjpass"})
_AT = frozenset({"on", "at", "against", "into", "near"})


def find_side(scene: Scene, trigger: Trigger, kind: str, lexicon: Lexicon) -> tuple[Perpetrator, ...]:
    """The state whose adjective stands before a heavy weapon of the trigger's sentence, or before the trigger itself.

    `kind` is the event type that the sentence makes of the trigger. A weapon that is hit names no side: "destroyed a Ruritanian tank".
    """
    event = event_types(lexicon)[kind]
    if not event.heavy:
        return ()
    document = scene.document
    sentence = document.sentences[trigger.sentence]
    codes, states, heavy = demonyms(lexicon), state_names(lexicon), weapons_marked(lexicon, "heavy")
    for token in range(sentence.first, sentence.last):
        country = codes.get(document.lowers[token])
        if country is None or country not in states:
            continue
        for behind in range(token + 1, min(token + 2 + _CLOSE, sentence.last)):
            armed = not heavy.isdisjoint(scene.classes.get(behind, ()))
            noun = behind == trigger.first and scene.layers.tags[behind].startswith("NN")
            before = noun and names_side(document, token, trigger.last, event, lexicon)
            if before or (armed and not _is_hit(scene, token, behind)):
                span = document.span(token, token + 1)
                status: PerpetratorStatus = "alleged" if trigger.reality == "alleged" else "stated"
                return (Perpetrator(states[country], "state", span, country, status),)
            by_office = any(name in ("a:state", "a:forces") for name in scene.classes.get(behind, ()))
            if not armed and not by_office and not scene.layers.tags[behind].startswith(("JJ", "VBN")):
                break
    return ()


_OF = frozenset({"of", "on", "against"})
"""Words between a noun for an event and what it was aimed at."""


def names_side(document: Document, adjective: int, last: int, event: EventType, lexicon: Lexicon) -> bool:
    """True where the adjective of a state before the noun that ends at `last` says who did it, and not where: by the event's own row,
    else where it is alleged, or where the words say at what it was aimed."""
    if event.sided or not event.aimed:
        return event.sided
    before = document.lowers[max(0, adjective - 2) : adjective]
    aimed = document.lowers[last : last + 1] and document.lowers[last] in _OF
    return bool(aimed) or not reality_words(lexicon).doubts.isdisjoint(before)


def _is_hit(scene: Scene, first: int, weapon: int) -> bool:
    """True for a weapon that the sentence says was hit, and that nobody fired."""
    head = weapon
    while scene.layers.tags[head + 1 : head + 2] and scene.layers.tags[head + 1].startswith("NN"):
        head += 1
    before = scene.document.lowers[max(0, first - 2) : first]
    return scene.layers.relations[head] in _HIT or not _AT.isdisjoint(before)


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
