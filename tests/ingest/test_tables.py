"""Tables, as text and as Parquet: which column is what, and what becomes of rows."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest

from onrecord.errors import UsageError
from onrecord.ingest.dispatch import captures_in
from onrecord.ingest.rows import parse_columns
from onrecord.ingest.source import Input, SourceOptions
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal


def rows(data: str | bytes, name: str = "a.csv", **columns: str) -> list[Capture | Refusal]:
    """What becomes of the rows of a table."""
    raw = data.encode() if isinstance(data, str) else data
    return list(captures_in(Input(name, name, "", stream=io.BytesIO(raw), options=SourceOptions(columns))))


def bodies(found: list[Capture | Refusal]) -> list[str]:
    """The body of each capture, the code of each refusal."""
    return [one.data.decode() if isinstance(one, Capture) else one.code for one in found]


def only(found: list[Capture | Refusal]) -> Capture:
    """The one capture."""
    (one,) = found
    assert isinstance(one, Capture)
    return one


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_header_tells_what_stands_between_cells(sign: str) -> None:
    """Comma, semicolon, tab or bar."""
    data = f"URL{sign}Full Text{sign}desk\nhttps://ghent.example{sign}Two died.{sign}a, b\n".replace(
        "a, b", '"a, b; c"'
    )
    one = only(rows(data))
    assert one.data == b"Two died."
    assert one.metadata == {"url": "https://ghent.example", "extra": {"desk": "a, b; c"}}


def test_the_user_says_which_column_is_what() -> None:
    """Before what names suggest."""
    one = only(rows("text,story,day,id\nfalse,Two died.,2023-03-14,7\n", text="story", published="day", id="id"))
    assert (one.data, one.metadata) == (
        b"Two died.",
        {"id": "7", "published": "2023-03-14", "extra": {"text": "false"}},
    )


def test_dates_sources_and_numbers_are_not_guessed() -> None:
    """In a table of attacks they are the attack's day, the person who told, and a count from 1."""
    one = only(rows("id,date,source,text\n1,2023-03-14,a neighbour,Two died.\n"))
    assert one.metadata == {"extra": {"id": "1", "date": "2023-03-14", "source": "a neighbour"}}


@pytest.mark.parametrize(
    ("data", "columns", "words"),
    [
        ("id,day\n1,2\n", {}, "no column with the report's body among: id, day"),
        ("a,b\n1,2\n", {"text": "c"}, "no column 'c'"),
        ("a,a\n1,2\n", {"text": "a"}, "more than one column 'a'"),
    ],
)
def test_a_table_without_a_body_is_refused_by_name(data: str, columns: dict[str, str], words: str) -> None:
    """And the columns that it has are named."""
    (refusal,) = rows(data, **columns)
    assert isinstance(refusal, Refusal) and refusal.code == "no-column" and words in refusal.found


def test_a_cell_holds_lines_quotes_and_its_own_encoding() -> None:
    """A body that is UTF-8 is exact; another stays as its bytes, to be decoded as a file is."""
    assert bodies(rows('text,x\n"Two ""men""\r\ndied, both.",1\n')) == ['Two "men"\r\ndied, both.']
    one = only(rows(b"text\nZwei M\xe4nner starben.\n"))
    assert (one.data, one.media_type) == (b"Zwei M\xe4nner starben.", "text/plain")
    assert only(rows("text\nTwo men – died.\n")).media_type == "text/plain; charset=utf-8"
    assert bodies(rows("text,x\nZwei Männer.,1\n".encode("utf-16"))) == ["Zwei Männer."]
    assert bodies(rows("\ufefftext,x\nTwo died.,1\n")) == ["Two died."]


def test_blank_rows_are_none_and_long_ones_are_refused() -> None:
    """A row with a cell too many was cut in the wrong place; one with fewer tells less."""
    assert bodies(rows("text,x\n\n , \nTwo died.\nTwo, three died.,1\nFour died.,2\n")) == [
        "Two died.",
        "wrong-row",
        "Four died.",
    ]


def test_a_quote_that_is_never_closed_is_told() -> None:
    """It would swallow the rest of the table in silence."""
    assert bodies(rows('x,text\n1,Two died.\n2,"Three died.\n3,Four died.\n')) == ["Two died.", "damaged-table"]


def test_a_table_through_a_pipe_is_one_where_the_user_names_columns() -> None:
    """It has no ending to tell by."""
    assert bodies(rows("story,x\nTwo died.,1\n", "-", text="story")) == ["Two died."]


def test_a_web_page_in_a_cell_is_a_page() -> None:
    """A column of HTML is read as pages are."""
    one = only(rows("html,url\n<p>Two died.</p>,https://ghent.example\n"))
    assert one.media_type == "text/html; charset=utf-8"


@pytest.mark.parametrize("words", ["text", "text=", "body=text", "date=day"])
def test_a_mapping_of_another_form_is_wrong_usage(words: str) -> None:
    """The message says which keys there are."""
    with pytest.raises(UsageError, match="expected KEY=COLUMN"):
        parse_columns((words,))
    with pytest.raises(UsageError, match="each once"):
        parse_columns(("text=a", "text=b"))


def test_parquet_keeps_types_that_json_knows() -> None:
    """Moments keep their offset, bytes stay bytes, a NaN says nothing."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    moment = datetime(2023, 3, 14, 9, 30, tzinfo=UTC)
    pq.write_table(
        pa.table(
            {
                "content": ["Two died."],
                "published_at": [moment],
                "day": [date(2023, 3, 13)],
                "tags": [["a", "b"]],
                "score": [float("nan")],
                "image": [b"\x00"],
            }
        ),
        out,
    )
    one = only(rows(out.getvalue(), "a.parquet"))
    assert one.data == b"Two died."
    assert one.metadata == {"published": moment.isoformat(), "extra": {"day": "2023-03-13", "tags": ["a", "b"]}}


def test_parquet_without_its_reader_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing extra is a refusal with the remedy."""
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (refusal,) = rows(b"PAR1", "a.parquet")
    assert isinstance(refusal, Refusal) and "pip install 'onrecord[parquet]'" in refusal.remedy
