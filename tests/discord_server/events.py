"""What each gateway event holds, and how much of it a session's intents let it see.

Discord blanks what people wrote unless the session holds the message content intent, the message is
the bot's own or mentions it, or it was sent in direct messages.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag

from tests.discord_server.messages import Message
from tests.discord_server.state import Guild, World
from tests.discord_server.wire import Json


class Intents(IntFlag):
    """The gateway intents that matter here; a session's value keeps the others too."""

    NONE = 0
    GUILDS = 1 << 0
    MEMBERS = 1 << 1
    PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15
    PRIVILEGED = MEMBERS | PRESENCES | MESSAGE_CONTENT


@dataclass(frozen=True, slots=True)
class Event:
    """Something to be told to the sessions that hold `needs`."""

    name: str
    guild_id: int | None
    data: Json
    needs: Intents = Intents.NONE
    without_content: Json | None = None  # what a session without the message content intent is told

    def for_session(self, intents: Intents) -> Json | None:
        """The event's data as a session with these intents sees it, or None."""
        if self.needs and not intents & self.needs:
            return None
        if self.without_content is not None and not intents & Intents.MESSAGE_CONTENT:
            return self.without_content
        return self.data


def message_event(name: str, message: Message) -> Event:
    """MESSAGE_CREATE or MESSAGE_UPDATE."""
    guild = message.channel.guild
    data = message.json()
    if guild is None:
        return Event(name, None, {**data, "channel_type": message.channel.kind}, Intents.DIRECT_MESSAGES)
    data["guild_id"] = str(guild.id)
    if message.author.id in guild.members and message.application_id is None:
        data["member"] = guild.members[message.author.id].json()
    blank = None if _concerns_the_bot(message) else _blanked(data)
    return Event(name, guild.id, data, Intents.GUILD_MESSAGES, blank)


def message_deleted(message: Message) -> Event:
    """MESSAGE_DELETE."""
    data = {"id": str(message.id), "channel_id": str(message.channel.id)}
    guild = message.channel.guild
    if guild is None:
        return Event("MESSAGE_DELETE", None, data, Intents.DIRECT_MESSAGES)
    return Event("MESSAGE_DELETE", guild.id, {**data, "guild_id": str(guild.id)}, Intents.GUILD_MESSAGES)


def guild_created(guild: Guild, world: World, intents: Intents) -> Json:
    """The data of GUILD_CREATE for a guild just joined; without the members intent, the bot is alone in it."""
    everyone = list(guild.members.values())
    seen = everyone if intents & Intents.MEMBERS else [guild.members[world.bot.id]]
    return guild.create_json(seen)


def guild_available(guild: Guild, world: World, intents: Intents) -> Json:
    """The data of GUILD_CREATE for a guild that READY has announced."""
    return {**guild_created(guild, world, intents), "unavailable": False}


def _concerns_the_bot(message: Message) -> bool:
    bot = message.channel.world.bot
    return message.author is bot or bot.id in message.pings


def _blanked(data: Json) -> Json:
    return {**data, "content": "", "embeds": [], "attachments": [], "components": []}
