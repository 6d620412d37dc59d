"""``/help``: what there is to type and what can be asked.

Made from the commands themselves, so that it cannot fall behind. The examples are put together from companies that
the live index holds, so that each of them works.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.live import LiveAnswers
from bot.render.markdown import escaped
from bot.render.pages import Entry, Frame, Part, Prose, embeds_of

WHAT = (
    "I answer questions about funding rounds from a library of briefings. Every passage is cited and every figure is "
    "computed from a table of facts and shows its working. What I cannot support, I decline to say."
)
WAYS = "Follow-up questions work: “and in 2024?”, “who led it?”. You can also mention me, or write to me directly."
MOST_EXAMPLES = 5

Slash = app_commands.Command[Any, ..., Any]


class Help(commands.Cog):
    """Says how to use the bot."""

    def __init__(self, tree: app_commands.CommandTree[Any], answers: LiveAnswers) -> None:
        self._tree = tree
        self._answers = answers
        self.command_ids: dict[str, int] = {}
        """Each top-level command's id, once known: it makes a command in the text something to press."""

    @app_commands.command()
    async def help(self, interaction: discord.Interaction[Any]) -> None:  # the command's own word
        """Show what can be asked, with examples."""
        await interaction.response.send_message(embed=await self.embed(), ephemeral=True)

    async def embed(self) -> discord.Embed:
        """The help page."""
        parts: list[Part] = [Prose(WHAT), Prose(WAYS)]
        examples = await self.examples()
        if examples:
            parts.append(Entry("Try", tuple(f"• {escaped(example)}" for example in examples)))
        parts.append(Entry("Commands", tuple(self._command_lines())))
        return embeds_of(parts, Frame(title="What you can ask me"))[0]

    async def examples(self) -> list[str]:
        """Questions that the live index answers; none while there is none."""
        companies = await self._answers.company_names("")
        if not companies:
            return []
        first, other = companies[0], companies[min(1, len(companies) - 1)]
        found = [f"How much has {first} raised?", f"What is {first} worth?", f"Who led {other}'s latest round?"]
        if first != other:
            found.append(f"Which raised more, {first} or {other}?")
        return [*found, "Which were the largest rounds?"][:MOST_EXAMPLES]

    def _command_lines(self) -> Iterator[str]:
        for command in self._tree.walk_commands():
            if isinstance(command, app_commands.Command):
                yield f"{self._named(command)}{_arguments(command)}: {escaped(command.description)}"

    def _named(self, command: Slash) -> str:
        command_id = self.command_ids.get(command.qualified_name.split()[0])
        return f"`/{command.qualified_name}`" if command_id is None else f"</{command.qualified_name}:{command_id}>"


def _arguments(command: Slash) -> str:
    """``company [round]``: what is optional stands in brackets."""
    words = [option.display_name if option.required else f"[{option.display_name}]" for option in command.parameters]
    return "".join(f" `{word}`" for word in words)
