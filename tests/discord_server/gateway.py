"""The gateway: websocket connections, sessions of shards, and the events that they are sent.

A Session outlives its connection: events keep their sequence numbers and are replayed on resume.
What an event looks like to one session is decided by `events`, before it is numbered.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field

from aiohttp import WSCloseCode, WSMsgType, web

from tests.discord_server.compression import Compressor, compressor_for
from tests.discord_server.events import Event, Intents, guild_available, guild_created
from tests.discord_server.state import Guild, World
from tests.discord_server.wire import Json

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, RESUME, RECONNECT = 0, 1, 2, 3, 6, 7
REQUEST_MEMBERS, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 8, 9, 10, 11

UNKNOWN_OPCODE, NOT_AUTHENTICATED, AUTHENTICATION_FAILED = 4001, 4003, 4004
INVALID_SHARD, SHARDING_REQUIRED, DISALLOWED_INTENTS = 4010, 4011, 4014
ENDS_THE_SESSION = (1000, 1001)  # close codes after which a client cannot resume


@dataclass(slots=True, eq=False)
class Session:
    """One identified shard of the bot, with all it has been sent."""

    id: str
    shard: int
    shards: int
    intents: Intents
    events: list[Json] = field(default_factory=list)  # numbered from 1
    connection: Connection | None = None

    def add(self, name: str, data: Json | None) -> None:
        """Number an event, keep it, and send it where the shard is connected."""
        self.events.append({"op": DISPATCH, "t": name, "s": len(self.events) + 1, "d": data})
        if self.connection is not None:
            self.connection.send(self.events[-1])

    def sees(self, guild_id: int | None) -> bool:
        """Whether what happens in that guild, or in direct messages, goes to this shard."""
        return self.shard == (0 if guild_id is None else (guild_id >> 22) % self.shards)


class Connection:
    """One websocket. Payloads are sent in order by one task, so that nobody waits for the client."""

    def __init__(self, socket: web.WebSocketResponse, compressor: Compressor) -> None:
        self.socket = socket
        self.session: Session | None = None
        self._compressor = compressor
        self._outbox: asyncio.Queue[Json | int] = asyncio.Queue()
        self._writer = asyncio.create_task(self._write())

    def send(self, payload: Json) -> None:
        """Queue a payload."""
        self._outbox.put_nowait(payload)

    def close(self, code: int) -> None:
        """Close once everything queued so far has gone out."""
        self._outbox.put_nowait(code)

    async def finish(self) -> None:
        """Stop writing: the client is gone."""
        self._writer.cancel()
        await asyncio.gather(self._writer, return_exceptions=True)

    async def _write(self) -> None:
        while isinstance(item := await self._outbox.get(), dict):
            await self._write_frame(self._compressor.frame(json.dumps(item)))
        await self.socket.close(code=item)

    async def _write_frame(self, frame: str | bytes) -> None:
        if self.socket.closed:
            return
        if isinstance(frame, str):
            await self.socket.send_str(frame)
        else:
            await self.socket.send_bytes(frame)


class Gateway:
    """All sessions, and the doors to them."""

    def __init__(
        self, world: World, token: str, *, privileged: Intents, heartbeat_s: float, least_shards: int
    ) -> None:
        self.world = world
        self.sessions: list[Session] = []
        self.identified = 0  # how many times a shard has started a new session
        self.resumed = 0  # how many times one has taken up an old one
        self.heartbeats = 0
        self._token = token
        self._privileged = privileged
        self._heartbeat_s = heartbeat_s
        self._least_shards = least_shards
        self._connections: set[Connection] = set()

    def online(self, guild_id: int | None) -> Session | None:
        """The connected session that serves a guild, or direct messages."""
        return next((held for held in self.sessions if held.connection and held.sees(guild_id)), None)

    def publish(self, event: Event) -> None:
        """Send an event to every session that may see it, as it may see it."""
        for session in self.sessions:
            data = event.for_session(session.intents) if session.sees(event.guild_id) else None
            if data is not None:
                session.add(event.name, data)

    def ask_to_reconnect(self, shard: int | None = None) -> None:
        """Send opcode 7, as Discord does before it moves a connection."""
        for connection in self._connected(shard):
            connection.send({"op": RECONNECT, "d": None})

    def invalidate(self, shard: int | None = None, *, resumable: bool = False) -> None:
        """Send opcode 9; what is not resumable is forgotten here as well."""
        for connection in self._connected(shard):
            connection.send({"op": INVALID_SESSION, "d": resumable})
            if not resumable and connection.session is not None:
                self._forget(connection.session)

    def drop(self, shard: int | None = None, *, code: int = 4000) -> None:
        """Close connections from this side; sessions stay resumable."""
        for connection in self._connected(shard):
            if connection.session is not None:
                connection.session.connection = None
            connection.close(code)

    def announce(self, guild: Guild) -> None:
        """Tell the bot of a guild that it has just been added to."""
        for session in self.sessions:
            if session.sees(guild.id) and session.intents & Intents.GUILDS:
                session.add("GUILD_CREATE", guild_created(guild, self.world, session.intents))

    async def stop(self) -> None:
        """Close what is still open and wait until it is closed."""
        for connection in list(self._connections):
            await connection.socket.close(code=WSCloseCode.GOING_AWAY)

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """One websocket, from hello to the end."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        connection = Connection(socket, compressor_for(request.query.get("compress")))
        self._connections.add(connection)
        connection.send({"op": HELLO, "d": {"heartbeat_interval": int(self._heartbeat_s * 1000)}})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._receive(connection, json.loads(message.data))
        finally:
            await self._left(connection)
        return socket

    async def _left(self, connection: Connection) -> None:
        self._connections.discard(connection)
        session = connection.session
        if session is not None and session.connection is connection:
            session.connection = None
            if connection.socket.close_code in ENDS_THE_SESSION:
                self._forget(session)
        await connection.finish()
        self.world.changes.tell()

    def _receive(self, connection: Connection, payload: Json) -> None:
        opcode, data = payload["op"], payload["d"]
        if opcode == HEARTBEAT:
            self.heartbeats += 1
            connection.send({"op": HEARTBEAT_ACK})
        elif opcode == IDENTIFY:
            self._identify(connection, data)
        elif opcode == RESUME:
            self._resume(connection, data)
        elif connection.session is None:
            connection.close(NOT_AUTHENTICATED)
        elif opcode == REQUEST_MEMBERS:
            self._send_members(connection.session, data)
        elif opcode != PRESENCE:
            connection.close(UNKNOWN_OPCODE)
        self.world.changes.tell()

    def _identify(self, connection: Connection, data: Json) -> None:
        shard, shards = data.get("shard") or (0, 1)
        intents = Intents(data["intents"])
        if refusal := self._identify_refusal(data["token"], shard, shards, intents):
            connection.close(refusal)
            return
        session = Session(f"session-{self.identified}", shard, shards, intents, connection=connection)
        connection.session = session
        self.identified += 1
        self.sessions = [held for held in self.sessions if held.connection or held.shard != shard] + [session]
        self._welcome(session)

    def _identify_refusal(self, token: str, shard: int, shards: int, intents: Intents) -> int | None:
        if token != self._token:
            return AUTHENTICATION_FAILED
        if not 0 <= shard < shards:
            return INVALID_SHARD
        if shards < self._least_shards:
            return SHARDING_REQUIRED
        if intents & Intents.PRIVILEGED & ~self._privileged:
            return DISALLOWED_INTENTS
        return None

    def _welcome(self, session: Session) -> None:
        guilds = [guild for guild in self.world.guilds.values() if session.sees(guild.id)]
        ready = {
            "v": 10,
            "user": self.world.bot.json(),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.world.base_url.replace("http", "ws", 1) + "/gateway/resume",
            "shard": [session.shard, session.shards],
            "application": {"id": str(self.world.application_id), "flags": 0},
        }
        session.add("READY", ready)
        if session.intents & Intents.GUILDS:
            for guild in guilds:
                session.add("GUILD_CREATE", guild_available(guild, self.world, session.intents))

    def _resume(self, connection: Connection, data: Json) -> None:
        if data["token"] != self._token:
            connection.close(AUTHENTICATION_FAILED)
            return
        session = next((held for held in self.sessions if held.id == data["session_id"]), None)
        if session is None:
            connection.send({"op": INVALID_SESSION, "d": False})
            return
        for missed in session.events[data["seq"] :]:
            connection.send(missed)
        session.connection, connection.session = connection, session
        session.add("RESUMED", {})
        self.resumed += 1

    def _send_members(self, session: Session, asked: Json) -> None:
        guild = self.world.guild(asked["guild_id"])
        chunk = {"guild_id": str(guild.id), "chunk_index": 0, "chunk_count": 1, "nonce": asked.get("nonce")}
        members = [member.json_with_user() for member in guild.members.values()]
        session.add("GUILD_MEMBERS_CHUNK", {**chunk, "members": members, "not_found": []})

    def _connected(self, shard: int | None) -> list[Connection]:
        held = [session for session in self.sessions if shard is None or session.shard == shard]
        return [session.connection for session in held if session.connection is not None]

    def _forget(self, session: Session) -> None:
        if session in self.sessions:
            self.sessions.remove(session)
