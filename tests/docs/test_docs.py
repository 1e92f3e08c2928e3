"""The docs against the code: nothing undocumented, no dead link, every example runs."""

from __future__ import annotations

import doctest
import re
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

import onrecord
from onrecord.cli.main import main
from onrecord.disclose.rules import REASONS
from onrecord.export.api import GROUP, Exporter
from onrecord.lexicon.load import languages, load_lexicon

_ROOT = Path(__file__).resolve().parents[2]
_PAGES = sorted([*_ROOT.glob("*.md"), *_ROOT.glob("docs/**/*.md"), *_ROOT.glob("demo/*.md")])
_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


def _commands(group: click.Group, prefix: str = "onrecord") -> list[tuple[str, click.Command]]:
    """Every command with the words that call it, those of groups within groups too."""
    found = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        words = f"{prefix} {name}"
        if isinstance(command, click.Group):
            arguments = [param.make_metavar(context) for param in command.params if isinstance(param, click.Argument)]
            found += _commands(command, " ".join([words, *arguments]))  # what is named before the command within it
        else:
            found.append((words, command))
    return found


@pytest.mark.parametrize(("words", "command"), _commands(main))
def test_every_command_and_option_is_documented(words: str, command: click.Command) -> None:
    """`docs/cli.md` has a section a command, and in it every option."""
    text = (_ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"## `{words}" in text
    section = re.split(r"\n##+ ", text.split(f"## `{words}", 1)[1], maxsplit=1)[0]
    options = [option for param in command.params if isinstance(param, click.Option) for option in param.opts]
    assert [option for option in options if f"`{option}" not in section] == []


def test_every_environment_variable_is_documented() -> None:
    """Whatever setting the code reads from the environment stands in `docs/cli.md`."""
    code = "".join(path.read_text(encoding="utf-8") for path in (_ROOT / "src").rglob("*.py"))
    text = (_ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert [name for name in sorted(set(re.findall(r"\bONRECORD_[A-Z_]+\b", code))) if f"`{name}`" not in text] == []


def _exporters() -> dict[str, Exporter]:
    """The forms that pyproject.toml names, whatever is installed."""
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {name: EntryPoint(name, value, GROUP).load() for name, value in project["entry-points"][GROUP].items()}


@pytest.mark.parametrize(("name", "exporter"), _exporters().items())
def test_every_export_and_column_is_documented(name: str, exporter: Exporter) -> None:
    """`docs/exports.md` has a section a form, and in it every column, or a link to `csv` and its columns there."""
    sections = (_ROOT / "docs" / "exports.md").read_text(encoding="utf-8").split("\n## ")
    own = {section.split("`")[1]: section for section in sections[1:]}
    assert set(own) == set(_exporters())
    text = own[name] + (own["csv"] if "columns of [`csv`](#csv)" in own[name] else "")
    assert [column.name for column in exporter.columns if f"`{column.name}`" not in text] == []


def test_everything_withheld_is_explained() -> None:
    """`docs/releases.md` has a row for every name under which something is withheld."""
    rows = (
        (_ROOT / "docs" / "releases.md")
        .read_text(encoding="utf-8")
        .split("## What is withheld", 1)[1]
        .split("\n## ", 1)[0]
    )
    named = {
        word
        for row in rows.splitlines()
        if row.startswith("| `")
        for word in re.findall(r"`([^`]+)`", row.split("|")[1])
    }
    assert named == set(REASONS)


@pytest.mark.parametrize("language", languages())
def test_every_lexicon_file_is_documented(language: str) -> None:
    """`docs/lexicon.md` names every list and says what it is for."""
    text = (_ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    assert [name for name in load_lexicon(language).tables if f"`{name}.yaml`" not in text] == []


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: str(page.relative_to(_ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A relative link names a file that is there."""
    links = [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def _examples(page: Path) -> list[tuple[str, str]]:
    """The commands shown on a page (`$ onrecord ...`) with the output shown under each."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    parts = [block.partition("\n") for block in blocks if block.startswith("$ onrecord ")]
    return [(command, shown) for command, _, shown in parts]


@pytest.fixture(scope="module")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the examples call `ledger.db`: the demonstration reports in a ledger."""
    address = str(tmp_path_factory.mktemp("docs") / "ledger.db")
    assert CliRunner().invoke(main, ["ingest", address, str(_ROOT / "demo" / "reports")]).exit_code == 0
    return address


@pytest.mark.parametrize(
    ("command", "shown"), [*_examples(_ROOT / "README.md"), *_examples(_ROOT / "docs" / "incidents.md")]
)
def test_example_prints_what_it_shows(
    command: str, shown: str, demo_ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The output on the page is what the command prints, line by line, white space at line ends aside."""
    monkeypatch.chdir(_ROOT)
    monkeypatch.delenv("COLUMNS", raising=False)
    words = command.removeprefix("$ onrecord ").split()
    done = CliRunner().invoke(main, [demo_ledger if word == "ledger.db" else word for word in words])
    assert [line.rstrip() for line in done.stdout.splitlines() if line.strip()] == [
        line.rstrip() for line in shown.splitlines() if line.strip()
    ]


def test_library_example_runs() -> None:
    """The example in the package's docstring gives what it says."""
    assert doctest.testmod(onrecord).failed == 0


_SHOWN = [page for page in _PAGES if ">>> " in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", _SHOWN, ids=lambda page: str(page.relative_to(_ROOT)))
def test_examples_on_pages_run(page: Path) -> None:
    """What a page shows in Python gives what it says."""
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert tried and not failed


def test_citation_names_the_release() -> None:
    """CITATION.cff carries the version of the code."""
    citation = yaml.safe_load((_ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == onrecord.__version__


_FIGURE = re.compile(r"(\w+) +(\w+(?: \w+)*) {2,}(\S.*?\S) {2,}(\d{1,3}\.\d\d) +of +(\d+)(?: {2}mark +\d{1,3}\.\d\d)?")


def test_figures_are_those_of_the_bench() -> None:
    """Each line of a block of figures in `docs/accuracy.md` reads as `onrecord bench` prints it, and names a metric that has a floor."""
    blocks = (_ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8").split("```")[1::2]
    lines = [line for block in blocks for line in block.strip().splitlines() if not line.startswith("onrecord ")]
    floors = yaml.safe_load((_ROOT / "src" / "onrecord" / "bench" / "floors.yaml").read_text(encoding="utf-8"))
    figures = [_FIGURE.fullmatch(line) for line in lines]
    assert [line for line, figure in zip(lines, figures, strict=True) if figure is None] == []
    assert len(figures) >= sum(len(metrics) for splits in floors.values() for metrics in splits.values()) > 0
    for figure in figures:
        assert figure is not None
        assert figure[3] in floors[figure[1]][figure[2]] and float(figure[4]) <= 100


_PLACEHOLDER = re.compile(r"^[\s>*#-]*(?:[A-Z]{3,}[A-Z _-]*|TBD|TODO|FIXME|XXX)[\s:.!?…]*$", re.MULTILINE)


def _placeholders(text: str) -> list[str]:
    """Lines outside code blocks that hold a word in capitals and nothing else, or a note to come back to."""
    prose = "".join(text.split("```")[::2])
    return [match[0].strip() for match in _PLACEHOLDER.finditer(prose)]


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: str(page.relative_to(_ROOT)))
def test_no_page_holds_a_placeholder(page: Path) -> None:
    """No line is a bare word in capitals that somebody meant to replace."""
    assert _placeholders(page.read_text(encoding="utf-8")) == []


def test_placeholders_are_known_by_their_capitals() -> None:
    """A forgotten word is found; words in capitals within a sentence, or in a block of code, are none."""
    assert _placeholders("# Page\n\nERRORS\n") == ["ERRORS"]
    assert _placeholders("- TODO\n> FIXME:\n") == ["- TODO", "> FIXME:"]
    assert _placeholders("ACLED refuses them.\n\n```\nGET\n```\n") == []
