"""What the commands' tests share."""

from tests.bot.running import club, encoder, settings, tiny_index
from tests.discord_server.fixtures import discord, pointed

__all__ = ["club", "discord", "encoder", "pointed", "settings", "tiny_index"]
