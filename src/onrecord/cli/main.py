"""`onrecord`: the group of commands, and what all of them do with errors."""

from __future__ import annotations

import click

from onrecord.cli.read import read
from onrecord.errors import OnrecordError
from onrecord.version import VERSION


class _Group(click.Group):
    """Commands whose own errors reach the user as one line, never as a traceback."""

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


main.add_command(read)
