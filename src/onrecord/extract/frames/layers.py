"""The tagger's answers for a whole document, end to end."""

from __future__ import annotations

from onrecord.extract.frames.phrases import Layers
from onrecord.text.document import Document
from onrecord.text.labels import read_labels


def read_layers(document: Document) -> Layers:
    """Tags, chunks, names and relations of every token."""
    tags: list[str] = []
    chunks: list[str] = []
    entities: list[str] = []
    relations: list[str] = []
    for sentence in document.sentences:
        tags += read_labels(document, sentence, "tags")
        chunks += read_labels(document, sentence, "chunks")
        entities += read_labels(document, sentence, "entities")
        relations += read_labels(document, sentence, "relations")
    return Layers(tags, chunks, entities, relations)
