"""The Discord bot as a program: put together, logged in, and closed cleanly. What it can do is in ``cogs``.

``run`` is what the command line calls. SIGTERM and SIGINT end it in order: questions in flight are answered, a
running build is told to stop, then the connections are closed. discord.py keeps the address of Discord in class
attributes; they are set here, once, before the login.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Iterator
from typing import Any

import aiohttp
import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.answers.conversations import Conversations
from bot.answers.live import LiveAnswers
from bot.cogs._desk import Desk
from bot.cogs._pages import LIFETIME_S
from bot.cogs.ask import Ask
from bot.cogs.errors import Errors
from bot.cogs.figure import Figure
from bot.cogs.help import Help
from bot.cogs.index import Index
from bot.cogs.mentions import Mentions
from bot.cogs.round import Round
from bot.errors import DiscordSetupError
from bot.rebuilds import Rebuilds
from bot.settings import Settings, variable
from bot.sync import sync_commands
from bot.upkeep import Upkeep
from index.encoder import Encoder, SentenceEncoder
from index.generation import BuildReport, Status, build, status
from index.progress import Progress
from index.reranker import CrossEncoder

log = logging.getLogger(__name__)

GRACE_S = 10.0
"""How long closing waits for answers that are being thought of."""
LONGEST_PAUSE_S = 60.0
UNREACHABLE = (aiohttp.ClientConnectionError, discord.GatewayNotFound, discord.DiscordServerError)
"""What passes by itself: the network or Discord is down."""
REFUSED_CODE, FEW_SHARDS_CODE = 4004, 4011
"""The codes with which the gateway closes for good."""
MISSING_LOGIN = (
    "{variable}: no token is set; copy it from the Discord developer portal (your application, Bot, Reset Token)"
)
REFUSED_LOGIN = "{variable}: Discord does not accept this token; reset it in the developer portal and set the new one"
FEW_SHARDS = "{variable}: too few shards for the servers this bot is in; raise it, or leave it out"
NO_INTENT = (
    "{variable}: the application may not read message content; switch on the Message Content Intent "
    "in the developer portal (your application, Bot), or set this to false"
)


class _Tree(app_commands.CommandTree["Roundtable"]):
    """The commands. Each one that is being answered is waited for when the bot closes."""

    async def interaction_check(self, _interaction: discord.Interaction[Roundtable], /) -> bool:
        """Let every command through."""
        self.client.desk.enter()
        return True


class Roundtable(commands.AutoShardedBot):
    """The bot, with everything that its commands need."""

    def __init__(
        self, settings: Settings, *, encoder: Encoder | None = None, buttons_live_s: float = LIFETIME_S
    ) -> None:
        """Put the bot together; ``encoder`` is by default the settings' model, loaded when first needed."""
        super().__init__(
            commands.when_mentioned,
            help_command=None,
            tree_cls=_Tree,
            intents=_intents(settings),
            allowed_mentions=discord.AllowedMentions.none(),
            # Said outright: what is left unsaid, Discord fills in, and the commands would look changed at each start.
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
            shard_count=settings.discord_shard_count,
            activity=discord.CustomActivity("Ask me with /ask"),
            # Nothing here looks at old messages or at members: keeping them would only cost memory.
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        encoder = encoder or SentenceEncoder(settings.model)
        every_s = settings.watch_interval_s
        reranker = CrossEncoder(settings.reranker)
        self.answers = LiveAnswers(settings.index_dir, watch_interval_s=every_s, encoder=encoder, reranker=reranker)
        self.rebuilds = Rebuilds(
            lambda progress, full: _build(settings, encoder, progress, full=full), then=self.answers.refresh
        )
        self.upkeep = Upkeep(settings.corpus_dir, self.rebuilds, interval_s=every_s)
        self._watch: asyncio.Task[None] | None = None
        self._settings = settings
        self.desk = Desk(
            self.answers, Conversations(), self.rebuilds, report=self._report, buttons_live_s=buttons_live_s
        )

    async def setup_hook(self) -> None:
        """Begin to load the index, add the commands and make them known to Discord."""
        await self._point_gateway()
        # First the watch: where there is no index yet, its build should be under way when the first question comes.
        self._watch = asyncio.create_task(self.upkeep.run(), name="watch the corpus")
        self.answers.start()
        guide = await self.add_cogs()
        try:
            guide.command_ids = await sync_commands(self.tree, self)
        except discord.HTTPException as error:
            # The commands that Discord has go on working; the next start tries again.
            log.error("Discord did not take the commands: %s", error)

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cogs: there are no commands with a prefix."""

    async def on_ready(self) -> None:
        """Say in the log that members can ask now."""
        log.info("Connected as %s, in %d servers", self.user, len(self.guilds))

    async def close(self) -> None:
        """Close everything in order; safe to call at any time and more than once."""
        if self._watch is not None:
            self._watch.cancel()
        await self.rebuilds.close()
        await self.desk.finish(within_s=GRACE_S)
        await self.answers.close()
        await super().close()

    async def add_cogs(self) -> Help:
        """Add every group of commands; returns the help, which wants to know their ids."""
        self._errors = Errors(self.tree, self.desk.is_live)
        guide = Help(self.tree, self.answers)
        cogs = (
            self._errors,
            guide,
            Ask(self.desk),
            Figure(self.desk, self.answers),
            Round(self.desk, self.answers),
            Index(self.answers, self.rebuilds, look=lambda: _look(self._settings)),
            Mentions(self, self.desk, guide, self._errors),
        )
        for cog in cogs:
            await self.add_cog(cog)
        return guide

    async def _report(self, interaction: discord.Interaction[Any], error: Exception) -> None:
        await self._errors.on_interaction_error(interaction, error)

    async def _point_gateway(self) -> None:
        """Take the gateway that the API names for every connection; the library does so for some only."""
        _, url, _ = await self.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)


def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT; returns when everything is closed.

    Raises ``DiscordSetupError`` where Discord refuses the bot as it is set up.
    """
    if settings.discord_token is None:
        raise DiscordSetupError(MISSING_LOGIN.format(variable=variable("discord_token")))
    Route.BASE = settings.discord_api_base
    asyncio.run(serve(settings))


async def serve(settings: Settings) -> None:
    """What ``run`` does, inside a running event loop and with the API's address set."""
    stop = asyncio.Event()
    pause_s = 1.0
    with _stopped_by_signals(stop):
        while not stop.is_set():
            try:
                await _connected(settings, stop)
            except UNREACHABLE as error:
                log.warning("Discord cannot be reached; trying again in %.0f s: %s", pause_s, error)
                await _pause(stop, pause_s)
                pause_s = min(2 * pause_s, LONGEST_PAUSE_S)
            else:
                return


async def _connected(settings: Settings, stop: asyncio.Event) -> None:
    """One life of the bot: from the login to the stop, or to what ended it."""
    async with Roundtable(settings) as bot:
        running = asyncio.create_task(bot.start(_token(settings)), name="the bot")
        stopping = asyncio.create_task(stop.wait(), name="wait for the stop")
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if running.done():
            with _refusals_worded():
                running.result()
            return
        log.info("Closing")
        # First no more connecting: the library would try for ever to launch a shard on closed connections.
        running.cancel()
        await bot.close()
        await asyncio.gather(running, return_exceptions=True)


@contextlib.contextmanager
def _refusals_worded() -> Iterator[None]:
    """Turn what Discord refuses for good into words that say what to do."""
    try:
        yield
    except discord.LoginFailure as error:
        raise DiscordSetupError(REFUSED_LOGIN.format(variable=variable("discord_token"))) from error
    except discord.PrivilegedIntentsRequired as error:
        raise DiscordSetupError(NO_INTENT.format(variable=variable("discord_message_content"))) from error
    except discord.ConnectionClosed as error:
        words = {REFUSED_CODE: (REFUSED_LOGIN, "discord_token"), FEW_SHARDS_CODE: (FEW_SHARDS, "discord_shard_count")}
        if error.code not in words:
            raise
        text, setting = words[error.code]
        raise DiscordSetupError(text.format(variable=variable(setting))) from error


@contextlib.contextmanager
def _stopped_by_signals(stop: asyncio.Event) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)
    # Where the event loop takes no handlers (Windows), Ctrl+C still ends the program, if less gently.
    with contextlib.suppress(NotImplementedError):
        for number in signals:
            loop.add_signal_handler(number, stop.set)
    yield
    with contextlib.suppress(NotImplementedError):
        for number in signals:
            loop.remove_signal_handler(number)


async def _pause(stop: asyncio.Event, pause_s: float) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), pause_s)


def _token(settings: Settings) -> str:
    return settings.discord_token.get_secret_value() if settings.discord_token else ""


def _intents(settings: Settings) -> discord.Intents:
    """What the gateway sends: servers, and messages, whose content Discord gives us where we are mentioned."""
    return discord.Intents(
        guilds=True, guild_messages=True, dm_messages=True, message_content=settings.discord_message_content
    )


def _build(settings: Settings, encoder: Encoder, progress: Progress, *, full: bool) -> BuildReport:
    folders = settings.corpus_dir, settings.index_dir
    return build(*folders, options=settings.build_options(), encoder=encoder, full=full, progress=progress)


def _look(settings: Settings) -> Status:
    """How the index folder stands; without a corpus, it is not compared with one."""
    corpus = settings.corpus_dir if settings.corpus_dir.is_dir() else None
    return status(settings.index_dir, corpus=corpus)
