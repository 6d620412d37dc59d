"""Swapping generations under questions, with the real index and model."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.answers.conversations import Conversations
from bot.answers.live import LiveAnswers, LiveState, NotReadyError
from index.encoder import Encoder, SentenceEncoder
from index.errors import ModelError
from index.generation import BuildOptions, build
from index.progress import Progress
from index.reranker import CrossEncoder, Reranker
from tests.bot.running import encoder, tiny_index, until
from tests.bot.tiny_corpus import add_orchard
from tests.index.keyed import Keyed

__all__ = ["encoder", "tiny_index"]

RISK = "What is the biggest risk for Lumen Robotics?"
ORCHARD = "How much did Orchard Energy raise in its Series A?"


class Held:
    """The real encoder, which answers one question only when it is let go."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self._encoder = encoder
        self.is_asked = threading.Event()
        self.go_on = threading.Event()
        self.go_on.set()

    @property
    def model_id(self) -> str:
        return self._encoder.model_id

    @property
    def dimension(self) -> int:
        return self._encoder.dimension

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> NDArray[np.float32]:
        self.is_asked.set()
        assert self.go_on.wait(30)
        return self._encoder.encode(texts, progress=progress)


class Unloadable(Held):
    """A model that is named but does not load."""

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> NDArray[np.float32]:
        raise ModelError("the model's file is damaged; install it again")


@pytest.fixture
def home(tiny_index: Path, tmp_path: Path) -> Path:
    """A copy of the tiny corpus and index."""
    return Path(shutil.copytree(tiny_index, tmp_path / "home"))


@asynccontextmanager
async def live(
    home: Path, encoder: Encoder, *, reranker: Reranker | None = None, is_warm: bool = True
) -> AsyncIterator[LiveAnswers]:
    answers = LiveAnswers(home / "index", watch_interval_s=0.05, encoder=encoder, reranker=reranker)
    answers.start()
    try:
        if is_warm:
            await answers.until_warm(within_s=60)
        yield answers
    finally:
        await answers.close()


async def rebuilt(home: Path, encoder: SentenceEncoder) -> str:
    add_orchard(home / "corpus")
    report = await asyncio.to_thread(build, home / "corpus", home / "index", options=BuildOptions(), encoder=encoder)
    return report.id


async def test_a_question_in_flight_keeps_the_generation_it_began_with(home: Path, encoder: SentenceEncoder) -> None:
    held, talks = Held(encoder), Conversations()
    async with live(home, held) as answers:
        held.is_asked.clear()
        held.go_on.clear()
        waiting = asyncio.create_task(answers.ask(RISK, talks.of("ana")))
        assert await asyncio.to_thread(held.is_asked.wait, 30)
        newer = await rebuilt(home, encoder)
        # Warming the newer generation is held up as well, so it cannot be swapped in yet.
        held.go_on.set()
        await until(lambda: answers.status.generation_id == newer)
        assert "suction cups" in (await waiting).text
        assert "$50 million" in (await answers.ask(ORCHARD, talks.of("ana"))).text


async def test_what_does_not_open_leaves_the_old_generation_live(home: Path, encoder: SentenceEncoder) -> None:
    async with live(home, encoder) as answers:
        before = answers.status.generation_id
        newer = await rebuilt(home, encoder)
        await until(lambda: answers.status.generation_id == newer)
        (home / "index" / "CURRENT").write_text("20990101T000000.000000Z-00000000\n", encoding="ascii")
        await until(lambda: answers.status.problem is not None)
        assert before != answers.status.generation_id == newer
        assert answers.state is LiveState.READY
        assert "$50 million" in (await answers.ask(ORCHARD, Conversations().of("ana"))).text


async def test_a_problem_is_over_when_the_live_generation_is_the_current_one_again(
    home: Path, encoder: SentenceEncoder
) -> None:
    current = home / "index" / "CURRENT"
    good = current.read_text(encoding="ascii")
    async with live(home, encoder) as answers:
        current.write_text("20990101T000000.000000Z-00000000\n", encoding="ascii")
        await until(lambda: answers.status.problem is not None)
        current.write_text(good, encoding="ascii")
        await until(lambda: answers.status.problem is None)
        assert answers.state is LiveState.READY


async def test_a_generation_mended_after_it_was_refused_is_opened(home: Path, encoder: SentenceEncoder) -> None:
    current = home / "index" / "CURRENT"
    good = current.read_text(encoding="ascii")
    current.write_text("not an id\n", encoding="ascii")
    async with live(home, encoder, is_warm=False) as answers:
        await until(lambda: answers.state is LiveState.FAILED)
        with pytest.raises(NotReadyError, match="CURRENT"):
            await answers.ask(RISK, Conversations().of("ana"))
        assert await answers.company_names("Lum") == []
        current.write_text(good, encoding="ascii")
        await until(lambda: answers.state is LiveState.READY)
        assert answers.status.problem is None


async def test_nothing_built_is_told_from_something_broken(tmp_path: Path, encoder: SentenceEncoder) -> None:
    async with live(tmp_path, encoder, is_warm=False) as answers:
        await until(lambda: answers.state is LiveState.FAILED)
        assert answers.status.is_unbuilt


async def test_without_a_model_figures_are_still_answered(home: Path, encoder: SentenceEncoder) -> None:
    async with live(home, Unloadable(encoder)) as answers:
        assert "damaged" in str(answers.status.problem)
        assert not answers.status.is_warm
        answer = await answers.ask("What is Harbor Bio worth?", Conversations().of("ana"))
        assert "$150 million" in answer.text
        with pytest.raises(ModelError):
            await answers.ask(RISK, Conversations().of("ana"))


async def test_without_a_reranker_figures_are_still_answered(
    home: Path, encoder: SentenceEncoder, tmp_path: Path
) -> None:
    async with live(home, encoder, reranker=CrossEncoder(str(tmp_path / "nowhere"))) as answers:
        assert "nowhere" in str(answers.status.problem)
        assert not answers.status.is_warm
        assert "$150 million" in (await answers.ask("What is Harbor Bio worth?", Conversations().of("ana"))).text
        with pytest.raises(ModelError):
            await answers.ask(RISK, Conversations().of("ana"))


async def test_a_newer_generation_goes_on_with_the_same_reranker(home: Path, encoder: SentenceEncoder) -> None:
    reranker = Keyed({"suction": 5.0})
    async with live(home, encoder, reranker=reranker) as answers:
        newer = await rebuilt(home, encoder)
        await until(lambda: answers.status.generation_id == newer)
        before = reranker.read
        assert "suction cups" in (await answers.ask(RISK, Conversations().of("ana"))).text
        assert reranker.read > before


async def test_the_same_problem_is_logged_once(
    home: Path, encoder: SentenceEncoder, caplog: pytest.LogCaptureFixture
) -> None:
    (home / "index" / "CURRENT").write_text("not an id\n", encoding="ascii")
    async with live(home, encoder, is_warm=False) as answers:
        await until(lambda: answers.state is LiveState.FAILED)
        for _ in range(3):
            await answers.refresh()
    assert len([record for record in caplog.records if "does not open" in record.getMessage()]) == 1
