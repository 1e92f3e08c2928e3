"""Learns the weights of place reading from gold place names (a folder of the bench: input.jsonl, gold.jsonl).

    ONRECORD_BENCH=... python tools/train_places.py sense      learns the tables `first` and `later`
    ONRECORD_BENCH=... python tools/train_places.py name       learns the table `name`

Each writes its tables into extract/places/models/places_en.tsv, leaves the others as they are and prints the digest to pin in
extract/places/weights.py. See docs/models/places.md. Only the train split is read. A log-linear model each, fitted by plain gradient descent from zero: the same data give
the same weights. Features are counts, kinds and closed word classes: no text is kept.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.extract.places import candidates as cand
from onrecord.extract.places import features as feat
from onrecord.extract.places.evidence import make_scene, signs
from onrecord.extract.places.resolve import glance
from onrecord.extract.places.words import place_words
from onrecord.gazetteer.entry import Entry
from onrecord.gazetteer.index import open_gazetteer
from onrecord.lexicon.load import load_lexicon
from onrecord.text.artefact import format_tables, parse_tables
from onrecord.text.document import Document, make_document

TRAIN = Path(os.environ["ONRECORD_BENCH"]) / "places/train"
TARGET = Path(__file__).parent.parent / "src/onrecord/extract/places/models/places_en.tsv"
NEAR = 50.0
RARE = 8


def kilometres(entry: Entry, lat: float, lon: float) -> float:
    """Great-circle distance; infinite where the entry has no point."""
    if entry.latitude is None or entry.longitude is None:
        return math.inf
    a, b, c, d = map(math.radians, (entry.latitude, entry.longitude, lat, lon))
    return 12742 * math.asin(
        min(1.0, math.sqrt(math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2))
    )


def documents() -> list[tuple[Document, list[dict[str, Any]]]]:
    """Each training text with its gold names."""
    gold = {
        row["id"]: row for row in map(json.loads, (TRAIN / "gold.jsonl").read_text("utf-8").rstrip("\n").split("\n"))
    }
    lines = map(json.loads, (TRAIN / "input.jsonl").read_text("utf-8").rstrip("\n").split("\n"))
    return [(make_document(line["text"]), gold[line["id"]]["toponyms"]) for line in lines]


def softmax_fit(sets: list[tuple[np.ndarray, np.ndarray]], rounds: int = 400, penalty: float = 0.002) -> np.ndarray:
    """Weights that give most chance to the right rows. Each set: features [senses, n], right [senses] of 0 and 1."""
    width = sets[0][0].shape[1]
    rows = np.concatenate([s[0] for s in sets])
    right = np.concatenate([s[1] for s in sets])
    owner = np.repeat(np.arange(len(sets)), [len(s[0]) for s in sets])
    weights, m, v = np.zeros(width), np.zeros(width), np.zeros(width)
    for step in range(1, rounds + 1):
        scores = rows @ weights
        top = np.full(len(sets), -np.inf)
        np.maximum.at(top, owner, scores)
        powers = np.exp(scores - top[owner])
        every = np.bincount(owner, powers)
        good = np.bincount(owner, powers * right)
        chance, hit = powers / every[owner], powers * right / np.maximum(good[owner], 1e-30)
        slope = rows.T @ (chance - hit) / len(sets) + penalty * weights
        m, v = 0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope**2
        weights -= 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    good = np.bincount(owner, np.exp(rows @ weights - 30) * right) / np.bincount(owner, np.exp(rows @ weights - 30))
    print(f"# {len(sets)} names, mean chance of the right sense {good.mean():.3f}", file=sys.stderr)
    return weights


Text = tuple[list[feat.Group], list[np.ndarray]]
Rows = list[list[list[float]]]


def train_senses() -> None:
    """Learns the weights of the first round and of the later ones."""
    gazetteer, words = open_gazetteer(), place_words(load_lexicon("en"))
    texts: list[Text] = []
    for document, toponyms in documents():
        found = [c for c in cand.find_candidates(document, gazetteer, words) if _right(c, toponyms)]
        groups = feat.group_candidates(document, found, words.division)
        texts.append((groups, [_right_senses(group, found, toponyms) for group in groups]))
    own = [[feat.own_features(group) for group in groups] for groups, _ in texts]
    first = later = softmax_fit(_sets(texts, own))
    full = own
    for _ in range(3):  # each time with the chances of the time before, so that the last sees what it will see in use
        weights = first if full is own else later
        chances = [[_chance(rows, weights) for rows in document] for document in full]
        full = [_with_votes(text[0], *pair) for text, *pair in zip(texts, own, chances, strict=True)]
        later = softmax_fit(_sets(texts, full))
    write_tables(first=_rounded(feat.NAMES, first), later=_rounded(feat.NAMES, later))


def _rounded(names: Sequence[str], weights: np.ndarray) -> dict[str, float]:
    """The first names with their weights, to three decimals; the first round knows fewer features."""
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=False)}


def write_tables(**tables: dict[str, float]) -> None:
    """Puts the tables into the artefact and prints its digest."""
    data = format_tables({**parse_tables(TARGET.read_bytes()), **tables})
    TARGET.write_bytes(data)
    print(hashlib.sha256(data).hexdigest())


def _right_senses(group: feat.Group, found: list[cand.Candidate], toponyms: list[dict[str, Any]]) -> np.ndarray:
    right = np.zeros(len(group.senses))
    for member in group.members:
        for name in toponyms:
            if name["lat"] is not None and name["start"] < found[member].end and found[member].start < name["end"]:
                for number, sense in enumerate(group.senses):
                    same = sense.reference == f"geonames:{name['geonameid']}"
                    if same or kilometres(sense, name["lat"], name["lon"]) < NEAR:
                        right[number] = 1.0
    return right


def _sets(texts: list[Text], rows: list[Rows]) -> list[tuple[np.ndarray, np.ndarray]]:
    """The names that have a right sense and a wrong one."""
    return [
        (np.array(row), right)
        for (_, rights), document in zip(texts, rows, strict=True)
        for row, right in zip(document, rights, strict=True)
        if 0 < right.sum() < len(right)
    ]


def _with_votes(groups: list[feat.Group], own: Rows, chances: list[list[float]]) -> Rows:
    company, each = feat.cast_votes(groups, chances)
    return [
        [a + b for a, b in zip(rows, feat.vote_features(group, company, votes), strict=True)]
        for rows, group, votes in zip(own, groups, each, strict=True)
    ]


def _right(candidate: cand.Candidate, toponyms: list[dict[str, Any]]) -> bool:
    return any(name["start"] < candidate.end and candidate.start < name["end"] for name in toponyms)


def train_names() -> None:
    """Learns the weights of the signs."""
    gazetteer, words = open_gazetteer(), place_words(load_lexicon("en"))
    rows: list[list[str]] = []
    right: list[float] = []
    for document, toponyms in documents():
        found = cand.find_candidates(document, gazetteer, words)
        scene = make_scene(document, found, words)
        for candidate, choice in zip(found, glance(document, found, words), strict=True):
            rows.append(["bias", *signs(scene, candidate, choice.entry, choice.company)])
            right.append(float(_right(candidate, toponyms)))
    count = Counter(sign for row in rows for sign in row)
    names = sorted(sign for sign, times in count.items() if times >= RARE)
    number = {sign: index for index, sign in enumerate(names)}
    pairs = [(i, number[s]) for i, row in enumerate(rows) for s in dict.fromkeys(row) if s in number]
    row_of, column_of = (np.array(column) for column in zip(*pairs, strict=True))
    target = np.array(right)
    weights, m, v = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, 601):
        chance = 1 / (1 + np.exp(-np.bincount(row_of, weights[column_of], len(rows))))
        slope = np.bincount(column_of, (chance - target)[row_of], len(names)) / len(rows) + 0.0004 * weights
        m, v = 0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope**2
        weights -= 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    hit = float(((chance > 0.5) == (target > 0.5)).mean())
    print(f"# {len(rows)} candidates, {target.mean():.2f} of them places, {hit:.3f} told right", file=sys.stderr)
    write_tables(name=_rounded(names, weights))


def _chance(rows: list[list[float]], weights: np.ndarray) -> list[float]:
    scores = np.array(rows) @ weights
    powers = np.exp(scores - scores.max())
    return list(powers / powers.sum())


if __name__ == "__main__":
    {"sense": train_senses, "name": train_names}[sys.argv[1]]()
