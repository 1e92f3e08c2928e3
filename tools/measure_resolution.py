"""Measures resolution with weights that have not seen what they are measured on, and how sure its lead over the mark is.

    python tools/measure_resolution.py --data DIR --work FOLDER [--folds 5] [--share NAME=N] [--strength S] [--samples 1000]

DIR holds the corpora (see docs/accuracy.md). Reports are read into FOLDER once; run it again and they are there. Two cores, ten minutes.

For gva train and airwars_sources train (English) it learns the weights once for each fold, without the pairs that touch the fold, and groups the whole
split; then it draws incidents of airwars_sources train and dev together, with everything that is connected to them, again and again, and says how
far we are from the mark at its best.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import train_resolution as training

from onrecord.bench.incidents import score_incidents
from onrecord.bench.mark import DISTANCE, GRID, Mark
from onrecord.bench.resolved import conll
from onrecord.bench.tasks import read_lines, read_split
from onrecord.resolve.cluster import clusters_of, pair_of
from onrecord.resolve.score import MOST, PRIOR, load_weights, with_rules

Json = Mapping[str, object]
Tables = Mapping[str, Mapping[str, float]]
Grouped = list[dict[str, object]]

CORPORA = {"gva": "gva", "air": "airwars_sources"}


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--strength", type=float, default=1.0)
    parser.add_argument("--share", action="append", default=[], help="NAME=N: each pair of gva or air counts N times")
    parser.add_argument("--samples", type=int, default=1000)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    shares = {name: float(number) for name, number in (one.split("=") for one in options.share)}
    sets = {name: training.load(f"{name}={_readings(options, name, 'train')}") for name in CORPORA}
    rows = {name: list(training.findings(one)) for name, one in sets.items()}
    pooled: list[tuple[list[Json], Grouped, Grouped]] = []
    for name, one in sets.items():
        odds = cross_validated(sets, rows, name, (options.folds, options.strength, shares))
        gold, inputs = corpus(options.data, name, "train")
        ours = grouped(one, odds)
        _print(f"{name} train, {options.folds} folds", gold, ours, inputs, tuned=name == "air")
        if name == "air":
            pooled.append((gold, ours, inputs))
    dev = training.load(f"air={_readings(options, 'air', 'dev')}")
    gold, inputs = corpus(options.data, "air", "dev")
    ours = grouped(dev, odds_of(load_weights(), list(training.findings(dev))))
    _print("air dev, the package's weights", gold, ours, inputs, tuned=True)
    pooled.append((gold, ours, inputs))
    bootstrap(pooled, options.samples)


def _readings(options: argparse.Namespace, name: str, split: str) -> str:
    """`READINGS,GOLD` of a split, whose reports are read where they have not been."""
    folder = options.data / CORPORA[name] / split
    path = options.work / f"{name}_{split}.jsonl"
    if not path.exists():
        _, readings = read_split(folder)
        path.write_text("".join(json.dumps(one) + "\n" for one in readings), "utf-8")
    return f"{path},{folder / 'gold.jsonl'}"


def corpus(data: Path, name: str, split: str) -> tuple[list[Json], list[Json]]:
    """Gold and inputs; of airwars_sources the English ones."""
    folder = data / CORPORA[name] / split
    gold = [one for one in read_lines(folder / "gold.jsonl") if name != "air" or one["subset"] == "en"]
    ids = {one["id"] for one in gold}
    return gold, [one for one in read_lines(folder / "input.jsonl") if one["id"] in ids]


def cross_validated(
    sets: Mapping[str, training.Set],
    rows: Mapping[str, Sequence[Sequence[tuple[str, str]]]],
    name: str,
    how: tuple[int, float, Mapping[str, float]],
) -> list[float]:
    """The log-odds of each pair of the set by weights that did not see it.

    A pair inside a fold has those learnt without the fold; one between two folds the mean of both folds' weights, neither of which saw it.
    """
    folds, strength, shares = how
    one = sets[name]
    of = [(one.component(a) % folds, one.component(b) % folds) for a, b in one.pairs]
    by_fold = []
    for fold in range(folds):
        told, truth, counts = [], [], []
        for other, each in sets.items():
            for number, (row, label) in enumerate(zip(rows[other], each.labels(), strict=True)):
                if label is not None and not (other == name and fold in of[number]):
                    told.append(row)
                    truth.append(label)
                    counts.append(shares.get(other, 1.0))
        by_fold.append(odds_of(with_rules(training.fit(told, truth, counts, strength)), rows[name]))
    return [(by_fold[a][number] + by_fold[b][number]) / 2 for number, (a, b) in enumerate(of)]


def odds_of(tables: Tables, rows: Sequence[Sequence[tuple[str, str]]]) -> list[float]:
    """What the evidence of each pair comes to."""
    prior = tables[PRIOR]["any two"]
    found = (prior + sum(tables.get(name, {}).get(level, 0.0) for name, level in row) for row in rows)
    return [max(-MOST, min(MOST, value)) for value in found]


def grouped(one: training.Set, odds: Sequence[float]) -> Grouped:
    """The set's accounts in incidents, as a ledger lists them without facts; only pairs that a key brings together are compared there."""
    keys = [profile.key for profile in one.profiles]
    links = {
        pair_of(keys[a], keys[b]): value for (a, b), value in zip(one.pairs, odds, strict=True) if (a, b) in one.met
    }
    report = {profile.key: profile.report for profile in one.profiles}
    return [
        {
            "id": f"o{number}",
            "reports": [{"id": report[key], "rank": key.rank} for key in cluster],
            "tolls": {},
            "time": None,
            "place": None,
        }
        for number, cluster in enumerate(clusters_of(keys, links))
    ]


