"""Answers that a test arranges beforehand: rate limits and failures, for the next calls of a route."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from aiohttp import web

from tests.discord_server.wire import json_response

ANY_ROUTE = "*"
ORDINARY_HEADERS = {
    "X-RateLimit-Limit": "50",
    "X-RateLimit-Remaining": "49",
    "X-RateLimit-Reset-After": "1.000",
}


@dataclass(slots=True)
class Trouble:
    """What the next `times` calls of a route get instead of an answer."""

    route: str  # "POST /channels/{channel_id}/messages", or ANY_ROUTE
    times: int
    status: int
    retry_after_s: float = 0.0
    everywhere: bool = False  # the global limit: all other routes are told to wait as well

    def response(self) -> web.Response:
        """The answer, in Discord's form."""
        if self.status != 429:
            return json_response({"message": f"{self.status}: arranged", "code": 0}, status=self.status)
        body = {
            "message": "You are being rate limited.",
            "retry_after": self.retry_after_s,
            "global": self.everywhere,
        }
        return json_response(body, status=429, headers=self._headers())

    def _headers(self) -> dict[str, str]:
        """`Via` is how a client tells Discord's own limit from a ban at the network's edge."""
        headers = {
            "Via": "1.1 discord",
            "Retry-After": f"{self.retry_after_s:g}",
            "X-RateLimit-Scope": "global" if self.everywhere else "user",
        }
        if self.everywhere:
            return {**headers, "X-RateLimit-Global": "true"}
        exhausted = {"X-RateLimit-Limit": "50", "X-RateLimit-Remaining": "0"}
        return {**headers, **exhausted, "X-RateLimit-Reset-After": f"{self.retry_after_s:g}"}


class Troubles:
    """The troubles that are still to come."""

    def __init__(self) -> None:
        self._coming: list[Trouble] = []

    def arrange(self, trouble: Trouble) -> None:
        """Let it happen."""
        self._coming.append(trouble)

    def take(self, route: str) -> Trouble | None:
        """The trouble that this call meets, if any."""
        for trouble in self._coming:
            if trouble.times > 0 and trouble.route in (route, ANY_ROUTE):
                trouble.times -= 1
                return trouble
        return None


def rate_limit_headers(route: str, now_s: float) -> dict[str, str]:
    """The headers of an ordinary answer: plenty is left, so that a client never waits by itself."""
    bucket = f"{zlib.crc32(route.encode()):08x}"
    return {**ORDINARY_HEADERS, "X-RateLimit-Bucket": bucket, "X-RateLimit-Reset": f"{now_s + 1:.3f}"}
