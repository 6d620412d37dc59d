"""Who and what exists on the server: users, guilds, roles, channels; and the World that holds them all.

Plain records and their JSON. Nothing here talks to the bot and nothing is checked: the rules of
interactions are in `interactions`, those of message bodies in `limits`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.discord_server.attachments import Attachment
from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.messages import Message
from tests.discord_server.waiting import Changes
from tests.discord_server.wire import Clock, Json, Snowflakes, iso

TEXT, DIRECT = 0, 1  # channel types

ADMINISTRATOR = 1 << 3
MANAGE_GUILD = 1 << 5
VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
EMBED_LINKS = 1 << 14
ATTACH_FILES = 1 << 15
READ_MESSAGE_HISTORY = 1 << 16
USE_APPLICATION_COMMANDS = 1 << 31
ORDINARY = VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | ATTACH_FILES | READ_MESSAGE_HISTORY | USE_APPLICATION_COMMANDS
EVERYTHING = (1 << 53) - 1


@dataclass(frozen=True, slots=True)
class User:
    """An account."""

    id: int
    name: str
    bot: bool = False

    def json(self) -> Json:
        """The user as the API gives it."""
        shape: Json = {"id": str(self.id), "username": self.name.lower(), "global_name": self.name}
        return {**shape, "discriminator": "0", "avatar": None, "bot": self.bot, "public_flags": 0, "flags": 0}


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a guild."""

    id: int
    name: str
    permissions: int

    def json(self) -> Json:
        """The role as the API gives it."""
        colours = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
        return {
            "id": str(self.id),
            "name": self.name,
            "permissions": str(self.permissions),
            "position": 0,
            "color": 0,
            "colors": colours,
            "hoist": False,
            "managed": False,
            "mentionable": False,
            "icon": None,
            "unicode_emoji": None,
            "flags": 0,
        }


@dataclass(frozen=True, slots=True)
class Membership:
    """A user in a guild."""

    user: User
    guild: Guild = field(repr=False)
    roles: tuple[Role, ...]
    joined_s: float

    @property
    def permissions(self) -> int:
        """What this member may do; an administrator and the owner may do everything."""
        held = self.guild.everyone.permissions
        for role in self.roles:
            held |= role.permissions
        return EVERYTHING if held & ADMINISTRATOR or self.user is self.guild.owner else held

    def json(self) -> Json:
        """The member as the API gives it, the user left out."""
        return {
            "roles": [str(role.id) for role in self.roles],
            "joined_at": iso(self.joined_s),
            "nick": None,
            "avatar": None,
            "banner": None,
            "premium_since": None,
            "communication_disabled_until": None,
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
        }

    def json_with_user(self) -> Json:
        """The member as the API gives it, the user included."""
        return {**self.json(), "user": self.user.json()}


@dataclass(slots=True, eq=False)
class Channel:
    """A text channel of a guild, or the direct messages between one member and the bot."""

    id: int
    kind: int
    name: str
    world: World = field(repr=False)
    guild: Guild | None = None
    recipient: User | None = None
    nsfw: bool = False
    bot_denied: int = 0  # permission bits that the bot lacks here, though it has them in the guild
    messages: list[Message] = field(default_factory=list, repr=False)
    typed: int = 0  # how many times the bot has shown that it is typing
    seen: int = 0  # how many of `messages` a test has already been handed

    def json(self) -> Json:
        """The channel as the API gives it."""
        last = str(self.messages[-1].id) if self.messages else None
        shape: Json = {"id": str(self.id), "type": self.kind, "last_message_id": last, "flags": 0}
        if self.recipient is not None:
            return {**shape, "recipients": [self.recipient.json()]}
        details = {"name": self.name, "position": 0, "parent_id": None, "topic": None, "nsfw": self.nsfw}
        return {**shape, **details, "rate_limit_per_user": 0, **self._guild_json()}

    def message(self, message_id: int | str) -> Message:
        """The message of this id; ephemeral ones are never in a channel."""
        for message in self.messages:
            if message.id == int(message_id) and not message.deleted:
                return message
        raise ApiError(Refusal.UNKNOWN_MESSAGE)

    @property
    def bot_permissions(self) -> int:
        """What the bot may do here."""
        held = ORDINARY if self.guild is None else self.guild.members[self.world.bot.id].permissions
        return held & ~self.bot_denied

    def _guild_json(self) -> Json:
        if self.guild is None:
            return {}
        denied = {"id": str(self.world.bot.id), "type": 1, "allow": "0", "deny": str(self.bot_denied)}
        return {"guild_id": str(self.guild.id), "permission_overwrites": [denied] if self.bot_denied else []}


