"""Who is talking where: one Conversation a key, a bounded number of them, each forgotten when it goes quiet.

A key is whatever the caller tells talks apart by, a channel and a member for instance. Two questions of one talk
take turns, because the second may lean on the first.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from bot.answers.answerer import Conversation

MOST_TALKS = 2_000
QUIET_S = 30 * 60.0


@dataclass(slots=True)
class Talk:
    """One conversation, with the lock that makes its questions take turns."""

    conversation: Conversation
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    last_used: float = 0.0


class Conversations:
    """The talks that are still warm, least recently used first."""

    def __init__(
        self, *, most: int = MOST_TALKS, quiet_s: float = QUIET_S, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._quiet_s = quiet_s
        self._clock = clock
        self._talks: OrderedDict[Hashable, Talk] = OrderedDict()

    def __len__(self) -> int:
        return len(self._talks)

    def of(self, key: Hashable) -> Talk:
        """The talk of this key: the one that goes on, or a new one where there is none or it went quiet."""
        now = self._clock()
        self._forget_quiet(now)
        talk = self._talks.get(key) or Talk(Conversation())
        talk.last_used = now
        self._talks[key] = talk
        self._talks.move_to_end(key)
        while len(self._talks) > self._most:
            self._talks.popitem(last=False)
        return talk

    def _forget_quiet(self, now: float) -> None:
        while self._talks:
            key, oldest = next(iter(self._talks.items()))
            if now - oldest.last_used <= self._quiet_s:
                return
            del self._talks[key]
