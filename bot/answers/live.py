"""The answers of the generation that is live now, for a program that runs for months.

``LiveAnswers`` opens the current generation off the event loop, watches for a newer one, opens that aside and swaps
one reference. The rule: a question takes the Answerer once and keeps it to its end. What does not open leaves the
old one live, is logged and stands in ``status``. Facts are up first; the model warms in the background, so that
figures are answered before it is there. Knows nothing of Discord; building is ``index.generation``.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from bot.answers.answer import Answer
from bot.answers.answerer import Answerer
from bot.answers.conversations import Talk
from index.encoder import Encoder
from index.errors import FixableError, NoGenerationError, RoundtableError
from index.generation import Generation, current_id, open_generation
from index.reranker import CrossEncoder, Reranker

RETRY_S = 60.0
"""How long a generation that did not open is left alone, in seconds: checking it costs a pass over its files."""

log = logging.getLogger(__name__)


class LiveState(StrEnum):
    """Whether questions can be answered."""

    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class LiveStatus:
    """What is live, and what stands in the way of something newer."""

    state: LiveState
    generation_id: str | None = None
    opened: datetime | None = None
    is_warm: bool = False
    """Whether the model is loaded, so that passages come as fast as figures."""
    is_unbuilt: bool = False
    """Whether there is no generation at all yet, as opposed to one that does not open."""
    problem: str | None = None
    """Why the newest generation did not open or the model did not load; one line for operators."""


@dataclass(frozen=True, slots=True)
class _Refused:
    """A generation that did not open, and when (monotonic) it gets another chance."""

    generation_id: str
    retry_at: float


class NotReadyError(RoundtableError):
    """A question came while no generation is open; ``LiveAnswers.status`` says why."""


class LiveAnswers:
    """Questions in, Answers out, always from one whole generation. Made cheaply; ``start`` begins the work."""

    def __init__(
        self, index_dir: Path, *, watch_interval_s: float, encoder: Encoder, reranker: Reranker | None = None
    ) -> None:
        self._index_dir = index_dir
        self._watch_interval_s = watch_interval_s
        self._encoder = encoder
        self._reranker = reranker or CrossEncoder()
        self._answerer: Answerer | None = None
        self._status = LiveStatus(LiveState.LOADING)
        self._refused: _Refused | None = None
        self._looking = asyncio.Lock()
        self._watch: asyncio.Task[None] | None = None
        self._warming: asyncio.Task[None] | None = None
        self._thinkers = ThreadPoolExecutor(max(2, os.cpu_count() or 1), thread_name_prefix="answers")
        # Names for autocompletion never wait behind questions: Discord gives them three seconds.
        self._namer = ThreadPoolExecutor(1, thread_name_prefix="names")
        self.ready = asyncio.Event()

    @property
    def status(self) -> LiveStatus:
        """What is live right now."""
        return self._status

    @property
    def state(self) -> LiveState:
        """Loading, ready or failed; ``status.problem`` has the reason."""
        return self._status.state

    def start(self) -> None:
        """Begin to open the current generation and to watch for newer ones."""
        self._watch = asyncio.create_task(self._watching(), name="watch the current generation")

    async def close(self) -> None:
        """Stop watching. Questions in flight end by themselves."""
        for task in (self._watch, self._warming):
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
        self._thinkers.shutdown(wait=False, cancel_futures=True)
        self._namer.shutdown(wait=False, cancel_futures=True)

    async def until_warm(self, *, within_s: float) -> None:
        """Wait until an index is open and the model is loaded or has failed to; raises ``TimeoutError``."""
        async with asyncio.timeout(within_s):
            await self.ready.wait()
            if self._warming is not None:
                await asyncio.shield(self._warming)

    async def ask(self, question: str, talk: Talk) -> Answer:
        """Answer one question of a talk; raises ``NotReadyError`` while nothing is open."""
        answerer = self._taken()
        async with talk.turn:
            return await self._think(lambda: answerer.ask(question, talk.conversation))

    async def round(self, company: str, round_name: str | None = None) -> Answer:
        """The card of one round, by default the latest; raises ``NotReadyError`` while nothing is open."""
        answerer = self._taken()
        return await self._think(lambda: answerer.round(company, round_name))

    async def figure(self, line: str) -> Answer:
        """The figure of an exact query; raises ``QueryError``, and ``NotReadyError`` while nothing is open."""
        answerer = self._taken()
        return await self._think(lambda: answerer.figure(line))

    async def query_lines(self, typed: str) -> list[str]:
        """Lines that complete a query, best first; none while nothing is open."""
        return await self._name(lambda answerer: answerer.query_lines(typed))

    async def company_names(self, typed: str) -> list[str]:
        """Companies that begin or sound like what was typed, best first; none while nothing is open."""
        return await self._name(lambda answerer: answerer.company_names(typed))

    async def round_names(self, company: str, typed: str) -> list[str]:
        """Rounds of a company that fit what was typed, best first; none while nothing is open."""
        return await self._name(lambda answerer: answerer.round_names(company, typed))

    async def refresh(self) -> None:
        """Look at once whether there is a newer generation, and swap to it if it opens."""
        async with self._looking:
            newest = None
            try:
                newest = await asyncio.to_thread(current_id, self._index_dir)
                if self._refused is not None and newest == self._status.generation_id:
                    self._refused, self._status = None, replace(self._status, problem=None)
                elif self._is_worth_opening(newest):
                    await self._swap(*await asyncio.to_thread(self._opened))
            except Exception as error:  # noqa: BLE001 - whatever keeps a generation from opening, the old one lives on
                self._refuse(newest, error)

    async def _watching(self) -> None:
        while True:
            await self.refresh()
            await asyncio.sleep(self._watch_interval_s)

    def _is_worth_opening(self, newest: str | None) -> bool:
        if newest is None:
            return self._answerer is None
        if self._refused is not None and self._refused.generation_id == newest:
            return time.monotonic() >= self._refused.retry_at
        return newest != self._status.generation_id

    def _opened(self) -> tuple[Generation, Answerer]:
        generation = open_generation(self._index_dir, encoder=self._encoder, reranker=self._reranker)
        return generation, Answerer(generation)

    async def _swap(self, generation: Generation, answerer: Answerer) -> None:
        if self._status.is_warm:
            # The model is there already: what is left to warm is quick, and nobody's first question pays for it.
            await asyncio.to_thread(generation.warm)
        self._answerer = answerer
        self._refused = None
        self._status = LiveStatus(LiveState.READY, generation.id, datetime.now(UTC), is_warm=self._status.is_warm)
        self.ready.set()
        log.info("Answering from generation %s", generation.id)
        if not self._status.is_warm:
            self._warming = asyncio.create_task(self._warm(generation), name="warm the model")

    async def _warm(self, generation: Generation) -> None:
        try:
            await asyncio.to_thread(generation.warm)
        except Exception as error:
            log.error("The model does not load: %s", error, exc_info=_trace(error))
            self._status = replace(self._status, problem=str(error))
        else:
            self._status = replace(self._status, is_warm=True)

    def _refuse(self, newest: str | None, error: Exception) -> None:
        problem = str(error) or type(error).__name__
        if problem != self._status.problem:
            log.error("Generation %s does not open: %s", newest, problem, exc_info=_trace(error))
        self._refused = None if newest is None else _Refused(newest, time.monotonic() + RETRY_S)
        state = LiveState.FAILED if self._answerer is None else LiveState.READY
        is_unbuilt = isinstance(error, NoGenerationError) and self._answerer is None
        self._status = replace(self._status, state=state, problem=problem, is_unbuilt=is_unbuilt)

    def _taken(self) -> Answerer:
        if self._answerer is None:
            raise NotReadyError(self._status.problem or "the index is still being opened")
        return self._answerer

    async def _think(self, work: Callable[[], Answer]) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._thinkers, work)

    async def _name(self, work: Callable[[Answerer], list[str]]) -> list[str]:
        answerer = self._answerer
        if answerer is None:
            return []
        return await asyncio.get_running_loop().run_in_executor(self._namer, work, answerer)


def _trace(error: Exception) -> Exception | None:
    """What to log beside the message: nothing where somebody can put it right, else the whole trace."""
    return None if isinstance(error, FixableError) else error
