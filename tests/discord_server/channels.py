"""A channel as a member reads it."""

from __future__ import annotations

from tests.discord_server.messages import Message
from tests.discord_server.replies import Condition, fits
from tests.discord_server.state import Channel


class ChannelHandle:
    """A tester's hold on one channel."""

    def __init__(self, record: Channel) -> None:
        self.record = record

    @property
    def id(self) -> int:
        """The channel's id."""
        return self.record.id

    @property
    def messages(self) -> list[Message]:
        """What stands in the channel now, the oldest first; ephemeral messages never do."""
        return [message for message in self.record.messages if not message.deleted]

    @property
    def typed(self) -> int:
        """How many times the bot has shown that it is typing."""
        return self.record.typed

    async def next_message(self, *, where: Condition = None, timeout_s: float | None = None) -> Message:
        """The bot's next message: after the last that a member said, and the last that was returned here."""
        wanted = "the bot's next message" + (f" with {where!r}" if where is not None else "")
        changes = self.record.world.changes
        found = await changes.until(
            lambda: self._next(where), waited_for=lambda: self._described(wanted), timeout_s=timeout_s
        )
        self.record.seen = self.record.messages.index(found) + 1
        return found

    def _next(self, where: Condition) -> Message | None:
        bot = self.record.world.bot
        for message in self.record.messages[self.record.seen :]:
            if message.author is bot and not message.loading and not message.deleted and fits(message, where):
                return message
        return None

    def _described(self, wanted: str) -> str:
        lately = [f"{message.author.name}: {message.text}" for message in self.messages[-5:]]
        return f"{wanted}; the channel ends with {lately}"
