"""``/round``: one round as a summary card, its company and name completed while they are typed."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.live import LiveAnswers
from bot.cogs._choices import CHOICE_LIMIT, Choices, choices_of
from bot.cogs._desk import Desk
from bot.cogs._places import InteractionPlace


class Round(commands.Cog):
    """Shows rounds."""

    def __init__(self, desk: Desk, answers: LiveAnswers) -> None:
        self._desk = desk
        self._answers = answers

    @app_commands.command(name="round")
    @app_commands.describe(
        company="The company that raised",
        round_name="Which of its rounds (default: the latest)",
        private="Show the card to you alone (default: everybody in the channel sees it)",
    )
    @app_commands.rename(round_name="round")
    async def card(
        self,
        interaction: discord.Interaction[Any],
        company: app_commands.Range[str, 1, CHOICE_LIMIT],
        round_name: app_commands.Range[str, 1, CHOICE_LIMIT] | None = None,
        private: bool = False,  # noqa: FBT001, FBT002 - the library makes the command's options from the signature
    ) -> None:
        """Show one funding round: amount, valuation, investors and sources."""
        await interaction.response.defer(ephemeral=private, thinking=True)
        place = InteractionPlace(interaction, is_private=private)
        await self._desk.serve(place, lambda: self._answers.round(company, round_name))

    @card.autocomplete("company")
    async def company_choices(self, _interaction: discord.Interaction[Any], typed: str) -> Choices:
        """Companies that fit what was typed so far."""
        return await choices_of(self._answers.company_names(typed))

    @card.autocomplete("round_name")
    async def round_choices(self, interaction: discord.Interaction[Any], typed: str) -> Choices:
        """Rounds of the company that was chosen, or typed, before."""
        company = getattr(interaction.namespace, "company", None) or ""
        return await choices_of(self._answers.round_names(company, typed))
