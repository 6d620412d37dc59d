"""The gateway as a real client meets it: identifying, sharding, resuming, and what intents let through."""

from __future__ import annotations

import asyncio

import aiohttp
import discord as library
import pytest

from tests.discord_server import DiscordServer, Intents
from tests.discord_server.small_bot import SmallBot, running
from tests.discord_server.wire import Clock, Json, Snowflakes


async def test_events_missed_while_reconnecting_are_replayed(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        pointed.gateway.ask_to_reconnect()
        first = await ana.say(deals, f"{pointed.mention} one")
        answer = await deals.next_message()
        await pointed.until(lambda: pointed.gateway.resumed or None, "the session to be resumed")
    assert answer.reference is first
    assert (pointed.gateway.identified, pointed.gateway.resumed) == (1, 1)


async def test_dropped_connection_is_resumed(pointed: DiscordServer) -> None:
    pointed.add_guild("Club")
    async with running(pointed):
        pointed.gateway.drop()
        await pointed.until(lambda: pointed.gateway.resumed or None, "the session to be resumed")
    assert pointed.gateway.identified == 1


async def test_invalidated_session_starts_anew(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        pointed.gateway.invalidate()
        await pointed.until(lambda: pointed.gateway.identified == 2 or None, "a second session")
        answer = await (await ana.command(deals, "think")).message()
    assert answer.content == "thought"
    assert pointed.gateway.resumed == 0


async def test_session_that_the_server_has_forgotten_starts_anew(pointed: DiscordServer) -> None:
    pointed.add_guild("Club")
    async with running(pointed):
        pointed.gateway.ask_to_reconnect()
        pointed.gateway.sessions.clear()
        await pointed.until(lambda: pointed.gateway.identified == 2 or None, "a second session")
    assert pointed.gateway.resumed == 0


@pytest.mark.parametrize("discord", [{"least_shards": 2}], indirect=True)
async def test_bot_with_too_few_shards_is_turned_away(pointed: DiscordServer) -> None:
    with pytest.raises(library.ConnectionClosed) as closed:
        async with running(pointed, shard_count=1):
            pass
    assert closed.value.code == 4011


@pytest.mark.parametrize("discord", [{"shards": 2}], indirect=True)
async def test_each_guild_is_served_by_its_own_shard(pointed: DiscordServer) -> None:
    guilds = [pointed.add_guild(f"Club {shard}", shard=shard) for shard in (0, 1)]
    async with running(pointed) as bot:
        for guild in guilds:
            reply = await guild.member("Ana").command(guild.channel("deals"), "think")
            assert (await reply.message()).content == "thought"
        assert {guild.id: guild.shard_id for guild in bot.guilds} == {guilds[0].id: 0, guilds[1].id: 1}
    assert {session.shard for session in pointed.gateway.sessions} <= {0, 1}
    assert pointed.gateway.identified == 2


async def test_content_is_blank_without_the_intent(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed) as bot:
        await ana.say(deals, "not for the bot")
        await ana.say(deals, f"{pointed.mention} for the bot")
        await deals.next_message()
    assert [message.content for message in bot.heard[:2]] == ["", f"{pointed.mention} for the bot"]


@pytest.mark.parametrize("discord", [{"privileged": Intents.MESSAGE_CONTENT}], indirect=True)
async def test_content_is_whole_with_the_intent(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    intents = library.Intents(guilds=True, guild_messages=True, message_content=True)
    async with running(pointed, intents=intents) as bot:
        await ana.say(deals, "for all to read")
        await ana.say(deals, f"{pointed.mention} for the bot")
        await deals.next_message()
    assert bot.heard[0].content == "for all to read"


async def test_privileged_intent_that_is_not_granted_ends_the_bot(pointed: DiscordServer) -> None:
    intents = library.Intents(guilds=True, message_content=True)
    with pytest.raises(library.PrivilegedIntentsRequired):
        async with running(pointed, intents=intents):
            pass


@pytest.mark.parametrize("discord", [{"privileged": Intents.MEMBERS}], indirect=True)
async def test_members_intent_brings_every_member(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    names = {guild.member(name).user.name for name in ("Ana", "Bo")}
    intents = library.Intents(guilds=True, members=True)
    async with running(pointed, intents=intents, chunk_guilds_at_startup=False) as bot:
        await asyncio.wait_for(bot.wait_until_ready(), 10)
        found = await bot.guilds[0].chunk()
    assert names <= {member.display_name for member in found}


async def test_wrong_token_is_refused_at_both_doors(pointed: DiscordServer) -> None:
    with pytest.raises(library.LoginFailure):
        async with SmallBot(pointed) as bot:
            await bot.login("another token")
    async with SmallBot(pointed, shard_count=1) as bot:
        await bot.login(pointed.token)
        bot.http.token = "another token"
        with pytest.raises(library.ConnectionClosed) as closed:
            await bot.connect()
    assert closed.value.code == 4004


@pytest.mark.parametrize("discord", [{"heartbeat_s": 0.05}], indirect=True)
async def test_heartbeats_are_acknowledged(pointed: DiscordServer) -> None:
    async with running(pointed) as bot:
        await pointed.until(lambda: pointed.gateway.heartbeats > 3 or None, "heartbeats")
        assert bot.latency < float("inf")


async def test_guild_that_the_bot_joins_and_leaves_comes_and_goes(pointed: DiscordServer) -> None:
    async with running(pointed) as bot:
        joined = asyncio.create_task(bot.wait_for("guild_join"))
        await asyncio.wait_for(bot.wait_until_ready(), 10)
        guild = pointed.add_guild("Late")
        await joined
        left = asyncio.create_task(bot.wait_for("guild_remove"))
        await asyncio.sleep(0)
        await bot.guilds[0].leave()
        assert (await left).id == guild.id


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        pytest.param({"op": 3, "d": {}}, 4003, id="before identifying"),
        pytest.param(
            {"op": 6, "d": {"token": "another", "session_id": "x", "seq": 1}}, 4004, id="resume, wrong token"
        ),
        pytest.param(
            {"op": 2, "d": {"token": "a-bot-token", "intents": 0, "shard": [2, 2]}}, 4010, id="no such shard"
        ),
    ],
)
async def test_gateway_closes_on_what_it_does_not_take(discord: DiscordServer, payload: Json, code: int) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(discord.gateway_url) as socket:
        assert (await socket.receive_json())["op"] == 10
        await socket.send_json(payload)
        await socket.receive()
        assert socket.close_code == code


async def test_uncompressed_gateway_and_unknown_opcodes(discord: DiscordServer) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(discord.gateway_url) as socket:
        await socket.receive_json()
        await socket.send_json({"op": 2, "d": {"token": discord.token, "intents": 0}})
        assert (await socket.receive_json())["t"] == "READY"
        await socket.send_json({"op": 99, "d": None})
        await socket.receive()
        assert socket.close_code == 4001


def test_snowflakes_rise_even_when_time_stands_still() -> None:
    ids = Snowflakes(Clock(lambda: 1_700_000_000.0))
    taken = [ids.take() for _ in range(3)] + [ids.take_on_shard(2, 5), ids.take_on_shard(2, 5), ids.take()]
    assert taken == sorted(set(taken))
    assert [(one >> 22) % 5 for one in taken[3:5]] == [2, 2]
