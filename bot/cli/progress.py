"""A long job's progress as bars on standard error: one a stage, with its rate and the time left.

Imports rich, so a command imports this module only once it has something long to do.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as RichProgress
from rich.text import Text

from index.progress import Progress, Silent


class RateColumn(ProgressColumn):
    """Units a second, once that is known."""

    def render(self, task: Task) -> Text:
        """Write the rate of one stage."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.0f}/s", style="progress.data.speed")


class Bars:
    """An ``index.progress.Progress`` that draws with rich."""

    def __init__(self, bars: RichProgress) -> None:
        self._bars = bars
        self._current: TaskID | None = None

    def step(self, name: str, total: int | None) -> None:
        """End the stage before and begin a bar of its own for this one."""
        self.done()
        self._current = self._bars.add_task(name, total=total)

    def advance(self, n: int = 1) -> None:
        """Fill the current bar by ``n`` units."""
        if self._current is not None:
            self._bars.advance(self._current, n)

    def done(self) -> None:
        """Fill the current bar to its end, also where nobody knew how long it would be."""
        if self._current is None:
            return
        task = self._bars.tasks[self._bars.task_ids.index(self._current)]
        total = task.completed if task.total is None else task.total
        self._bars.update(self._current, total=max(total, 1), completed=max(total, 1))
        self._current = None


@contextmanager
def progress_bars(*, quiet: bool, stays: bool) -> Iterator[Progress]:
    """Bars while the block runs, none if ``quiet`` or if nobody watches; ``stays`` leaves them on the screen."""
    if quiet or not sys.stderr.isatty():
        yield Silent()
        return
    with _rich_bars(stays=stays) as bars:
        yield Bars(bars)


def _rich_bars(*, stays: bool) -> RichProgress:
    return RichProgress(
        SpinnerColumn(),  # a stage may load a model before its first unit: show that it is alive
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
        console=Console(stderr=True),
        transient=not stays,
    )
