"""From a question to a shown answer, the same wherever it was asked: wait, think, render, draw, show.

While the index or the model loads, the desk says so at once and answers as soon as it can. Errors pass through: the
outermost handler is ``errors``.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakValueDictionary

import discord

from bot.answers.answer import Answer
from bot.answers.conversations import Conversations
from bot.answers.live import LiveAnswers, LiveState, LiveStatus
from bot.cogs._pages import LIFETIME_S, AnswerView
from bot.cogs._pictures import CHART, picture_of
from bot.cogs._places import Place
from bot.rebuilds import Rebuild, Rebuilds
from bot.render.embeds import embeds

QUESTION_LIMIT = 500
"""The longest question, in characters: the longest that people ask is about half of it."""
LONGEST_WAIT_S = 13 * 60.0
"""How long a question waits for the index: less than an interaction's token lives."""
MODEL_PATIENCE_S = 1.5
"""How long a question runs before a loading model is mentioned: a figure is there by then."""
LOOK_AGAIN_S = 0.5

LOADING = "One moment: I am still opening my index. Your answer follows here."
WARMING = "One moment: I am still loading the model that finds passages. Your answer follows here."
FIRST_BUILD = "One moment: my index is being built ({stage}). Your answer follows here."
UNBUILT = "I have no index yet. Whoever manages this server can build it with `/index rebuild`."
NOT_OPEN = "My index does not open at the moment. Whoever runs me finds the reason in the log and in `/index status`."
WAITED_ENOUGH = "My index is still not ready. Please ask again a little later."

ReportError = Callable[[discord.Interaction[Any], Exception], Awaitable[None]]


class Desk:
    """Takes questions and shows answers."""

    def __init__(
        self,
        answers: LiveAnswers,
        conversations: Conversations,
        rebuilds: Rebuilds,
        *,
        report: ReportError,
        buttons_live_s: float = LIFETIME_S,
    ) -> None:
        self._answers = answers
        self._conversations = conversations
        self._rebuilds = rebuilds
        self._report = report
        self._buttons_live_s = buttons_live_s
        self._serving: set[asyncio.Task[Any]] = set()
        self._views: WeakValueDictionary[str, AnswerView] = WeakValueDictionary()

    def is_live(self, view_key: str) -> bool:
        """Whether the buttons with this key still do something."""
        view = self._views.get(view_key)
        return view is not None and not view.is_finished()

    async def answer(self, place: Place, question: str) -> None:
        """Answer a question where it was asked, in the conversation that goes on there."""
        talk = self._conversations.of(place.talk_key)
        await self.serve(place, lambda: self._answers.ask(question, talk))

    async def serve(self, place: Place, think: Callable[[], Awaitable[Answer]]) -> None:
        """Show what ``think`` answers, as soon as there is an index to answer from."""
        if not await self._is_ready(place):
            return
        thinking = asyncio.ensure_future(think())
        if not self._answers.status.is_warm:
            finished, _ = await asyncio.wait({thinking}, timeout=MODEL_PATIENCE_S)
            if not finished and self._answers.status.problem is None:
                await place.show(WARMING)
        await self._show(place, await thinking)

    def enter(self) -> None:
        """Count the running task among those that ``finish`` waits for: called first where anything is answered."""
        task = asyncio.current_task()
        if task is not None:
            self._serving.add(task)
            task.add_done_callback(self._serving.discard)

    async def finish(self, *, within_s: float) -> None:
        """Let the answers that are under way come to their end, for so long at most."""
        if self._serving:
            await asyncio.wait(self._serving, timeout=within_s)

    async def _is_ready(self, place: Place) -> bool:
        """Whether there is an index now; says why not, and waits while there is something to wait for."""
        give_up = time.monotonic() + LONGEST_WAIT_S
        said = ""
        while not self._answers.ready.is_set():
            words, is_final = _waiting(self._answers.status, self._rebuilds.running)
            if time.monotonic() > give_up:
                words, is_final = WAITED_ENOUGH, True
            if words != said:
                await place.show(words)
                said = words
            if is_final:
                return False
            await _wait_a_little(self._answers.ready)
        return True

    async def _show(self, place: Place, answer: Answer) -> None:
        picture = await picture_of(answer) if place.takes_pictures else None
        pages = embeds(answer, chart=CHART if picture else None)
        view = None
        if AnswerView.is_needed(pages, answer.suggestions):
            view = AnswerView(
                pages,
                answer.suggestions,
                picture=picture,
                place=place,
                ask=self.answer,
                enter=self.enter,
                report=self._report,
                lifetime_s=self._buttons_live_s,
            )
            self._views[view.key] = view
        await place.show(embeds=pages[:1], view=view, picture=picture)


def _waiting(status: LiveStatus, running: Rebuild | None) -> tuple[str, bool]:
    """Why there is no answer yet, in words, and whether waiting is of no use."""
    if status.state is LiveState.LOADING:
        return LOADING, False
    if running is not None:
        return FIRST_BUILD.format(stage=running.stage.name), False
    return (UNBUILT if status.is_unbuilt else NOT_OPEN), True


async def _wait_a_little(ready: asyncio.Event) -> None:
    try:
        async with asyncio.timeout(LOOK_AGAIN_S):
            await ready.wait()
    except TimeoutError:
        return
