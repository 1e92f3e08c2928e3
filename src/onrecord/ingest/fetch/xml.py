"""XML from strangers: no entities, no second document, and a bound on how deep it goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from onrecord.errors import InputRefused

_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
_MOST_DEPTH = 100
_START = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<")


class _Known(Exception):
    """Enough has been seen."""


@dataclass(frozen=True, slots=True)
class Handlers:
    """What is done at each element's start and end, and with words; names come without their namespace's prefix, as `namespace name`."""

    start: Callable[[str], None]
    end: Callable[[str], None]
    words: Callable[[str], None]


def root_of(data: bytes, shown: str) -> str:
    """The name of the document's root without its namespace; empty for what is no XML.

    Raises:
        InputRefused: `xml-entities`, where it declares entities.
    """
    names: list[str] = []

    def first(name: str, _attributes: object) -> None:
        names.append(name.rpartition(" ")[2])
        raise _Known

    if not _START.match(data.replace(b"\0", b"")[:1000]):
        return ""
    parser = _parser(shown)
    parser.StartElementHandler = first
    try:
        parser.Parse(data, True)
    except _Known:
        return names[0]
    except expat.ExpatError as fault:
        if _ENTITY.search(data.replace(b"\0", b"")):
            raise _entities(shown) from fault
    return ""


def walk(data: bytes, shown: str, handlers: Handlers) -> None:
    """Goes through the document.

    Raises:
        InputRefused: `xml-entities` as above; `damaged-xml` where it is not well formed, or goes too deep.
    """
    depth = 0

    def start(name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _MOST_DEPTH:
            raise _damaged(shown, f"elements over {_MOST_DEPTH} deep")
        handlers.start(name)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handlers.end(name)

    parser = _parser(shown)
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handlers.words
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as fault:
        raise _damaged(shown, str(fault)[:200]) from fault


def _parser(shown: str) -> expat.XMLParserType:
    def entity(*_: object) -> None:
        raise _entities(shown)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.EntityDeclHandler = entity
    parser.UnparsedEntityDeclHandler = entity
    parser.ExternalEntityRefHandler = None  # external documents are never looked for: neither a DTD nor an entity
    parser.buffer_text = True
    return parser


def _entities(shown: str) -> InputRefused:
    return InputRefused(
        "xml-entities",
        shown,
        found="XML that declares entities of its own",
        expected="a feed or sitemap, which needs none",
        remedy="do not trust the site: this is how parsers are made to read files or fill memory",
    )


def _damaged(shown: str, found: str) -> InputRefused:
    return InputRefused(
        "damaged-xml", shown, found=found, expected="well-formed XML", remedy="tell the publisher; try again later"
    )
