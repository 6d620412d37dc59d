"""Commands are sent to Discord only when they differ from what Discord has.

What Discord has is asked for at each start, rather than remembered in a file: a file beside the index would be wrong
after a move to another machine, a restored backup, another application's token or a change made from elsewhere, and
the question costs one cheap request, while sending commands counts against a daily allowance.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

import discord
from discord import app_commands

log = logging.getLogger(__name__)

_COMMAND_KEYS = ("type", "name", "description", "default_member_permissions", "nsfw", "contexts", "integration_types")
_OPTION_KEYS = (
    "type",
    "name",
    "description",
    "required",
    "autocomplete",
    "choices",
    "channel_types",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
)


async def sync_commands(tree: app_commands.CommandTree[Any], client: discord.Client) -> dict[str, int]:
    """Make Discord's global commands those of the tree; returns the id of each command by its name.

    Raises ``discord.HTTPException`` when Discord refuses; the commands that it had stay as they were.
    """
    if client.application_id is None:
        raise RuntimeError("commands are synced after the login")
    there = await client.http.get_global_commands(client.application_id)
    if is_same(map(dict, there), (command.to_dict(tree) for command in tree.get_commands())):
        log.info("Commands are as Discord has them")
        return {command["name"]: int(command["id"]) for command in there}
    synced = await tree.sync()
    log.info("Sent %d commands to Discord", len(synced))
    return {command.name: command.id for command in synced}


def is_same(there: Iterable[Mapping[str, Any]], here: Iterable[Mapping[str, Any]]) -> bool:
    """Whether Discord's commands are those of a tree, in whatever order and whatever Discord has added."""
    return _by_name(there) == _by_name(here)


def _by_name(commands: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    return {command["name"]: _canonical(command, _COMMAND_KEYS) for command in commands}


def _canonical(given: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    """What we say about a command or option, without what Discord adds and without defaults left unsaid."""
    kept = {key: _plain(key, given.get(key)) for key in keys}
    kept["options"] = [_canonical(option, _OPTION_KEYS) for option in given.get("options") or []]
    return {key: value for key, value in kept.items() if value not in (None, False, [])}


def _plain(key: str, value: Any) -> Any:  # noqa: ANN401 - raw payloads of either side
    if key == "default_member_permissions":
        return None if value is None else str(value)
    if key in ("contexts", "integration_types") and value is not None:
        return sorted(value)
    if key == "choices" and value is not None:
        return [{"name": choice["name"], "value": choice["value"]} for choice in value]
    return value
