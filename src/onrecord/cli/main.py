"""`onrecord`: the group of commands, and what all of them do with errors."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from onrecord.errors import OnrecordError
from onrecord.version import VERSION

_COMMANDS = {
    name: f"onrecord.cli.{name}"
    for name in (
        "read",
        "ingest",
        "watch",
        "incidents",
        "show",
        "why",
        "stats",
        "queue",
        "decide",
        "decisions",
        "refusals",
        "export",
        "release",
        "diff",
        "verify",
        "erase",
        "gazetteer",
        "bench",
    )
}
"""Each command and the module that holds it under the same name; imported only when it is called or listed."""
_INTERRUPTED, _NOBODY_READS = 130, 141
"""Exit codes as shells give them to what SIGINT and SIGPIPE end: 128 and the signal's number."""


class _Group(click.Group):
    """Commands that are loaded late, and whose own errors reach the user as one line, never as a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names, in the order people meet them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None where there is none."""
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(_COMMANDS[cmd_name]), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error of ours, or a full disk, ends it with exit code 2 and one line, an interruption with 128 and its signal."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except OnrecordError as fault:
            raise click.UsageError(str(fault)) from fault
        except KeyboardInterrupt:
            click.echo("interrupted; what was written before stands", err=True)
            _leave(_INTERRUPTED)
        except BrokenPipeError:
            _leave(_NOBODY_READS)
        except OSError as fault:
            file = f" ({fault.filename})" if fault.filename else ""
            found = f"{fault.strerror or fault}{file}"
            click.echo(
                f"onrecord: found {found}, expected to read and write; see to space and permissions, and run again",
                err=True,
            )
            _leave(2)
        return result


def _leave(code: int) -> NoReturn:
    """Ends the process without another write to a standard output that takes none."""
    with suppress(OSError):  # no file behind it, as in tests
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="onrecord")
def main() -> None:
    """Read news reports of attacks: who was harmed, where, when, by what, and who says so, in which words."""
