"""The tester's hands: what a member of a server can do.

Only what Discord's own client would let this member do; `force=True` sends it all the same, as a
modified client would, so that the bot's own checks can be tested.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tests.discord_server.channels import ChannelHandle
from tests.discord_server.commands import Invocation, check_permitted
from tests.discord_server.components import pressable_button, selected_menu
from tests.discord_server.errors import BotOfflineError, MemberError, NoAnswerError
from tests.discord_server.events import message_event
from tests.discord_server.interaction import Kind
from tests.discord_server.messages import ANSWER, PLAIN, Message
from tests.discord_server.options import Value, autocomplete_data, command_data
from tests.discord_server.replies import Choice, Reply
from tests.discord_server.state import Channel, Membership, User
from tests.discord_server.wire import Json

if TYPE_CHECKING:
    from tests.discord_server.server import DiscordServer


class Member:
    """A person, in one guild or in none."""

    def __init__(self, server: DiscordServer, user: User, membership: Membership | None) -> None:
        self.user = user
        self.membership = membership
        self._server = server

    @property
    def id(self) -> int:
        """The user's id."""
        return self.user.id

    @property
    def mention(self) -> str:
        """What others type to mention this member."""
        return f"<@{self.user.id}>"

    @property
    def dm(self) -> ChannelHandle:
        """The direct messages between this member and the bot."""
        return ChannelHandle(self._server.world.direct_channel(self.user))

    def commands(self, channel: ChannelHandle) -> list[str]:
        """The slash commands that this member is offered there."""
        found = [self._invocation(channel, name) for name in self._server.commands.names(_guild_id(channel))]
        return [invocation.name for invocation in found if self._sees(invocation, channel)]

    async def command(
        self,
        channel: ChannelHandle,
        name: str,
        /,
        *,
        force: bool = False,
        options: Mapping[str, Value] | None = None,
        **values: Value,
    ) -> Reply:
        """Run a slash command; "index status" is a subcommand. `options` is for names that are taken here."""
        invocation = self._permitted(channel, name, force=force)
        data = command_data(invocation, {**(options or {}), **values}, self._server.world, _guild_id(channel))
        return await self._start(Kind.COMMAND, channel.record, data)

    async def autocomplete(
        self, channel: ChannelHandle, name: str, /, *, focused: str, force: bool = False, **values: Value
    ) -> list[Choice]:
        """What is offered while the option `focused` is being typed."""
        invocation = self._permitted(channel, name, force=force)
        data = autocomplete_data(invocation, focused, values, self._server.world, _guild_id(channel))
        reply = await self._start(Kind.AUTOCOMPLETE, channel.record, data)
        return await reply.choices()

    async def press(
        self, message: Message, label: str | None = None, *, custom_id: str | None = None, force: bool = False
    ) -> Reply:
        """Press the button of that label or custom id."""
        self._check_sees(message)
        button = pressable_button(message, label, custom_id, force=force)
        data = {"custom_id": button.custom_id, "component_type": 2}
        return await self._start(Kind.COMPONENT, message.channel, data, pressed=message)

    async def select(
        self, message: Message, *values: str, custom_id: str | None = None, force: bool = False
    ) -> Reply:
        """Choose these values, or labels, in a string menu of the message."""
        self._check_sees(message)
        menu, chosen = selected_menu(message, values, custom_id, force=force)
        data = {"custom_id": menu.custom_id, "component_type": 3, "values": chosen}
        return await self._start(Kind.COMPONENT, message.channel, data, pressed=message)

    async def say(self, channel: ChannelHandle, content: str, *, answer_to: Message | None = None) -> Message:
        """Write a message, in answer to another where one is given."""
        self._check_is_in(channel.record)
        await self._until_online(channel.record)
        world = self._server.world
        kind = PLAIN if answer_to is None else ANSWER
        message = world.new_message(channel.record, self.user, kind=kind, reference=answer_to)
        message.write({"content": content})
        message.keep_version()
        channel.record.messages.append(message)
        channel.record.seen = len(channel.record.messages)
        self._server.gateway.publish(message_event("MESSAGE_CREATE", message))
        return message

    def _permitted(self, channel: ChannelHandle, name: str, *, force: bool) -> Invocation:
        self._check_is_in(channel.record)
        invocation = self._invocation(channel, name)
        if not force:
            check_permitted(invocation, channel.record, self._membership_in(channel.record))
        return invocation

    def _invocation(self, channel: ChannelHandle, name: str) -> Invocation:
        return self._server.commands.find(name, _guild_id(channel))

    def _sees(self, invocation: Invocation, channel: ChannelHandle) -> bool:
        try:
            check_permitted(invocation, channel.record, self._membership_in(channel.record))
        except MemberError:
            return False
        return True

    def _membership_in(self, channel: Channel) -> Membership | None:
        return None if channel.guild is None else self.membership

    def _check_is_in(self, channel: Channel) -> None:
        if channel.guild is None and channel.recipient is self.user:
            return
        if self.membership is None or channel.guild is not self.membership.guild:
            raise MemberError(f"{self.user.name} is not in {channel.name or 'these direct messages'}")

    def _check_sees(self, message: Message) -> None:
        self._check_is_in(message.channel)
        if message.deleted:
            raise MemberError("the message has been deleted")
        if message.ephemeral and message.addressee is not self.user:
            raise MemberError(f"{self.user.name} does not see the message: it is ephemeral")

    async def _start(self, kind: Kind, channel: Channel, data: Json, *, pressed: Message | None = None) -> Reply:
        await self._until_online(channel)
        return Reply(self._server.interactions.start(kind, self.user, channel, data, pressed=pressed))

    async def _until_online(self, channel: Channel) -> None:
        guild_id = None if channel.guild is None else channel.guild.id
        try:
            await self._server.until(lambda: self._server.gateway.online(guild_id), "the bot to be online")
        except NoAnswerError as error:
            raise BotOfflineError(str(error)) from None


def _guild_id(channel: ChannelHandle) -> int | None:
    return None if channel.record.guild is None else channel.record.guild.id
