"""`onrecord export`, `release` and `diff` from a ledger to files and back."""

from __future__ import annotations

import json
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.export.api import GROUP

_TEXT = (
    "A missile killed two people in Kramatorsk on Monday, officials said. Olena Vymyshlena, 34, was killed at home, neighbours said.",
    "Gunmen killed five people in Gao on Friday.",
)
pytestmark = pytest.mark.skipif(
    not entry_points(group=GROUP), reason="the installed package is older than its exporters: run `make setup`"
)


def _run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of two reports, one of which names a victim."""
    folder = tmp_path_factory.mktemp("ledger")
    reports = [{"id": f"report-{number}", "text": text, "published": "2026-05-06"} for number, text in enumerate(_TEXT)]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, reports)), "utf-8")
    assert _run("ingest", folder / "ledger.db", folder / "a.jsonl").exit_code == 0
    return str(folder / "ledger.db")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A new key."""
    done = _run("release", "key", tmp_path / "key.pem")
    assert (done.exit_code, done.stdout.startswith("fingerprint: ")) == (0, True)
    return tmp_path / "key.pem"


@pytest.mark.parametrize("form", sorted(point.name for point in entry_points(group=GROUP)))
def test_every_form_is_written(ledger: str, tmp_path: Path, form: str) -> None:
    """To a file, with a word on standard error, nothing on standard output, and no victim's name."""
    done = _run("export", ledger, "--as", form, "--to", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "incident" in done.stderr
    data = (tmp_path / "out").read_bytes()
    assert data and b"Vymyshlena" not in data


def test_filters_and_standard_output(ledger: str) -> None:
    """Results alone on standard output, those that pass."""
    done = _run("export", ledger, "--as", "jsonl", "--to", "-", "--place", "gao")
    assert [json.loads(line)["reports"][0]["id"] for line in done.stdout.splitlines()] == ["report-1"]


def test_days_the_wrong_way_round_are_wrong_usage(ledger: str) -> None:
    """Nothing could pass; told rather than given an empty file."""
    done = _run("export", ledger, "--as", "csv", "--to", "-", "--since", "2026-02-01", "--until", "2026-01-01")
    assert (done.exit_code, done.stdout, "exchange them" in done.stderr) == (2, "", True)


def test_fault_leaves_the_old_file(ledger: str, tmp_path: Path) -> None:
    """A form that is not there, a policy that is none, a folder that is not: nothing is touched."""
    file = tmp_path / "out"
    file.write_text("old")
    for words in (("--as", "xlsx"), ("--as", "csv", "--policy", "guess")):
        assert _run("export", ledger, *words, "--to", file).exit_code == 2
    assert _run("export", ledger, "--as", "csv", "--to", tmp_path / "none" / "out").exit_code == 2
    assert (file.read_text(), [*tmp_path.iterdir()]) == ("old", [file])


def test_release_is_made_checked_compared_and_withdrawn(ledger: str, tmp_path: Path, key: Path) -> None:
    """From the ledger to its end; `freeze` may be left out."""
    moment = ("--at", "2026-06-01T12:00:00+00:00")
    assert _run("release", ledger, "--to", tmp_path / "one", "--key", key, "--place", "gao", *moment).exit_code == 0
    assert (
        _run("release", "freeze", ledger, "--to", tmp_path / "two", "--key", key, "--also", "html", *moment).exit_code
        == 0
    )
    done = _run("release", ledger, "--to", tmp_path / "three", "--key", key, *moment)
    assert "once for each place in a record" in done.stderr and "changed: " not in done.stderr
    assert b"Vymyshlena" not in b"".join(path.read_bytes() for path in (tmp_path / "two").iterdir())
    done = _run("release", "verify", tmp_path / "two")
    assert (done.exit_code, done.stdout.startswith("whole: r")) == (0, True)
    done = _run("diff", tmp_path / "one", tmp_path / "two")
    assert {json.loads(line)["change"] for line in done.stdout.splitlines()} == {"new"}
    for form, words in (("table", "new"), ("json", '"changes"')):
        assert words in _run("diff", tmp_path / "one", tmp_path / "two", "--format", form).stdout
    done = _run("release", "withdraw", tmp_path / "two", "--reason", "It was wrong.", "--by", "Editor", "--key", key)
    assert (done.exit_code, done.stdout.startswith("withdrawn: r")) == (0, True)
    done = _run("release", "verify", tmp_path / "two")
    assert (done.exit_code, "It was wrong." in done.stderr) == (1, True)


def test_broken_release_is_told(ledger: str, tmp_path: Path, key: Path) -> None:
    """With the file, and exit code 1."""
    _run("release", ledger, "--to", tmp_path / "one", "--key", key)
    (tmp_path / "one" / "incidents.csv").write_text("other")
    done = _run("release", "verify", tmp_path / "one")
    assert (done.exit_code, "BROKEN: incidents.csv" in done.stderr) == (1, True)


def test_only_reviewed_incidents_on_demand(ledger: str, tmp_path: Path, key: Path) -> None:
    """Of a ledger that nobody has reviewed that is none, and the manifest says by which filter."""
    assert _run("release", ledger, "--to", tmp_path / "one", "--key", key, "--reviewed").exit_code == 0
    manifest = json.loads((tmp_path / "one" / "manifest.json").read_bytes())
    assert (manifest["counts"]["incidents"], manifest["filters"]["status"]) == (0, "reviewed or published")


def test_full_text_query_is_not_told(ledger: str, tmp_path: Path, key: Path) -> None:
    """Somebody may have looked for a name."""
    assert _run("release", ledger, "--to", tmp_path / "one", "--key", key, "--text", "Vymyshlena").exit_code == 0
    assert b"Vymyshlena" not in b"".join(path.read_bytes() for path in (tmp_path / "one").iterdir())
    assert json.loads((tmp_path / "one" / "manifest.json").read_bytes())["counts"]["incidents"] == 1


def test_folder_that_is_no_release_is_wrong_usage(tmp_path: Path) -> None:
    """Told in one line."""
    done = _run("release", "verify", tmp_path)
    assert (done.exit_code, "manifest.json" in done.stderr) == (2, True)


_NAMED = (
    "Gunmen killed four people in Gao on Friday. Musa Keita, 9, and Awa Traore, 40, were among the dead, residents said.",
    "Awa Traore and Musa Keita, 9, were among four people killed by gunmen in Gao on Friday, officials said. Keita was at school.",
)


def _bytes(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.iterdir())).lower()