def values(gold: Sequence[Json], incidents: Grouped) -> tuple[float, float]:
    """CoNLL average and pair links."""
    metrics = score_incidents(gold, incidents)
    return conll(metrics), next(one.value or 0.0 for one in metrics if one.name == "pair links")


def best(gold: Sequence[Json], inputs: Sequence[Json], distances: Sequence[float]) -> tuple[float, Grouped]:
    """The mark's distance and groups where its CoNLL average is best."""
    mark = Mark(inputs)
    return max(((one, mark.incidents(one)) for one in distances), key=lambda found: values(gold, found[1])[0])


def _print(name: str, gold: Sequence[Json], ours: Grouped, inputs: Sequence[Json], *, tuned: bool) -> None:
    distance, mark = best(gold, inputs, GRID if tuned else (DISTANCE,))
    own, theirs = values(gold, ours), values(gold, mark)
    print(
        f"{name}: CoNLL {own[0]:.2f}, pair links {own[1]:.2f}; mark at {distance}: {theirs[0]:.2f}, {theirs[1]:.2f}",
        flush=True,
    )


def bootstrap(splits: Sequence[tuple[Sequence[Json], Grouped, Sequence[Json]]], samples: int) -> None:
    """Our lead over the mark in drawn components of incidents of all splits together; the mark has one distance, its best on all."""
    gold = [record for one, _, _ in splits for record in one]
    ours = [_named(each, number) for number, (_, groups, _) in enumerate(splits) for each in groups]
    marks = [Mark(inputs) for _, _, inputs in splits]
    candidates = [
        [_named(each, number) for number, mark in enumerate(marks) for each in mark.incidents(distance)]
        for distance in GRID
    ]
    theirs = max(candidates, key=lambda groups: values(gold, groups)[0])
    parts: defaultdict[str, list[Json]] = defaultdict(list)
    for record, root in zip(gold, _components(gold), strict=True):
        parts[root].append(record)
    components = list(parts.values())
    rng = np.random.default_rng(20230314)
    leads = []
    for _ in range(samples):
        drawn = rng.integers(0, len(components), len(components))
        sample, mine, other = _drawn([components[number] for number in drawn], ours, theirs)
        own, mark = values(sample, mine), values(sample, other)
        leads.append((own[0] - mark[0], own[1] - mark[1]))
    own, mark = values(gold, ours), values(gold, theirs)
    for number, name in enumerate(("CoNLL average", "pair links")):
        low, high = np.percentile([lead[number] for lead in leads], (2.5, 97.5))
        print(
            f"air train and dev together, {name}: {own[number]:.2f}, mark {mark[number]:.2f}, lead {own[number] - mark[number]:+.2f}, "
            f"95% of {samples} samples of {len(components)} components within {low:+.2f} to {high:+.2f}"
        )


def _named(group: dict[str, object], number: int) -> dict[str, object]:
    return {**group, "id": f"{group['id']} of {number}"}


def _components(gold: Sequence[Json]) -> list[str]:
    """A name for each record: the same for all that incidents connect."""
    roots: dict[str, str] = {}

    def root(one: str) -> str:
        while roots.setdefault(one, one) != one:
            one = roots[one]
        return one

    for record in gold:
        head, *rest = record["incidents"]
        for one in rest:
            roots[root(one)] = root(head)
    return [hashlib.sha256(root(record["incidents"][0]).encode()).hexdigest() for record in gold]


def _drawn(components: Sequence[Sequence[Json]], *groupings: Grouped) -> tuple[list[Json], Grouped, Grouped]:
    """The drawn components as records of their own, one drawn twice being two; and each grouping of them, in which those two are apart."""
    copies: defaultdict[str, list[str]] = defaultdict(list)
    sample: list[Json] = []
    for number, component in enumerate(components):
        for record in component:
            name = f"{number} {record['id']}"
            copies[record["id"]].append(name)
            incidents = [f"{number} {one}" for one in record["incidents"]]
            sample.append({**record, "id": name, "incidents": incidents, "facts": {}})
    found = []
    for groups in groupings:
        drawn = []
        for group in groups:
            reports: defaultdict[int, list[dict[str, object]]] = defaultdict(list)
            for report in group["reports"]:
                for copy, name in enumerate(copies[report["id"]]):
                    reports[copy].append({**report, "id": name})
            drawn += [{**group, "id": f"{copy} {group['id']}", "reports": some} for copy, some in reports.items()]
        found.append(drawn)
    return sample, found[0], found[1]


if __name__ == "__main__":
    main()
