"""The bot at work in a test: the real client, over a real socket, on an index of the tiny corpus."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.client import Roundtable
from bot.settings import Settings
from index.encoder import Encoder, SentenceEncoder
from index.generation import BuildOptions, build
from tests.bot.tiny_corpus import write_corpus
from tests.discord_server import MANAGE_GUILD, ChannelHandle, DiscordServer, GuildHandle, Member

__all__ = ["Club", "at_work", "club", "encoder", "settings", "tiny_index", "until"]


@dataclass(frozen=True, slots=True)
class Club:
    """A server of Discord, furnished: who is in it and where they talk."""

    discord: DiscordServer
    guild: GuildHandle
    deals: ChannelHandle
    ana: Member
    boss: Member


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    """The real model, loaded once for all tests."""
    return SentenceEncoder()


@pytest.fixture(scope="session")
def tiny_index(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceEncoder) -> Path:
    """The tiny corpus and its index, built once; tests work on copies."""
    folder = tmp_path_factory.mktemp("tiny")
    corpus = write_corpus(folder / "corpus")
    build(corpus, folder / "index", options=BuildOptions(), encoder=encoder)
    return folder


@pytest.fixture
def settings(tiny_index: Path, tmp_path: Path, pointed: DiscordServer) -> Settings:
    """Settings for a bot on a copy of the tiny corpus and index, at the local Discord."""
    folder = tmp_path / "home"
    shutil.copytree(tiny_index, folder)
    return Settings(
        discord_token=SecretStr(pointed.token),
        discord_api_base=pointed.url,
        corpus_dir=folder / "corpus",
        index_dir=folder / "index",
        watch_interval_s=0.1,
    )


@pytest.fixture
def club(pointed: DiscordServer) -> Club:
    """A server with a channel, a member and a manager."""
    guild = pointed.add_guild("Club")
    boss = guild.member("Boss", permissions=MANAGE_GUILD)
    return Club(pointed, guild, guild.channel("deals"), guild.member("Ana"), boss)


@asynccontextmanager
async def at_work(
    settings: Settings,
    club: Club,
    encoder: Encoder,
    *,
    is_ready: bool = True,
    buttons_live_s: float = 60.0,
    prepare: Callable[[Roundtable], None] = lambda _: None,
) -> AsyncIterator[Roundtable]:
    """The bot, online and by default with its index open and its model loaded.

    ``prepare`` may give it more commands before it starts.
    """
    assert settings.discord_token is not None
    async with Roundtable(settings, encoder=encoder, buttons_live_s=buttons_live_s) as bot:
        prepare(bot)
        life = asyncio.create_task(bot.start(settings.discord_token.get_secret_value()))
        try:
            await club.discord.until_online(timeout_s=30)
            await club.discord.until(lambda: "ask" in club.discord.commands.names(None) or None, "the commands")
            if is_ready:
                await bot.answers.until_warm(within_s=60)
                await until(lambda: bot.rebuilds.running is None)
            yield bot
        finally:
            life.cancel()
            await bot.close()
            [outcome] = await asyncio.gather(life, return_exceptions=True)
            if isinstance(outcome, Exception):
                raise outcome


async def until(holds: Callable[[], bool], *, within_s: float = 30.0) -> None:
    """Wait for something inside the bot, which nobody is told of; raises ``TimeoutError``."""
    async with asyncio.timeout(within_s):
        while not holds():  # noqa: ASYNC110 - what is waited for sets no event
            await asyncio.sleep(0.02)
