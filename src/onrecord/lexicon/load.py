"""Loads the lexicon of a language from the files that the package carries."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files

import yaml

from onrecord.errors import LexiconError
from onrecord.lexicon.schema import Lexicon, make_table

_YamlLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is about ten times faster


def languages() -> tuple[str, ...]:
    """The languages that have a folder, ISO 639-1, in name order."""
    return tuple(sorted(entry.name for entry in files("onrecord.lexicon").joinpath("data").iterdir() if entry.is_dir()))


@lru_cache(maxsize=8)
def load_lexicon(language: str = "en") -> Lexicon:
    """The lexicon of one language, read once a process.

    Raises:
        LexiconError: there is no such language, or a file breaks the schema.
    """
    if language not in languages():
        raise LexiconError(
            f"lexicon: found no folder for language {language!r}, expected one of {', '.join(languages())}; "
            "see docs/lexicon.md on adding a language"
        )
    folder = files("onrecord.lexicon").joinpath("data", language)
    digest = hashlib.sha256()
    tables = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not entry.name.endswith(".yaml"):
            continue
        data = entry.read_bytes()
        digest.update(entry.name.encode() + b"\0" + hashlib.sha256(data).digest())
        name = entry.name.removesuffix(".yaml")
        tables[name] = make_table(name, yaml.load(data, Loader=_YamlLoader))  # noqa: S506 (a safe loader)
    return Lexicon(language, tables, digest.hexdigest())
