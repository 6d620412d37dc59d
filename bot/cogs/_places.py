"""Where an answer is shown: the reply to an interaction, or a message in a channel. Nothing here thinks.

A place is shown to as often as there is something newer to show; the first time sends, later times edit. Each time
says all that is to be seen: a picture that is not given again goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import discord

from bot.cogs._pictures import Picture

TalkKey = tuple[int, int]
"""Channel and member: whose conversation it is."""


class Place(Protocol):
    """Where one answer appears."""

    asker_id: int
    talk_key: TalkKey
    is_private: bool
    takes_pictures: bool
    """Whether files may be attached here."""

    async def show(
        self,
        content: str | None = None,
        *,
        embeds: Sequence[discord.Embed] = (),
        view: discord.ui.View | None = None,
        picture: Picture | None = None,
    ) -> None:
        """Make the answer's message look like this. Raises ``discord.HTTPException`` where Discord refuses."""

    async def show_view(self, view: discord.ui.View) -> None:
        """Show other buttons, or these in another state, and leave all else; raises what ``show`` raises."""


class InteractionPlace:
    """The reply to an interaction that was deferred; good for the 15 minutes that its token lives."""

    def __init__(self, interaction: discord.Interaction[Any], *, is_private: bool) -> None:
        self.asker_id = interaction.user.id
        self.talk_key = (interaction.channel_id or 0, interaction.user.id)
        self.is_private = is_private
        self.takes_pictures = interaction.app_permissions.attach_files
        self._interaction = interaction

    async def show(
        self,
        content: str | None = None,
        *,
        embeds: Sequence[discord.Embed] = (),
        view: discord.ui.View | None = None,
        picture: Picture | None = None,
    ) -> None:
        """Edit the reply."""
        await self._interaction.edit_original_response(
            content=content, embeds=embeds, view=view, attachments=_files(picture)
        )

    async def show_view(self, view: discord.ui.View) -> None:
        """Edit the reply's buttons."""
        await self._interaction.edit_original_response(view=view)


class ChannelPlace:
    """A message in answer to somebody's message."""

    is_private = False

    def __init__(self, message: discord.Message) -> None:
        self.asker_id = message.author.id
        self.talk_key = (message.channel.id, message.author.id)
        self.takes_pictures = _may_attach(message)
        self._asked = message
        self._sent: discord.Message | None = None

    async def show(
        self,
        content: str | None = None,
        *,
        embeds: Sequence[discord.Embed] = (),
        view: discord.ui.View | None = None,
        picture: Picture | None = None,
    ) -> None:
        """Send the message, or edit it once it is there."""
        if self._sent is not None:
            await self._sent.edit(content=content, embeds=embeds, view=view, attachments=_files(picture))
            return
        # The question may have been deleted in the meantime; the answer is sent all the same.
        reference = self._asked.to_reference(fail_if_not_exists=False)
        options: dict[str, Any] = {} if view is None else {"view": view}
        self._sent = await self._asked.channel.send(
            content, embeds=embeds, reference=reference, files=_files(picture), **options
        )

    async def show_view(self, view: discord.ui.View) -> None:
        """Edit the message's buttons, if it was sent."""
        if self._sent is not None:
            await self._sent.edit(view=view)


def _files(picture: Picture | None) -> list[discord.File]:
    return [] if picture is None else [picture.file()]


def _may_attach(message: discord.Message) -> bool:
    if message.guild is None or isinstance(message.channel, discord.DMChannel | discord.PartialMessageable):
        return True
    return message.channel.permissions_for(message.guild.me).attach_files
