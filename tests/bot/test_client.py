"""The bot as a program: logging in, staying connected, sending its commands, and ending."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.client import Roundtable, run, serve
from bot.errors import DiscordSetupError
from bot.settings import Settings
from index.encoder import SentenceEncoder
from tests.bot.running import Club, at_work, club, encoder, settings, tiny_index, until
from tests.discord_server.fixtures import discord, pointed

__all__ = ["club", "discord", "encoder", "pointed", "settings", "tiny_index"]

ROOT = Path(__file__).resolve().parents[2]
PUT_COMMANDS = "PUT /applications/{application_id}/commands"
WORTH = "What is Harbor Bio worth?"


async def answers(club: Club) -> bool:
    reply = await club.ana.command(club.deals, "ask", question=WORTH)
    return await reply.message(where="$150 million", timeout_s=60) is not None


async def test_commands_are_sent_once_and_not_again_while_they_stay_the_same(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder, is_ready=False):
        assert len(club.discord.calls(PUT_COMMANDS)) == 1
    async with at_work(settings, club, encoder, is_ready=False):
        assert len(club.discord.calls(PUT_COMMANDS)) == 1


async def test_a_command_more_is_sent(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    def add_one(bot: Roundtable) -> None:
        @bot.tree.command(name="one", description="One command more")
        async def one(interaction: object) -> None:
            """Do nothing."""

    async with at_work(settings, club, encoder, is_ready=False):
        pass
    async with at_work(settings, club, encoder, is_ready=False, prepare=add_one):
        assert len(club.discord.calls(PUT_COMMANDS)) == 2


async def test_commands_that_discord_refuses_do_not_keep_the_bot_away(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder, is_ready=False):
        pass
    club.discord.fail("GET /applications/{application_id}/commands", status=403)
    async with at_work(settings, club, encoder):
        assert await answers(club)


@pytest.mark.parametrize("discord", [{"heartbeat_s": 0.2}], indirect=True)
async def test_a_dropped_connection_is_resumed_and_answers_go_on(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        club.discord.gateway.drop()
        await club.discord.until(lambda: club.discord.gateway.resumed or None, "the session to be resumed")
        assert await answers(club)
    assert club.discord.gateway.identified == 1


async def test_an_invalidated_session_starts_anew_at_the_same_discord(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        club.discord.gateway.invalidate()
        await club.discord.until(lambda: club.discord.gateway.identified == 2 or None, "a new session", timeout_s=20)
        assert await answers(club)


@pytest.mark.parametrize("discord", [{"shards": 2}], indirect=True)
async def test_every_shard_answers(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    second = club.discord.add_guild("Second", shard=1)
    there = Club(club.discord, second, second.channel("deals"), second.member("Eva"), second.member("Ivo"))
    async with at_work(settings, club, encoder):
        assert await answers(club)
        assert await answers(there)


@pytest.mark.parametrize("discord", [{"shards": 2}], indirect=True)
async def test_a_number_of_shards_can_be_set(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    chosen = settings.model_copy(update={"discord_shard_count": 2})
    club.discord.add_guild("Second", shard=1)
    async with at_work(chosen, club, encoder) as bot:
        assert bot.shard_count == 2
        assert await answers(club)


async def test_closing_waits_for_the_answer_that_is_being_thought_of(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder) as bot:
        reply = await club.ana.command(club.deals, "ask", question="What is the biggest risk for Lumen Robotics?")
        await reply.deferred()
        await bot.close()
        assert "suction cups" in (await reply.message()).text


async def test_closing_stops_a_build_and_leaves_the_index_whole(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder) as bot:
        live = bot.answers.status.generation_id
        reply = await club.boss.command(club.deals, "index rebuild", everything=True)
        await reply.deferred()
        await bot.close()
        assert bot.rebuilds.running is None
    async with at_work(settings, club, encoder) as bot:
        assert bot.answers.status.generation_id is not None
        assert bot.answers.status.generation_id >= str(live)
        assert await answers(club)


async def test_a_refused_token_names_the_setting(settings: Settings) -> None:
    wrong = settings.model_copy(update={"discord_token": SecretStr("not-the-token")})
    with pytest.raises(DiscordSetupError, match="ROUNDTABLE_DISCORD_TOKEN"):
        await serve(wrong)


async def test_an_intent_that_is_not_granted_names_the_setting(settings: Settings) -> None:
    greedy = settings.model_copy(update={"discord_message_content": True})
    with pytest.raises(DiscordSetupError, match="ROUNDTABLE_DISCORD_MESSAGE_CONTENT"):
        await serve(greedy)


@pytest.mark.parametrize("discord", [{"shards": 2, "least_shards": 2}], indirect=True)
async def test_too_few_shards_name_the_setting(settings: Settings) -> None:
    few = settings.model_copy(update={"discord_shard_count": 1})
    with pytest.raises(DiscordSetupError, match="ROUNDTABLE_DISCORD_SHARD_COUNT"):
        await serve(few)


def test_a_missing_token_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(DiscordSetupError, match="ROUNDTABLE_DISCORD_TOKEN"):
        run(Settings(index_dir=tmp_path))


async def test_a_discord_that_is_down_at_the_start_is_waited_for(
    settings: Settings, club: Club, caplog: pytest.LogCaptureFixture
) -> None:
    # The library itself tries five times; then the bot begins again.
    club.discord.fail("GET /users/@me", times=1, status=503)
    life = asyncio.create_task(serve(settings))
    await club.discord.until_online(timeout_s=30)
    assert "Discord cannot be reached" in caplog.text
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(life, 30)


@pytest.mark.parametrize(
    ("number", "is_ready"),
    [(signal.SIGTERM, True), (signal.SIGINT, False)],
    ids=["SIGTERM after an answer", "SIGINT while the model loads"],
)
async def test_a_signal_ends_the_program_cleanly(
    settings: Settings, club: Club, number: signal.Signals, is_ready: bool
) -> None:
    async with program(settings) as process:
        await club.discord.until_online(timeout_s=60)
        assert not is_ready or await answers(club)
        process.send_signal(number)
        _, log = await asyncio.to_thread(process.communicate, timeout=60)
    assert process.returncode == 0, log
    assert "Closing" in log
    for word in ("Traceback", "nclosed", "never retrieved", "was destroyed"):
        assert word not in log, log
    await until(lambda: club.discord.gateway.online(None) is None)


async def test_a_refused_token_ends_the_program_with_one_line_and_code_2(settings: Settings) -> None:
    wrong = settings.model_copy(update={"discord_token": SecretStr("not-the-token")})
    async with program(wrong) as process:
        _, log = await asyncio.to_thread(process.communicate, timeout=60)
    assert process.returncode == 2
    assert "roundtable: ROUNDTABLE_DISCORD_TOKEN: Discord does not accept this token" in log
    assert "Traceback" not in log
    assert "not-the-token" not in log


@asynccontextmanager
async def program(settings: Settings) -> AsyncIterator[subprocess.Popen[str]]:
    """The program itself, in a process of its own, with Python's warnings about what is left open."""
    token = settings.discord_token
    variables = {
        "ROUNDTABLE_DISCORD_TOKEN": token.get_secret_value() if token else "",
        "ROUNDTABLE_DISCORD_API_BASE": settings.discord_api_base,
        "ROUNDTABLE_CORPUS_DIR": str(settings.corpus_dir),
        "ROUNDTABLE_INDEX_DIR": str(settings.index_dir),
        "PYTHONWARNINGS": "always::ResourceWarning",
    }
    with subprocess.Popen(  # noqa: ASYNC220 - starting a process takes a moment only
        [sys.executable, "-m", "bot", "run"],
        cwd=ROOT,
        env=os.environ | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()
