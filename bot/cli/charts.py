"""Charts as files: the name is checked before anything is answered, the file is written aside and then renamed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from bot.answers.answer import Answer
from bot.cli.failures import warn
from bot.render.charts import ChartFormat, chart_kind, drawn
from index.errors import FixableError

NO_CHART = "this answer has no chart: that wants three rows or more whose values are numbers of one unit"
_SUFFIXES = ", ".join(f".{one}" for one in ChartFormat)


class ChartFileError(FixableError):
    """A chart cannot be written where it was asked for."""


def chart_format(path: Path) -> ChartFormat:
    """The format that a file's suffix names.

    Raises ``ChartFileError`` where there is no such format, or no folder in which the file could be written.
    """
    try:
        found = ChartFormat(path.suffix.lower().removeprefix("."))
    except ValueError:
        raise ChartFileError(f"{path}: a chart's name ends in one of {_SUFFIXES}") from None
    with _explained(path):
        if path.is_dir():
            raise ChartFileError(f"{path} is a folder; name a file in it, such as {path / 'chart.png'}")
        if not path.parent.is_dir():
            raise ChartFileError(f"{path}: there is no folder {path.parent}; make it, or name another one")
        if not os.access(path.parent, os.W_OK | os.X_OK):
            raise ChartFileError(f"{path}: you may not write in the folder {path.parent}; name another one")
    return found


def save_chart(answer: Answer, path: Path) -> bool:
    """Write the chart of an answer, in place of any file of that name; returns whether it has one.

    Raises ``ChartFileError`` where the file cannot be written.
    """
    file_format = chart_format(path)
    if chart_kind(answer) is None:
        return False
    content = drawn(answer, file_format=file_format)
    with _explained(path), _written_aside(path) as aside:
        aside.write_bytes(content)
    return True


def draw(answer: Answer, path: Path) -> None:
    """Save the chart of an answer as ``--chart`` asks, or say that it has none. Raises ``ChartFileError``."""
    try:
        if not save_chart(answer, path):
            warn(f"{NO_CHART}; {path} is not written")
    except ChartFileError as error:
        raise ChartFileError(f"--chart: {error}") from error


def free_name(folder: Path) -> Path:
    """``chart.png`` in a folder, or the first of ``chart-2.png``, ``chart-3.png`` that is not there yet."""
    names = (folder / ("chart.png" if number == 1 else f"chart-{number}.png") for number in count(1))
    return next(path for path in names if not path.exists())


@contextlib.contextmanager
def _written_aside(path: Path) -> Iterator[Path]:
    """A name beside the file, which takes its place once all is written; nothing is left behind otherwise."""
    aside = path.with_name(f".{os.getpid()}.part")
    try:
        yield aside
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise ChartFileError(f"{path} cannot be written ({why}); name a folder in which you may write") from error
