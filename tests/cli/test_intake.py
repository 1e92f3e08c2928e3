"""Everything that comes to a desk goes into both databases alike: corpora, web pages, a PDF, a web archive and a feed, all through the command line.

`make test` takes the reports that ship with the project in place of the corpora; `make intake` takes the corpora whole.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text
from tests.faults.harness import disposing
from tests.ingest.examples import archive, page, pdf
from tests.ingest.fetch.site import Site
from tests.servers import running_postgres

from onrecord.cli import main
from onrecord.store.connect import connect

pytestmark = pytest.mark.xdist_group("intake")

_DEMO = Path(__file__).parents[2] / "demo" / "reports"
_CORPORA = ("gva/train", "gva/dev", "airwars_sources/train", "airwars_sources/dev", "html/dev")


@dataclass(frozen=True)
class Taken:
    """What two runs of the same inputs did to one ledger."""

    address: str
    first: Result
    again: Result
    stats: dict[str, Any]
    stats_again: dict[str, Any]


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory, lasting_site: Site) -> tuple[str, ...]:
    """The inputs, as the command line names them."""
    desk = tmp_path_factory.mktemp("desk")
    (desk / "a.pdf").write_bytes(pdf())
    (desk / "a.html").write_bytes(page(7))
    (desk / "news.warc.gz").write_bytes(gzip.compress(archive(9)))
    return (*_reports(), str(desk), lasting_site.root + "/feed")


def _reports() -> tuple[str, ...]:
    if os.environ.get("ONRECORD_TEST_INTAKE") != "all":
        return (str(_DEMO),)
    data = os.environ.get("ONRECORD_BENCH")
    if not data:
        pytest.skip("the whole intake needs the corpora under ONRECORD_BENCH")
    return tuple(str(Path(data) / corpus / "input.jsonl") for corpus in _CORPORA)


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory, inputs: tuple[str, ...]) -> Iterator[tuple[Taken, Taken]]:
    """A SQLite ledger and a PostgreSQL one, each of which has taken the inputs twice."""
    with running_postgres() as server:
        addresses = (str(tmp_path_factory.mktemp("intake") / "ledger.db"), server.create_database("intake"))
        one, two = (_take(address, inputs) for address in addresses)
        yield one, two


def _take(address: str, inputs: tuple[str, ...]) -> Taken:
    words = ("ingest", address, *inputs, "--allow-private")
    first = _run(*words)
    stats = _stats(address)
    taken = Taken(address, first, _run(*words), stats, _stats(address))
    counts = {key: value for key, value in stats.items() if isinstance(value, int)}
    last = [result.stderr.splitlines()[-1] for result in (taken.first, taken.again)]
    sys.stderr.write(f"{address.partition(':')[0]}: {'; again '.join(last)}; {counts}\n")
    return taken


def _run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def _stats(address: str) -> dict[str, Any]:
    stats: dict[str, Any] = json.loads(_run("stats", address, "--format", "json").stdout)
    return stats


def test_everything_is_read(taken: tuple[Taken, Taken]) -> None:
    """Nothing is refused, stale or forgotten, of whatever kind it was."""
    for one in taken:
        assert (one.first.exit_code, one.stats["stale"], one.stats["refusals"]) == (0, 0, 0), one.first.stderr
        assert one.stats["acquisitions"] == one.stats["readings"]
        shown = _run("show", one.address, "https://ghent.example/3").stdout
        assert json.loads(shown)["versions"][0]["acquisition"]["collector"] == "warc"


def test_the_counts_agree(taken: tuple[Taken, Taken]) -> None:
    """And the incidents are the same, to the letter."""
    one, two = taken
    assert one.stats == two.stats
    listed, same = (sorted(_run("incidents", each.address).stdout.splitlines()) for each in taken)
    assert len(listed) == one.stats["incidents"] and listed == same


def test_a_second_run_adds_nothing(taken: tuple[Taken, Taken]) -> None:
    """The same inputs change no count."""
    for one in taken:
        assert one.again.exit_code == 0 and ": 0 new, 0 read, 0 refused" in one.again.stderr
        assert one.stats_again == one.stats


def test_verify_names_the_capture_of_which_a_byte_changed(taken: tuple[Taken, Taken]) -> None:
    """It is clean before; the byte is any, in the middle of any capture."""
    for one in taken:
        clean = _run("verify", one.address)
        assert clean.exit_code == 0 and f"whole: {one.stats['acquisitions']:,} links" in clean.stdout
        sha256 = _change_a_byte(one.address, one.stats["captures"] // 2)
        broken = _run("verify", one.address)
        assert broken.exit_code == 1 and f", {sha256}: found" in broken.stderr


def _change_a_byte(address: str, number: int) -> str:
    """Turns a bit of that capture in the database; the capture's hash."""
    with disposing(connect(address)) as engine, engine.begin() as connection:
        found = text("SELECT sha256, packed FROM contents ORDER BY sha256 LIMIT 1 OFFSET :n")
        sha256, packed = connection.execute(found, {"n": number}).one()
        data = bytearray(packed)
        data[len(data) // 2] ^= 1
        change = text("UPDATE contents SET packed = :data WHERE sha256 = :sha256")
        connection.execute(change, {"data": bytes(data), "sha256": sha256})
    return str(sha256)
