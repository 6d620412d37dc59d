"""``/figure``: an exact query, completed word by word while it is typed."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.answer import Answer
from bot.answers.declining import declined
from bot.answers.live import LiveAnswers
from bot.cogs._choices import Choices, choices_of
from bot.cogs._desk import Desk
from bot.cogs._places import InteractionPlace
from index.errors import QueryError

QUERY_LIMIT = 1_000
"""The longest query, in characters; a choice that completes one holds a hundred."""


class Figure(commands.Cog):
    """Computes figures from exact queries."""

    def __init__(self, desk: Desk, answers: LiveAnswers) -> None:
        self._desk = desk
        self._answers = answers

    @app_commands.command()
    @app_commands.describe(
        query="For example: median(amount) where sector = robotics by year",
        private="Show the answer to you alone (default: everybody in the channel sees it)",
    )
    async def figure(
        self,
        interaction: discord.Interaction[Any],
        query: app_commands.Range[str, 1, QUERY_LIMIT],
        private: bool = False,  # noqa: FBT001, FBT002 - the library makes the command's options from the signature
    ) -> None:
        """Compute a figure from an exact query; every answer names the query behind it."""
        await interaction.response.defer(ephemeral=private, thinking=True)
        place = InteractionPlace(interaction, is_private=private)
        await self._desk.serve(place, lambda: self._answered(query))

    @figure.autocomplete("query")
    async def query_choices(self, _interaction: discord.Interaction[Any], typed: str) -> Choices:
        """The query so far with its last word finished, or one word longer."""
        return await choices_of(self._answers.query_lines(typed))

    async def _answered(self, query: str) -> Answer:
        """The answer; a query that makes no sense is declined with what would be right."""
        try:
            return await self._answers.figure(query)
        except QueryError as error:
            return declined(query, f"This is no query that I can compute: {error}.")
