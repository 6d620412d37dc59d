"""The fixtures of this package, for its own tests."""

from tests.discord_server.fixtures import checker, discord, pointed

__all__ = ["checker", "discord", "pointed"]
