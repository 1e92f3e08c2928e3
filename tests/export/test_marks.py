"""Overlapping spans cut into pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.marks import Mark, cut_pieces

_LENGTH = 40
_MARKS = st.lists(
    st.tuples(st.integers(0, _LENGTH - 1), st.integers(1, 10)).map(
        lambda pair: Mark(pair[0], min(_LENGTH, pair[0] + pair[1]), "time", f"v{pair[0]}")
    ),
    max_size=12,
)


@given(_MARKS)
def test_pieces_cover_the_text_once(marks: list[Mark]) -> None:
    """Pieces follow each other without gap or overlap over the whole text."""
    pieces = list(cut_pieces(_LENGTH, marks))
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces[:-1])]
    assert pieces[-1].end == _LENGTH


@given(_MARKS)
def test_each_piece_knows_every_mark_over_it(marks: list[Mark]) -> None:
    """A piece carries exactly the marks that hold it whole."""
    for piece in cut_pieces(_LENGTH, marks):
        over = [mark for mark in marks if mark.start <= piece.start and piece.end <= mark.end]
        assert sorted(over, key=repr) == sorted(piece.marks, key=repr)
