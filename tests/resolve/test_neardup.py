"""Copies of one text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resolve.neardup import are_copies, bands_of, may_be_copies, signature_of

WIRE = (
    "A missile hit the grain port of Izmail on Wednesday night and set two storage halls on fire, the regional administration said. "
    "Three dockers were wounded, one of them badly, and the crew of a moored ship was taken to safety. "
    "It was the fourth strike on the port within a month, and officials said that the harbour would stay closed until the weekend."
)
CUT = (
    WIRE.replace("It was the fourth strike on the port within a month, and officials", "Officials")
    + " Readers can follow our live page."
)
APART = (
    "Rockets damaged warehouses in the harbour of Izmail, where at least three people were injured overnight according to local authorities. "
    "Firefighters worked until dawn; a vessel at the quay was evacuated, and loading is suspended for some days, the port's manager told reporters on Thursday."
)


def test_a_cut_and_extended_copy_is_a_copy() -> None:
    """Editors drop a sentence and add one."""
    assert are_copies(WIRE, CUT)
    assert may_be_copies(signature_of(WIRE), signature_of(CUT))
    assert set(bands_of(signature_of(WIRE))) & set(bands_of(signature_of(CUT)))


def test_another_report_of_the_same_incident_is_no_copy() -> None:
    """It was written apart."""
    assert not are_copies(WIRE, APART)


def test_short_texts_are_no_copies() -> None:
    """First lines are worded alike."""
    assert not are_copies("Three people were killed in Basra.", "Three people were killed in Basra.")
    assert not may_be_copies(signature_of("Three people were killed."), signature_of("Three people were killed."))


@settings(max_examples=50)
@given(st.text(max_size=400))
def test_any_text_has_a_signature(text: str) -> None:
    """Halves of UTF-16 pairs, other scripts, nothing at all."""
    found = signature_of(text + "\ud800")
    assert len(found) in (0, 256)
    assert len(bands_of(found)) in (0, 16)
