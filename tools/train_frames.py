"""Trains the frame models on the MUC-4 reports of a bench folder and writes the weights that the package carries.

    python tools/train_frames.py --bench BENCH --out src/onrecord/extract/frames/models/frames_en.tsv

Multinomial log-linear models fitted by CRFsuite (each item a sequence of one), L1 and L2 priors, no random start: the same
input gives the same file. See docs/models/frames.md for what is learnt, from what, and how well it reads.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import string
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

from onrecord.extract.frames.casting import (
    GATE,
    Entity,
    features_of,
    group_entities,
    kind_features,
    make_scene,
    wordings,
)
from onrecord.extract.frames.features import gate_features, report_features, wording_features
from onrecord.extract.frames.layers import read_layers
from onrecord.extract.frames.model import BIAS, SCALE, LogLinear, chance
from onrecord.extract.frames.scene import Scene
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import make_document

ROLE_NAMES = {
    "PerpInd": "individual",
    "PerpOrg": "organisation",
    "Target": "target",
    "Victim": "victim",
    "Weapon": "weapon",
}
KINDS = ("attack", "bombing", "kidnapping", "arson", "robbery")
FOLDS = 4
LONGEST = 6000
"""Characters of an example that are read."""
EXAMPLES = (("gva", 250, True), ("airwars_narratives", 200, True), ("statements", 350, False))
"""Folder, number of reports, and whether they tell of an incident: news of today, so that the report model knows its words."""
RARE = 3
"""A feature seen in fewer items is left out."""
PRIORS = {"report": (0.0, 40.0), "roles": (0.0, 2.0), "kinds": (0.0, 5.0), "wording": (0.0, 0.5), "gate": (0.0, 5.0)}
"""L1 and L2 weight of each model's prior, chosen on dev."""


@dataclass(slots=True)
class Lesson:
    """A report with its key."""

    scene: Scene
    gold: list[dict[str, Any]]
    entities: list[Entity]
    outlook: dict[str, float]


