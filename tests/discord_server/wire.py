"""Small words of the wire: JSON, instants, snowflake ids, and the clock they are read from.

The rule: nothing else here asks what time it is. A test that must see fifteen minutes pass moves the
Clock forward; it never sleeps.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

Json = dict[str, Any]

DISCORD_EPOCH_MS = 1_420_070_400_000
API_PREFIX = "/api/v10"


class Clock:
    """Seconds since 1970 as the server sees them: those of the machine, plus what a test has added."""

    def __init__(self, read: Callable[[], float] = time.time) -> None:
        self._read = read
        self._added_s = 0.0

    def now_s(self) -> float:
        """The present instant."""
        return self._read() + self._added_s

    def advance(self, seconds: float) -> None:
        """Let this much time pass at once."""
        self._added_s += seconds


class Snowflakes:
    """Ids that rise with time and never repeat, as Discord's do."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def take(self) -> int:
        """The next id."""
        return self._after(int(self._clock.now_s() * 1000))

    def take_on_shard(self, shard: int, shards: int) -> int:
        """The next id that routes to `shard` when there are `shards` of them."""
        millisecond = max(int(self._clock.now_s() * 1000), self._last_millisecond() + 1)
        past_epoch = millisecond - DISCORD_EPOCH_MS
        return self._after(millisecond + (shard - past_epoch) % shards)

    def _last_millisecond(self) -> int:
        return (self._last >> 22) + DISCORD_EPOCH_MS

    def _after(self, millisecond: int) -> int:
        self._last = max((millisecond - DISCORD_EPOCH_MS) << 22, self._last + 1)
        return self._last


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart request."""

    field: str  # "files[0]"
    filename: str
    content: bytes

    @property
    def index(self) -> str:
        """The number that `attachments[].id` in the JSON part refers to."""
        return self.field.removeprefix("files[").removesuffix("]")


def iso(instant_s: float) -> str:
    """An instant in the form of Discord's timestamps."""
    return datetime.fromtimestamp(instant_s, UTC).isoformat()


def json_response(body: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    """An answer whose type is bare: a client that finds a charset beside it does not take it for JSON."""
    data = json.dumps(body).encode()
    return web.Response(body=data, status=status, headers=headers, content_type="application/json")
