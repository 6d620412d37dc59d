"""``/ask``: a question in plain English."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs._desk import QUESTION_LIMIT, Desk
from bot.cogs._places import InteractionPlace


class Ask(commands.Cog):
    """Answers questions."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @app_commands.command()
    @app_commands.describe(
        question="What you would like to know about a funding round or a company",
        private="Show the answer to you alone (default: everybody in the channel sees it)",
    )
    async def ask(
        self,
        interaction: discord.Interaction[Any],
        question: app_commands.Range[str, 1, QUESTION_LIMIT],
        private: bool = False,  # noqa: FBT001, FBT002 - the library makes the command's options from the signature
    ) -> None:
        """Ask about funding rounds in plain English; every figure shows its working."""
        await interaction.response.defer(ephemeral=private, thinking=True)
        await self._desk.answer(InteractionPlace(interaction, is_private=private), question)
