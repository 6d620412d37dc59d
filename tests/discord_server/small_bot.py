"""A real discord.py bot, small enough to read at a glance, with one of everything that the server must serve."""

from __future__ import annotations

import asyncio
import io
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord
from aiohttp.abc import AbstractResolver, ResolveResult
from discord import app_commands
from discord.ext import commands

from tests.discord_server.server import DiscordServer


class NoNames(AbstractResolver):
    """Resolves nothing: with it, a client reaches numeric addresses only, and any other attempt fails."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        raise OSError(f"the bot tried to reach {host}:{port} ({family.name})")

    async def close(self) -> None:
        """Nothing is held."""


class Counter(discord.ui.View):
    """A button that counts, one that hides itself behind a deferral, and a menu."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.count = 0

    @discord.ui.button(label="More", custom_id="more")
    async def more(self, interaction: discord.Interaction, _: discord.ui.Button[Counter]) -> None:
        self.count += 1
        await interaction.response.edit_message(content=f"count {self.count}", view=self)

    @discord.ui.button(label="Later", custom_id="later")
    async def later(self, interaction: discord.Interaction, button: discord.ui.Button[Counter]) -> None:
        await interaction.response.defer()
        button.disabled = True
        await interaction.edit_original_response(content="later came", view=self)
        await interaction.followup.send("and a word to you", ephemeral=True)

    @discord.ui.select(
        placeholder="Which?", custom_id="which", options=[discord.SelectOption(label="One", value="1")]
    )
    async def which(self, interaction: discord.Interaction, menu: discord.ui.Select[Counter]) -> None:
        await interaction.response.send_message(f"chose {menu.values[0]}", ephemeral=True)


index = app_commands.Group(
    name="index", description="The index", default_permissions=discord.Permissions(manage_guild=True)
)


@index.command(name="status", description="Say how the index is")
async def status(interaction: discord.Interaction) -> None:
    """The bot's own check, for whoever comes past Discord's."""
    allowed = interaction.permissions.manage_guild
    await interaction.response.send_message("fine" if allowed else "not for you", ephemeral=True)


@app_commands.command(description="Ask, and see it being thought about")
async def ask(interaction: discord.Interaction, question: str, private: bool = False) -> None:
    """Defer, show progress, answer, and say one thing more."""
    await interaction.response.defer(ephemeral=private)
    await interaction.edit_original_response(content="searching")
    await interaction.edit_original_response(content="", embed=discord.Embed(title=question, description="found"))
    await interaction.followup.send("one thing more")


@app_commands.command(description="Defer, then answer by a follow-up")
async def think(interaction: discord.Interaction) -> None:
    """The first follow-up takes the place of the thinking message."""
    await interaction.response.defer(ephemeral=True)
    await interaction.followup.send("thought")


@app_commands.command(name="round", description="One round")
@app_commands.describe(company="Whose", year="When")
async def round_(
    interaction: discord.Interaction, company: str, year: app_commands.Range[int, 1900, 2100] | None = None
) -> None:
    """Answer at once, with buttons and a picture."""
    picture = discord.File(io.BytesIO(b"picture"), filename="chart.png")
    await interaction.response.send_message(f"{company} {year}", view=Counter(), file=picture)


@round_.autocomplete("company")
async def companies(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Three names, narrowed down."""
    names = ("Anthropic", "Anthem", "Mistral")
    return [app_commands.Choice(name=name, value=name) for name in names if current.lower() in name.lower()]


@app_commands.command(description="Who and where")
async def who(
    interaction: discord.Interaction, member: discord.User, place: discord.TextChannel | None = None
) -> None:
    """Options that refer to records."""
    await interaction.response.send_message(f"{member.display_name} in {place}")


@app_commands.command(description="Answer wrongly in several ways, and say what came of it")
async def clumsy(interaction: discord.Interaction, how: str) -> None:
    """Every way raises discord.HTTPException; its code becomes the answer in the bot's list."""
    try:
        await WAYS[how](interaction)
    except discord.HTTPException as error:
        interaction.client.failures.append(error)  # type: ignore[attr-defined]


async def _twice(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("first")
    interaction.response._response_type = None  # as another process would, that does not know of the first
    await interaction.response.send_message("second")


async def _early(interaction: discord.Interaction) -> None:
    await interaction.followup.send("before any answer")


async def _tidy(interaction: discord.Interaction) -> None:
    """Nothing clumsy: answer, look at the answer, take it and what followed it away, and put up a form."""
    await interaction.response.send_message("first")
    more = await interaction.followup.send("second", wait=True)
    original = await interaction.original_response()
    await more.edit(content=f"after {original.content}")
    await interaction.delete_original_response()
    await interaction.delete_original_response()


class Form(discord.ui.Modal, title="A form"):
    """One field."""

    words: discord.ui.TextInput[Form] = discord.ui.TextInput(label="Words")


async def _form(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Form())
    await interaction.followup.send("filled in?", ephemeral=True)


async def _late(interaction: discord.Interaction) -> None:
    interaction.client.discord.clock.advance(3.5)  # type: ignore[attr-defined]
    await interaction.response.send_message("too late")


async def _very_late(interaction: discord.Interaction) -> None:
    await interaction.response.defer()
    interaction.client.discord.clock.advance(15 * 60 + 1)  # type: ignore[attr-defined]
    await interaction.followup.send("too late")


async def _long(interaction: discord.Interaction) -> None:
    try:
        await interaction.response.send_message("x" * 2001)
    finally:
        await interaction.response.send_message("x" * 2000)


WAYS = {
    "tidy": _tidy,
    "form": _form,
    "twice": _twice,
    "early": _early,
    "late": _late,
    "very late": _very_late,
    "long": _long,
}


COMMANDS: tuple[app_commands.Command[Any, Any, Any] | app_commands.Group, ...]
COMMANDS = (ask, think, round_, who, clumsy, index)


class SmallBot(commands.AutoShardedBot):
    """One bot, to be run against one server."""

    def __init__(self, server: DiscordServer, **options: Any) -> None:
        options = {"intents": discord.Intents.default(), "guild_ready_timeout": 0.1, **options}
        super().__init__(command_prefix=commands.when_mentioned, help_command=None, **options)
        self.discord = server
        self.failures: list[discord.HTTPException] = []
        self.heard: list[discord.Message] = []
        for command in COMMANDS:
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        await self.tree.sync()
        self.add_view(Counter())

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Shards of a local server need not be started five seconds apart."""

    async def on_message(self, message: discord.Message) -> None:
        self.heard.append(message)
        if self.user in message.mentions and message.author != self.user:
            async with message.channel.typing():
                await message.reply(f"you said {message.clean_content!r}", mention_author=False)


@asynccontextmanager
async def running(server: DiscordServer, **options: Any) -> AsyncIterator[SmallBot]:
    """A small bot, connected; closed without a trace afterwards."""
    connector = aiohttp.TCPConnector(resolver=NoNames())
    bot = SmallBot(server, connector=connector, **options)
    task = asyncio.create_task(bot.start(server.token))
    waiting = asyncio.create_task(server.until_online())
    done, _ = await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    try:
        if task in done:
            waiting.cancel()
            await task
        yield bot
    finally:
        await bot.close()
        await asyncio.gather(task, waiting, return_exceptions=True)
