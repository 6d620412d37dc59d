"""What the bot answers to one interaction, as the member sees it come in.

The rule: nothing here sleeps or guesses that the bot is done. A test says which message it waits for;
without a condition that is the first one that is no longer "thinking...".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from tests.discord_server.errors import NoAnswerError
from tests.discord_server.interaction import Callback, Interaction
from tests.discord_server.messages import Message, Version
from tests.discord_server.wire import Json

T = TypeVar("T")
Condition = str | Callable[[Message], bool] | None  # text that must stand in it, or a question about it


@dataclass(frozen=True, slots=True)
class Choice:
    """One autocomplete choice."""

    name: str
    value: object


def fits(message: Message, where: Condition) -> bool:
    """Whether a message is the one that is waited for."""
    if isinstance(where, str):
        return where in message.text
    return where is None or where(message)


class Reply:
    """Follows one interaction."""

    def __init__(self, interaction: Interaction) -> None:
        self.interaction = interaction
        self._changes = interaction.channel.world.changes

    @property
    def acknowledged(self) -> bool:
        """Whether the bot has given its first answer."""
        return self.interaction.callback is not None

    @property
    def ephemeral(self) -> bool:
        """Whether the first answer is seen by the asking member only."""
        original = self.interaction.original
        return original is not None and original.ephemeral

    @property
    def messages(self) -> list[Message]:
        """The messages that the bot has written or changed in answer, in that order; "thinking..." left out."""
        return [message for message in self.interaction.messages if not message.loading and not message.deleted]

    @property
    def edits(self) -> list[Version]:
        """What the first answer has looked like, from its first words to the present."""
        held = self.interaction
        if held.original is None:
            return []
        before = held.pressed_versions if held.original is held.pressed else 0
        return [version for version in held.original.versions[before:] if not version.loading]

    @property
    def refusals(self) -> list[str]:
        """What the bot tried in answer that Discord refused."""
        return list(self.interaction.refusals)

    @property
    def modal(self) -> Json | None:
        """The form that the bot has put up."""
        return self.interaction.modal

    async def acknowledgement(self, *, timeout_s: float | None = None) -> Callback:
        """What kind of first answer the bot gave."""
        return await self._until(lambda: self.interaction.callback, "any answer", timeout_s)

    async def deferred(self, *, timeout_s: float | None = None) -> Reply:
        """Wait for the first answer, which must be a deferral."""
        callback = await self.acknowledgement(timeout_s=timeout_s)
        if callback not in (Callback.DEFERRED_MESSAGE, Callback.DEFERRED_UPDATE):
            raise NoAnswerError(f"the bot did not defer: its first answer was {callback.name}")
        return self

    async def message(self, index: int = 0, *, where: Condition = None, timeout_s: float | None = None) -> Message:
        """The answer's message of that index, 0 being the first, as soon as it is there and fits `where`."""
        wanted = f"message {index}" + (f" with {where!r}" if where is not None else "")
        return await self._until(lambda: self._found(index, where), wanted, timeout_s)

    async def choices(self, *, timeout_s: float | None = None) -> list[Choice]:
        """The autocomplete choices."""
        found = await self._until(lambda: self.interaction.choices, "autocomplete choices", timeout_s)
        return [Choice(choice["name"], choice["value"]) for choice in found]

    def _found(self, index: int, where: Condition) -> Message | None:
        messages = self.messages
        return messages[index] if index < len(messages) and fits(messages[index], where) else None

    async def _until(self, probe: Callable[[], T | None], wanted: str, timeout_s: float | None) -> T:
        return await self._changes.until(probe, waited_for=lambda: self._described(wanted), timeout_s=timeout_s)

    def _described(self, wanted: str) -> str:
        held = self.interaction
        seen = [message.text for message in self.messages]
        state = "unanswered" if held.callback is None else held.callback.name
        return f"{wanted}; first answer: {state}; messages: {seen}; refused: {held.refusals}"
