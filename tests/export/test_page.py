"""The page: safe, self-contained, every value linked to its words."""

from __future__ import annotations

import re

import onrecord
from onrecord.export.page import reading_page

_TEXT = (
    "A drone killed at least three people in Nikopol on Tuesday, officials said.\n\n<script>alert('x')</script> & more."
)


def _page() -> str:
    return "".join(reading_page([onrecord.read(_TEXT, published="2023-03-14", title="Drone <b>kills</b>")]))


def test_text_cannot_become_markup() -> None:
    """What stands in a report is shown, never run."""
    page = _page()
    assert "<script" not in page and "<b>" not in page
    assert "&lt;script&gt;" in page


def test_page_asks_nobody_for_anything() -> None:
    """The page loads no script, style, font or image from anywhere."""
    assert not re.search(r'(?:src|@import|url\()\s*=?\s*["\']?http', _page())


def test_every_link_inside_the_page_leads_somewhere() -> None:
    """Each link to words or to a value has its target, and no target stands twice."""
    page = _page()
    targets = re.findall(r' id="([^"]+)"', page)
    assert len(targets) == len(set(targets))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(targets)


def test_no_report_gives_a_page_that_says_so() -> None:
    """An empty run still gives a whole page with a word to the reader."""
    page = "".join(reading_page([]))
    assert "No report was read" in page and page.endswith("</html>\n")
