"""A message that mentions the bot is a question; so is any message in a direct conversation with it.

Only a mention that was written counts: not ``@everyone``, not a role, and not the ping of a mere reply.
"""

from __future__ import annotations

import re

import discord
from discord.ext import commands

from bot.cogs._desk import QUESTION_LIMIT, Desk
from bot.cogs._places import ChannelPlace
from bot.cogs.errors import Errors
from bot.cogs.help import Help

TOO_LONG = f"That is a long question. Please ask in at most {QUESTION_LIMIT} characters."
NO_EMBEDS = "I may not show answers here: I need the permission Embed Links. `/ask` works without it."


class Mentions(commands.Cog):
    """Answers messages."""

    def __init__(self, bot: commands.AutoShardedBot, desk: Desk, guide: Help, errors: Errors) -> None:
        self._bot = bot
        self._desk = desk
        self._guide = guide
        self._errors = errors

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message if it asks something of the bot."""
        question = self._question(message)
        if question is None:
            return
        self._desk.enter()
        place = ChannelPlace(message)
        try:
            await self._answer(message, place, question)
        except Exception as error:  # noqa: BLE001 - the outermost handler of a message: errors words it and logs it
            await self._errors.report(error, place.show, where="a mention")

    async def _answer(self, message: discord.Message, place: ChannelPlace, question: str) -> None:
        if not _may_embed(message):
            await place.show(NO_EMBEDS)
        elif not question:
            await place.show(embeds=[await self._guide.embed()])
        elif len(question) > QUESTION_LIMIT:
            await place.show(TOO_LONG)
        else:
            async with message.channel.typing():
                await self._desk.answer(place, question)

    def _question(self, message: discord.Message) -> str | None:
        """What a message asks, without the mention; ``None`` where it asks nothing of the bot."""
        if message.author.bot or self._bot.user is None or message.type not in _WRITTEN:
            return None
        mention = re.compile(rf"<@!?{self._bot.user.id}>")
        if message.guild is not None and not mention.search(message.content):
            return None
        return " ".join(mention.sub(" ", message.content).split())


_WRITTEN = (discord.MessageType.default, discord.MessageType.reply)


def _may_embed(message: discord.Message) -> bool:
    if message.guild is None or isinstance(message.channel, discord.DMChannel | discord.PartialMessageable):
        return True
    return message.channel.permissions_for(message.guild.me).embed_links
