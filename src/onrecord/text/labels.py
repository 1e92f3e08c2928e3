"""Labels of tokens on demand: parts of speech, names, noun chunks and relations, by the network, a block of sentences at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Literal, cast

from onrecord.text.network import Labels, load_network

if TYPE_CHECKING:
    from onrecord.text.document import Document, Sentence

HeadName = Literal["tags", "entities", "chunks", "relations"]
EntityKind = Literal["person", "organisation", "place", "site", "group"]
"""`place` is a settlement, region or country, `site` a building, road or airport, `group` a nation, faith or party."""

BLOCK = 64
"""Sentences labelled together: the cost of a call into linear algebra is shared, and a huge text is never labelled whole."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: tokens `[first, last)` of the document, and what it seems to be."""

    first: int
    last: int
    kind: EntityKind


def read_labels(document: Document, sentence: Sentence, head: HeadName) -> tuple[str, ...]:
    """The labels of one kind of the sentence's tokens."""
    offset, found = _labels(document, head, sentence.index // BLOCK)
    return found[sentence.first - offset : sentence.last - offset]


def read_all_labels(document: Document, head: HeadName) -> tuple[str, ...]:
    """The labels of one kind of all tokens of the document, end to end."""
    return tuple(chain.from_iterable(_labels(document, head, number)[1] for number in _block_numbers(document)))


def _labels(document: Document, head: HeadName, number: int) -> tuple[int, tuple[str, ...]]:
    """The first token of a block of sentences, and the labels of one kind of its tokens, remembered on the document."""
    key = ("labels", head, number)
    found: tuple[int, tuple[str, ...]] | None = document.memo.get(key)
    if found is None:
        offset, labels = _block(document, number)
        found = document.memo[key] = (offset, labels.read(head))
    return found


def read_numbers(document: Document, head: HeadName) -> tuple[bytes, tuple[str, ...]]:
    """The labels of one kind of all tokens as numbers, one byte a token, and the labels that they number."""
    numbers = b"".join(_block(document, number)[1].codes[head] for number in _block_numbers(document))
    return numbers, load_network().heads[head].labels


def _block_numbers(document: Document) -> range:
    return range(-(-len(document.sentences) // BLOCK))


def _block(document: Document, number: int) -> tuple[int, Labels]:
    """The first token and the labels of a block of sentences, labelled when first asked for."""
    key = ("blocks", number)
    block: tuple[int, Labels] | None = document.memo.get(key)
    if block is None:
        members = document.sentences[number * BLOCK : (number + 1) * BLOCK]
        labels = load_network().label(
            (
                document.words[each.first : each.last],
                document.lowers[each.first : each.last],
                document.text[each.start : each.end].isupper(),
            )
            for each in members
        )
        block = document.memo[key] = (members[0].first, labels)
    return block


def read_tags(document: Document, sentence: Sentence) -> tuple[str, ...]:
    """The part of speech of each token, remembered on the document."""
    key = ("tags", sentence.index)
    tags: tuple[str, ...] | None = document.memo.get(key)
    if tags is None:
        tags = document.memo[key] = read_labels(document, sentence, "tags")
    return tags


def read_entities(document: Document, sentence: Sentence) -> tuple[Entity, ...]:
    """The names in the sentence, in order."""
    key = ("entities", sentence.index)
    entities: tuple[Entity, ...] | None = document.memo.get(key)
    if entities is None:
        labels = read_labels(document, sentence, "entities")
        entities = document.memo[key] = tuple(
            Entity(sentence.first + first, sentence.first + last, cast("EntityKind", kind))
            for first, last, kind in runs(labels)
        )
    return entities


def runs(labels: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Runs `[first, last)` with their kind, of labels such as `B-person I-person O`.

    The network labels each token by itself, so a run may begin with an `I-` and may mix kinds: it takes the kind that most
    of its tokens have, the first of them where there is a tie.
    """
    first = -1
    kinds: list[str] = []
    for place, label in enumerate((*labels, "O")):
        if label[0] == "I" and first >= 0:
            kinds.append(label[2:])
            continue
        if first >= 0:
            yield first, place, kinds[0] if len(set(kinds)) == 1 else max(kinds, key=kinds.count)
            first = -1
        if label[0] != "O":
            first, kinds = place, [label[2:]]
