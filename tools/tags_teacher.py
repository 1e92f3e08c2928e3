"""Reads texts with the teacher: its tags, noun chunks, entity labels and dependencies, aligned to our own tokens.

Run with an interpreter that has spaCy and the unpacked teacher; see `docs/models/tags.md` for its name, version and
digest. The teacher is a tool of training alone: nothing that onrecord ships imports it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy

from onrecord.text.document import make_document
from onrecord.text.network import load_network

ENTITIES = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "site", "NORP": "group",
}  # fmt: skip
LONGEST = 150
_BRACKETS = {"(": "-LRB-", "[": "-LRB-", "{": "-LRB-", ")": "-RRB-", "]": "-RRB-", "}": "-RRB-"}


@dataclass(slots=True)
class Lesson:
    """One sentence as the teacher reads it: parallel lists, one entry a token of ours."""

    words: list[str]
    tags: list[str]
    chunks: list[str]
    entities: list[str]
    relations: list[str]
    heads: list[int]


def sentences(path: Path, only: tuple[str, str] | None) -> Iterator[list[tuple[str, bool]]]:
    """Each sentence as (word, stands free of the word before it)."""
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        if only and record.get(only[0]) != only[1]:
            continue
        document = make_document(record["text"])
        for sentence in document.sentences:
            if 2 <= sentence.last - sentence.first <= LONGEST:
                yield [
                    (document.words[i], i == sentence.first or document.starts[i] > document.ends[i - 1])
                    for i in range(sentence.first, sentence.last)
                ]


def teach(nlp: Any, batch: Iterator[list[tuple[str, bool]]], case: Any = None) -> Iterator[Lesson]:
    """Each sentence with the teacher's reading; `case` may rewrite the words for the teacher, length kept."""

    def texts() -> Iterator[tuple[str, list[tuple[str, bool]]]]:
        for pairs in batch:
            shown = case([word for word, _ in pairs]) if case else [word for word, _ in pairs]
            text = "".join(
                (" " if free and i else "") + word for i, (word, (_, free)) in enumerate(zip(shown, pairs, strict=True))
            )
            yield text, pairs

    for doc, pairs in nlp.pipe(texts(), as_tuples=True, batch_size=256):
        yield align(doc, pairs)


def align(doc: Any, pairs: list[tuple[str, bool]]) -> Lesson:
    """The teacher's values on our tokens: a token of ours that holds several of the teacher's takes their head's."""
    owner: list[int] = []
    bounds = []
    at = 0
    for i, (word, free) in enumerate(pairs):
        if free and i:
            owner.append(-1)
            at += 1
        bounds.append((at, at + len(word)))
        owner.extend([i] * len(word))
        at += len(word)
    first_of = [owner[t.idx] for t in doc]
    lesson = Lesson([w for w, _ in pairs], [], [], [], [], [])
    groups: list[list[Any]] = [[] for _ in pairs]
    for t in doc:
        for i in sorted({owner[c] for c in range(t.idx, t.idx + len(t)) if owner[c] >= 0}):
            groups[i].append(t)
    for i, group in enumerate(groups):
        inside = {t.i for t in group}
        head = next((t for t in group if t.head.i not in inside or t.head.i == t.i), group[-1])
        word = pairs[i][0]
        tag = head.tag_
        if len(word) == 1 and not word.isalnum():
            tag = _BRACKETS.get(word, tag)
        lesson.tags.append(tag)
        lesson.relations.append(head.dep_)
        lesson.heads.append(first_of[head.head.i] if head.head.i != head.i else i)
        lesson.chunks.append("O")
        lesson.entities.append("O")
    starts = [b[0] for b in bounds]
    ends = [b[1] for b in bounds]
    for spans, out in (
        ([(c.start_char, c.end_char, "NP") for c in doc.noun_chunks], lesson.chunks),
        ([(e.start_char, e.end_char, ENTITIES[e.label_]) for e in doc.ents if e.label_ in ENTITIES], lesson.entities),
    ):
        for start, end, label in spans:
            inner = [i for i in range(len(pairs)) if starts[i] >= start and ends[i] <= end]
            for k, i in enumerate(inner):
                out[i] = ("B-" if k == 0 else "I-") + label
    return lesson


class Truecase:
    """Gives a sentence in capitals the case its words would have, so that the teacher can read it.

    A word takes the case that a public frequency list prefers for it; a word without a clear preference is capitalised where
    the network of an earlier round takes it for a name.
    """

    def __init__(self, lookups: Path) -> None:
        self.log = json.loads(gzip.decompress((lookups / "en_lexeme_prob.json.gz").read_bytes()))

    def __call__(self, words: list[str]) -> list[str]:
        """The words, each as long as before."""
        if not " ".join(words).isupper():
            return words
        labels = load_network().label([(words, [word.lower() for word in words], True)])
        tags, entities = labels.read("tags"), labels.read("entities")
        shown = []
        for i, word in enumerate(words):
            named = tags[i].startswith("NNP") or entities[i] != "O"
            bracketed = 0 < i < len(words) - 1 and words[i - 1] in "[(" and words[i + 1] in "])"
            cased = self.cased(word, named=named, bracketed=bracketed)
            if cased.islower() and entities[i][2:] in ("person", "organisation", "site") and len(word) > 3:
                cased = word.capitalize()
            if (i == 0 or words[i - 1] in "[(]") and cased.islower():
                cased = cased[0].upper() + cased[1:]
            shown.append(cased if len(cased) == len(word) else word)
        return shown

    def cased(self, word: str, *, named: bool, bracketed: bool) -> str:
        """One word in its likely case."""
        lower, title = word.lower(), word.capitalize()
        low, high, all_high = (math.exp(self.log.get(form, -22)) for form in (lower, title, word))
        if len(word) == 1:
            return word if word == "I" or named else lower
        if all_high > 2 * (low + high) or (bracketed and named and len(word) <= 6):
            return word
        if "-" in word:
            return "-".join(self.cased(part, named=named, bracketed=False) if part else "" for part in word.split("-"))
        if high > 2 * low or (named and high > 0.2 * low):
            return title
        return lower


def main() -> None:
    """Reads bench inputs and writes lessons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teacher", required=True)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lookups", type=Path, help="data of spacy-lookups-data; needed for texts in capitals")
    parser.add_argument("names", nargs="+", help="such as gva/train")
    options = parser.parse_args()
    nlp = spacy.load(options.teacher, exclude=["lemmatizer", "senter"])
    for name in options.names:
        only = ("language", "en") if name.startswith("airwars_sources") else None
        case = Truecase(options.lookups) if name.startswith("muc4") else None
        lessons = list(teach(nlp, sentences(options.bench / name / "input.jsonl", only), case))
        with (options.out / (name.replace("/", "_") + ".pickle")).open("wb") as stream:
            pickle.dump([(x.words, x.tags, x.chunks, x.entities, x.relations, x.heads) for x in lessons], stream)
        print(name, len(lessons), sum(len(x.words) for x in lessons), flush=True)


if __name__ == "__main__":
    main()
