"""docs/discord.md and the Dockerfile say what the program does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

from bot.client import Roundtable
from bot.settings import Settings, variable

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "discord.md").read_text(encoding="utf-8")


async def test_the_page_lists_every_command_as_discord_shows_it() -> None:
    async with Roundtable(Settings()) as bot:
        await bot.add_cogs()
        commands = [one for one in bot.tree.walk_commands() if isinstance(one, app_commands.Command)]
    rows = sorted(_row(command) for command in commands)
    assert len(rows) >= 5
    assert sorted(re.findall(r"^\| `/.+$", PAGE, re.MULTILINE)) == rows


def _row(command: app_commands.Command[Any, ..., Any]) -> str:
    options = [one.display_name if one.required else f"[{one.display_name}]" for one in command.parameters]
    shown = "".join(f" `{option}`" for option in options)
    return f"| `/{command.qualified_name}` |{shown} | {command.description} |"


def test_the_invitation_asks_for_the_permissions_that_the_page_names() -> None:
    found = re.search(r"permissions=(\d+)", PAGE)
    assert found is not None
    named = re.findall(r"^   \| ([A-Z][\w ]+) \| ", PAGE, re.MULTILINE)
    assert len(named) == 6
    flags = {"View Channels": "view_channel"}
    wanted = {flags.get(name, name.lower().replace(" ", "_")): True for name in named}
    assert int(found[1]) == discord.Permissions(**wanted).value


def test_the_page_names_settings_that_exist_with_their_defaults() -> None:
    rows = re.findall(r"^\| `(ROUNDTABLE_\w+)` \| (?:`([^`]+)`)? ?\|", PAGE, re.MULTILINE)
    assert len(rows) == 5
    defaults = {variable(name): field.default for name, field in Settings.model_fields.items()}
    for name, default in rows:
        assert str(defaults[name] if defaults[name] is not None else "").casefold() == default.casefold()


def test_the_image_holds_what_the_package_is_made_of() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8")
    lines = re.findall(r"^COPY (?!--from)(.+)$", dockerfile, re.MULTILINE)
    copied = {name for line in lines for name in line.split()[:-1]}
    assert {"bot", "index", "corpus", "pyproject.toml", "constraints.txt"} <= copied
    for name in copied:
        assert (ROOT / name).exists(), name
        assert f"!{name}\n" in ignored, name
    for name in re.findall(r"ROUNDTABLE_(\w+)=", dockerfile):
        assert name.lower() in Settings.model_fields
    assert re.search(r"^USER (?!root)", dockerfile, re.MULTILINE)
