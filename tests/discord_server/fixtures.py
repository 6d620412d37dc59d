"""What a conftest takes over: `discord`, a running server whose records are looked at when the test is over.

    from tests.discord_server.fixtures import discord, pointed

    @pytest.mark.parametrize("discord", [{"shards": 2}], indirect=True)    # options of DiscordServer

Where Discord's OpenAPI description is at hand, every request is held against it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.discord_server.openapi import VARIABLE, Checker, checker_at, description_path
from tests.discord_server.server import DiscordServer

__all__ = ["checker", "discord", "pointed"]


@pytest.fixture
async def discord(request: pytest.FixtureRequest) -> AsyncIterator[DiscordServer]:
    """A running server; afterwards, nothing it was sent may be unknown to Discord or against its description."""
    options = {"checker": checker_at(description_path()), **getattr(request, "param", {})}
    async with DiscordServer(**options) as server:
        yield server
    assert not server.unknown_routes, f"unknown routes: {list(map(str, server.unknown_routes))}"
    assert not server.violations, "against Discord's description:\n" + "\n".join(map(str, server.violations))


@pytest.fixture
def pointed(discord: DiscordServer, monkeypatch: pytest.MonkeyPatch) -> DiscordServer:
    """The same server, with discord.py pointed at it for the length of the test.

    The gateway has to be set as well as the API: discord.py takes the address that GET /gateway/bot
    answers for its first connections only, and its built-in one after a session was invalidated.
    """
    monkeypatch.setattr(Route, "BASE", discord.url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(discord.gateway_url))
    return discord


@pytest.fixture
def checker() -> Checker:
    """The checker of Discord's description; the test is skipped where the description is absent."""
    found = checker_at(description_path())
    if found is None:
        pytest.skip(f"Discord's OpenAPI description is not at {description_path()}; {VARIABLE} says where it is")
    return found
