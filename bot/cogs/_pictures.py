"""The chart of an answer as a file to attach. Where it is shown is ``_places``, and on which page ``_desk``."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from io import BytesIO

import discord

from bot.answers.answer import Answer
from bot.render.charts import chart_kind, described, drawn
from bot.render.markdown import clipped

CHART = "chart.png"
DESCRIPTION_LIMIT = 1_024
"""Discord's limit for what is read to those who do not see a picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart, to be attached as often as its page is shown."""

    content: bytes
    description: str

    def file(self) -> discord.File:
        """The picture as a file of its own: one can be sent only once."""
        return discord.File(BytesIO(self.content), CHART, description=self.description)


async def picture_of(answer: Answer) -> Picture | None:
    """The chart of an answer, drawn beside the event loop; ``None`` where it has none."""
    if chart_kind(answer) is None:
        return None
    content = await asyncio.to_thread(drawn, answer)
    return Picture(content, clipped(described(answer), DESCRIPTION_LIMIT))
