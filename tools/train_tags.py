"""Trains the tagger's network from the teacher's lessons and writes the artefact that the package carries.

    python tools/train_tags.py --lessons DIR --lookups DIR --teacher DIR --out src/onrecord/text/models/tags_en.npz

The network is trained in whole-number arithmetic from the start (weights and activations are rounded in the forward
pass, the gradient passes through), so that the artefact's eight-bit numbers lose nothing. Needs PyTorch and spaCy (for
the teacher's vectors): tools of training alone. See `docs/models/tags.md` for the recipe.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from onrecord.text.wordforms import BEGINNINGS, ENDINGS, SHAPES, SHORT_ENDINGS, word_features, word_shape

SEED = 20261123
WIDTH, HIDDEN, DEEP = 64, 128, 128
NEAR, FAR = 5, 5
"""Words that the first layer sees, and outputs of it that the second sees: a token sees four words either side."""
CEILING = 4.0
"""The value that the whole number 127 stands for after each hidden layer."""
_PLAIN = {ord("’"): "'", 0xAD: None}
"""As `Document.lowers` has it."""
HEADS = ("tags", "entities", "chunks", "relations")
WEIGHT = {"tags": 1.0, "entities": 1.0, "chunks": 0.5, "relations": 0.5}
RELATIONS = [
    "nsubj",
    "nsubjpass",
    "dobj",
    "dative",
    "attr",
    "oprd",
    "pobj",
    "agent",
    "prep",
    "conj",
    "cc",
    "appos",
    "poss",
    "compound",
    "amod",
    "nummod",
    "det",
    "advmod",
    "npadvmod",
    "aux",
    "auxpass",
    "neg",
    "mark",
    "relcl",
    "acl",
    "advcl",
    "ccomp",
    "xcomp",
    "pcomp",
    "prt",
    "punct",
    "ROOT",
    "csubj",
    "nmod",
    "quantmod",
    "predet",
    "case",
    "acomp",
    "expl",
]


# --- the word list -----------------------------------------------------------------------------------------------


def word_list(lookups: Path, corpus: Counter[str], size: int) -> list[str]:
    """Frequent English words from a public frequency list, and those of the training texts that it also knows.

    The list, not the corpora, decides what may enter: a word that only the training texts hold stays out.
    """
    probabilities = json.loads(gzip.decompress((lookups / "en_lexeme_prob.json.gz").read_bytes()))
    weight: Counter[str] = Counter()
    for word, log in probabilities.items():
        weight[word.lower()] += np.exp(log)
    ranked = [word for word, _ in weight.most_common() if not any(map(str.isdigit, word)) and "\n" not in word]
    words = [word for word in ranked if word.isalpha() or corpus[word] >= 2 or len(word) < 3][:size]
    known = set(words)
    words += [word for word in ranked[:300_000] if corpus[word] >= 4 and word not in known]
    return words


# --- lessons as arrays -------------------------------------------------------------------------------------------


@dataclass
class Lessons:
    """Sentences end to end, three paddings between; `shapes` has one row a casing: as written, upper, lower."""

    features: np.ndarray
    shapes: np.ndarray
    sentence: np.ndarray
    labels: dict[str, np.ndarray]
    count: int
    caps: np.ndarray


def read_lessons(paths: list[Path], numbers: dict[str, int], names: dict[str, dict[str, int]]) -> Lessons:
    """The lessons of these files as arrays; a label the lists do not have is -100, which no loss counts."""
    features, shapes, owner = [], [], []
    labels: dict[str, list[int]] = {head: [] for head in HEADS}
    memo: dict[str, tuple[tuple[int, int, int, int], tuple[int, int, int]]] = {}
    count = 0
    caps: list[bool] = []
    nothing = ((0, 0, 0, 0), (0, 0, 0))
    for path in paths:
        for words, tags, chunks, entities, relations, _ in pickle.loads(path.read_bytes()):
            all_caps = " ".join(words).isupper()
            caps.append(all_caps)
            for word in words:
                found = memo.get(word)
                if found is None:
                    lower = word.lower() if len(word) == 1 else word.lower().translate(_PLAIN)
                    upper = word.upper() if len(word.upper()) == len(word) else word
                    found = (
                        word_features(lower, numbers),
                        (
                            word_shape(word, all_caps=False),
                            word_shape(upper, all_caps=True),
                            word_shape(word.lower(), all_caps=False),
                        ),
                    )
                    memo[word] = found
                features.append(found[0])
                shapes.append((found[1][1], found[1][1], found[1][2]) if all_caps else found[1])
                owner.append(count)
            for head, values in zip(HEADS, (tags, entities, chunks, relations), strict=True):
                table = names[head]
                labels[head].extend(table.get(value, table.get("dep", -100)) for value in values)
            for _ in range(3):
                features.append(nothing[0])
                shapes.append(nothing[1])
                owner.append(-1)
                for head in HEADS:
                    labels[head].append(-100)
            count += 1
    return Lessons(
        np.array(features, np.int32),
        np.array(shapes, np.int8).T.copy(),
        np.array(owner, np.int32),
        {head: np.array(values, np.int16) for head, values in labels.items()},
        count,
        np.array(caps),
    )


# --- the network -------------------------------------------------------------------------------------------------


class _Round(torch.autograd.Function):
    @staticmethod
    def forward(ctx: object, x: torch.Tensor) -> torch.Tensor:
        return torch.round(x)

    @staticmethod
    def backward(ctx: object, grad: torch.Tensor) -> torch.Tensor:
        return grad


def fake(x: torch.Tensor, scale: torch.Tensor | float) -> torch.Tensor:
    """The value after rounding to eight-bit whole numbers of step `scale`."""
    return torch.clamp(_Round.apply(x / scale), -127, 127) * scale


class Network(nn.Module):
    """Word vector, two window layers, four heads. `forward` takes `n` positions and answers for `n`, ends padded."""

    def __init__(self, vectors: torch.Tensor, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.labels = labels
        self.register_buffer("vectors", vectors)
        self.project = nn.Linear(vectors.shape[1], WIDTH, bias=False)
        self.word = nn.Embedding(vectors.shape[0], WIDTH)
        self.ending = nn.Embedding(ENDINGS, WIDTH)
        self.short = nn.Embedding(SHORT_ENDINGS, WIDTH)
        self.beginning = nn.Embedding(BEGINNINGS, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.near = nn.Linear(NEAR * WIDTH, HIDDEN)
        self.far = nn.Linear(FAR * HIDDEN, DEEP)
        self.heads = nn.ModuleDict({head: nn.Linear(DEEP, len(names)) for head, names in labels.items()})
        self.drop = nn.Dropout(0.1)
        for table in (self.word, self.ending, self.short, self.beginning, self.shape):
            nn.init.normal_(table.weight, std=0.05)
        nn.init.zeros_(self.word.weight)
        nn.init.normal_(self.project.weight, std=0.3)
        self.quantise = False

    def word_table(self, numbers: torch.Tensor | None = None) -> torch.Tensor:
        """The vector of each word number."""
        if numbers is None:
            return self.project(self.vectors) + self.word.weight
        return self.project(self.vectors[numbers]) + self.word(numbers)

    def weight(self, layer: nn.Linear) -> torch.Tensor:
        """The layer's weights, rounded to eight bits a row where the network is told to."""
        if not self.quantise:
            return layer.weight
        return fake(layer.weight, layer.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-6) / 127)

    def forward(self, features: torch.Tensor, shapes: torch.Tensor) -> dict[str, torch.Tensor]:
        """Scores of each label, by head, for `n` positions in a row."""
        pad = shapes == 0
        x = self.word_table(features[:, 0])
        parts = (
            self.ending(features[:, 1]),
            self.short(features[:, 2]),
            self.beginning(features[:, 3]),
            self.shape(shapes),
        )
        if self.quantise:
            x = fake(x, 1 / 127)
            parts = tuple(fake(part, 1 / 127) for part in parts)
        x = torch.clamp(x + sum(parts), -1, 1)
        x = x.masked_fill(pad[:, None], 0)
        x = self.drop(x)
        n = len(x)
        x = nn.functional.pad(x, (0, 0, NEAR // 2, NEAR // 2))
        window = torch.cat([x[k : k + n] for k in range(NEAR)], 1)
        h = torch.clamp(nn.functional.linear(window, self.weight(self.near), self.near.bias), 0, CEILING)
        if self.quantise:
            h = fake(h, CEILING / 127)
        h = h.masked_fill(pad[:, None], 0)
        h = self.drop(h)
        h = nn.functional.pad(h, (0, 0, FAR // 2, FAR // 2))
        window = torch.cat([h[k : k + n] for k in range(FAR)], 1)
        g = torch.clamp(nn.functional.linear(window, self.weight(self.far), self.far.bias), 0, CEILING)
        if self.quantise:
            g = fake(g, CEILING / 127)
        g = self.drop(g)
        return {head: nn.functional.linear(g, self.weight(layer), layer.bias) for head, layer in self.heads.items()}


def teacher_vectors(teacher: Path, words: list[str]) -> np.ndarray:
    """The teacher's vector of each word, unit length; zero for padding, unknown words and words it has none for."""
    import spacy

    vocab = spacy.load(teacher, exclude=["tagger", "parser", "ner", "attribute_ruler", "lemmatizer", "senter"]).vocab
    table = np.zeros((len(words), vocab.vectors.shape[1]), np.float32)
    for i, word in enumerate(words):
        for form in (word, word.capitalize(), word.upper()):
            if i > 1 and vocab.has_vector(form):
                vector = vocab.get_vector(form)
                table[i] = vector / (np.linalg.norm(vector) + 1e-6)
                break
    return table


# --- training ----------------------------------------------------------------------------------------------------


def accuracy(network: Network, lessons: Lessons, casing: int) -> dict[str, float]:
    """Agreement with the teacher, a token."""
    network.eval()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    with torch.no_grad():
        for start in range(0, len(lessons.sentence), 60_000):
            part = slice(start, start + 60_000)
            out = network(
                torch.from_numpy(lessons.features[part]).long(), torch.from_numpy(lessons.shapes[casing][part]).long()
            )
            for head, scores in out.items():
                gold = lessons.labels[head][part]
                mask = gold >= 0
                right[head] += int((scores.argmax(1).numpy() == gold)[mask].sum())
                total[head] += int(mask.sum())
    network.train()
    return {head: round(100 * right[head] / total[head], 2) for head in HEADS}


def train(network: Network, lessons: Lessons, dev: Lessons, epochs: int, batch: int) -> None:
    """Fits the network; each sentence is seen as written, in upper case or in lower case by lot."""
    rng = np.random.default_rng(SEED)
    optimiser = torch.optim.AdamW(network.parameters(), lr=2e-3, weight_decay=1e-3)
    starts = np.flatnonzero(np.r_[True, (lessons.sentence[1:] != lessons.sentence[:-1]) & (lessons.sentence[1:] >= 0)])
    ends = np.r_[starts[1:], len(lessons.sentence)]
    steps = epochs * (len(lessons.sentence) // batch + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 6e-3, total_steps=steps + 10, pct_start=0.15)
    # Words are hidden at random so that endings, shapes and neighbours are learnt too; names more often, so that they are not learnt by heart.
    proper = [i for i, label in enumerate(network.labels["tags"]) if label.startswith("NNP")]
    hidden = np.where(np.isin(lessons.labels["tags"], proper), 0.25, 0.05)
    for epoch in range(epochs):
        network.quantise = epoch >= epochs - max(1, epochs // 3)
        began = time.time()
        order = rng.permutation(len(starts))
        casing = rng.choice(3, size=len(starts), p=[0.55, 0.33, 0.12])
        loss_sum = 0.0
        pending: list[np.ndarray] = []
        cases: list[np.ndarray] = []
        size = 0
        for k, which in enumerate(order):
            span = np.arange(starts[which], ends[which])
            pending.append(span)
            cases.append(np.full(len(span), casing[which]))
            size += len(span)
            if size < batch and k + 1 < len(order):
                continue
            at = np.concatenate(pending)
            features = lessons.features[at].copy()
            features[(rng.random(len(at)) < hidden[at]) & (features[:, 0] > 0), 0] = 1
            shapes = lessons.shapes[np.concatenate(cases), at]
            out = network(torch.from_numpy(features).long(), torch.from_numpy(shapes).long())
            loss = sum(
                WEIGHT[head]
                * nn.functional.cross_entropy(
                    scores, torch.from_numpy(lessons.labels[head][at]).long(), ignore_index=-100
                )
                for head, scores in out.items()
            )
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            loss_sum += float(loss.detach()) * size
            pending, cases, size = [], [], 0
        print(
            f"epoch {epoch} loss {loss_sum / len(lessons.sentence):.4f} {time.time() - began:.0f}s",
            "mixed", accuracy(network, dev, 0), "caps", accuracy(network, dev, 1), "lower", accuracy(network, dev, 2)["tags"],
            flush=True,
        )  # fmt: skip


# --- the artefact ------------------------------------------------------------------------------------------------


def export(network: Network, words: list[str], names: dict[str, list[str]], out: Path) -> None:
    """Writes eight-bit tables, per-row scales folded into one multiplier a unit, and the lists of words and labels."""
    arrays: dict[str, np.ndarray] = {}
    with torch.no_grad():

        def whole(x: torch.Tensor) -> np.ndarray:
            return torch.clamp(torch.round(x * 127), -127, 127).numpy().astype(np.int8)

        arrays["word"] = whole(network.word_table())
        for name in ("ending", "short", "beginning", "shape"):
            arrays[name] = whole(getattr(network, name).weight)
        step = 1 / 127
        layers = [("near", network.near), ("far", network.far), *network.heads.items()]
        for name, layer in layers:
            scale = layer.weight.abs().amax(1, keepdim=True).clamp(min=1e-6) / 127
            arrays[f"{name}_weight"] = torch.round(layer.weight / scale).numpy().astype(np.int8).T.copy()
            unit = scale[:, 0] * step
            arrays[f"{name}_bias"] = torch.round(layer.bias / unit).numpy().astype(np.int32)
            if name in ("near", "far"):
                arrays[f"{name}_scale"] = (unit / (CEILING / 127)).numpy().astype(np.float32)
                step = CEILING / 127
            else:
                arrays[f"{name}_scale"] = (unit / unit.max()).numpy().astype(np.float32)
    arrays["words"] = np.frombuffer("\n".join(words[2:]).encode(), np.uint8)
    arrays["labels"] = np.frombuffer(json.dumps(names).encode(), np.uint8)
    np.savez(out, **arrays)
    print(out, out.stat().st_size)


def main() -> None:
    """Trains and exports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=Path, required=True)
    parser.add_argument("--lookups", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--words", type=int, default=40_000)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=3000)
    options = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    training = sorted(options.lessons.glob("*_train.pickle"))
    held_out = sorted(options.lessons.glob("*_dev.pickle"))
    counts: Counter[str] = Counter()
    seen: dict[str, Counter[str]] = {head: Counter() for head in HEADS}
    for path in training:
        for lesson in pickle.loads(path.read_bytes()):
            counts.update(word.lower() for word in lesson[0])
            for head, values in zip(HEADS, (lesson[1], lesson[3], lesson[2], lesson[4]), strict=True):
                seen[head].update(values)
    words = ["", "", *word_list(options.lookups, counts, options.words)]
    numbers = {word: i for i, word in enumerate(words) if i > 1}
    known = sum(n for word, n in counts.items() if word in numbers)
    print("words", len(words), "coverage", known / sum(counts.values()))
    names = {head: sorted(label for label, n in seen[head].items() if n >= 20) for head in HEADS}
    names["relations"] = [r for r in RELATIONS if r in seen["relations"]] + ["dep"]
    tables = {head: {label: i for i, label in enumerate(values)} for head, values in names.items()}
    lessons = read_lessons(training, numbers, tables)
    dev = read_lessons(held_out, numbers, tables)
    print("train", lessons.count, len(lessons.sentence), "dev", dev.count, len(dev.sentence), flush=True)
    vectors = torch.from_numpy(teacher_vectors(options.teacher, words))
    network = Network(vectors, names)
    train(network, lessons, dev, options.epochs, options.batch)
    export(network.eval(), words, names, options.out)


if __name__ == "__main__":
    main()
