"""The command line: the group of commands, and the one place where an error becomes a line and an exit code.

One command group is one module of this folder, imported when it is called: ``--help`` and figures must not wait for
the libraries that only passages need. Every command returns its exit code: 0 answered, 3 declined, 2 wrong use or bad
input, 1 failure.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

import click

from bot.cli.failures import explain
from bot.cli.options import Invocation, debug_option

COMMANDS = {
    "ask": "bot.cli.ask",
    "facts": "bot.cli.facts",
    "figure": "bot.cli.figure",
    "index": "bot.cli.index",
    "round": "bot.cli.round",
    "run": "bot.cli.run",
    "search": "bot.cli.search",
}
"""Each command's module, which holds a click command of the same name."""


class _LazyGroup(click.Group):
    """A group that imports a command when somebody asks for it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="roundtable", prog_name="roundtable")
@debug_option
def cli() -> None:
    """Answer questions about funding rounds from a corpus of briefings: cited passages, computed figures.

    Exit codes: 0 answered, 3 declined, 2 wrong use or bad input, 1 failure.
    """


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code."""
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)
    sys.exit(run(sys.argv[1:] if args is None else args))


def run(args: Sequence[str]) -> int:
    """Run one command and return its exit code; whatever goes wrong is one line on standard error."""
    invocation = Invocation()
    try:
        code = cli.main(list(args), prog_name="roundtable", standalone_mode=False, obj=invocation)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        return 1
    except Exception as error:  # noqa: BLE001 - the outermost handler: nobody gets a traceback who did not ask for one
        return explain(error, debug=invocation.debug)
    return int(code or 0)


def _let_go_of_stdout() -> None:
    """The reader has gone (``| head``): what is still buffered goes nowhere, and Python does not complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
