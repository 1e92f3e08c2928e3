"""The tagger's answers for a whole document, end to end."""

from __future__ import annotations

from onrecord.extract.frames.phrases import Layers
from onrecord.text.document import Document
from onrecord.text.labels import read_labels
from onrecord.text.names import names


def read_layers(document: Document) -> Layers:
    """Tags, chunks, names and relations of every token."""
    tags: list[str] = []
    chunks: list[str] = []
    relations: list[str] = []
    for sentence in document.sentences:
        tags += read_labels(document, sentence, "tags")
        chunks += read_labels(document, sentence, "chunks")
        relations += read_labels(document, sentence, "relations")
    entities = ["O"] * len(tags)
    for name in names(document):
        entities[name.first : name.last] = [f"I-{name.kind}"] * (name.last - name.first)
        entities[name.first] = f"B-{name.kind}"
    return Layers(tags, chunks, entities, relations)
