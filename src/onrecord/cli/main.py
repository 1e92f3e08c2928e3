"""`onrecord`: the group of commands, and what all of them do with errors."""

from __future__ import annotations

from importlib import import_module

import click

from onrecord.errors import OnrecordError
from onrecord.version import VERSION

_COMMANDS = {"read": "onrecord.cli.read", "gazetteer": "onrecord.cli.gazetteer", "bench": "onrecord.cli.bench"}
"""Each command and the module that holds it under the same name; imported only when it is called or listed."""


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
        """Run the command; an error of ours ends it with exit code 2."""
        try:
            return super().invoke(ctx)
        except OnrecordError as fault:
            raise click.UsageError(str(fault)) from fault


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="onrecord")
def main() -> None:
    """Read news reports of attacks: who was harmed, where, when, by what, and who says so, in which words."""
