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


def test_a_value_with_words_in_title_and_text_has_one_anchor() -> None:
    """The first of its words get it, be they in the title."""
    reading = onrecord.read("Three people died in Nikopol.", title="Blast in Nikopol kills three people", language="en")
    page = "".join(reading_page([reading]))
    targets = re.findall(r' id="([^"]+)"', page)
    assert "Nikopol" in page and len(targets) == len(set(targets))


def test_coloured_words_say_what_was_read_from_them() -> None:
    """Colour alone tells nothing to those who cannot see it."""
    links = re.findall(r'<a href="#r1-v\d+" class="[^"]+"([^>]*)>', _page())
    assert links and all(re.match(r' title="[^"]+: [^"]+"', rest) for rest in links)


def test_quotes_are_cut_between_words() -> None:
    """A long quote beside a value keeps whole words."""
    said = "the enemy had shelled the outskirts of the settlement and " * 6
    page = "".join(reading_page([onrecord.read(f"The mayor said {said}that two people were killed.", language="en")]))
    quotes = re.findall(r'<a href="#r1-v\d+-w"[^>]*>“([^<]*)”</a>', page)
    words = {*f"The mayor said {said} that two people were killed.".replace(".", "").split(), "…"}
    assert any("…" in quote for quote in quotes)
    assert [word for quote in quotes for word in quote.replace(".", "").split() if word not in words] == []


def test_a_text_runs_in_its_own_direction() -> None:
    """Arabic and Hebrew read from the right."""
    page = "".join(reading_page([onrecord.read("قتل شخصان في غارة على المدينة يوم الاثنين", language="ar")]))
    assert '<div class="text" dir="auto" lang="ar">' in page
    assert "No incident" not in page  # it was not read: nobody can say


def test_no_report_gives_a_page_that_says_so() -> None:
    """An empty run still gives a whole page with a word to the reader."""
    page = "".join(reading_page([]))
    assert "No report was read" in page and page.endswith("</html>\n")
