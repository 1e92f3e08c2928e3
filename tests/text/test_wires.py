"""Which agency a report credits."""

from __future__ import annotations

import pytest

from onrecord.text.dateline import find_head
from onrecord.text.wires import find_wire


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("GHENT (AP) — A shell struck a house.", "Associated Press"),
        ("By The Associated Press\n\nA shell struck a house.", "Associated Press"),
        ("A shell struck a house.\n\nCopyright 2016 The Associated Press. All rights reserved.", "Associated Press"),
        ("A shell struck a house.\n\n(Reporting by A. Osei; Editing by B. Paz)", "Reuters"),
        ("A shell struck a house.\n\nSource: Xinhua", "Xinhua"),
        ("A shell struck a house.\n\n© 2020 AFP", "Agence France-Presse"),
        ("QUITO, 10 JAN 90 (ACAN-EFE) -- [TEXT] TWO MEN DIED.", "ACAN-EFE"),
        ("A shell struck a house, Reuters reported.", None),
        ("A shell struck a house. An official told the Associated Press so.", None),
        ("GHENT (WXYZ) – A shell struck a house.", None),
        ("", None),
    ],
)
def test_wires(text: str, wire: str | None) -> None:
    """Credits in datelines, bylines and notices count; a source in running text does not."""
    assert find_wire(text, find_head(text)) == wire
