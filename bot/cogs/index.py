"""``/index``: what is live, and building it anew while answers go on. For members who manage the server.

Discord hides the group from everybody else by default; as a server can change that, and a modified client can send
anything, ``rebuild`` checks again here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.live import LiveAnswers
from bot.cogs._places import InteractionPlace
from bot.rebuilds import Rebuild, Rebuilds
from bot.render.index import build_embed, built_embed, status_embeds
from index.generation import Status

EDIT_EVERY_S = 1.0
"""How often the progress is shown at most: Discord limits how often a message may change."""
SHOWN_FOR_S = 13 * 60.0
"""How long progress is shown: less than an interaction's token lives."""
STILL_BUILDING = "The build goes on, but I can no longer update this message. `/index status` shows how far it is."


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
class Index(commands.GroupCog, group_name="index", group_description="Look after the index that answers come from"):
    """Shows and rebuilds the index."""

    def __init__(self, answers: LiveAnswers, rebuilds: Rebuilds, *, look: Callable[[], Status]) -> None:
        super().__init__()
        self._look = look
        self._answers = answers
        self._rebuilds = rebuilds

    @app_commands.command()
    async def status(self, interaction: discord.Interaction[Any]) -> None:
        """Show what answers come from, how old it is, and whether anything is wrong with it."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        on_disk = await asyncio.to_thread(self._look)
        embeds = status_embeds(self._answers.status, on_disk, running=self._rebuilds.running)
        await InteractionPlace(interaction, is_private=True).show(embeds=embeds[:1])

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    @app_commands.describe(everything="Build also what has not changed (default: only what has)")
    async def rebuild(
        self,
        interaction: discord.Interaction[Any],
        everything: bool = False,  # noqa: FBT001, FBT002 - the library makes the command's options from the signature
    ) -> None:
        """Bring the index up to date with its corpus; questions are answered all the while."""
        rebuild = self._rebuilds.start(interaction.user.display_name, full=everything)
        await interaction.response.defer(thinking=True)
        place = InteractionPlace(interaction, is_private=False)
        if not await _show_progress(place, rebuild):
            await place.show(STILL_BUILDING)
            return
        report = await rebuild.outcome
        await place.show(embeds=[built_embed(report, rebuild, self._answers.status)])


async def _show_progress(place: InteractionPlace, rebuild: Rebuild) -> bool:
    """Show how far a build is until it ends, or until the message can no longer be changed (then false)."""
    shown = None
    while not rebuild.outcome.done():
        if rebuild.elapsed_s > SHOWN_FOR_S:
            return False
        if rebuild.stage != shown:
            shown = rebuild.stage
            await place.show(embeds=[build_embed(rebuild)])
        await asyncio.wait({rebuild.outcome}, timeout=EDIT_EVERY_S)
    return True
