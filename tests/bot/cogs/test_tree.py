"""Rules that hold for the whole tree of commands, walked."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import discord
from discord import app_commands

from bot.client import Roundtable
from bot.settings import Settings

NAME = re.compile(r"[a-z][a-z-]{0,31}")


async def commands_of(settings: Settings) -> list[app_commands.Command[Any, ..., Any] | app_commands.Group]:
    async with Roundtable(settings) as bot:
        await bot.add_cogs()
        return list(bot.tree.walk_commands())


async def test_no_two_commands_share_a_name(settings: Settings) -> None:
    names = Counter(command.qualified_name for command in await commands_of(settings))
    assert len(names) >= 6
    assert [name for name, times in names.items() if times > 1] == []


async def test_names_and_descriptions_keep_the_limits_of_discord(settings: Settings) -> None:
    for command in await commands_of(settings):
        assert NAME.fullmatch(command.name), command.qualified_name
        assert 10 <= len(command.description) <= 100, command.qualified_name
        for option in command.parameters if isinstance(command, app_commands.Command) else ():
            assert NAME.fullmatch(option.display_name), f"{command.qualified_name} {option.display_name}"
            assert 10 <= len(str(option.description)) <= 100, f"{command.qualified_name} {option.display_name}"


async def test_the_index_is_shown_to_managers_of_a_server_only(settings: Settings) -> None:
    async with Roundtable(settings) as bot:
        await bot.add_cogs()
        index = bot.tree.get_command("index")
        assert isinstance(index, app_commands.Group)
        payload = index.to_dict(bot.tree)
    assert payload["contexts"] == [0]
    assert payload["default_member_permissions"] == discord.Permissions(manage_guild=True).value
