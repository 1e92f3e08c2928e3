"""What the speed is measured on: lines as they were captured, read as `onrecord read` reads them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.bench import speed
from onrecord.bench.speed import captured_lines, measure_speed
from onrecord.errors import UsageError
from onrecord.text.language import identify_language

_TEXT = "A shell killed two farmers near a barn in Avdiivka on Monday, the mayor said. It wasnâ€™t the first."


def _write(data: Path, *records: dict[str, str]) -> Path:
    folder = data / "gva" / "dev"
    folder.mkdir(parents=True)
    (folder / "input.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return folder / "input.jsonl"


def test_speed_counts_language_and_repair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line is parsed, mended and its language told each time that it is read; spaCy takes the same texts in the same run."""
    pytest.importorskip("spacy")
    _write(
        tmp_path, {"id": "a", "text": _TEXT, "published": "2023-03-14"}, {"id": "b", "text": _TEXT, "language": "en"}
    )
    told: list[str] = []

    def tell(text: str) -> str | None:
        told.append(text)
        return identify_language(text)

    monkeypatch.setattr("onrecord.text.report.identify_language", tell)
    monkeypatch.setattr(speed, "ROUNDS", 1)
    found = measure_speed(tmp_path, long_run=2)
    assert (found.articles, found.long_run) == (2, 2)
    assert found.reading > 0 and found.tokenising > 0
    assert len(told) == 6  # warm, one round, the long run
    assert all("wasn’t" in text for text in told)


def test_captures_are_lines_without_their_language(tmp_path: Path) -> None:
    """Bytes with their line end, under the name that a refusal gives; the corpus says its language, a crawl seldom does."""
    path = _write(tmp_path, {"text": "Two died.", "language": "en"}, {"text": "One died."})
    first, second = captured_lines(path)
    assert (first.data, first.media_type) == (b'{"text": "Two died."}\n', "application/json")
    assert second.name == f"{path} line 2"


def test_a_refused_line_is_no_article(tmp_path: Path) -> None:
    """A speed over refusals would be a lie: the run ends."""
    pytest.importorskip("spacy")
    _write(tmp_path, {"text": " "})
    with pytest.raises(UsageError, match="line 1"):
        measure_speed(tmp_path, long_run=2)