@dataclass(slots=True, eq=False)
class Guild:
    """What members call a server."""

    id: int
    name: str
    owner: User
    everyone: Role
    joined_s: float
    roles: dict[int, Role] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    members: dict[int, Membership] = field(default_factory=dict)

    def partial_json(self) -> Json:
        """The guild as an interaction carries it."""
        return {"id": str(self.id), "locale": "en-US", "features": []}

    def json(self) -> Json:
        """The guild as GET /guilds/{id} gives it."""
        return {
            **self.partial_json(),
            "name": self.name,
            "owner_id": str(self.owner.id),
            "roles": [role.json() for role in self.roles.values()],
            "preferred_locale": "en-US",
            "verification_level": 0,
            "default_message_notifications": 0,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "nsfw_level": 0,
            "premium_tier": 0,
            "afk_timeout": 300,
            "system_channel_flags": 0,
            "emojis": [],
            "stickers": [],
            **dict.fromkeys(("icon", "splash", "banner", "description", "afk_channel_id", "system_channel_id")),
        }

    def create_json(self, members: list[Membership]) -> Json:
        """The guild as GUILD_CREATE carries it, with those of its members whom the session may see."""
        return {
            **self.json(),
            "joined_at": iso(self.joined_s),
            "large": False,
            "member_count": len(self.members),
            "members": [member.json_with_user() for member in members],
            "channels": [channel.json() for channel in self.channels.values()],
            **{key: [] for key in ("threads", "presences", "voice_states", "stage_instances")},
            **{key: [] for key in ("guild_scheduled_events", "soundboard_sounds")},
        }


class World:
    """Everything that exists on one server, and the makers of more of it."""

    def __init__(self, clock: Clock, *, shards: int, patience_s: float) -> None:
        self.clock = clock
        self.shards = shards
        self.ids = Snowflakes(clock)
        self.changes = Changes(patience_s)
        self.base_url = ""  # known once the server listens
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.attachments: dict[int, Attachment] = {}
        self.owner = self.add_user("Owner")
        self.bot = self.add_user("Roundtable", bot=True)
        self.application_id = self.ids.take()  # not the bot's id: older applications have two

    def add_user(self, name: str, *, bot: bool = False) -> User:
        """A new account."""
        user = User(self.ids.take(), name, bot)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, *, shard: int) -> Guild:
        """A new guild of that shard, with the bot in it and no channel yet."""
        guild_id = self.ids.take_on_shard(shard, self.shards)
        everyone = Role(guild_id, "@everyone", ORDINARY)  # a guild's id is that of its @everyone role
        guild = Guild(guild_id, name, self.owner, everyone, self.clock.now_s(), {guild_id: everyone})
        self.guilds[guild_id] = guild
        self.add_member(guild, self.owner, permissions=0)
        self.add_member(guild, self.bot, permissions=0)
        return guild

    def add_member(self, guild: Guild, user: User, *, permissions: int) -> Membership:
        """Let a user join, with a role of their own for what goes beyond @everyone."""
        roles: tuple[Role, ...] = ()
        if permissions:
            role = Role(self.ids.take(), f"{user.name}'s", permissions)
            guild.roles[role.id] = role
            roles = (role,)
        guild.members[user.id] = Membership(user, guild, roles, self.clock.now_s())
        return guild.members[user.id]

    def add_channel(self, guild: Guild, name: str, **traits: Any) -> Channel:
        """A new text channel."""
        channel = Channel(self.ids.take(), TEXT, name, self, guild, **traits)
        guild.channels[channel.id] = self.channels[channel.id] = channel
        return channel

    def direct_channel(self, user: User) -> Channel:
        """The direct messages between this user and the bot."""
        for channel in self.channels.values():
            if channel.recipient is user:
                return channel
        channel = Channel(self.ids.take(), DIRECT, "", self, recipient=user)
        self.channels[channel.id] = channel
        return channel

    def channel(self, channel_id: int | str) -> Channel:
        """The channel of this id, or Discord's refusal."""
        if int(channel_id) not in self.channels:
            raise ApiError(Refusal.UNKNOWN_CHANNEL)
        return self.channels[int(channel_id)]

    def guild(self, guild_id: int | str) -> Guild:
        """The guild of this id, or Discord's refusal."""
        if int(guild_id) not in self.guilds:
            raise ApiError(Refusal.UNKNOWN_GUILD)
        return self.guilds[int(guild_id)]

    def new_message(self, channel: Channel, author: User, **traits: Any) -> Message:
        """A message that is not yet in its channel."""
        return Message(self.ids.take(), channel, author, self.clock.now_s(), **traits)
