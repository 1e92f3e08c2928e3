"""Measures the tagger against the teacher's lessons: tags, noun phrases, names, relations and clauses, in three casings.

    python tools/measure_tags.py LESSONS/gva_dev.pickle ...

Prints agreement in per cent of tokens, else precision / recall / F1 of exact spans; for clauses, of pairs (verb, head of phrase).
"""

from __future__ import annotations

import argparse
import pickle
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from onrecord.text.clauses import clauses
from onrecord.text.document import make_document
from onrecord.text.labels import runs
from onrecord.text.network import load_network
from onrecord.text.phrases import noun_phrases

Lesson = tuple[list[str], list[str], list[str], list[str], list[str], list[int]]


class Score:
    """Counts of what the teacher has, what we have, and what both have."""

    def __init__(self) -> None:
        self.gold = self.found = self.both = 0

    def add(self, gold: set[object], found: set[object]) -> None:
        """Counts one sentence."""
        self.gold += len(gold)
        self.found += len(found)
        self.both += len(gold & found)

    def __str__(self) -> str:
        precision, recall = self.both / max(1, self.found), self.both / max(1, self.gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{100 * precision:.1f} / {100 * recall:.1f} / {100 * f1:.1f}"


def recased(words: list[str], casing: str) -> list[str]:
    """The words in upper or lower case, or as written; a word that would change its length stays."""
    change = {"mixed": str, "upper": str.upper, "lower": str.lower}[casing]
    return [changed if len(changed := change(word)) == len(word) else word for word in words]


def lowered(word: str) -> str:
    """The word as `Document.lowers` has it."""
    return word.lower() if len(word) == 1 else word.lower().replace("’", "'")


def measure(lessons: Iterable[Lesson], casing: str) -> None:
    """Prints the figures for these lessons in one casing."""
    agreed: Counter[str] = Counter()
    tokens = 0
    seconds = 0.0
    wrong: Counter[tuple[str, str]] = Counter()
    scores: dict[str, Score] = defaultdict(Score)
    for words, tags, chunks, entities, relations, heads in lessons:
        shown = recased(words, casing)
        document = make_document(" ".join(shown))
        began = time.process_time()
        labels = load_network().label([(shown, [lowered(word) for word in shown], " ".join(shown).isupper())])
        seconds += time.process_time() - began
        tokens += len(words)
        for name, gold in (("tags", tags), ("entities", entities), ("chunks", chunks), ("relations", relations)):
            agreed[name] += sum(map(str.__eq__, gold, labels.read(name)))
        wrong.update((gold, found) for gold, found in zip(tags, labels.read("tags"), strict=True) if gold != found)
        gold_names, found_names = set(runs(tuple(entities))), set(runs(labels.read("entities")))
        for kind in {name[2] for name in gold_names | found_names}:
            scores[f"name {kind}"].add(
                {n for n in gold_names if n[2] == kind}, {n for n in found_names if n[2] == kind}
            )
        scores["name all"].add(set(gold_names), set(found_names))
        if list(document.words) != shown or len(document.sentences) != 1:
            continue
        sentence = document.sentences[0]
        phrases = {(phrase.first, phrase.last) for phrase in noun_phrases(document, sentence)}
        scores["noun phrases"].add({(first, last) for first, last, _ in runs(tuple(chunks))}, set(phrases))
        found = [clause for clause in clauses(document, sentence) if clause.verb.finite and not clause.shared]
        scores["subjects"].add(
            _children(tags, relations, heads, ("nsubj", "nsubjpass")),
            {(clause.verb.head, phrase.head) for clause in found for phrase in clause.subjects[:1]},
        )
        scores["objects"].add(
            _children(tags, relations, heads, ("dobj", "attr")),
            {(c.verb.head, phrase.head) for c in clauses(document, sentence) for phrase in c.objects[:1]},
        )
    print(
        casing,
        *(f"{name} {100 * n / tokens:.2f}" for name, n in agreed.items()),
        f"{tokens / seconds:,.0f} tokens/s, one sentence a call",
    )
    for name, score in sorted(scores.items()):
        print(f"  {name:20} {score}")
    print("  most often wrong:", *(f"{gold}>{found} {n}" for (gold, found), n in wrong.most_common(10)))


def _children(tags: list[str], relations: list[str], heads: list[int], wanted: tuple[str, ...]) -> set[object]:
    return {
        (head, place)
        for place, (relation, head) in enumerate(zip(relations, heads, strict=True))
        if relation in wanted and tags[head].startswith("VB") and tags[place] not in ("WDT", "WP")
    }


def main() -> None:
    """Measures each file of lessons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lessons", type=Path, nargs="+")
    parser.add_argument("--first", type=int, default=2500, help="sentences a file")
    options = parser.parse_args()
    for path in options.lessons:
        print(path.stem)
        lessons = pickle.loads(path.read_bytes())[: options.first]
        for casing in ("mixed", "upper", "lower"):
            measure(lessons, casing)


if __name__ == "__main__":
    main()