def test_one_released_name_leaves_and_no_other(tmp_path: Path, key: Path) -> None:
    """From two reports of one incident to the bytes of a whole release; a child's by its own reason, and not by another's."""
    reports = [{"id": f"r{n}", "text": text, "published": f"2026-05-0{3 + n}"} for n, text in enumerate(_NAMED)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, reports)), "utf-8")
    ledger = tmp_path / "ledger.db"
    assert _run("ingest", ledger, tmp_path / "a.jsonl").exit_code == 0
    (incident,) = map(json.loads, _run("incidents", ledger, "--format", "jsonl").stdout.splitlines())
    shown = " ".join(_run("show", ledger, incident["id"], "--format", "table").stdout.split())
    assert [words in shown for words in ("1. Musa Keita, 9", "2. Awa Traore, 40")] == [True] * 2
    why = ("--by", "Ana Ruiz", "--reason", "the family asked for it")
    refused = _run("decide", ledger, "release", incident["id"], "--victim", "1", *why)
    assert (refused.exit_code, "Keita" in refused.output) == (2, False)
    assert _run("decide", ledger, "release", incident["id"], "--victim", "2", *why).exit_code == 0
    assert _run("release", ledger, "--to", tmp_path / "one", "--key", key, "--also", "html").exit_code == 0
    told = json.loads((tmp_path / "one" / "incidents.jsonl").read_text("utf-8"))
    assert [victim["name"] for victim in told["victims"]] == ["Awa Traore"]
    assert [name for name in (b"keita", b"musa", b"ana ruiz") if name in _bytes(tmp_path / "one")] == []
    assert _run("release", "verify", tmp_path / "one").exit_code == 0
    child = ("--victim", "1", "--child", "--by", "Ana Ruiz", "--reason", "both parents asked for it")
    assert _run("decide", ledger, "release", incident["id"], *child).exit_code == 0
    assert _run("release", ledger, "--to", tmp_path / "two", "--key", key).exit_code == 0
    told = json.loads((tmp_path / "two" / "incidents.jsonl").read_text("utf-8"))
    assert [victim["name"] for victim in told["victims"]] == ["Musa Keita", "Awa Traore"]


def test_merger_by_a_person_is_told_by_the_next_diff(ledger: str, tmp_path: Path, key: Path) -> None:
    """The removed incident with the one that it was merged into, which names it; parted again, both are there."""
    assert _run("release", ledger, "--to", tmp_path / "one", "--key", key).exit_code == 0
    ids = [json.loads(line)["id"] for line in (tmp_path / "one" / "incidents.jsonl").read_text("utf-8").splitlines()]
    done = _run("decide", ledger, "same", *ids, "--by", "Ana Ruiz", "--reason", "one attack")
    assert done.exit_code == 0
    assert _run("release", ledger, "--to", tmp_path / "two", "--key", key).exit_code == 0
    (kept,) = (json.loads(line) for line in (tmp_path / "two" / "incidents.jsonl").read_text("utf-8").splitlines())
    (gone,) = set(ids) - {kept["id"]}
    assert kept["merged"] == [gone]
    changes = map(json.loads, _run("diff", tmp_path / "one", tmp_path / "two", "--format", "jsonl").stdout.splitlines())
    removed = [(one["id"], one["merged_into"]) for one in changes if one["change"] == "removed"]
    assert removed == [(gone, kept["id"])]
    told = _run("export", ledger, "--as", "jsonl", "--to", "-", "--policy", "ucdp").stdout
    assert json.loads(told)["merged"] == [gone], "whatever the policy"
    decision = done.stdout.split()[1]
    assert _run("decide", ledger, "withdraw", decision, "--by", "Ana Ruiz", "--reason", "two").exit_code == 0
    assert _run("release", ledger, "--to", tmp_path / "three", "--key", key).exit_code == 0
    again = [json.loads(line) for line in (tmp_path / "three" / "incidents.jsonl").read_text("utf-8").splitlines()]
    assert {one["id"]: one["merged"] for one in again} == {one: [] for one in ids}
