"""What a command prints: an Answer laid out for a terminal, as plain text for a pipe, or as JSON for a program.

One rule: a layout only where a terminal shows it. Everything else gets text that no width wraps and no code colours.
"""

from __future__ import annotations

import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any

import click

from bot.answers.answer import Answer
from bot.cli.failures import DECLINED
from bot.render.safe import one_line
from bot.render.text import plain

if TYPE_CHECKING:
    from rich.console import RenderableType

_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029]")
"""What JSON allows in a string, but a terminal obeys or a reader of lines takes for the end of one."""


def is_laid_out() -> bool:
    """Whether standard output is a terminal that can show a layout."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def show(answer: Answer, *, as_json: bool = False) -> int:
    """Print one Answer; returns its exit code."""
    if as_json:
        print_json(answer.to_json())
    elif is_laid_out():
        from bot.render.terminal import rich_view

        print_view(rich_view(answer))
    else:
        click.echo(plain(answer))
    return exit_code(answer)


def exit_code(answer: Answer) -> int:
    """0 if it was answered, 3 if it was declined."""
    return DECLINED if answer.is_declined else 0


def print_json(value: Any) -> None:  # noqa: ANN401 - whatever json can write
    """Print one JSON value: on one line for programs, indented on a terminal."""
    click.echo(json_text(value, indent=2 if sys.stdout.isatty() else None))


def json_text(value: Any, *, indent: int | None = None) -> str:  # noqa: ANN401 - whatever json can write
    """JSON that is safe to print and that no reader of lines will split."""
    as_ascii = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    text = json.dumps(value, ensure_ascii=as_ascii, indent=indent)
    return _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def print_view(view: RenderableType) -> None:
    """Print something laid out by rich on standard output."""
    from rich.console import Console

    Console(file=sys.stdout, highlight=False).print(view)


def print_paragraph(heading: str, text: str) -> None:
    """Print a heading and the words of a file below it, wrapped between words on a terminal."""
    if not is_laid_out():
        click.echo(f"\n{heading}\n  {one_line(text)}")
        return
    from rich.padding import Padding
    from rich.text import Text

    print_view(Text(f"\n{heading}", style="dim"))
    print_view(Padding(Text(one_line(text)), (0, 0, 0, 2)))
