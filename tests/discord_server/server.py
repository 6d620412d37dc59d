"""A local Discord: REST and gateway on 127.0.0.1, for a real client to talk to over a real socket.

    async with DiscordServer(token="secret") as discord:
        guild = discord.add_guild("Club")
        ana, deals = guild.member("Ana"), guild.channel("deals")
        ...                                         # start the bot against discord.url, discord.gateway_url
        reply = await ana.command(deals, "ask", question="Who led?")
        message = await reply.message()

The rule: it behaves as Discord does where a bot can tell the difference, and it never reaches out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Self, TypeVar

from aiohttp import web

from tests.discord_server import routes_account, routes_interactions, routes_messages
from tests.discord_server.commands import Commands
from tests.discord_server.events import Event, Intents
from tests.discord_server.gateway import Gateway
from tests.discord_server.guilds import GuildHandle
from tests.discord_server.interactions import Interactions
from tests.discord_server.members import Member
from tests.discord_server.openapi import Checker, Violation
from tests.discord_server.records import UNKNOWN_ROUTE, Request
from tests.discord_server.rest import Rest
from tests.discord_server.state import Guild, World
from tests.discord_server.troubles import ANY_ROUTE, Trouble, Troubles
from tests.discord_server.wire import API_PREFIX, Clock

T = TypeVar("T")
ROUTES = [*routes_account.ROUTES, *routes_messages.ROUTES, *routes_interactions.ROUTES]


class DiscordServer:
    """One Discord with nobody on it yet; `async with` runs it."""

    def __init__(
        self,
        token: str = "a-bot-token",  # noqa: S107 - it opens this server and nothing else
        *,
        shards: int = 1,
        least_shards: int = 1,
        privileged: Intents = Intents.NONE,
        clock: Clock | None = None,
        answer_limit_s: float = 3.0,
        heartbeat_s: float = 41.25,
        patience_s: float = 10.0,
        checker: Checker | None = None,
    ) -> None:
        self.token = token
        self.clock = clock or Clock()
        self.world = World(self.clock, shards=shards, patience_s=patience_s)
        self.gateway = Gateway(
            self.world, token, privileged=privileged, heartbeat_s=heartbeat_s, least_shards=least_shards
        )
        self.commands = Commands(self.world)
        self.interactions = Interactions(self.world, self.gateway.publish, limit_s=answer_limit_s)
        self.troubles = Troubles()
        self.requests: list[Request] = []
        self.violations: list[Violation] = []
        self.checked_requests = 0
        self._checker = checker
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1.0)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.world.base_url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.gateway.stop()
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        """The API's base address."""
        return self.world.base_url + API_PREFIX

    @property
    def gateway_url(self) -> str:
        """The gateway's address, which GET /gateway/bot answers too."""
        return self.world.base_url.replace("http", "ws", 1) + "/gateway"

    @property
    def mention(self) -> str:
        """What members type to mention the bot."""
        return f"<@{self.world.bot.id}>"

    @property
    def unknown_routes(self) -> list[Request]:
        """Requests for what this server does not have."""
        return [request for request in self.requests if request.route == UNKNOWN_ROUTE]

    def add_guild(self, name: str, *, shard: int = 0) -> GuildHandle:
        """A new guild with the bot in it, on that shard of the number of shards given to this server."""
        guild = self.world.add_guild(name, shard=shard)
        self.gateway.announce(guild)
        return GuildHandle(self, guild)

    def remove_guild(self, guild: Guild) -> None:
        """Take the bot out of a guild."""
        del self.world.guilds[guild.id]
        self.gateway.publish(Event("GUILD_DELETE", guild.id, {"id": str(guild.id)}, Intents.GUILDS))

    def add_user(self, name: str) -> Member:
        """A person who shares no guild with the bot, and can only write it direct messages."""
        return Member(self, self.world.add_user(name), None)

    def calls(self, route: str) -> list[Request]:
        """The requests of one route, such as "POST /channels/{channel_id}/messages"."""
        return [request for request in self.requests if request.route == route]

    def rate_limit(
        self, route: str = ANY_ROUTE, *, times: int = 1, retry_after_s: float = 0.05, everywhere: bool = False
    ) -> None:
        """Let the next calls of a route meet a rate limit; the global one with `everywhere`."""
        self.troubles.arrange(Trouble(route, times, 429, retry_after_s, everywhere))

    def fail(self, route: str = ANY_ROUTE, *, times: int = 1, status: int = 500) -> None:
        """Let the next calls of a route fail."""
        self.troubles.arrange(Trouble(route, times, status))

    async def until(self, probe: Callable[[], T | None], waited_for: str, *, timeout_s: float | None = None) -> T:
        """What `probe` finds, as soon as it finds something."""
        return await self.world.changes.until(probe, waited_for=lambda: waited_for, timeout_s=timeout_s)

    async def until_online(self, *, timeout_s: float | None = None) -> None:
        """Wait until the bot's shards serve every guild and the direct messages."""
        places = [None, *self.world.guilds]
        await self.until(
            lambda: all(self.gateway.online(guild_id) for guild_id in places) or None,
            "the bot to be online",
            timeout_s=timeout_s,
        )

    def note_request(self, request: Request) -> int:
        """Keep a request that has arrived, and say where."""
        self.requests.append(request)
        if self._checker is not None and request.route != UNKNOWN_ROUTE:
            self.violations += self._checker.check(request)
            self.checked_requests += 1
        self.world.changes.tell()
        return len(self.requests) - 1

    def note_answer(self, position: int, request: Request) -> None:
        """Complete the record of a request by what it was answered."""
        self.requests[position] = request
        self.world.changes.tell()

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        Rest(self, self.token).add_routes(app, ROUTES)
        app.router.add_get("/gateway", self.gateway.handle)
        app.router.add_get("/gateway/resume", self.gateway.handle)
        app.router.add_get("/attachments/{attachment_id}/{filename}", self._attachment)
        return app

    async def _attachment(self, request: web.Request) -> web.Response:
        attachment = self.world.attachments.get(int(request.match_info["attachment_id"]))
        if attachment is None:
            raise web.HTTPNotFound
        return web.Response(body=attachment.content)
