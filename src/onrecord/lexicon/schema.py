"""What a lexicon file looks like: a header that names its source, licence and known problems, then entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.errors import LexiconError

HEADER = ("source", "licence", "known_problems")


@dataclass(frozen=True, slots=True)
class Table:
    """One lexicon file.

    Attributes:
        name: the file's name less its ending, such as `weapons`.
        source: where the entries come from.
        licence: the terms they stand under.
        known_problems: what the list is known to get wrong or leave out.
        entries: what the file holds under `entries`; its shape is the business of the room that reads it.
    """

    name: str
    source: str
    licence: str
    known_problems: str
    entries: Any


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All lists of one language, with one digest over every file. Compared and hashed by identity.

    Attributes:
        language: ISO 639-1.
        digest: SHA-256 over the files' names and bytes, in name order; part of every Producer.
    """

    language: str
    tables: Mapping[str, Table]
    digest: str

    def entries(self, name: str) -> Any:
        """What the file `name` holds under `entries`.

        Raises:
            LexiconError: the language has no such file.
        """
        try:
            return self.tables[name].entries
        except KeyError:
            raise LexiconError(
                f"lexicon {self.language}: found no file {name}.yaml, expected one; "
                f"copy it from another language's folder and translate its entries"
            ) from None


def make_table(name: str, data: Any) -> Table:
    """The table that a parsed YAML file holds.

    Raises:
        LexiconError: a header key or `entries` is missing, or YAML took a bare word for a truth value ("on", "no", "true").
    """
    if not isinstance(data, Mapping):
        raise LexiconError(f"lexicon file {name}: found {type(data).__name__}, expected a mapping; see docs/lexicon.md")
    missing = [key for key in (*HEADER, "entries") if not data.get(key)]
    if missing:
        raise LexiconError(
            f"lexicon file {name}: found no {', '.join(missing)}, expected each to be filled in; add them"
        )
    _refuse_truths(name, data["entries"])
    return Table(name, str(data["source"]), str(data["licence"]), str(data["known_problems"]), data["entries"])


def _refuse_truths(name: str, entries: Any) -> None:
    """Raises where a list holds a truth value, or one is a key: the file meant a word. As a value (`weak: true`) it is one."""
    if isinstance(entries, Mapping):
        _refuse(name, entries)
        for value in entries.values():
            if not isinstance(value, bool):
                _refuse_truths(name, value)
    elif isinstance(entries, list):
        _refuse(name, entries)
        for value in entries:
            _refuse_truths(name, value)


def _refuse(name: str, words: Iterable[Any]) -> None:
    found = next((word for word in words if isinstance(word, bool)), None)
    if found is not None:
        raise LexiconError(
            f"lexicon file {name}: found the truth value {str(found).lower()} among words, expected a word; "
            'put it in quotes ("on", "off", "yes", "no", "true", "false")'
        )
