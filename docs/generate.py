"""Writes the pages of docs/ that can be told by the program itself: ``python -m docs.generate``.

``cli_page`` is what docs/cli.md holds; a test compares the two, so the page cannot fall behind the commands.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from bot.cli import cli

CLI_PAGE = Path(__file__).parent / "cli.md"
_WIDTH = 100
_INTRODUCTION = """\
# The command line

`roundtable` and `python -m bot` are the same program. Answers go to standard output, everything else to standard
error: an error is one line that says what to do, and progress bars appear only on a terminal. On a terminal answers
are laid out (`NO_COLOR` is honoured); in a pipe they are plain text that no width wraps, and with `--json` one object
a line.

| exit code | meaning |
|---|---|
| 0 | answered |
| 1 | a failure that is not the asker's |
| 2 | wrong use, wrong settings or bad input |
| 3 | declined: nothing in the corpus supports an answer |
| 130 | stopped with Ctrl-C |

Without `--index`, a corpus other than the one in the settings has its index in `corpora/` below the settings' index
folder, one folder for each path of a corpus, so that no corpus ever replaces the index of another.

For Tab completion in bash: `eval "$(_ROUNDTABLE_COMPLETE=bash_source roundtable)"` (zsh and fish likewise).

What follows is the program's own help; `python -m docs.generate` writes this page.
"""


def cli_page() -> str:
    """The page on the command line: the introduction, then every command's help."""
    return "\n".join([_INTRODUCTION, *_sections(cli, "roundtable", None)])


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    """A command's help, then those of its subcommands."""
    with click.Context(command, info_name=name, parent=parent, help_option_names=["-h", "--help"]) as ctx:
        ctx.terminal_width = ctx.max_content_width = _WIDTH  # whatever the terminal's width is
        yield f"## {ctx.command_path}\n\n```text\n{command.get_help(ctx)}\n```\n"
        if isinstance(command, click.Group):
            for child in command.list_commands(ctx):
                found = command.get_command(ctx, child)
                if found is not None:
                    yield from _sections(found, child, ctx)


def main() -> None:
    """Write the generated pages."""
    CLI_PAGE.write_text(cli_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
