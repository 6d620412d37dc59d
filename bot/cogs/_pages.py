"""The buttons under an answer: turning its pages, and asking what it suggests. What stands on a page is ``render``.

Whoever asked turns the pages, so that two readers do not turn against each other; a suggestion is anybody's to ask,
and is answered to whoever pressed it. Buttons are disabled before the token that could still edit them runs out.
"""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import discord

from bot.cogs._pictures import Picture
from bot.cogs._places import InteractionPlace, Place
from bot.render.markdown import clipped
from bot.render.safe import one_line

LIFETIME_S = 14 * 60.0
"""How long buttons work: a minute less than an interaction's token lives."""
CUSTOM_ID_PREFIX = "roundtable:"
BUTTON_LABEL = 80
MOST_SUGGESTIONS = 5
NOT_YOURS = "Only whoever asked can turn these pages. Ask for your own with `/ask`."

AskAgain = Callable[[Place, str], Awaitable[None]]
Press = discord.Interaction[Any]
ReportError = Callable[[Press, Exception], Awaitable[None]]


class _Button(discord.ui.Button["AnswerView"]):
    """A button that calls the function it was given."""

    def __init__(self, label: str, pressed: Callable[[Press], Awaitable[None]], *, custom_id: str, row: int) -> None:
        super().__init__(label=label, custom_id=custom_id, row=row)
        self._pressed = pressed

    async def callback(self, interaction: Press) -> None:
        """Do what the button is for."""
        await self._pressed(interaction)


class AnswerView(discord.ui.View):
    """Buttons for one shown answer; only made where there is something to press."""

    def __init__(
        self,
        pages: Sequence[discord.Embed],
        suggestions: Sequence[str],
        *,
        picture: Picture | None = None,
        place: Place,
        ask: AskAgain,
        enter: Callable[[], None],
        report: ReportError,
        lifetime_s: float = LIFETIME_S,
    ) -> None:
        super().__init__(timeout=lifetime_s)
        self.key = secrets.token_hex(8)
        self._pages = pages
        self._page = 0
        self._picture = picture
        self._place = place
        self._asker_id = place.asker_id
        self._ask = ask
        self._enter = enter
        self._report = report
        self._lifetime_s = lifetime_s
        self._ends = time.monotonic() + lifetime_s
        self._back = _Button("◀ Previous", self._turn_back, custom_id=self._custom_id("previous"), row=0)
        self._back.disabled = True
        self._forth = _Button("Next ▶", self._turn_forth, custom_id=self._custom_id("next"), row=0)
        if len(pages) > 1:
            self.add_item(self._back).add_item(self._forth)
        for number, suggestion in enumerate(_askable(suggestions)):
            self.add_item(self._suggestion(suggestion, self._custom_id(str(number))))

    @staticmethod
    def is_needed(pages: Sequence[discord.Embed], suggestions: Sequence[str]) -> bool:
        """Whether an answer has anything to press."""
        return len(pages) > 1 or bool(_askable(suggestions))

    async def interaction_check(self, _interaction: Press, /) -> bool:
        """Let every press through, and let whoever closes the bot wait for what comes of it."""
        self._enter()
        return True

    async def on_timeout(self) -> None:
        """Show that the buttons no longer work."""
        for item in self.children:
            if isinstance(item, discord.ui.Button):
                item.disabled = True
        # The message may have been deleted, or the bot shown out of the channel: then there is nothing to disable.
        with contextlib.suppress(discord.HTTPException):
            await self._place.show_view(self)

    async def on_error(self, interaction: Press, error: Exception, _item: discord.ui.Item[Any], /) -> None:
        """Hand the error to the one place that answers for errors."""
        await self._report(interaction, error)

    def _custom_id(self, name: str) -> str:
        return f"{CUSTOM_ID_PREFIX}{self.key}:{name}"

    def _suggestion(self, question: str, custom_id: str) -> _Button:
        async def pressed(interaction: Press) -> None:
            # This press brought no token that could edit the pages: they keep their own end.
            self.timeout = max(1.0, self._ends - time.monotonic())
            await interaction.response.defer(ephemeral=self._place.is_private, thinking=True)
            await self._ask(InteractionPlace(interaction, is_private=self._place.is_private), question)

        return _Button(clipped(question, BUTTON_LABEL), pressed, custom_id=custom_id, row=1)

    async def _turn_back(self, interaction: Press) -> None:
        await self._turn(interaction, self._page - 1)

    async def _turn_forth(self, interaction: Press) -> None:
        await self._turn(interaction, self._page + 1)

    async def _turn(self, interaction: Press, page: int) -> None:
        if interaction.user.id != self._asker_id:
            self.timeout = max(1.0, self._ends - time.monotonic())
            await interaction.response.send_message(NOT_YOURS, ephemeral=True)
            return
        self._page = min(max(page, 0), len(self._pages) - 1)
        self._back.disabled = self._page == 0
        self._forth.disabled = self._page == len(self._pages) - 1
        # The chart belongs to the first page: elsewhere it would hang below the page as a loose file.
        files = [self._picture.file()] if self._picture is not None and self._page == 0 else []
        await interaction.response.edit_message(embed=self._pages[self._page], view=self, attachments=files)
        # The press has a token of its own, so the buttons can live that much longer.
        self._place = InteractionPlace(interaction, is_private=self._place.is_private)
        self._ends = time.monotonic() + self._lifetime_s


def _askable(suggestions: Sequence[str]) -> list[str]:
    return [one_line(suggestion) for suggestion in suggestions if one_line(suggestion)][:MOST_SUGGESTIONS]
