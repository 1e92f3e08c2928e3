"""How mail messages are parsed, wherever they are."""

from __future__ import annotations

from collections.abc import Sequence
from email import message_from_bytes
from email.message import Message
from email.policy import Compat32

_LONGEST = 32 * 1024
"""Characters of a header that are kept: Python takes time by their square. Real ones, lists of recipients apart, have some hundreds."""


class _Bounded(Compat32):
    """The older of Python's two policies: the newer one raises on many malformed headers."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(list(sourcelines))
        return name, value[:_LONGEST]


_POLICY = _Bounded()


def parse_mail(data: bytes) -> Message:
    """The message in the bytes. Damaged or hostile ones may raise any error of the parser, `RecursionError` among them."""
    return message_from_bytes(data, policy=_POLICY)
