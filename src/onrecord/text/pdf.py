"""A PDF to its text, by pypdf: words divided at line ends are joined, lines of a paragraph stay together, pages follow each other."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from onrecord.errors import InputRefused

logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_DIVIDED = re.compile(r"(?<=[a-zà-öø-ÿ])[-\u00ad\u2010]\n(?=[a-zà-öø-ÿ])")
_MOST_PAGES = 2000
"""Pages that are read; a report of more is a book, and a damaged file can claim millions."""
_FREE_BYTES = 4 * 1024**2
"""Drawing instructions, unpacked, that any file may hold: some 2,000 pages of plain text."""
_MOST_TIMES = 100
"""How many times its own size a larger file's instructions may unpack to; genuine ones come to about ten."""


@dataclass(frozen=True, slots=True)
class PdfText:
    """The words of a PDF, and the title that it states. The day on which the file was made is not the day of publication, and is left out."""

    text: str
    title: str | None = None


def read_pdf(data: bytes, name: str) -> PdfText:
    """The text of the PDF.

    A hyphen at a line end between small letters is taken to divide a word: what stands there is the typesetter's.

    Raises:
        InputRefused: `encrypted`, `bomb`, `damaged-pdf`, or `no-text` where the pages are pictures.
    """
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted(name)
        pages = list(_pages(reader, len(data), name))
        title = reader.metadata.title if reader.metadata else None
    except InputRefused:
        raise
    except (FileNotDecryptedError, DependencyError) as fault:
        raise _encrypted(name) from fault
    except LimitReachedError as fault:  # by pypdf's own measure, of a single stream
        raise _bomb(name) from fault
    except (PyPdfError, Exception) as fault:  # pypdf lets many kinds through on damaged files
        raise InputRefused(
            "damaged-pdf",
            name,
            found="a PDF that is torn or damaged",
            expected="a whole PDF",
            remedy="download it again, or save its text",
        ) from fault
    text = "\n\n".join(page.strip("\n") for page in pages if page.strip())
    if not text.strip():
        raise InputRefused(
            "no-text",
            name,
            found="a PDF whose pages hold no text",
            expected="a PDF with text, not pictures of it",
            remedy="run it through character recognition first",
        )
    return PdfText(_DIVIDED.sub("", text), str(title).strip() or None if title else None)


def _pages(reader: PdfReader, size: int, name: str) -> Iterator[str]:
    """The text of each page, until their instructions, which pages can share, unpack to more than a file of this size has."""
    drawn = 0
    for page, _ in zip(reader.pages, range(_MOST_PAGES), strict=False):
        contents = page.get_contents()
        drawn += len(contents.get_data()) if contents is not None else 0
        if drawn > max(_FREE_BYTES, _MOST_TIMES * size):
            raise _bomb(name)
        yield page.extract_text()


def _bomb(name: str) -> InputRefused:
    return InputRefused(
        "bomb",
        name,
        found="a PDF whose pages unpack to far more than its size",
        expected="a report",
        remedy="look at it with care; if it is a genuine report, save its text",
    )


def _encrypted(name: str) -> InputRefused:
    return InputRefused(
        "encrypted", name, found="a PDF behind a password", expected="an open PDF", remedy="save it without a password"
    )
