"""The index kept in step with its corpus: what changes there is live a moment later, without anybody asking.

A change is taken up once two looks in a row find the corpus the same, so that a file is not read while it is being
copied. The first look counts at once: a first start builds the first index. A build that fails is not tried again
until the corpus changes once more. Knows nothing of Discord.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Iterator
from pathlib import Path

from bot.rebuilds import AlreadyBuildingError, BuildStoppedError, Rebuilds
from index.errors import BuildLockedError, FixableError

log = logging.getLogger(__name__)

BY = "the watch over the corpus"

Look = tuple[tuple[str, int, int], ...]
"""Every file with its size and time of change: cheap, and different whenever the corpus may be."""


class Upkeep:
    """Looks at a corpus as long as the program runs."""

    def __init__(self, corpus_dir: Path, rebuilds: Rebuilds, *, interval_s: float) -> None:
        self._corpus_dir = corpus_dir
        self._rebuilds = rebuilds
        self._interval_s = interval_s
        self._seen: Look | None = None
        self._built: Look | None = None

    async def run(self) -> None:
        """Look, build, and look again; ends when it is cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(self._interval_s)

    async def look(self) -> None:
        """Look once, and build if the corpus has come to rest in another state than the one that was built."""
        found = await asyncio.to_thread(_look, self._corpus_dir)
        at_rest = self._seen is None or found == self._seen
        self._seen = found
        if found and at_rest and found != self._built and await self._is_built():
            self._built = found

    async def _is_built(self) -> bool:
        """Build; whether that is settled, for better or worse, and not to be tried again at the next look."""
        try:
            # Shielded: a build ends by being told to stop, never by the end of whoever waits for it.
            await asyncio.shield(self._rebuilds.start(BY).outcome)
        except (AlreadyBuildingError, BuildLockedError, BuildStoppedError) as error:
            log.info("Not building now: %s", error)
            return False
        except FixableError as error:
            log.error("The corpus was not built: %s", error)
        except Exception as error:
            log.exception("The corpus was not built", exc_info=error)
        return True


def _look(corpus_dir: Path) -> Look:
    return tuple(sorted(_files(corpus_dir)))


def _files(corpus_dir: Path) -> Iterator[tuple[str, int, int]]:
    for folder, _, names in os.walk(corpus_dir):
        for name in names:
            path = Path(folder, name)
            try:
                state = path.stat()
            except OSError:
                continue  # gone since the folder was listed: the next look will tell
            yield str(path), state.st_size, state.st_mtime_ns
