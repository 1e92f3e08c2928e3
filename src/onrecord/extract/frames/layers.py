"""The tagger's answers for a whole document, end to end."""

from __future__ import annotations

from onrecord.extract.frames.phrases import Layers
from onrecord.text.document import Document
from onrecord.text.labels import read_all_labels
from onrecord.text.names import names


def read_layers(document: Document) -> Layers:
    """Tags, chunks, names and relations of every token."""
    entities = ["O"] * len(document.words)
    for name in names(document):
        entities[name.first : name.last] = [f"I-{name.kind}"] * (name.last - name.first)
        entities[name.first] = f"B-{name.kind}"
    return Layers(
        tags=read_all_labels(document, "tags"),
        chunks=read_all_labels(document, "chunks"),
        entities=entities,
        relations=read_all_labels(document, "relations"),
    )
