"""The one place where an error becomes a reply: for commands, for buttons and for mentions.

Members get plain words. What is somebody's to put right, or our own fault, goes to the log whole, under an id that
the reply names too; whoever manages the bot is also told what to do. Nothing else in ``cogs`` words an error.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs._pages import CUSTOM_ID_PREFIX
from bot.rebuilds import AlreadyBuildingError, BuildStoppedError
from bot.render.markdown import clipped, escaped
from bot.render.safe import one_line
from index.errors import FixableError

log = logging.getLogger(__name__)

APOLOGY = "Sorry, something went wrong on my side and I could not finish this. The log has the details under `{id}`."
CHANGED = "This command has changed since your Discord last looked. Restart Discord (Ctrl+R) and try again."
EXPIRED = "These buttons have expired. Ask again with `/ask`."
NOT_ALLOWED = "Only members who may manage this server can do that (the permission is Manage Server)."
STOPPED = "I am being restarted, so the build was stopped. Answers come from the index as it was before."
GUILD_ONLY = "That works in a server only, not in direct messages."
MOST_OF_A_MESSAGE = 1_500

Tell = Callable[[str], Awaitable[None]]


class Errors(commands.Cog):
    """Answers for errors, and for buttons that nobody answers for any more."""

    def __init__(self, tree: app_commands.CommandTree[Any], is_live: Callable[[str], bool]) -> None:
        self._is_live = is_live
        tree.error(self.on_command_error)

    async def on_command_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError
    ) -> None:
        """Answer for a slash command that failed."""
        await self.on_interaction_error(interaction, error)

    async def on_interaction_error(self, interaction: discord.Interaction[Any], error: Exception) -> None:
        """Answer for any interaction that failed: a command or a button."""
        name = interaction.command.qualified_name if interaction.command else "a button"
        manages = interaction.permissions.manage_guild and interaction.guild_id is not None
        if interaction.type is discord.InteractionType.autocomplete:
            log.error("Autocompletion of /%s failed", name, exc_info=error)
            return
        await self.report(error, lambda text: tell(interaction, text), where=f"/{name}", manages=manages)

    async def report(self, error: Exception, tell: Tell, *, where: str, manages: bool = False) -> None:
        """Log what has to be logged and tell the member, in words that fit who they are."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        if isinstance(cause, discord.Forbidden | discord.NotFound):
            # Shown out of the channel, message deleted, token too old: there is nobody left to tell.
            log.warning("Discord refused in %s: %s", where, cause)
            return
        try:
            await tell(_known_words(cause) or _logged(cause, where=where, manages=manages))
        except discord.HTTPException as refusal:
            log.warning("Discord did not take the words about an error in %s: %s", where, refusal)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Say so when somebody presses a button of an answer from before a restart."""
        if interaction.type is not discord.InteractionType.component:
            return
        data: Mapping[str, Any] = dict(interaction.data or {})
        custom_id = str(data.get("custom_id"))
        if not custom_id.startswith(CUSTOM_ID_PREFIX):
            return
        if not self._is_live(custom_id.removeprefix(CUSTOM_ID_PREFIX).partition(":")[0]):
            await tell(interaction, EXPIRED)


async def tell(interaction: discord.Interaction[Any], text: str) -> None:
    """Give an interaction its last words, wherever it stands: unanswered, thinking, or answered already."""
    response = interaction.response
    if not response.is_done():
        await response.send_message(text, ephemeral=True)
    elif response.type is discord.InteractionResponseType.deferred_channel_message:
        await interaction.edit_original_response(content=text, embeds=[], attachments=[], view=None)
    else:
        await interaction.followup.send(text, ephemeral=True)


def _known_words(error: Exception) -> str | None:
    """Words for what is no fault of anybody's, or ``None``."""
    match error:
        case AlreadyBuildingError():
            return f"{escaped(one_line(str(error)))}. `/index status` shows how far it is."
        case BuildStoppedError():
            return STOPPED
        case app_commands.MissingPermissions():
            return NOT_ALLOWED
        case app_commands.NoPrivateMessage():
            return GUILD_ONLY
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return CHANGED
    return None


def _logged(error: Exception, *, where: str, manages: bool) -> str:
    """Log an error under a new id; returns the words that name it."""
    fault_id = secrets.token_hex(4)
    log.error("Error %s in %s: %s", fault_id, where, error, exc_info=error)
    words = APOLOGY.format(id=fault_id)
    if manages and isinstance(error, FixableError):
        return f"{words}\nWhat to do: {clipped(escaped(one_line(str(error))), MOST_OF_A_MESSAGE)}"
    return words
