"""`onrecord watch` and addresses on the command line, against a site on loopback, into both databases."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.ingest.fetch.site import Site, response
from tests.ingest.fetch.test_listings import page
from tests.servers import running_postgres

from onrecord.cli.main import main
from onrecord.errors import LedgerError


@pytest.fixture(params=["sqlite", "postgres"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A ledger's address on each database."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.db")
        return
    with running_postgres() as server:
        yield server.create_database("watched")


@pytest.fixture
def feeds(site: Site, tmp_path: Path) -> Path:
    """A list of all that the site has."""
    path = tmp_path / "feeds.toml"
    path.write_text(
        f"""[[feed]]
url = "{site.root}/feed"
name = "Ghent"
[[feed]]
url = "{site.root}/news.xml"
kind = "sitemap"
[[feed]]
kind = "pages"
urls = ["{site.root}/4", "{site.root}/5"]
""",
        encoding="utf-8",
    )
    return path


def run(*words: str) -> Result:
    """What the command does."""
    return CliRunner().invoke(main, list(words))


def counts(ledger: str) -> dict[str, int]:
    """How much the ledger holds."""
    stats = json.loads(run("stats", ledger, "--format", "json").stdout)
    return {key: stats[key] for key in ("captures", "acquisitions", "reports", "incidents", "refusals")}


def test_a_second_round_adds_nothing(ledger: str, feeds: Path) -> None:
    """On both databases; the evidence is whole."""
    first = run("watch", ledger, str(feeds), "--once", "--allow-private")
    assert first.exit_code == 0, first.stderr
    assert "3 feeds: 5 new, 5 read, 0 refused" in first.stderr
    held = counts(ledger)
    assert (held["reports"], held["refusals"]) == (5, 0)
    again = run("watch", ledger, str(feeds), "--once", "--allow-private")
    assert "3 feeds: 0 new, 0 read, 0 refused" in again.stderr
    assert counts(ledger) == held
    assert run("verify", ledger).exit_code == 0


def test_addresses_are_inputs(ledger: str, site: Site) -> None:
    """A page, a feed and a sitemap; twice."""
    words = ("ingest", ledger, site.root + "/5", site.root + "/feed", site.root + "/news.xml", "--allow-private")
    first, again = run(*words), run(*words)
    assert "4 new, 4 read, 0 refused" in first.stderr
    assert "0 new, 0 read, 0 refused" in again.stderr


def test_a_page_is_read(site: Site) -> None:
    """Without a ledger."""
    done = run("read", site.root + "/1", "--allow-private", "--format", "json")
    assert json.loads(done.stdout)["report"]["url"] == site.root + "/1"


def test_loopback_is_refused_by_default(ledger: str, feeds: Path, site: Site) -> None:
    """Each feed, by name; the refusals are kept."""
    done = run("watch", ledger, str(feeds), "--once")
    assert done.exit_code == 1 and "Ghent (private-address)" in done.stderr
    assert counts(ledger)["refusals"] == 4 and site.asked == []


def test_what_was_refused_is_none_once_it_came(ledger: str, feeds: Path, site: Site) -> None:
    """A page that was in trouble for a while, and one that is asked for again on demand."""
    site.routes |= {"/4": response(b"", "502 Bad Gateway"), "/2": response(b"", "404 Not Found")}
    run("watch", ledger, str(feeds), "--once", "--allow-private")
    assert counts(ledger)["refusals"] == 2
    site.routes |= {"/4": page(4), "/2": page(2)}
    run("watch", ledger, str(feeds), "--once", "--allow-private")
    assert (counts(ledger)["refusals"], counts(ledger)["reports"]) == (1, 4)
    run("refusals", ledger, "--retry")
    run("watch", ledger, str(feeds), "--once", "--allow-private")
    assert (counts(ledger)["refusals"], counts(ledger)["reports"]) == (0, 5)


def test_a_ledger_that_fails_ends_no_watch(feeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The round says so; with --once the exit code does too."""

    def away(*_: object) -> object:
        raise LedgerError("ledger", found="no database", expected="one", remedy="mend it")

    monkeypatch.setattr("onrecord.app.ingest", away)
    done = run("watch", str(tmp_path / "ledger.db"), str(feeds), "--once", "--allow-private")
    assert done.exit_code == 1 and "the ledger failed (ledger: found no database" in done.stderr


def test_a_list_with_a_fault_is_wrong_usage(tmp_path: Path) -> None:
    """Nothing is fetched, and no ledger is made."""
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "a"\n', encoding="utf-8")
    done = run("watch", str(tmp_path / "ledger.db"), str(tmp_path / "feeds.toml"))
    assert done.exit_code == 2 and "feed 1: url: found 'a'" in done.stderr
    assert not (tmp_path / "ledger.db").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly(number: signal.Signals, site: Site, tmp_path: Path) -> None:
    """After a round, while it waits for the next; exit code 0, and the ledger is whole."""
    path, ledger = tmp_path / "feeds.toml", str(tmp_path / "ledger.db")
    path.write_text(f'[[feed]]\nkind = "pages"\nurls = ["{site.root}/1"]\n', encoding="utf-8")
    command = [sys.executable, "-m", "onrecord.cli", "watch", ledger, str(path), "--allow-private"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        assert "1 feed: 1 new, 1 read, 0 refused; next in" in line
        process.send_signal(number)
        assert "stopped" in process.stderr.read()
        assert process.wait(60) == 0
    assert run("verify", ledger).exit_code == 0
