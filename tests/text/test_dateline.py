"""Where a report says it was filed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.dateline import dateline_of, find_head
from onrecord.text.document import make_document


@pytest.mark.parametrize(
    ("text", "place", "credit"),
    [
        ("(Ghent) A shell struck a house on Tuesday.", "Ghent", None),
        ("GHENT, Belgium (AP) — A shell struck a house.", "GHENT, Belgium", "AP"),
        ("NEW GHENT, Oct 31 (Reuters) - A shell struck a house.", "NEW GHENT", "Reuters"),
        ("QUITO, 10 JAN 90 (EFE) -- [TEXT] TWO MEN DIED.", "QUITO", "EFE"),
        (
            "QUITO (ECUADOR), 10 JAN 90 (RADIO\nQUITO) -- [REPORT] [JUAN PAZ] [TEXT] TWO MEN DIED.",
            "QUITO (ECUADOR)",
            "RADIO\nQUITO",
        ),
        ("CLANDESTINE, 10 JAN 90 (RADIO QUITO) -- [TEXT] TWO MEN DIED.", None, "RADIO QUITO"),
        ("NO CITY (ECUADOR), 10 JAN 90 -- [TEXT] TWO MEN DIED.", "ECUADOR", None),
        ("QUITO, 10 JAN 90 [RADIO QUITO) -- [TEXT] TWO MEN DIED.", "QUITO", "RADIO QUITO"),
        ("GHENT—A shell struck a house.", "GHENT", None),
        ("Shell strikes house\n\nBy A. Osei\n\nGHENT, Ohio -- A shell struck a house.", "GHENT, Ohio", None),
        ("Shell strikes house. GHENT - A shell struck a house.", "GHENT", None),
        ("Ghent, SANA-Two men died.", "Ghent", "SANA"),
        ("Ghent, Flanders, SANA – A shell struck a house.", "Ghent, Flanders", "SANA"),
        ("(CNN) — A shell struck a house.", None, "CNN"),
        ("GHENT (WXYZ) – A shell struck a house.", "GHENT", "WXYZ"),
        ("(NEW GHENT) — A shell struck a house.", "NEW GHENT", None),
    ],
)
def test_datelines(text: str, place: str | None, credit: str | None) -> None:
    """Place, region and credit in the forms that agencies use; the day is no part of the place."""
    head = find_head(text)
    assert head is not None
    dateline = dateline_of(text, head)
    assert (dateline.place if dateline else None) == place
    assert head.credit == credit


@pytest.mark.parametrize(
    "text",
    [
        "A shell struck a house — the third this week — on Tuesday.",
        "BREAKING — A shell struck a house.",
        "TWO MEN DIED -- THE ARMY SAID SO.",
        "(Photo) A shell struck a house.",
        "Smith - a baker - died.",
        "Osei's house was hit – again.",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    """Dashes and brackets in running text are no dateline."""
    assert find_head(text) is None


def test_the_dateline_is_a_sentence_of_its_own() -> None:
    """Nothing reads the dateline's place or day together with the first sentence."""
    document = make_document("QUITO, 10 JAN 90 (EFE) -- [TEXT] TWO MEN DIED IN LOJA. A THIRD FLED.")
    assert [document.text[s.start : s.end] for s in document.sentences] == [
        "QUITO, 10 JAN 90 (EFE) -- [TEXT]",
        "TWO MEN DIED IN LOJA.",
        "A THIRD FLED.",
    ]


@given(st.text(alphabet="ABCab ,.()-—[]TEX\n/19", max_size=80))
def test_any_head(text: str) -> None:
    """A head lies inside the text, its place inside the head."""
    head = find_head(text)
    if head is not None:
        assert 0 <= head.start < head.end <= len(text)
        if head.place:
            assert head.start <= head.place[0] < head.place[1] <= head.end
