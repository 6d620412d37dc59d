"""Waiting for something to become true.

Whatever changes on the server wakes the waiting at once. What the server cannot know of, such as a list
that the bot keeps for itself, is looked at again every few hundredths of a second.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from tests.discord_server.errors import NoAnswerError

T = TypeVar("T")
LOOK_AGAIN_S = 0.03


class Changes:
    """Wakes everyone who waits, whenever anything has changed."""

    def __init__(self, patience_s: float) -> None:
        self.patience_s = patience_s
        self._waiting: list[asyncio.Future[None]] = []

    def tell(self) -> None:
        """Say that something has changed."""
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(
        self, probe: Callable[[], T | None], *, waited_for: Callable[[], str], timeout_s: float | None = None
    ) -> T:
        """What `probe` finds, as soon as it finds something; NoAnswerError when the time is up."""
        patience_s = self.patience_s if timeout_s is None else timeout_s
        try:
            async with asyncio.timeout(patience_s):
                while (found := probe()) is None:
                    await self._next()
        except TimeoutError:
            raise NoAnswerError(f"waited {patience_s:g} s for {waited_for()}") from None
        return found

    async def _next(self) -> None:
        future = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        await asyncio.wait([future], timeout=LOOK_AGAIN_S)
