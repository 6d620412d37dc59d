"""When commands are sent. Discord gives commands back with much added; what it adds is no difference."""

from __future__ import annotations

from typing import Any

import pytest

from bot.client import Roundtable
from bot.settings import Settings
from bot.sync import is_same

Json = dict[str, Any]


async def payloads(settings: Settings) -> list[Json]:
    async with Roundtable(settings) as bot:
        await bot.add_cogs()
        return [command.to_dict(bot.tree) for command in bot.tree.get_commands()]


def as_discord_gives_it(command: Json, number: int) -> Json:
    """A command with what Discord adds, leaves out and turns round."""
    permissions = command["default_member_permissions"]
    given = {
        **command,
        "id": str(number),
        "application_id": "1",
        "version": str(number),
        "name_localizations": None,
        "description_localizations": None,
        "dm_permission": True,
        "default_member_permissions": None if permissions is None else str(permissions),
        "contexts": list(reversed(command["contexts"])),
        "options": [_option(option) for option in command["options"]],
    }
    return given if given["options"] else {key: value for key, value in given.items() if key != "options"}


def _option(option: Json) -> Json:
    kept = {key: value for key, value in option.items() if value not in (False, [])}
    if "options" in kept:
        kept["options"] = [_option(inner) for inner in kept["options"]]
    return {**kept, "name_localizations": None}


@pytest.fixture
async def here() -> list[Json]:
    return await payloads(Settings())


@pytest.fixture
def there(here: list[Json]) -> list[Json]:
    return [as_discord_gives_it(command, number) for number, command in enumerate(reversed(here), start=1)]


def test_what_discord_adds_is_no_difference(here: list[Json], there: list[Json]) -> None:
    assert len(here) >= 4
    assert is_same(there, here)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("description", "Another description"),
        ("default_member_permissions", 32),
        ("contexts", [0]),
        ("nsfw", True),
        ("options", []),
    ],
)
def test_what_we_changed_is_a_difference(here: list[Json], there: list[Json], key: str, value: object) -> None:
    [ask] = [command for command in here if command["name"] == "ask"]
    ask[key] = value
    assert not is_same(there, here)


def test_a_changed_option_is_a_difference(here: list[Json], there: list[Json]) -> None:
    [ask] = [command for command in here if command["name"] == "ask"]
    ask["options"][0]["max_length"] = 100
    assert not is_same(there, here)


def test_a_command_that_is_gone_or_new_is_a_difference(here: list[Json], there: list[Json]) -> None:
    assert not is_same(there, here[1:])
    assert not is_same(there[1:], here)
