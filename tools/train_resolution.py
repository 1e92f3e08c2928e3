"""Trains what `onrecord.resolve` compares accounts by: how rare words are, and what each level of evidence weighs.

    python tools/train_resolution.py rarity TEXTS.jsonl...           writes rarity.bin from the `text` of inputs
    python tools/train_resolution.py weights NAME=READINGS,GOLD...   writes weights.tsv from readings and gold incidents

READINGS are what `onrecord read --format jsonl --no-repair` gives, GOLD lists {"id", "incidents"} for the same ids. Two cores, five minutes.
The digests to pin are printed. See docs/models/resolution.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

STRANGERS = 3
"""Pairs drawn at random for each account."""
MODELS = Path("src/onrecord/resolve/models")


def main() -> None:
    """Makes what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    rarity = commands.add_parser("rarity")
    rarity.add_argument("texts", nargs="+", type=Path)
    weights = commands.add_parser("weights")
    weights.add_argument("sets", nargs="+")
    weights.add_argument("--strength", type=float, default=1.0, help="of the pull towards zero")
    weights.add_argument("--share", action="append", default=[], help="NAME=N: each pair of that set counts N times")
    options = parser.parse_args()
    if options.command == "rarity":
        _write("rarity.bin", _rarity(options.texts))
    else:
        from onrecord.text.artefact import format_tables

        shares = {name: float(number) for name, number in (one.split("=") for one in options.share)}
        _write("weights.tsv", format_tables(train([load(one) for one in options.sets], options.strength, shares)))


def _write(name: str, data: bytes) -> None:
    MODELS.mkdir(parents=True, exist_ok=True)
    (MODELS / name).write_bytes(data)
    print(f"{name}: {len(data):,} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}")


def _rarity(paths: Sequence[Path]) -> bytes:
    from onrecord.resolve.rarity import BUCKETS, STEP
    from onrecord.resolve.terms import word_hashes

    held: Counter[int] = Counter()
    reports = 0
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line).get("text") or ""
                if sum(one.isascii() for one in text) < 0.8 * len(text):
                    continue  # another script: its words would only crowd the buckets
                held.update({one & (BUCKETS - 1) for one in word_hashes(text)})
                reports += 1
    return bytes(min(255, round(STEP * (1 + math.log((1 + reports) / (1 + held[one]))))) for one in range(BUCKETS))


