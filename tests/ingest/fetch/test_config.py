"""feeds.toml: what it may say, and how its faults are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.ingest.fetch.config import Feed, read_watch_list
from onrecord.ingest.fetch.options import FetchOptions

_WHOLE = """
[fetch]
contact = "records@ghent.example"
delay = "5s"

[[feed]]
url = "https://ghent.example/feed"
name = "Ghent"
publisher = "Ghent Post"
every = "1h"
content = "entry"

[[feed]]
url = "https://ghent.example/news.xml"
kind = "sitemap"

[[feed]]
kind = "pages"
urls = ["https://ghent.example/live", "http://ghent.example/list.pdf"]
every = "90 s"
"""


def written(words: str, tmp_path: Path) -> Path:
    """A list with these words."""
    path = tmp_path / "feeds.toml"
    path.write_text(words, encoding="utf-8")
    return path


def test_all_that_can_be_said(tmp_path: Path) -> None:
    """And what holds where nothing is said."""
    found = read_watch_list(written(_WHOLE, tmp_path), FetchOptions(private=True))
    assert found.feeds == (
        Feed(("https://ghent.example/feed",), "Ghent", "Ghent Post", "feed", 3600, "entry"),
        Feed(("https://ghent.example/news.xml",), "https://ghent.example/news.xml", None, "sitemap", 900, "page"),
        Feed(
            ("https://ghent.example/live", "http://ghent.example/list.pdf"),
            "https://ghent.example/live",
            None,
            "pages",
            90,
            "page",
        ),
    )
    assert found.fetch == FetchOptions(contact="records@ghent.example", private=True, delay_s=5)
    assert "records@ghent.example" in found.fetch.user_agent


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("", "feed"),
        ("feed = []", "feed"),
        ("feed = 1", "feed"),
        ("[[feeds]]\nurl = 'https://a.example'", "'feeds'"),
        ("[[feed]]\nname = 'A'", "url"),
        ("[[feed]]\nurl = 'a.example'", "url"),
        ("[[feed]]\nurl = 'ftp://a.example'", "url"),
        ("[[feed]]\nurl = 3", "url"),
        ("[[feed]]\nurl = 'https://a.example'\n[[feed]]\nurl = 'https://a.example'", "url"),
        ("[[feed]]\nurl = 'https://a.example'\nkind = 'pages'", "url"),
        ("[[feed]]\nurls = []\nkind = 'pages'", "urls"),
        ("[[feed]]\nurls = ['https://a.example']", "urls"),
        ("[[feed]]\nurl = 'https://a.example'\nkind = 'rss'", "kind"),
        ("[[feed]]\nurl = 'https://a.example'\nkind = ['feed']", "kind"),
        ("[[feed]]\nurl = 'https://a.example'\ncontent = 'all'", "content"),
        ("[[feed]]\nurl = 'https://a.example'\nkind = 'sitemap'\ncontent = 'entry'", "content"),
        ("[[feed]]\nurl = 'https://a.example'\nevery = 15", "every"),
        ("[[feed]]\nurl = 'https://a.example'\nevery = '15'", "every"),
        ("[[feed]]\nurl = 'https://a.example'\nevery = '10s'", "every"),
        ("[[feed]]\nurl = 'https://a.example'\nname = ''", "name"),
        ("[[feed]]\nurl = 'https://a.example'\npublisher = 7", "publisher"),
        ("[[feed]]\nurl = 'https://a.example'\nevrey = '15m'", "'evrey'"),
        ("fetch = 1\n[[feed]]\nurl = 'https://a.example'", "fetch"),
        ("[fetch]\ndelay = '0s'\n[[feed]]\nurl = 'https://a.example'", "delay"),
        ("[fetch]\ncontact = 'a\\nb'\n[[feed]]\nurl = 'https://a.example'", "contact"),
        ('[fetch]\ncontact = "a\\nb"\n[[feed]]\nurl = "https://a.example"', "contact"),
        ("[fetch]\nrobots = false\n[[feed]]\nurl = 'https://a.example'", "'robots'"),
        ("[[feed]", "TOML"),
    ],
)
def test_each_fault_names_its_key(words: str, key: str, tmp_path: Path) -> None:
    """With what was found there, and what was expected."""
    if words.startswith("[fetch]\ncontact = 'a\\nb'"):
        words = words.replace("'a\\nb'", '"é"')
    with pytest.raises(UsageError) as caught:
        read_watch_list(written(words, tmp_path), FetchOptions())
    assert key in str(caught.value) and "found" in str(caught.value) and "expected" in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Or cannot be read as one."""
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(UsageError, match="expected a file"):
            read_watch_list(path, FetchOptions())
