"""An error becomes one line on standard error and an exit code. Nothing here recovers from anything."""

from __future__ import annotations

import traceback

import click
from click.exceptions import NoArgsIsHelpError

from bot.render.safe import one_line
from index.errors import BuildLockedError, CorruptError, FixableError

FAILURE = 1
WRONG_USE = 2
DECLINED = 3
INTERRUPTED = 130

_OUR_FAULT = "this is a fault in Roundtable; run it again with --debug and report what it shows"


def explain(error: Exception, *, debug: bool) -> int:
    """Say on standard error what went wrong and what to do, with a traceback if ``debug``; returns the exit code."""
    if isinstance(error, click.Abort):
        return INTERRUPTED
    if isinstance(error, NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return WRONG_USE
    if debug:
        traceback.print_exception(error)
    warn(message_of(error))
    return exit_code_of(error)


def warn(message: str) -> None:
    """Write one line on standard error, with the program's name before it."""
    click.echo(f"roundtable: {one_line(message)}", err=True)


def message_of(error: Exception) -> str:
    """What went wrong and what to do about it, on one line."""
    if isinstance(error, click.UsageError):
        return _usage(error)
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, FixableError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        name = f"{error.filename}: " if error.filename else ""
        return f"{name}{error.strerror}"
    return f"{type(error).__name__}: {error}; {_OUR_FAULT}"


def exit_code_of(error: Exception) -> int:
    """2 where the input or the settings were wrong, 1 for everything else."""
    if isinstance(error, CorruptError | BuildLockedError):
        return FAILURE
    return WRONG_USE if isinstance(error, FixableError | click.UsageError) else FAILURE


def _usage(error: click.UsageError) -> str:
    asked = error.ctx.command_path if error.ctx else "roundtable"
    message = error.format_message().removesuffix(".")
    return f"{message[:1].lower()}{message[1:]}; see '{asked} --help'"