class Set:
    """Accounts of one corpus with the incidents that their reports tell of, and the pairs that blocking finds."""

    def __init__(self, name: str, readings: Path, gold: Path) -> None:
        from onrecord.resolve.block import asks_of, keys_of
        from onrecord.resolve.profile import Profile, profiles_of

        self.name = name
        records = {one["id"]: one for one in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
        self.gold = {identifier: set(one["incidents"]) for identifier, one in records.items()}
        self.profiles: list[Profile] = []
        self.first: set[int] = set()
        for seq, line in enumerate(readings.open(encoding="utf-8")):
            told = json.loads(line)
            if told["report"]["id"] not in self.gold or told["report"]["language"] != "en":
                continue
            found = list(profiles_of(seq, told))
            if found:
                self.first.add(len(self.profiles))
            self.profiles += found
        held: dict[int, list[int]] = defaultdict(list)
        for number, profile in enumerate(self.profiles):
            for key in keys_of(profile):
                held[key].append(number)
        met = {
            (min(a, b), max(a, b))
            for a, profile in enumerate(self.profiles)
            for key in asks_of(profile)
            for b in held.get(key, ())
        }
        # pairs that no key brings together teach what far apart, and long after, mean
        drawn = np.random.default_rng(20230314).integers(0, len(self.profiles), (STRANGERS * len(self.profiles), 2))
        strangers = {(int(min(pair)), int(max(pair))) for pair in drawn}
        self.pairs = sorted((a, b) for a, b in met | strangers if self.profiles[a].report != self.profiles[b].report)
        self.met = met

    def component(self, number: int) -> int:
        """A number for the fold that a report belongs to: all reports that incidents connect are in one."""
        return self._components[self.profiles[number].report]

    @property
    def _components(self) -> Mapping[str, int]:
        if not hasattr(self, "_known"):
            roots: dict[str, str] = {}

            def root(one: str) -> str:
                while roots.setdefault(one, one) != one:
                    one = roots[one]
                return one

            for incidents in self.gold.values():
                head, *rest = sorted(incidents)
                for one in rest:
                    roots[root(one)] = root(head)
            self._known = {
                report: int(hashlib.sha256(root(min(incidents)).encode()).hexdigest()[:8], 16)
                for report, incidents in self.gold.items()
            }
        return self._known

    def labels(self) -> list[bool | None]:
        """Whether each pair's accounts tell of one incident; None where the gold cannot say (an account that is not its report's first)."""
        return [self._label(a, b) for a, b in self.pairs]

    def _label(self, a: int, b: int) -> bool | None:
        one, other = self.gold[self.profiles[a].report], self.gold[self.profiles[b].report]
        if not one & other:
            return False
        if a in self.first and b in self.first:
            return True
        return None


def load(spec: str) -> Set:
    """The set that `NAME=READINGS,GOLD` names."""
    name, _, paths = spec.partition("=")
    readings, gold = paths.split(",")
    return Set(name, Path(readings), Path(gold))


def findings(one: Set) -> Iterator[list[tuple[str, str]]]:
    """The levels of each pair, in the order of the pairs."""
    from onrecord.resolve.compare import compare

    for a, b in one.pairs:
        yield [(found.comparison, found.level) for found in compare(one.profiles[a], one.profiles[b])]


def train(sets: Sequence[Set], strength: float, shares: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """Weights by logistic regression, every level pulled towards zero; `shares` say how much a pair of each set counts."""
    rows: list[list[tuple[str, str]]] = []
    truth: list[bool] = []
    counts: list[float] = []
    for one in sets:
        labelled = [(row, label) for row, label in zip(findings(one), one.labels(), strict=True) if label is not None]
        positives = sum(label for _, label in labelled)
        rows += [row for row, _ in labelled]
        truth += [label for _, label in labelled]
        counts += [shares.get(one.name, 1.0)] * len(labelled)
        print(f"{one.name}: {len(one.profiles):,} accounts, {len(labelled):,} pairs, {positives:,} of one incident")
    return fit(rows, truth, counts, strength)


def fit(
    rows: Sequence[Sequence[tuple[str, str]]], truth: Sequence[bool], counts: Sequence[float], strength: float
) -> dict[str, dict[str, float]]:
    """The weight of every level, and the prior. The levels of an order have weights that never rise along it."""
    steps, bounded = _steps(sorted({level for row in rows for level in row}))
    at = [number for row in rows for level in row for number in steps[level]]
    starts = np.cumsum([0, *(sum(len(steps[level]) for level in row) for row in rows)])
    signs = csr_matrix((np.ones(len(at)), at, starts), shape=(len(rows), len(bounded)))
    y, weight = np.array(truth, dtype=float), np.array(counts)

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        odds = signs @ theta[1:] + theta[0]
        off = 1 / (1 + np.exp(-odds)) - y
        value = float(np.sum(weight * (np.logaddexp(0, odds) - y * odds)) + strength / 2 * np.sum(theta[1:] ** 2))
        slope = weight * off
        return value, np.concatenate([[slope.sum()], signs.T @ slope + strength * theta[1:]])

    limits = [(None, None), *((None, 0.0) if one else (None, None) for one in bounded)]
    start = np.zeros(len(bounded) + 1)
    best = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=limits, options={"maxiter": 1000}).x
    tables: dict[str, dict[str, float]] = {"prior": {"any two": round(float(best[0]), 3)}}
    for (comparison, level), numbers in steps.items():
        tables.setdefault(comparison, {})[level] = round(float(sum(best[1 + number] for number in numbers)), 3)
    return tables


def _steps(seen: Sequence[tuple[str, str]]) -> tuple[dict[tuple[str, str], list[int]], list[bool]]:
    """The parameters that each level's weight is the sum of, and which of them must not be above zero.

    A level that stands in an order weighs what the one before it weighs, and a step down.
    """
    from onrecord.resolve.compare import ORDERS

    steps: dict[tuple[str, str], list[int]] = {}
    bounded: list[bool] = []
    for comparison, order in ORDERS:
        before: list[int] = []
        for level in order:
            if (comparison, level) in seen:
                bounded.append(bool(before))
                before = steps[comparison, level] = [*before, len(bounded) - 1]
    for level in seen:
        if level not in steps:
            bounded.append(False)
            steps[level] = [len(bounded) - 1]
    return steps, bounded


if __name__ == "__main__":
    main()
