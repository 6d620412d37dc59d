"""Building a new generation while answers go on: one build at a time, who began it, how far it is, how to stop it.

The work runs in a thread of its own; what it reports is read from the event loop at any moment. A build that is
stopped or fails leaves the live generation as it was: that is the rule of ``index.generation``. Knows nothing of
Discord.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from index.errors import RoundtableError
from index.generation import BuildReport
from index.progress import Progress

log = logging.getLogger(__name__)

BuildWork = Callable[[Progress, bool], BuildReport]
"""Builds one generation, anew if the second argument says so, telling a Progress how it goes; runs in a thread."""


class BuildStoppedError(RoundtableError):
    """The program is closing, and the build with it."""


class AlreadyBuildingError(RoundtableError):
    """A build was asked for while one runs; ``running`` is that one."""

    def __init__(self, running: Rebuild) -> None:
        self.running = running
        super().__init__(f"{running.by} began a build {running.elapsed_s:.0f} s ago")


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a build is: ``total`` is ``None`` where nobody knows."""

    name: str
    finished: int = 0
    total: int | None = None

    @property
    def share(self) -> float | None:
        """Between 0 and 1, or ``None`` where nobody knows."""
        return None if not self.total else min(1.0, self.finished / self.total)


class Rebuild:
    """One build that is under way; it is the Progress of its own work."""

    def __init__(self, by: str) -> None:
        self.by = by
        """Who asked for it."""
        self.stage = Stage("starting")
        self._started = time.monotonic()
        self._is_stopped = False
        self.outcome: asyncio.Task[BuildReport]
        """Ends with the report, or with the error that ended the build."""

    @property
    def elapsed_s(self) -> float:
        """Seconds since the build began."""
        return time.monotonic() - self._started

    def stop(self) -> None:
        """Tell the work to end at its next sign of life."""
        self._is_stopped = True

    def step(self, name: str, total: int | None) -> None:
        """Take note of a new stage; ends the work if it was told to stop."""
        self._check()
        self.stage = Stage(name, 0, total)

    def advance(self, n: int = 1) -> None:
        """Take note of units that are finished; ends the work if it was told to stop."""
        self._check()
        stage = self.stage
        self.stage = Stage(stage.name, stage.finished + n, stage.total)

    def done(self) -> None:
        """Take note that the generation is live."""
        self.stage = Stage("finished", 1, 1)

    def _check(self) -> None:
        if self._is_stopped:
            raise BuildStoppedError("the build was told to stop")


class Rebuilds:
    """The builds of one process: never two at a time."""

    def __init__(self, work: BuildWork, *, then: Callable[[], Awaitable[None]]) -> None:
        """Name the work, and what is awaited after each success before the build counts as ended: to go live."""
        self._work = work
        self._then = then
        self._is_closed = False
        self.running: Rebuild | None = None
        """The build that is under way, if any."""

    def start(self, by: str, *, full: bool = False) -> Rebuild:
        """Begin a build for somebody, ``full`` even of what has not changed.

        Raises ``AlreadyBuildingError`` while one runs, and ``BuildStoppedError`` when the program is closing.
        """
        if self._is_closed:
            raise BuildStoppedError("the program is closing")
        if self.running is not None:
            raise AlreadyBuildingError(self.running)
        rebuild = Rebuild(by)
        rebuild.outcome = asyncio.create_task(self._run(rebuild, full=full), name="build a generation")
        self.running = rebuild
        return rebuild

    async def close(self) -> None:
        """Tell a running build to stop and wait until it has; none begins any more."""
        self._is_closed = True
        running = self.running
        if running is not None:
            running.stop()
            await asyncio.wait({running.outcome})
            if not running.outcome.cancelled():
                running.outcome.exception()  # whoever asked for the build has gone, or has heard of it

    async def _run(self, rebuild: Rebuild, *, full: bool) -> BuildReport:
        log.info("Building a generation for %s", rebuild.by)
        try:
            report = await asyncio.to_thread(self._work, rebuild, full)
            await self._then()
            return report
        finally:
            self.running = None
