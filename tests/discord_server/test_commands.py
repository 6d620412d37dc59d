"""Registered commands: who is offered which, and what typing one makes of it. No bot and no network."""

from __future__ import annotations

import pytest

from tests.discord_server import (
    ADMINISTRATOR,
    MANAGE_GUILD,
    BadOptionError,
    CommandNotPermittedError,
    DiscordServer,
    NoSuchCommandError,
)
from tests.discord_server.options import autocomplete_data, command_data
from tests.discord_server.wire import Json

STATUS = {
    "name": "status",
    "description": "Status",
    "type": 1,
    "options": [{"name": "deep", "description": "Deep", "type": 5}],
}
NESTED = {
    "name": "index",
    "description": "Index",
    "type": 1,
    "options": [STATUS, {"name": "build", "description": "Build", "type": 2, "options": [STATUS]}],
}


def server_with(*commands: Json) -> DiscordServer:
    server = DiscordServer()
    server.commands.replace(None, [{"description": "A command", "type": 1, **command} for command in commands])
    return server


def typed(server: DiscordServer, name: str, **values: object) -> Json:
    return command_data(server.commands.find(name, None), values, server.world, None)


def test_subcommands_are_nested_as_discord_nests_them() -> None:
    server = server_with(NESTED)
    assert server.commands.names(None) == ["index build status", "index status"]
    data = typed(server, "index build status", deep=True)
    assert data["name"] == "index"
    assert data["options"] == [
        {
            "name": "build",
            "type": 2,
            "options": [{"name": "status", "type": 1, "options": [{"name": "deep", "type": 5, "value": True}]}],
        }
    ]


def test_group_itself_cannot_be_run() -> None:
    with pytest.raises(NoSuchCommandError, match="index build status, index status"):
        server_with(NESTED).commands.find("index", None)


def option(kind: int, **parts: object) -> Json:
    return {"name": "ask", "options": [{"name": "it", "description": "It", "type": kind, **parts}]}


CURRENCIES = [{"name": "Dollars", "value": "USD"}, {"name": "Euros", "value": "EUR"}]


@pytest.mark.parametrize(
    ("command", "given", "sent"),
    [
        pytest.param(option(3, choices=CURRENCIES), "Dollars", "USD", id="choice by name"),
        pytest.param(option(3, choices=CURRENCIES), "EUR", "EUR", id="choice by value"),
        pytest.param(option(4, min_value=1), 3, 3, id="whole number"),
        pytest.param(option(10), 2.5, 2.5, id="number"),
        pytest.param(option(5), False, False, id="boolean"),
    ],
)
def test_values_that_fit_are_sent(command: Json, given: object, sent: object) -> None:
    assert typed(server_with(command), "ask", it=given)["options"][0]["value"] == sent


@pytest.mark.parametrize(
    ("command", "given", "wording"),
    [
        pytest.param(option(3, choices=CURRENCIES), "Yen", "one of Dollars, Euros", id="no such choice"),
        pytest.param(option(3, min_length=3), "x", "3 to 6000 characters", id="short text"),
        pytest.param(option(3), 3, "takes text", id="number for text"),
        pytest.param(option(4), 2.5, "a whole number", id="fraction for a whole number"),
        pytest.param(option(4), True, "a whole number", id="boolean for a whole number"),
        pytest.param(option(10, max_value=2), 3, "to 2", id="large number"),
        pytest.param(option(5), "yes", "true or false", id="text for a boolean"),
        pytest.param(option(6), "Ana", "a member or a user", id="text for a user"),
        pytest.param(option(7), "deals", "a channel", id="text for a channel"),
        pytest.param(option(11), "file", "type 11", id="attachment"),
    ],
)
def test_values_that_do_not_fit_are_not_sent(command: Json, given: object, wording: str) -> None:
    with pytest.raises(BadOptionError, match=wording):
        typed(server_with(command), "ask", it=given)


def test_focused_option_travels_unchecked() -> None:
    server = server_with(option(4, autocomplete=True))
    data = autocomplete_data(server.commands.find("ask", None), "it", {"it": "20"}, server.world, None)
    assert data["options"] == [{"name": "it", "type": 4, "value": "20", "focused": True}]


@pytest.mark.parametrize(
    ("command", "permissions", "offered"),
    [
        pytest.param({}, 0, True, id="everyone"),
        pytest.param({"default_member_permissions": MANAGE_GUILD}, 0, False, id="manage server wanted"),
        pytest.param({"default_member_permissions": MANAGE_GUILD}, MANAGE_GUILD, True, id="manage server held"),
        pytest.param({"default_member_permissions": MANAGE_GUILD}, ADMINISTRATOR, True, id="administrator"),
        pytest.param({"default_member_permissions": 0}, MANAGE_GUILD, False, id="administrators only"),
        pytest.param({"contexts": [1]}, ADMINISTRATOR, False, id="direct messages only"),
        pytest.param({"nsfw": True}, ADMINISTRATOR, False, id="age-restricted"),
    ],
)
def test_command_is_offered_to_whom_it_concerns(command: Json, permissions: int, offered: bool) -> None:
    guild = server_with({"name": "ask", **command}).add_guild("Club")
    ana, deals = guild.member("Ana", permissions=permissions), guild.channel("deals")
    assert ana.commands(deals) == (["ask"] if offered else [])


@pytest.mark.parametrize(
    ("command", "offered"),
    [
        pytest.param({}, True, id="by default"),
        pytest.param({"dm_permission": False}, False, id="without dm_permission"),
        pytest.param({"contexts": [0]}, False, id="in guilds only"),
        pytest.param({"contexts": [0, 1], "dm_permission": False}, True, id="contexts go before dm_permission"),
    ],
)
async def test_command_is_offered_in_direct_messages(command: Json, offered: bool) -> None:
    server = server_with({"name": "ask", **command})
    ana = server.add_user("Ana")
    assert ana.commands(ana.dm) == (["ask"] if offered else [])
    if not offered:
        with pytest.raises(CommandNotPermittedError, match="direct messages"):
            await ana.command(ana.dm, "ask")


def test_command_of_a_guild_goes_before_a_global_one() -> None:
    server = server_with({"name": "ask"})
    guild = server.add_guild("Club")
    server.commands.replace(guild.id, [{"name": "ask", "description": "The club's own", "type": 1}])
    found = server.commands.find("ask", guild.id)
    assert found.command["description"] == "The club's own"
    assert command_data(found, {}, server.world, guild.id)["guild_id"] == str(guild.id)


def test_command_keeps_its_id_when_registered_again() -> None:
    server = server_with({"name": "ask"}, {"name": "gone"})
    before = server.commands.find("ask", None).command["id"]
    server.commands.replace(None, [{"name": "ask", "description": "New words", "type": 1}])
    assert server.commands.find("ask", None).command["id"] == before
    assert server.commands.names(None) == ["ask"]
