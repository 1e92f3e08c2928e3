"""Trains the readers of cues and arguments from annotated attributions; the recipe is in docs/models/statements.md.

    python tools/train_statements.py TRAIN_FOLDER OUT_FOLDER

TRAIN_FOLDER holds `input.jsonl` ({"id", "text"}) and `gold.jsonl` ({"id", "attributions": [{"source", "cue", "content"}]}, lists of
offset pairs in code points). OUT_FOLDER receives `cues_en.crfsuite.xz` and `arguments_en.crfsuite.xz`. The digests are printed:
copy them into src/onrecord/extract/statements/learned.py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import random
import struct
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite

from onrecord.extract.statements.arguments import argument_features, find_window
from onrecord.extract.statements.cues import Tokens, cue_features, cue_pieces
from onrecord.extract.statements.view import View, make_view
from onrecord.extract.statements.words import SayingWords, saying_words
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import Document, make_document

SEED = 20
CAPITALS = 0.15
"""Share of the texts that are read a second time in capitals."""
OPTIONS = {
    "cues": {"max_iterations": 12, "feature.minfreq": 6},
    "arguments": {"max_iterations": 12, "feature.minfreq": 8},
}
"""Of crfsuite's averaged perceptron, which is as accurate here as maximum likelihood and takes a tenth of the time."""
STEP = 0.25
"""Weights are multiples of this; half of them are above 2.5 in size."""

Example = tuple[View, list[dict[str, Any]]]


def main() -> None:
    """Trains both readers and writes them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=Path, help="folder with input.jsonl and gold.jsonl")
    parser.add_argument("out", type=Path, help="folder for the artefacts")
    parser.add_argument("--minfreq", type=int, nargs=2, metavar=("CUES", "ARGUMENTS"))
    options = parser.parse_args()
    started = time.monotonic()
    trainers = {stage: pycrfsuite.Trainer(algorithm="ap", verbose=False) for stage in OPTIONS}
    for view, attributions in read_examples(options.train, saying_words(load_lexicon("en"))):
        for features, labels in cue_sequences(view, attributions):
            trainers["cues"].append(features, labels)
        for features, labels in argument_sequences(view, attributions):
            trainers["arguments"].append(features, labels)
    print(f"features after {time.monotonic() - started:.0f} s")
    for place, (stage, trainer) in enumerate(trainers.items()):
        settings = dict(OPTIONS[stage])
        if options.minfreq:
            settings["feature.minfreq"] = options.minfreq[place]
        trainer.set_params(settings)
        path = options.out / f"{stage}_en.crfsuite"
        trainer.train(str(path))
        data = lzma.compress(round_weights(path.read_bytes()), preset=9)
        path.with_suffix(".crfsuite.xz").write_bytes(data)
        print(f"{stage}: {path.stat().st_size} bytes, {len(data)} packed, SHA-256 {hashlib.sha256(data).hexdigest()}")
        path.unlink()
    print(f"done after {time.monotonic() - started:.0f} s")


def round_weights(model: bytes) -> bytes:
    """The model with its weights rounded to `STEP`: a third smaller when packed, and no label differs on the dev texts.

    A crfsuite file names the offset of its feature table in bytes 28 to 32; the table is a chunk of 12 bytes of header, the last
    four of them the number of rows, and rows of three 32-bit numbers and a 64-bit weight.
    """
    (table,) = struct.unpack_from("<I", model, 28)
    (count,) = struct.unpack_from("<I", model, table + 8)
    rounded = bytearray(model)
    for place in range(table + 12 + 12, table + 12 + 20 * count, 20):
        (weight,) = struct.unpack_from("<d", model, place)
        struct.pack_into("<d", rounded, place, round(weight / STEP) * STEP)
    return bytes(rounded)


def read_examples(folder: Path, words: SayingWords) -> Iterator[Example]:
    """The annotated texts, some of them once more in capitals, in an order that the seed decides."""
    chance = random.Random(SEED)
    gold = {record["id"]: record["attributions"] for record in map(json.loads, (folder / "gold.jsonl").open())}
    records = [json.loads(line) for line in (folder / "input.jsonl").open()]
    chance.shuffle(records)
    for record in records:
        text, attributions = record["text"], gold[record["id"]]
        yield make_view(make_document(text), words), attributions
        upper = text.upper()
        if chance.random() < CAPITALS and len(upper) == len(text):
            yield make_view(make_document(upper), words), attributions


def cue_sequences(view: View, attributions: Sequence[dict[str, Any]]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Each sentence's features with B and I on the cues."""
    labels = ["O"] * len(view.inside)
    for first, last in gold_cues(view.document, attributions):
        if all(label == "O" for label in labels[first:last]):
            labels[first:last] = ["B"] + ["I"] * (last - first - 1)
    for sentence in view.document.sentences:
        for piece in cue_pieces(sentence):
            yield cue_features(view, piece), labels[slice(*piece)]


def argument_sequences(
    view: View, attributions: Sequence[dict[str, Any]]
) -> Iterator[tuple[list[tuple[str, ...]], list[str]]]:
    """Each cue's window with K on the cue, BS and IS on the source, BC and IC on the content."""
    others = frozenset(token for cue in gold_cues(view.document, attributions) for token in range(*cue))
    for attribution in attributions:
        cue = gold_cue(view.document, attribution)
        if cue is None:
            continue
        window = find_window(view, cue)
        labels = ["O"] * (window.last - window.first)
        for role, key in (("S", "source"), ("C", "content")):
            for start, end in attribution[key]:
                first, last = (max(place, window.first) for place in tokens_of(view.document, start, end))
                opening = "B"
                for token in range(first, min(last, window.last)):
                    if labels[token - window.first] == "O":
                        labels[token - window.first] = opening + role
                        opening = "I"
        for token in range(cue[0], min(cue[1], window.last)):
            labels[token - window.first] = "K"
        yield argument_features(view, cue, window, others), labels


def gold_cues(document: Document, attributions: Sequence[dict[str, Any]]) -> list[Tokens]:
    """The cues as tokens, in order."""
    return sorted({cue for attribution in attributions if (cue := gold_cue(document, attribution))})


def gold_cue(document: Document, attribution: dict[str, Any]) -> Tokens | None:
    """The cue from its first to its last token; None where there is none."""
    parts = attribution["cue"]
    if not parts:
        return None
    first, last = tokens_of(document, parts[0][0], parts[-1][1])
    return (first, last) if first < last else None


def tokens_of(document: Document, start: int, end: int) -> Tokens:
    """Tokens that share a code point with `[start, end)`."""
    first = document.token_at(start)
    if first < 0 or document.ends[first] <= start:
        first += 1
    return first, document.token_at(end - 1) + 1


if __name__ == "__main__":
    main()
