"""One capture to one outcome: what is the input's fault, what is ours, and what ends the run."""

from __future__ import annotations

import pytest

from onrecord.app import make_reader
from onrecord.errors import GazetteerError, LexiconError, ModelError, OnrecordError, SpanError
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal
from onrecord.pipeline import read
from onrecord.pipeline.read import read_capture
from onrecord.text.report import TextOptions

_CAPTURE = Capture("a.txt", b"A shell killed two people.", "text/plain")


def _failing(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def extract_reading(*_: object) -> object:
        raise fault

    monkeypatch.setattr(read, "extract_reading", extract_reading)


@pytest.mark.parametrize("kind", [ModelError, LexiconError, GazetteerError])
def test_what_every_input_needs_ends_the_run(monkeypatch: pytest.MonkeyPatch, kind: type[OnrecordError]) -> None:
    """A damaged model, lexicon or gazetteer is told as what it is, not as a bug that one input shows."""
    _failing(monkeypatch, kind("model x: found y, expected z"))
    with pytest.raises(kind, match="model x"):
        read_capture(make_reader(), _CAPTURE, TextOptions())


@pytest.mark.parametrize("fault", [SpanError("a span"), ZeroDivisionError()])
def test_a_bug_costs_one_input(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    """Any other error is a refusal that asks for a bug report."""
    _failing(monkeypatch, fault)
    outcome = read_capture(make_reader(), _CAPTURE, TextOptions())
    assert isinstance(outcome, Refusal)
    assert (outcome.code, outcome.subject) == ("reader-fault", "a.txt")
