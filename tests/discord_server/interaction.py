"""One interaction: what a member did, what the bot has answered, and its JSON.

A record without rules; those are in `interactions`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from tests.discord_server.messages import Message
from tests.discord_server.state import Channel, Membership, User
from tests.discord_server.wire import Json

FILE_SIZE_LIMIT = 10 * 1024 * 1024


class Kind(IntEnum):
    """What a member did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4


class Callback(IntEnum):
    """What the bot's first answer is."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(slots=True, eq=False)
class Interaction:
    """One thing that a member did, and all that the bot has answered."""

    id: int
    token: str
    kind: Kind
    user: User
    channel: Channel
    data: Json
    started_s: float
    pressed: Message | None = None  # the message of the component
    pressed_versions: int = 0  # how often that message had changed before
    callback: Callback | None = None
    original: Message | None = None
    messages: list[Message] = field(default_factory=list)  # in the order in which the bot first wrote to them
    choices: list[Json] | None = None
    modal: Json | None = None
    refusals: list[str] = field(default_factory=list)

    def touch(self, message: Message) -> None:
        """Note that the bot wrote to a message."""
        message.keep_version()
        if message not in self.messages:
            self.messages.append(message)


def metadata_json(held: Interaction) -> Json:
    """What a message tells of the interaction that it answers."""
    shape: Json = {"id": str(held.id), "type": int(held.kind), "user": held.user.json()}
    if held.pressed is not None:
        shape["interacted_message_id"] = str(held.pressed.id)
    return {**shape, "authorizing_integration_owners": _owners(held.channel)}


def created_json(held: Interaction) -> Json:
    """The data of INTERACTION_CREATE."""
    channel = held.channel
    shape: Json = {
        "id": str(held.id),
        "application_id": str(channel.world.application_id),
        "type": int(held.kind),
        "token": held.token,
        "version": 1,
        "data": held.data,
        "channel_id": str(channel.id),
        "locale": "en-US",
        "app_permissions": str(channel.bot_permissions),
        "entitlements": [],
        "authorizing_integration_owners": _owners(channel),
        "attachment_size_limit": FILE_SIZE_LIMIT,
        **_place(channel, held.user),
    }
    if held.pressed is not None:
        shape["message"] = held.pressed.json()
    return shape


def callback_json(held: Interaction) -> Json:
    """What the bot gets when it asks for the outcome of its first answer."""
    callback = held.callback
    interaction: Json = {"id": str(held.id), "type": int(held.kind)}
    resource: Json = {"type": int(callback or 0)}
    if held.original is not None:
        interaction["response_message_id"] = str(held.original.id)
        interaction["response_message_loading"] = held.original.loading
        interaction["response_message_ephemeral"] = held.original.ephemeral
    if held.original is not None and callback is not Callback.DEFERRED_UPDATE:
        resource["message"] = held.original.json()
    return {"interaction": interaction, "resource": resource}


def _owners(channel: Channel) -> Json:
    return {"0": "0" if channel.guild is None else str(channel.guild.id)}


def _place(channel: Channel, user: User) -> Json:
    if channel.guild is None:
        return {"context": 1, "channel": channel.json(), "user": user.json()}
    member: Membership = channel.guild.members[user.id]
    permissions = str(member.permissions)
    return {
        "context": 0,
        "guild_id": str(channel.guild.id),
        "guild_locale": "en-US",
        "guild": channel.guild.partial_json(),
        "channel": {**channel.json(), "permissions": permissions},
        "member": {**member.json_with_user(), "permissions": permissions},
    }
