"""Trains the readers of cues and arguments from annotated attributions; the recipe is in docs/models/statements.md.

    python tools/train_statements.py TRAIN_FOLDER ARTEFACT

TRAIN_FOLDER holds `input.jsonl` ({"id", "text"}) and `gold.jsonl` ({"id", "attributions": [{"source", "cue", "content"}]}, lists of
offset pairs in code points). The digest of the artefact is printed: copy it into src/onrecord/extract/statements/learned.py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

from onrecord.extract.statements import arguments, cues
from onrecord.extract.statements.arguments import argument_features, count_along, find_window
from onrecord.extract.statements.cues import Tokens, cue_features, cue_pieces, read_cues
from onrecord.extract.statements.view import Numbers, View, make_view
from onrecord.extract.statements.words import SayingWords, saying_words
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import Document, make_document

SEED = 20
CAPITALS = 0.15
"""Share of the texts that are read a second time in capitals."""
ROUNDS = 12
LEAST = {"cues": 6, "arguments": 8}
"""A feature is kept where it stands this often in the training texts."""
STEP = {"cues": 0.25, "arguments": 0.5}
"""Weights are multiples of this; half of them are ten times as large."""

Example = tuple[View, list[dict[str, Any]]]


def main() -> None:
    """Trains both readers and writes them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=Path, help="folder with input.jsonl and gold.jsonl")
    parser.add_argument("artefact", type=Path, help="the .npz file to write")
    options = parser.parse_args()
    started = time.monotonic()
    examples = list(read_examples(options.train, saying_words(load_lexicon("en"))))
    print(f"{len(examples)} texts after {time.monotonic() - started:.0f} s")
    with tempfile.TemporaryDirectory() as folder:
        half = Path(folder) / "half"
        found: list[list[Tokens]] = [[] for _ in examples]
        for part in (0, 1):
            tagger = train("cues", cue_sequences(examples[part::2]), half)
            for place in range(1 - part, len(examples), 2):
                found[place] = predicted_cues(tagger, examples[place][0])
        print(f"cues of the texts, each by a reader that has not seen it, after {time.monotonic() - started:.0f} s")
        arrays: dict[str, np.ndarray] = {}
        tagger = train("cues", cue_sequences(examples), half)
        arrays |= weights_of(tagger, "cues", cues.LABELS)
        tagger = train("arguments", argument_sequences(examples, found), half)
        arrays |= weights_of(tagger, "arguments", arguments.LABELS)
    np.savez_compressed(options.artefact, **arrays)
    data = options.artefact.read_bytes()
    print(f"{len(data)} bytes after {time.monotonic() - started:.0f} s, SHA-256 {hashlib.sha256(data).hexdigest()}")


def train(stage: str, sequences: Iterator[tuple[Numbers, list[str]]], path: Path) -> Any:
    """A tagger of crfsuite's: an averaged perceptron is as accurate here as maximum likelihood, in a tenth of the time."""
    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=False)
    for numbers, labels in sequences:
        trainer.append(names(numbers), labels)
    trainer.set_params({"max_iterations": ROUNDS, "feature.minfreq": LEAST[stage]})
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def names(numbers: Numbers) -> list[list[str]]:
    """Features as crfsuite wants them."""
    return [[str(number) for number in row] for row in numbers.T.tolist()]


def weights_of(tagger: Any, stage: str, labels: Sequence[str]) -> dict[str, np.ndarray]:
    """The model as arrays: gaps between the numbers of its features, their weights a label, and steps between labels."""
    info = tagger.info()
    place = {label: number for number, label in enumerate(labels)}
    kept = sorted({int(name) for name, _ in info.state_features})
    row = {number: index for index, number in enumerate(kept)}
    weights = np.zeros((len(kept), len(labels)))
    for (name, label), weight in info.state_features.items():
        weights[row[int(name)], place[label]] = weight
    steps = np.zeros((len(labels), len(labels)))
    for (before, after), weight in info.transitions.items():
        steps[place[before], place[after]] = weight
    return {
        f"{stage}_gaps": np.diff(kept, prepend=0).astype(np.uint32),
        f"{stage}_weights": np.clip(np.rint(weights / STEP[stage]), -32767, 32767).astype(np.int16),
        f"{stage}_steps": np.rint(steps / STEP[stage]).astype(np.int32),
    }


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


def cue_sequences(examples: Sequence[Example]) -> Iterator[tuple[Numbers, list[str]]]:
    """Each sentence's features with B and I on the cues."""
    for view, attributions in examples:
        labels = ["O"] * len(view.inside)
        for first, last in gold_cues(view.document, attributions):
            if all(label == "O" for label in labels[first:last]):
                labels[first:last] = ["B"] + ["I"] * (last - first - 1)
        pieces = [piece for sentence in view.document.sentences for piece in cue_pieces(sentence)]
        numbers, places = cue_features(view, pieces)
        for piece, (first, last) in zip(pieces, places, strict=True):
            yield numbers[:, first:last], labels[slice(*piece)]


def predicted_cues(tagger: Any, view: View) -> list[Tokens]:
    """The cues that a tagger finds."""
    pieces = [piece for sentence in view.document.sentences for piece in cue_pieces(sentence)]
    numbers, places = cue_features(view, pieces)
    found: list[Tokens] = []
    for piece, (first, last) in zip(pieces, places, strict=True):
        labels = tagger.tag(names(numbers[:, first:last]))
        found.extend(read_cues([cues.LABELS.index(label) for label in labels], piece[0]))
    return found


def argument_sequences(
    examples: Sequence[Example], found: Sequence[Sequence[Tokens]]
) -> Iterator[tuple[Numbers, list[str]]]:
    """Each cue's window with K on the cue, BS and IS on the source, BC and IC on the content.

    The other cues around it are those that a reader finds, right or wrong, as they will be in use.
    """
    for (view, attributions), others in zip(examples, found, strict=True):
        for attribution in attributions:
            cue = gold_cue(view.document, attribution)
            if cue is None or cue[1] - cue[0] > cues.LONGEST:
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
            for token in range(*cue):
                labels[token - window.first] = "K"
            apart = [each for each in others if each[1] <= cue[0] or each[0] >= cue[1]]
            numbers, places = argument_features(view, [cue], [window], count_along(view, [*apart, cue]))
            yield numbers[:, slice(*places[0])], labels


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
