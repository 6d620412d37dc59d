"""What the bot has sent over REST, kept in order for tests to read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from tests.discord_server.wire import API_PREFIX, Json, Upload

UNKNOWN_ROUTE = "?"


@dataclass(frozen=True, slots=True)
class Request:
    """One request of the bot."""

    method: str
    path: str  # "/channels/123/messages": without the API's prefix
    route: str  # "POST /channels/{channel_id}/messages", or UNKNOWN_ROUTE
    json: Any = None
    query: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Upload, ...] = ()
    at_s: float = 0.0  # by the event loop's clock
    status: int | None = None  # what it was answered; None while it is being answered

    @property
    def multipart(self) -> bool:
        """Whether the body came with files."""
        return bool(self.files)

    def __str__(self) -> str:
        return f"{self.method} {self.path} -> {self.status}"


async def read_request(request: web.Request, route: str, *, at_s: float) -> Request:
    """The record of a request that has just arrived for that route."""
    body, files = await _read_body(request)
    path = request.path.removeprefix(API_PREFIX)
    return Request(request.method, path, route, body, dict(request.query), files, at_s)


async def _read_body(request: web.Request) -> tuple[Any, tuple[Upload, ...]]:
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request)
    text = await request.text()
    return (json.loads(text) if text else None), ()


async def _read_multipart(request: web.Request) -> tuple[Json, tuple[Upload, ...]]:
    body: Json = {}
    files = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        content = bytes(await part.read())
        if part.name == "payload_json":
            body = json.loads(content)
        else:
            files.append(Upload(part.name or "", part.filename or "", content))
    return body, tuple(files)
