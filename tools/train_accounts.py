"""Learns the weights by which accounts choose their time and place, and writes `extract/accounts/models/accounts_en.tsv`.

Recipe: every report of the train splits of gva, airwars_narratives (undated) and muc4 that tells of one coded incident gives
one example for each of time and place. Its candidates are the report's anchored time mentions, or its named places; those
on the coded day, or within 25 km (gva) or 5 km (airwars) of the coded point, or of a coded name (muc4), are right. The model is a log-linear choice
among the candidates and "none of these", whose weight is 0; the chance of all right candidates together (of "none" where
none is right) is raised by full-batch gradient steps with an L2 penalty. No randomness: the same corpora give the same weights.

The signs are word classes, positions and kinds, never words of the corpora outside the lexicon's cue lists.

    python tools/train_accounts.py --bench DIR

Prints the digest to pin. See docs/models/accounts.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.app import make_reader
from onrecord.extract.accounts.pieces import Piece, cut_pieces
from onrecord.extract.accounts.placing import kilometres, place_candidates
from onrecord.extract.accounts.timing import time_candidates
from onrecord.extract.api import Findings
from onrecord.extract.reader import find_all
from onrecord.lexicon.schema import Lexicon
from onrecord.model.capture import Capture
from onrecord.model.interval import day_of
from onrecord.model.place import Place
from onrecord.text.artefact import format_tables
from onrecord.text.report import TextOptions, make_report

TARGET = Path(__file__).parent.parent / "src/onrecord/extract/accounts/models/accounts_en.tsv"
Example = tuple[list[tuple[str, ...]], list[bool]]


def plain_key(name: str) -> str:
    """Letters only, without accents or case."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(char for char in decomposed if char.isalpha()).casefold()


STEPS = 400
PENALTY = 1.0
KEPT = 0.05
"""Weights nearer to 0 than this are dropped: they change no choice and would make the file long."""


def read_findings(folder: Path) -> Iterator[Findings]:
    """The findings of every input of a split."""
    reader = make_reader()
    with (folder / "input.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            capture = Capture(f"line {number}", line.encode(), "application/json", {})
            yield find_all(reader, make_report(capture, TextOptions(repair=False)))


def read_gold(folder: Path) -> dict[str, dict[str, Any]]:
    """Coded day, point and names by report id; reports with several incidents or none are left out."""
    coded: dict[str, dict[str, Any]] = {}
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if "templates" in record:
                if len(record["templates"]) == 1:
                    coded[record["id"]] = _template_facts(record["templates"][0])
                continue
            facts = list(record["facts"].values()) if "facts" in record else [record]
            if len(facts) == 1:
                coded[record["id"]] = {**facts[0], "near": 25.0 if "facts" in record else 5.0}
    return coded


def _template_facts(template: dict[str, Any]) -> dict[str, Any]:
    """Day and place names of a MUC-4 template; days of the kind "- 11 JAN 90" (some day up to then) are left out."""
    facts: dict[str, Any] = {}
    for when in template["incident_date"] or []:
        with suppress(ValueError):
            facts["date"] = datetime.strptime(when["raw"], "%d %b %y").date().isoformat()
    names = [part.split("(")[0] for where in template["incident_location"] or [] for part in where["raw"].split(":")]
    facts["names"] = {plain_key(name) for name in names[1:]}
    return facts


def all_pieces(findings: Findings, lexicon: Lexicon) -> list[Piece]:
    """The pieces of the body, then of the title."""
    body = cut_pieces(findings, lexicon)
    return [*body, *(cut_pieces(findings.title, lexicon, len(body)) if findings.title else ())]


def time_example(findings: Findings, gold: dict[str, Any], lexicon: Lexicon) -> Example | None:
    """The report's time candidates, right where they are the coded day."""
    if not gold.get("date"):
        return None
    day = date.fromisoformat(gold["date"])
    candidates = time_candidates(all_pieces(findings, lexicon), findings.report.published)
    right = [
        item.interval.start is not None
        and item.interval.end is not None
        and day_of(item.interval.start) == day == day_of(item.interval.end)
        for item in candidates
    ]
    return ([item.signs for item in candidates], right) if candidates else None


def place_example(findings: Findings, gold: dict[str, Any], lexicon: Lexicon) -> Example | None:
    """The report's place candidates, right where they lie near the coded point."""
    candidates = place_candidates(all_pieces(findings, lexicon))
    right = []
    if gold.get("names"):
        right = [
            bool({plain_key(item.mention.place.name), plain_key(item.mention.span.quote)} & gold["names"])
            for item in candidates
        ]
    elif gold.get("lat") is not None:
        point = Place("coded", latitude=gold["lat"], longitude=gold["lon"])
        for item in candidates:
            apart = kilometres(item.mention.place, point)
            right.append(apart is not None and apart <= gold["near"])
    else:
        return None
    return ([item.signs for item in candidates], right) if candidates else None


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """Weights of the signs under which the right candidates of all examples are likeliest."""
    names: dict[str, int] = {"bias": 0}
    rows: list[tuple[int, int]] = []
    owner: list[int] = []
    right: list[bool] = []
    for number, (candidates, marks) in enumerate(examples):
        for signs, mark in zip(candidates, marks, strict=True):
            rows += [(len(owner), names.setdefault(sign, len(names))) for sign in ("bias", *signs)]
            owner.append(number)
            right.append(mark)
    row, column = np.array(rows).T
    owners, marked = np.array(owner), np.array(right)
    none_right = np.ones(len(examples), dtype=bool)
    none_right[owners[marked]] = False
    weights = np.zeros(len(names))
    spread = np.zeros(len(names))
    for _ in range(STEPS):
        scores = np.exp(np.clip(np.bincount(row, weights[column], len(owner)), -30, 30))
        everything = np.bincount(owners, scores, len(examples)) + 1
        good = np.bincount(owners, scores * marked, len(examples)) + none_right
        pull = scores * marked / good[owners] - scores / everything[owners]
        slope = np.bincount(column, pull[row], len(names)) - PENALTY * weights
        spread += slope**2
        weights += 0.3 * slope / (np.sqrt(spread) + 1e-8)
    return {name: round(float(weights[place]), 2) for name, place in names.items() if abs(weights[place]) >= KEPT}


def write_weights(tables: dict[str, dict[str, float]]) -> None:
    """The artefact of the weights, signs in name order; prints the digest to pin in `extract/accounts/weights.py`."""
    data = format_tables({name: dict(sorted(weights.items())) for name, weights in tables.items()})
    TARGET.write_bytes(data)
    print(hashlib.sha256(data).hexdigest())


def train(pairs: Iterable[tuple[Findings, dict[str, Any]]]) -> dict[str, dict[str, float]]:
    """The weights learned from findings with their coded facts."""
    lexicon = make_reader().lexicon
    times: list[Example] = []
    places: list[Example] = []
    for findings, gold in pairs:
        for made, store in ((time_example, times), (place_example, places)):
            example = made(findings, gold, lexicon)
            if example is not None:
                store.append(example)
    return {"time": learn(times), "place": learn(places)}


def main() -> None:
    """Reads the corpora, learns, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True)
    bench = parser.parse_args().bench
    folders = [bench / "gva/train", bench / "airwars_narratives/train_undated", bench / "muc4/train"]
    pairs = (
        (findings, gold[findings.report.id])
        for folder in folders
        for gold in [read_gold(folder)]
        for findings in read_findings(folder)
        if findings.report.id in gold
    )
    write_weights(train(pairs))


if __name__ == "__main__":
    main()
