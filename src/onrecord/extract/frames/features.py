"""What the role and report models see: classes, relations and hashed words, never the text itself.

The training script imports this module, so what is learnt and what is read are the same by construction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from zlib import crc32

from onrecord.extract.frames.phrases import Phrase, possessive_after
from onrecord.extract.frames.scene import Scene, head_classes, nearest_trigger
from onrecord.extract.frames.syntax import clear_role

BUCKETS = 50_000
"""Words are known by their bucket alone: the weights hold no words, though a list of words tried against the buckets shows which may weigh."""

_ENDINGS = ("ing", "ed", "es", "s", "e")
_OPENING = 60
"""Tokens of the opening, whose words count for more."""

_SHOWN_AFTER = frozenset({"'s", "’s", "who", "which", "that", "of", ",", "[", "(", "and", "."})


@lru_cache(maxsize=1 << 16)
def bucket(word: str) -> str:
    """The word's bucket."""
    return str(crc32(word.encode("utf-8", "surrogatepass")) % BUCKETS)


@lru_cache(maxsize=1 << 16)
def stem_bucket(word: str) -> str:
    """The bucket of the word less its ending: forms of one verb mostly share it."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return bucket(word.removesuffix(ending))
    return bucket(word)


def gate_features(scene: Scene, phrase: Phrase) -> tuple[str, ...]:
    """The little that tells most phrases which fill no role from those worth a closer look."""
    index = phrase.sentence.index
    governing = scene.at.get(phrase.governor) if phrase.governor is not None else None
    return (
        _head_feature(scene.document.lowers[phrase.head]),
        f"s={min(index, 2)}",
        *_standing_features(
            phrase.relation,
            governing.type if governing else "-",
            "here" if index in scene.by_sentence else "before",
            scene.layers.tags[phrase.head],
            head_classes(scene, phrase),
        ),
    )


@lru_cache(maxsize=1 << 16)
def _head_feature(word: str) -> str:
    return f"w={bucket(word)}"


@lru_cache(maxsize=1 << 14)
def _standing_features(relation: str, governing: str, near: str, tag: str, classes: tuple[str, ...]) -> tuple[str, ...]:
    """How a phrase stands in its sentence and what its head is: much the same from phrase to phrase, so remembered."""
    features = [f"r={relation}", f"h={near}", f"gt={governing}/{relation}", f"tag={tag}"]
    for name in classes:
        features += (f"c={name}", f"c/h={name}/{near}", f"c/r={name}/{relation}")
    return tuple(features)


def phrase_features(scene: Scene, phrase: Phrase) -> list[str]:
    """What one mention shows: its words and classes, its relation, what governs it, and the triggers about."""
    lowers, tags = scene.document.lowers, scene.layers.tags
    head = phrase.head
    word = bucket(lowers[head])
    classes = head_classes(scene, phrase)
    relation = phrase.relation
    governing = scene.at.get(phrase.governor) if phrase.governor is not None else None
    kind = f"{governing.type}/{governing.voice}/{relation}" if governing else f"-/{relation}"
    near, apart = nearest_trigger(scene, phrase)
    near_type = near.type if near else "-"
    here = {trigger.type for trigger in scene.by_sentence.get(phrase.sentence.index, ())}
    stem = stem_bucket(lowers[phrase.governor]) if phrase.governor is not None else "-"
    features = [
        f"w={word}",
        f"tag={tags[head]}",
        f"r={relation}",
        f"gov={relation}/{stem}",
        f"gt={kind}",
        f"pp={phrase.preposition}/{stem}",
    ]
    if head > phrase.first:
        before = lowers[head - 1]
        features += (
            f"w2={bucket(before)}",
            f"ww={bucket(before + ' ' + lowers[head])}",
            f"f={bucket(lowers[phrase.first])}",
        )
    for name in classes:
        features += (
            f"c={name}",
            f"c/r={name}/{relation}",
            f"c/g={name}/{kind}",
            f"c/n={name}/{near_type}",
            f"c/tag={name}/{tags[head]}",
        )
        features += [f"c/t={name}/{each}" for each in here]
    plain = clear_role(scene, phrase, classes)
    if plain is not None:
        features += (f"x={plain}", f"x/c={plain}/{classes[0]}", f"x/t={plain}/{governing.type if governing else '-'}")
    if phrase.governor is not None and lowers[phrase.governor] in scene.saying:
        features += ("say", f"say/r={relation}", f"say/c={classes[0]}/{relation}")
    features += _inside(scene, phrase, classes[0])
    features += _surroundings(scene, phrase)
    if near is not None:
        side = "L" if near.first < phrase.first else "R"
        features += (
            f"n={near.type}/{near.voice}/{side}/{min(apart, 4) // 2}",
            f"nr={near.type}/{relation}",
            f"real={near.reality}",
        )
    if here:
        features += [f"t={each}" for each in here]
    else:
        features += [f"pt={trigger.type}" for trigger in scene.by_sentence.get(phrase.sentence.index - 1, ())]
    return features


def _inside(scene: Scene, phrase: Phrase, head_class: str) -> Iterator[str]:
    """What the words before the head are, and the "of" phrase behind it."""
    lowers = scene.document.lowers
    inner: set[str] = set()
    for token in range(phrase.first, phrase.head):
        inner.update(scene.classes.get(token, ()))
        if scene.layers.entities[token] != "O":
            inner.add(f"e:{scene.layers.entities[token][2:]}")
        if token in scene.at:
            inner.add(f"t:{scene.at[token].type}")
    for name in inner:
        yield f"in={name}"
        yield f"in/c={name}/{head_class}"
    if scene.layers.tags[phrase.first] == "CD":
        yield "number"
    if phrase.tail > phrase.last:
        yield "of"
        yield f"of={bucket(lowers[phrase.tail - 1])}"
        listed = scene.classes.get(phrase.tail - 1)
        yield f"ofc={listed[0] if listed else scene.layers.entities[phrase.tail - 1]}"


def _surroundings(scene: Scene, phrase: Phrase) -> Iterator[str]:
    """The words before and after, and where in the report the sentence stands."""
    lowers, sentence = scene.document.lowers, phrase.sentence
    after = lowers[phrase.last] if phrase.last < sentence.last else ""
    yield f"aft={bucket(after) if after in _SHOWN_AFTER else '-'}"
    yield f"poss={possessive_after(scene.document, phrase)}"
    before = phrase.first - 1
    while before >= sentence.first and scene.layers.tags[before] in ("DT", "PRP$", "CD", "JJ", "POS"):
        before -= 1
    yield f"bw={bucket(lowers[before]) if before >= sentence.first else '^'}"
    index = sentence.index
    yield f"s={0 if index == 0 else 1 if index < 3 else 2 if index < 8 else 3}"


def entity_features(
    mentions: Sequence[Phrase], features: Mapping[int, Sequence[str]], head_class: str, outlook: Iterable[str]
) -> set[str]:
    """What all mentions of one entity show together.

    Args:
        features: of each mention, by its first token.
        outlook: what the report models say of the report (`outlook_features`).
    """
    together: set[str] = set()
    for mention in mentions:
        together.update(features[mention.first])
    together.add(f"cnt={min(len(mentions), 4)}")
    together.add(f"c/cnt={head_class}/{min(len(mentions), 3)}")
    together.add(f"first={min(mentions[0].sentence.index, 5)}")
    for name in outlook:
        together.add(name)
        together.add(f"{name}/{head_class}")
    return together


def outlook_features(outlook: Mapping[str, float]) -> list[str]:
    """How likely the report tells of each type of incident, in fifths."""
    return [f"p:{name}={int(value * 5)}" for name, value in outlook.items()]


@lru_cache(maxsize=1 << 16)
def _told_feature(word: str) -> str:
    return f"dl={stem_bucket(word)}"


@lru_cache(maxsize=1 << 16)
def _opening_feature(word: str) -> str:
    return f"dw={stem_bucket(word)}"


def report_features(scene: Scene) -> set[str]:
    """What the report as a whole shows about the incidents it tells of."""
    found: set[str] = set()
    tags = scene.layers.tags
    for trigger in scene.triggers:
        third = 0 if trigger.sentence < 2 else 1 if trigger.sentence < 5 else 2
        name = trigger.type
        found.update(
            (
                f"d={name}",
                f"dq={name}/{third}",
                f"dr={name}/{trigger.reality}",
                f"dv={name}/{trigger.voice}",
                f"dt={name}/{tags[trigger.first]}",
            )
        )
    for name, count in Counter(trigger.type for trigger in scene.triggers).items():
        found.add(f"dn={name}/{min(count, 4)}")
    lowers = scene.document.lowers
    told = [token for token, tag in enumerate(tags) if tag[:2] in ("NN", "VB")]
    found.update(map(_told_feature, {lowers[token] for token in told}))
    found.update(map(_opening_feature, {lowers[token] for token in told if token < _OPENING}))
    for phrase in scene.phrases:
        classes = head_classes(scene, phrase)
        found.add(f"dc={classes[0]}")
        governing = scene.at.get(phrase.governor) if phrase.governor is not None else None
        if governing is not None:
            found.add(f"dg={classes[0]}/{phrase.relation}/{governing.type}")
    found.add(f"len={min(len(scene.document.sentences) // 5, 6)}")
    return found


def wording_features(scene: Scene, phrase: Phrase, bounds: tuple[int, int], role: str) -> list[str]:
    """What tells whether the tokens `bounds` of the phrase are how the role's filler is best quoted."""
    first, last = bounds
    lowers, tags, entities = scene.document.lowers, scene.layers.tags, scene.layers.entities
    whole = last > phrase.last
    offset = min(phrase.head - first, 3)
    features = [
        f"len={min(last - first, 5)}",
        f"off={offset}",
        f"ext={whole}",
        f"t={tags[first]}",
        f"w={bucket(lowers[first])}",
        f"e={entities[first]}",
        f"full={first == phrase.first}",
    ]
    if first > phrase.first:
        features += (
            f"pt={tags[first - 1]}",
            f"pw={bucket(lowers[first - 1])}",
            f"pe={entities[first - 1]}",
            f"pee={entities[first - 1]}/{entities[first]}",
        )
    if phrase.tail > phrase.last:
        features += (
            f"of={whole}",
            f"ofw={whole}/{bucket(lowers[phrase.head])}",
            f"ofh={whole}/{bucket(lowers[phrase.tail - 1])}",
        )
    features += (
        f"tt={'_'.join(tags[first : phrase.last][:4])}",
        f"hc={head_classes(scene, phrase)[0]}/{offset}",
        f"hw={bucket(lowers[phrase.head])}/{offset}",
    )
    group = scene.groups.get(phrase.head) or scene.groups.get(first)
    if group is not None:
        features.append(f"grp={group.first - first}/{group.last - last}")
    name = entities[last - 1]
    if name != "O":
        opens = first == phrase.first or entities[first - 1][2:] != entities[first][2:]
        features.append(f"name={entities[first] == name}/{opens}/{name}")
    features.append(f"s={min(phrase.sentence.index, 4)}")
    governing = scene.at.get(phrase.governor) if phrase.governor is not None else None
    features.append(f"g={governing.type if governing else '-'}")
    if first < phrase.head:
        features.append(f"w2={bucket(lowers[first] + ' ' + lowers[first + 1])}")
    return [f"{role}:{name}" for name in features]
