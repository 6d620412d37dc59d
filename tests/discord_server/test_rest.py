"""REST as a real client meets it: rate limits, refusals, records, and nothing beyond the server."""

from __future__ import annotations

import io
from typing import Any

import aiohttp
import discord as library
import pytest

from tests.discord_server import EMBED_LINKS, SEND_MESSAGES, DiscordServer
from tests.discord_server.small_bot import SmallBot, running

SEND = "POST /channels/{channel_id}/messages"
FOLLOW_UP = "POST /webhooks/{webhook_id}/{webhook_token}"


@pytest.mark.parametrize("everywhere", [False, True], ids=["one route", "global"])
async def test_client_waits_out_a_rate_limit(pointed: DiscordServer, everywhere: bool) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        pointed.rate_limit(SEND, times=2, retry_after_s=0.1, everywhere=everywhere)
        await ana.say(deals, f"{pointed.mention} hello")
        await deals.next_message()
    first, second, third = pointed.calls(SEND)
    assert [first.status, second.status, third.status] == [429, 429, 200]
    assert third.at_s - first.at_s > 0.19


async def test_client_waits_out_a_rate_limit_of_a_webhook(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        pointed.rate_limit(FOLLOW_UP, retry_after_s=0.05)
        await (await ana.command(deals, "think")).message()
    assert [call.status for call in pointed.calls(FOLLOW_UP)] == [429, 200]


async def test_arranged_failure_reaches_the_client(pointed: DiscordServer) -> None:
    deals = pointed.add_guild("Club").channel("deals")
    async with running(pointed) as bot:
        pointed.fail(SEND, status=503)
        with pytest.raises(library.DiscordServerError):
            await bot.get_partial_messageable(deals.id).send("hello")


async def test_bot_edits_reads_and_deletes_its_messages(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed) as bot:
        said = await ana.say(deals, "hello")
        channel = await bot.fetch_channel(deals.id)
        assert isinstance(channel, library.TextChannel)
        sent = await channel.send("one", file=library.File(io.BytesIO(b"1"), "one.txt"))
        await sent.edit(content="two", attachments=[])
        listed = [message.content async for message in channel.history()]
        assert listed == ["two", "hello"]
        with pytest.raises(library.Forbidden):
            await channel.get_partial_message(said.id).edit(content="mine")
        await sent.delete()
        with pytest.raises(library.NotFound):
            await channel.fetch_message(sent.id)
    assert [message.content for message in deals.messages] == ["hello"]


@pytest.mark.parametrize(
    ("denied", "message"),
    [
        pytest.param(SEND_MESSAGES, {"content": "hello"}, id="send messages"),
        pytest.param(EMBED_LINKS, {"embed": library.Embed(title="hello")}, id="embed links"),
    ],
)
async def test_bot_does_not_send_what_it_may_not(
    pointed: DiscordServer, denied: int, message: dict[str, Any]
) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals", bot_denied=denied)
    async with running(pointed) as bot:
        with pytest.raises(library.Forbidden) as refused:
            await bot.get_partial_messageable(deals.id).send(**message)
        seen = await bot.fetch_channel(deals.id)
        answer = await (await ana.command(deals, "think")).message()
    assert refused.value.code == 50013
    assert isinstance(seen, library.TextChannel)
    assert not seen.permissions_for(seen.guild.me).value & denied
    assert answer.content == "thought"


async def test_attachment_is_served_from_the_server_itself(pointed: DiscordServer) -> None:
    deals = pointed.add_guild("Club").channel("deals")
    async with running(pointed) as bot:
        channel = bot.get_partial_messageable(deals.id)
        sent = await channel.send(file=library.File(io.BytesIO(b"picture"), "chart.png"))
        assert await sent.attachments[0].read() == b"picture"


async def test_accounts_and_guilds_can_be_fetched(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana = guild.member("Ana")
    async with running(pointed) as bot:
        assert (await bot.fetch_user(ana.id)).display_name == "Ana"
        fetched = await bot.fetch_guild(guild.id, with_counts=False)
        assert (await fetched.fetch_member(ana.id)).display_name == "Ana"
        assert [found.name async for found in bot.fetch_guilds()] == ["Club"]
        assert (await bot.create_dm(library.Object(ana.id))).id == ana.dm.id
        assert {command.name for command in await bot.tree.fetch_commands()} >= {"ask", "index"}


@pytest.mark.parametrize("discord", [{"checker": None}], indirect=True)  # what is sent is wrong on purpose
async def test_registration_that_discord_refuses_is_refused(pointed: DiscordServer) -> None:
    async with running(pointed) as bot:
        command = bot.tree.get_command("think")
        assert isinstance(command, library.app_commands.Command)
        before, command.description = command.description, "x" * 101
        try:
            with pytest.raises(library.app_commands.CommandSyncFailure):
                await bot.tree.sync()
        finally:
            command.description = before


async def test_what_does_not_exist_is_not_found(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    async with running(pointed) as bot:
        for wanted, code in (
            (bot.fetch_user(1), 10013),
            (bot.fetch_guild(1, with_counts=False), 10004),
            (bot.fetch_channel(1), 10003),
            (bot.guilds[0].fetch_member(1), 10007),
            (bot.tree.fetch_command(1), 10063),
        ):
            with pytest.raises(library.NotFound) as missing:
                await wanted
            assert missing.value.code == code
        assert bot.guilds[0].id == guild.id


async def test_one_command_can_be_taken_back(pointed: DiscordServer) -> None:
    async with running(pointed) as bot:
        fetched = {command.name: command for command in await bot.tree.fetch_commands()}
        await (await bot.tree.fetch_command(fetched["think"].id)).delete()
    assert "think" in fetched
    assert "think" not in pointed.commands.names(None)


async def test_commands_of_a_guild_are_its_own(pointed: DiscordServer) -> None:
    guild, other = pointed.add_guild("Club"), pointed.add_guild("Other")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed) as bot:
        bot.tree.copy_global_to(guild=library.Object(guild.id))
        first = await bot.tree.sync(guild=library.Object(guild.id))
        second = await bot.tree.sync(guild=library.Object(guild.id))
        answer = await (await ana.command(deals, "think")).message()
    assert answer.content == "thought"
    assert [command.id for command in first] == [command.id for command in second]
    assert pointed.commands.listed(other.id) == []


async def test_unknown_route_is_answered_and_recorded(discord: DiscordServer) -> None:
    async with aiohttp.ClientSession() as session, session.get(discord.url + "/nowhere") as response:
        assert (response.status, await response.json()) == (404, {"message": "404: Not Found", "code": 0})
    assert [request.path for request in discord.unknown_routes] == ["/nowhere"]
    discord.requests.clear()


async def test_requests_are_recorded_with_body_query_and_files(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        await (await ana.command(deals, "round", company="Mistral")).message()
    callback = pointed.calls("POST /interactions/{interaction_id}/{interaction_token}/callback")[0]
    assert callback.json["data"]["content"] == "Mistral None"
    assert callback.query == {"with_response": "1"}
    assert [file.filename for file in callback.files] == ["chart.png"]
    assert pointed.requests[0].path == "/users/@me"


async def test_closed_bot_leaves_no_session_behind(pointed: DiscordServer) -> None:
    async with running(pointed) as bot:
        pass
    assert bot.is_closed()
    await pointed.until(lambda: not pointed.gateway.sessions or None, "the session to end")


async def test_bot_can_be_run_twice_in_one_test(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        message = await (await ana.command(deals, "round", company="Mistral")).message()
    async with running(pointed) as bot:
        assert isinstance(bot, SmallBot)
        pressed = await (await ana.press(message, "More")).message()
    assert pressed.content == "count 1"
