"""What inputs say in words that databases do not hold."""

from __future__ import annotations

import json

from onrecord.app import make_reader, reading_stages
from onrecord.model.capture import Capture
from onrecord.pipeline.ingest import ingest, read_job
from onrecord.store.ledger import create_ledger


def test_zeros_and_halves_of_pairs_stop_no_run(address: str) -> None:
    """In names, keys, metadata and refusals; PostgreSQL holds no zero, and nothing can encode half of a pair."""
    ledger = create_ledger(address, "onrecord test")
    words = "A drone killed three people in Basra on Monday."
    records = [
        {
            "id": "a\0b",
            "url": "https://ghent.example/\0",
            "title": "T\0",
            "publisher": "\0",
            "wire": "\0",
            "text": words,
        },
        {"id": "\ud800", "text": words + " \0\ud800", "desk": "\ud800"},
        {"\ud800\0": 1},
        {"id": "c", "text": words, "published": "\0\ud800"},
    ]
    captures = [
        Capture(f"a.jsonl line {number} \0", json.dumps(record).encode(), "application/json")
        for number, record in enumerate(records)
    ]
    stages = reading_stages()
    for new in (4, 0):
        *_, last = ingest(ledger, captures, stages, lambda jobs: (read_job(make_reader(), job) for job in jobs), "test")
        assert last.new == new
    assert sorted(one.refusal.code for one in ledger.refusals()) == ["bad-date", "no-text"]
    assert len(ledger.report("a\ufffdb")) == len(ledger.report("\ufffd")) == 1
    assert ledger.verify().broken is None
