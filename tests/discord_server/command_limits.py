"""Discord's limits on the registration of commands: names, descriptions, options and their order."""

from __future__ import annotations

import re

from tests.discord_server.errors import Fault
from tests.discord_server.wire import Json

CHAT_INPUT = 1
SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2
COMMANDS_OF_A_KIND = {1: 100, 2: 15, 3: 15}
OPTIONS_PER_COMMAND = 25
CHOICES_PER_OPTION = 25
CHARACTERS_PER_COMMAND = 8000

_NAME = re.compile(r"[-_'\w]{1,32}")
Path = tuple[str | int, ...]


def registration_faults(commands: list[Json]) -> list[Fault]:
    """Everything about these commands that Discord would refuse to register."""
    faults = _crowd_faults(commands)
    for n, command in enumerate(commands):
        if kind_of(command) == CHAT_INPUT:
            faults += _described_faults(command, (n,)) + _size_faults(command, (n,))
        elif not 1 <= len(command["name"]) <= 32:
            faults.append(Fault((n, "name"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 32 in length."))
    return faults


def kind_of(command: Json) -> int:
    """1 for a slash command, 2 and 3 for the context menus of users and messages."""
    return int(command.get("type") or CHAT_INPUT)


def _crowd_faults(commands: list[Json]) -> list[Fault]:
    faults = []
    seen: dict[int, set[str]] = {}
    for n, command in enumerate(commands):
        names = seen.setdefault(kind_of(command), set())
        if command["name"] in names:
            message = "Application command names must be unique"
            faults.append(Fault((n, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", message))
        names.add(command["name"])
        if len(names) > COMMANDS_OF_A_KIND[kind_of(command)]:
            faults.append(Fault((n,), "BASE_TYPE_MAX_LENGTH", "Maximum number of application commands reached"))
    return faults


def _described_faults(item: Json, path: Path) -> list[Fault]:
    faults = []
    name, description = item["name"], item.get("description") or ""
    if not _NAME.fullmatch(name) or name != name.lower():
        faults.append(Fault((*path, "name"), "APPLICATION_COMMAND_INVALID_NAME", f"Command name {name!r} is invalid"))
    if not 1 <= len(description) <= 100:
        message = "Must be between 1 and 100 in length."
        faults.append(Fault((*path, "description"), "BASE_TYPE_BAD_LENGTH", message))
    return faults + _options_faults(item.get("options") or [], path)


def _options_faults(options: list[Json], path: Path) -> list[Fault]:
    faults = []
    if len(options) > OPTIONS_PER_COMMAND:
        message = f"Must be {OPTIONS_PER_COMMAND} or fewer in length."
        faults.append(Fault((*path, "options"), "BASE_TYPE_MAX_LENGTH", message))
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        message = "Required options must be placed before non-required options"
        faults.append(Fault((*path, "options"), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message))
    if len({option["name"] for option in options}) < len(options):
        message = "Option names must be unique"
        faults.append(Fault((*path, "options"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message))
    for n, option in enumerate(options):
        here: Path = (*path, "options", n)
        faults += _described_faults(option, here) + _choices_faults(option, here)
    return faults


def _choices_faults(option: Json, path: Path) -> list[Fault]:
    choices = option.get("choices") or []
    faults = []
    if len(choices) > CHOICES_PER_OPTION:
        message = f"Must be {CHOICES_PER_OPTION} or fewer in length."
        faults.append(Fault((*path, "choices"), "BASE_TYPE_MAX_LENGTH", message))
    if choices and option.get("autocomplete"):
        message = "Autocomplete cannot be set with choices"
        faults.append(Fault((*path, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES", message))
    for n, choice in enumerate(choices):
        if not 1 <= len(choice["name"]) <= 100 or len(str(choice["value"])) > 100:
            message = "Must be between 1 and 100 in length."
            faults.append(Fault((*path, "choices", n), "BASE_TYPE_BAD_LENGTH", message))
    return faults


def _size_faults(command: Json, path: Path) -> list[Fault]:
    if _characters(command) <= CHARACTERS_PER_COMMAND:
        return []
    message = f"Command exceeds maximum size ({CHARACTERS_PER_COMMAND})"
    return [Fault(path, "APPLICATION_COMMAND_TOO_LARGE", message)]


def _characters(item: Json) -> int:
    own = len(item["name"]) + len(item.get("description") or "")
    choices = sum(len(choice["name"]) + len(str(choice["value"])) for choice in item.get("choices") or [])
    return own + choices + sum(map(_characters, item.get("options") or []))
