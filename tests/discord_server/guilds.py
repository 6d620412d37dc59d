"""A guild as a tester furnishes it: its members and its channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.discord_server.channels import ChannelHandle
from tests.discord_server.events import Event, Intents
from tests.discord_server.members import Member
from tests.discord_server.state import Guild

if TYPE_CHECKING:
    from tests.discord_server.server import DiscordServer


class GuildHandle:
    """A tester's hold on one guild. What is added while the bot is connected, the bot is told of."""

    def __init__(self, server: DiscordServer, record: Guild) -> None:
        self.record = record
        self._server = server

    @property
    def id(self) -> int:
        """The guild's id."""
        return self.record.id

    def member(self, name: str, *, permissions: int = 0) -> Member:
        """A new member, who may do what @everyone may and what these permission bits add."""
        world = self._server.world
        membership = world.add_member(self.record, world.add_user(name), permissions=permissions)
        for role in membership.roles:
            self._tell("GUILD_ROLE_CREATE", {"guild_id": str(self.id), "role": role.json()})
        return Member(self._server, membership.user, membership)

    def channel(self, name: str, *, nsfw: bool = False, bot_denied: int = 0) -> ChannelHandle:
        """A new text channel, in which the bot lacks these permission bits."""
        record = self._server.world.add_channel(self.record, name, nsfw=nsfw, bot_denied=bot_denied)
        self._tell("CHANNEL_CREATE", record.json())
        return ChannelHandle(record)

    def _tell(self, name: str, data: dict[str, object]) -> None:
        self._server.gateway.publish(Event(name, self.id, data, Intents.GUILDS))
