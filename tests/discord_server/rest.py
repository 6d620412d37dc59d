"""The way every REST request goes: record it, meet arranged trouble, check it, answer it.

The routes themselves are in `routes_account`, `routes_messages` and `routes_interactions`; a route is a
function from a Call to JSON, and refuses by raising ApiError.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aiohttp import web

from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.records import UNKNOWN_ROUTE, Request, read_request
from tests.discord_server.troubles import rate_limit_headers
from tests.discord_server.wire import API_PREFIX, Json, json_response

if TYPE_CHECKING:
    from tests.discord_server.server import DiscordServer

Answer = Json | list[Json] | None  # None is 204 No Content
_BY_TOKEN_IN_PATH = ("/webhooks/", "/interactions/")  # no Authorization header is wanted there


@dataclass(frozen=True, slots=True)
class Call:
    """One request on its way to its route."""

    server: DiscordServer
    request: Request
    params: Mapping[str, str]

    @property
    def body(self) -> Json:
        """The JSON of the body."""
        return self.request.json or {}


Handler = Callable[[Call], Answer]
Route = tuple[str, str, Handler]  # method, path template, function


class Rest:
    """The REST side of the server."""

    def __init__(self, server: DiscordServer, token: str) -> None:
        self._server = server
        self._authorization = f"Bot {token}"

    def add_routes(self, app: web.Application, routes: list[Route]) -> None:
        """Serve these routes under the API's prefix, and refuse whatever else is asked of the API."""
        for method, template, handler in routes:
            app.router.add_route(method, API_PREFIX + template, self._served(f"{method} {template}", handler))
        app.router.add_route("*", "/api/{anything:.*}", self._served(UNKNOWN_ROUTE, _not_found))

    def _served(self, route: str, handler: Handler) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def serve(request: web.Request) -> web.Response:
            record = await read_request(request, route, at_s=asyncio.get_running_loop().time())
            position = self._server.note_request(record)
            response = self._response(request, Call(self._server, record, request.match_info), handler)
            self._server.note_answer(position, replace(record, status=response.status))
            return response

        return serve

    def _response(self, request: web.Request, call: Call, handler: Handler) -> web.Response:
        trouble = self._server.troubles.take(call.request.route)
        if trouble is not None:
            return trouble.response()
        headers = rate_limit_headers(call.request.route, self._server.clock.now_s())
        try:
            self._check_authorization(request, call.request)
            answer = handler(call)
        except ApiError as error:
            return json_response(error.json(), status=error.status, headers=headers)
        return web.Response(status=204, headers=headers) if answer is None else json_response(answer, headers=headers)

    def _check_authorization(self, request: web.Request, record: Request) -> None:
        open_to_all = record.path.startswith(_BY_TOKEN_IN_PATH) or record.route == UNKNOWN_ROUTE
        if not open_to_all and request.headers.get("Authorization") != self._authorization:
            raise ApiError(Refusal.UNAUTHORIZED)


def _not_found(_: Call) -> Answer:
    raise ApiError(Refusal.NOT_FOUND)