def normalise(text: str) -> str:
    """The wording under which the key's strings are compared: lower case, no signs, no articles."""
    lowered = "".join(c for c in text.lower() if c not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", lowered).split())


def read_lessons(folder: Path) -> list[Lesson]:
    """The reports of a split with their keys."""
    lexicon = load_lexicon()
    keys = {}
    for line in (folder / "gold.jsonl").read_text().splitlines():
        record = json.loads(line)
        keys[record["id"]] = [
            {
                "kinds": template["incident_type"].split(" / "),
                **{
                    role: [{normalise(mention[0]) for mention in entity} for entity in template[name]]
                    for name, role in ROLE_NAMES.items()
                },
            }
            for template in record["gtt_templates"]
        ]
    lessons = []
    for line in (folder / "input.jsonl").read_text().splitlines():
        record = json.loads(line)
        document = make_document(record["text"])
        scene = make_scene(document, read_layers(document), lexicon)
        lessons.append(Lesson(scene, keys[record["id"]], group_entities(scene, scene.phrases), {}))
    return lessons


Weights = dict[str, dict[str, float]]
"""By feature, the weight of each label."""


def fit(rows: Sequence[Iterable[str]], labels: Sequence[str], priors: tuple[float, float]) -> Weights:
    """The weights of a multinomial log-linear model."""
    counts = Counter(name for row in rows for name in set(row))
    trainer = pycrfsuite.Trainer(verbose=False)
    for row, label in zip(rows, labels, strict=True):
        trainer.append([[BIAS, *sorted(name for name in set(row) if counts[name] >= RARE)]], [label])
    trainer.select("lbfgs")
    trainer.set_params({"c1": priors[0], "c2": priors[1], "max_iterations": 60, "feature.possible_states": 1})
    weights: Weights = defaultdict(dict)
    with tempfile.NamedTemporaryFile(suffix=".crf") as stream:
        trainer.train(stream.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(stream.name)
        for (feature, label), weight in tagger.info().state_features.items():
            weights[feature][label] = weight
        tagger.close()
    return weights


def fit_flags(rows: Sequence[Iterable[str]], flags: Sequence[bool], priors: tuple[float, float]) -> dict[str, float]:
    """The weights of a model with one label: what speaks for it less what speaks against."""
    weights = fit(rows, ["yes" if flag else "no" for flag in flags], priors)
    return {feature: row.get("yes", 0.0) - row.get("no", 0.0) for feature, row in weights.items()}


def table(labels: Sequence[str], weights: Weights) -> LogLinear:
    """The model as the package will read it: whole hundredths, features that weigh nothing left out."""
    rows: dict[str, int] = {}
    kept = []
    for feature in sorted(weights):
        row = [round(weights[feature].get(label, 0.0) * SCALE) for label in labels]
        if any(row):
            rows[feature] = len(kept)
            kept.append(row)
    return LogLinear(tuple(labels), rows, np.array([*kept, [0] * len(labels)], np.int32))


def by_feature(columns: dict[str, dict[str, float]]) -> Weights:
    """Weights by label turned into weights by feature."""
    weights: Weights = defaultdict(dict)
    for label, column in columns.items():
        for feature, weight in column.items():
            weights[feature][label] = weight
    return weights


@dataclass(slots=True)
class Example:
    """A report of another corpus that as a whole tells of an incident, or of none; without a key."""

    features: set[str]
    told: bool


def read_examples(path: Path, most: int, *, told: bool) -> list[Example]:
    """The first reports of a file, as examples for the report model alone."""
    lexicon = load_lexicon()
    examples = []
    for line in path.read_text().splitlines()[:most]:
        document = make_document(json.loads(line)["text"][:LONGEST])
        examples.append(Example(report_features(make_scene(document, read_layers(document), lexicon)), told))
    return examples


def train_report(lessons: Sequence[Lesson], examples: Sequence[Example], others: Sequence[Lesson]) -> LogLinear:
    """Which incidents a report tells of; fills in each lesson's outlook by models that did not see it."""
    rows = [report_features(lesson.scene) for lesson in lessons]
    extra = [example.features for example in examples]
    columns = {}
    for kind in ("any", *KINDS):
        flags = [
            bool(lesson.gold) if kind == "any" else any(kind in t["kinds"] for t in lesson.gold) for lesson in lessons
        ]
        hints = [example.told and kind in ("any", "attack") for example in examples]
        for fold in range(FOLDS):
            inside = [n for n in range(len(rows)) if n % FOLDS != fold]
            own, known = [rows[n] for n in inside], [flags[n] for n in inside]
            column = fit_flags([*own, *extra], [*known, *hints], PRIORS["report"])
            model = table((kind,), by_feature({kind: column}))
            held_out = range(fold, len(rows), FOLDS)
            for n, scores in zip(held_out, model.scores([rows[n] for n in held_out]), strict=True):
                lessons[n].outlook[kind] = chance(scores[0])
        columns[kind] = fit_flags([*rows, *extra], [*flags, *hints], PRIORS["report"])
    model = table(tuple(columns), by_feature(columns))
    for lesson in others:
        scores = model.scores([report_features(lesson.scene)])[0]
        lesson.outlook.update(zip(model.labels, map(chance, scores), strict=True))
    return model


def read_all_examples(bench: Path) -> list[Example]:
    """The examples of all folders."""
    return [
        example
        for folder, most, told in EXAMPLES
        for example in read_examples(bench / folder / "train" / "input.jsonl", most, told=told)
    ]


def quote(scene: Scene, first: int, last: int) -> str:
    """The words as the key's strings are compared."""
    document = scene.document
    return normalise(document.text[document.starts[first] : document.ends[last - 1]])


def roles_in_key(lesson: Lesson, entity: Entity) -> dict[str, set[str]]:
    """The roles that some wording of the entity fills in the key, with the incident types."""
    words = {quote(lesson.scene, first, last) for _, first, last in wordings(entity)}
    found: dict[str, set[str]] = {}
    for template in lesson.gold:
        for role in ROLE_NAMES.values():
            if any(words & strings for strings in template[role]):
                found.setdefault(role, set()).update(template["kinds"])
    return found


def train_gate(lessons: Sequence[Lesson]) -> LogLinear:
    """Which phrases are worth a closer look; leaves each lesson with the entities of those alone."""
    rows: list[list[str]] = []
    flags: list[bool] = []
    for lesson in lessons:
        for entity in lesson.entities:
            fills = bool(roles_in_key(lesson, entity))
            rows += [gate_features(lesson.scene, mention) for mention in entity.mentions]
            flags += [fills] * len(entity.mentions)
    model = table(("fills",), by_feature({"fills": fit_flags(rows, flags, PRIORS["gate"])}))
    for lesson in lessons:
        scores = model.scores([gate_features(lesson.scene, phrase) for phrase in lesson.scene.phrases])
        kept = [phrase for phrase, score in zip(lesson.scene.phrases, scores, strict=True) if score[0] >= GATE]
        lesson.entities = group_entities(lesson.scene, kept)
    return model


def train(
    lessons: Sequence[Lesson], examples: Sequence[Example], others: Sequence[Lesson] = ()
) -> dict[str, LogLinear]:
    """All models. `others` only get their outlook."""
    models = {"report": train_report(lessons, examples, others), "gate": train_gate(lessons)}
    rows: list[set[str]] = []
    labels: list[str] = []
    kind_rows: list[set[str]] = []
    kind_sets: list[set[str]] = []
    wording_rows: list[list[str]] = []
    wording_flags: list[bool] = []
    for lesson in lessons:
        for entity, features in zip(
            lesson.entities, features_of(lesson.scene, lesson.entities, lesson.outlook), strict=True
        ):
            found = roles_in_key(lesson, entity)
            rows.append(features)
            labels.append(min(found) if found else "none")
            for role, kinds in found.items():
                kind_rows.append(kind_features(features, role))
                kind_sets.append(kinds)
                strings = {string for template in lesson.gold for each in template[role] for string in each}
                for mention, first, last in wordings(entity):
                    wording_rows.append(wording_features(lesson.scene, mention, (first, last), role))
                    wording_flags.append(quote(lesson.scene, first, last) in strings)
    models["roles"] = table(("none", *ROLE_NAMES.values()), fit(rows, labels, PRIORS["roles"]))
    columns = {kind: fit_flags(kind_rows, [kind in kinds for kinds in kind_sets], PRIORS["kinds"]) for kind in KINDS}
    models["kinds"] = table(KINDS, by_feature(columns))
    models["wording"] = table(
        ("best",), by_feature({"best": fit_flags(wording_rows, wording_flags, PRIORS["wording"])})
    )
    return models


def write(models: dict[str, LogLinear], path: Path) -> str:
    """Writes the weights; returns the digest of the file."""
    lines = []
    for name, model in models.items():
        lines.append("\t".join(("model", name, *model.labels)))
        weights = model.weights.tolist()
        lines += [
            "\t".join((feature, *(str(w) if w else "" for w in weights[row]))) for feature, row in model.rows.items()
        ]
    data = ("\n".join(lines) + "\n").encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def main() -> None:
    """Reads the reports, trains, writes, and says the digest to put into model.py."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    lessons = read_lessons(options.bench / "muc4" / "train")
    models = train(lessons, read_all_examples(options.bench))
    for name, model in models.items():
        print(name, len(model.rows), file=sys.stderr)
    print(write(models, options.out))


if __name__ == "__main__":
    main()
