"""onrecord reads news reports of attacks and keeps a ledger of what is on the record.

>>> import onrecord
>>> reading = onrecord.read("A shell killed two people in Avdiivka on Monday.", published="2023-03-14")
>>> reading.accounts[0].tolls["killed"].min
2
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.version import VERSION

if TYPE_CHECKING:
    from datetime import date

    from onrecord.model.reading import Reading

__all__ = ["__version__", "read"]

__version__ = VERSION


def read(
    text: str, *, published: date | str | None = None, title: str | None = None, language: str | None = None
) -> Reading:
    """Everything read from one report's text; `text` is taken code point for code point, without repair.

    Args:
        text: the report's body.
        published: day of publication (ISO 8601 where a string); relative dates such as "on Tuesday" hang on it. The hour of a
            date-time without an offset is dropped, since nobody can say which moment it was.
        title: the headline, if known.
        language: ISO 639-1; recognised from the text where None.

    Raises:
        onrecord.errors.InputRefused: the text is empty or holds half of a UTF-16 pair, or `published` is no date.
        onrecord.errors.UsageError: an argument is of the wrong type, or `language` is no code of a language.
    """
    from onrecord.app import read_text  # late: `import onrecord` stays instant

    return read_text(text, published=published, title=title, language=language)
