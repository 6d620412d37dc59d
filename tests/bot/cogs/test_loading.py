"""What members read while the index or the model is not there yet. A gate in front of the real model holds it up."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.answers.live import LiveState
from bot.settings import Settings
from index.encoder import SentenceEncoder
from index.progress import Progress
from tests.bot.running import Club, at_work, until

WORTH = "What is Harbor Bio worth?"


class Gated:
    """The real encoder behind two gates: ``named`` lets an index be opened, ``loaded`` lets text be encoded."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self._encoder = encoder
        self.named = threading.Event()
        self.loaded = threading.Event()

    @property
    def model_id(self) -> str:
        assert self.named.wait(60)
        return self._encoder.model_id

    @property
    def dimension(self) -> int:
        return self._encoder.dimension

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> NDArray[np.float32]:
        assert self.loaded.wait(60)
        return self._encoder.encode(texts, progress=progress)

    def open(self) -> None:
        self.named.set()
        self.loaded.set()


@pytest.fixture
def gated(encoder: SentenceEncoder) -> Gated:
    return Gated(encoder)


async def test_while_the_index_opens_the_bot_says_so_and_then_answers(
    settings: Settings, club: Club, gated: Gated
) -> None:
    async with at_work(settings, club, gated, is_ready=False):
        reply = await club.ana.command(club.deals, "ask", question=WORTH)
        await reply.message(where="still opening my index")
        gated.open()
        message = await reply.message(where="$150 million", timeout_s=20)
    assert "still opening" not in message.text


async def test_a_mention_waits_for_the_index_in_one_message(settings: Settings, club: Club, gated: Gated) -> None:
    async with at_work(settings, club, gated, is_ready=False):
        await club.ana.say(club.deals, f"{club.discord.mention} {WORTH}")
        first = await club.deals.next_message(where="still opening my index")
        gated.open()
        await club.discord.until(lambda: "$150 million" in first.text or None, "the answer in the same message")


async def test_nothing_is_completed_while_the_index_opens(settings: Settings, club: Club, gated: Gated) -> None:
    async with at_work(settings, club, gated, is_ready=False):
        assert await club.ana.autocomplete(club.deals, "round", focused="company", company="Lum") == []
        gated.open()


async def test_figures_are_answered_before_the_model_is_there(settings: Settings, club: Club, gated: Gated) -> None:
    gated.named.set()
    async with at_work(settings, club, gated, is_ready=False) as bot:
        reply = await club.ana.command(club.deals, "ask", question=WORTH)
        await reply.message(where="$150 million", timeout_s=20)
        assert not bot.answers.status.is_warm
        gated.open()
    assert all("loading the model" not in version.text for version in reply.edits)


async def test_passages_wait_for_the_model_and_the_bot_says_so(settings: Settings, club: Club, gated: Gated) -> None:
    gated.named.set()
    async with at_work(settings, club, gated, is_ready=False):
        reply = await club.ana.command(club.deals, "ask", question="What is the biggest risk for Lumen Robotics?")
        await reply.message(where="loading the model", timeout_s=20)
        gated.open()
        await reply.message(where="suction cups", timeout_s=20)


async def test_without_a_corpus_and_an_index_the_bot_says_how_to_get_one(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    shutil.rmtree(settings.corpus_dir)
    shutil.rmtree(settings.index_dir)
    async with at_work(settings, club, encoder, is_ready=False) as bot:
        await until(lambda: bot.answers.state is LiveState.FAILED)
        message = await (await club.ana.command(club.deals, "ask", question=WORTH)).message()
        status = await (await club.boss.command(club.deals, "index status")).message()
    assert "I have no index yet" in message.text
    assert "Not answering" in status.text


async def test_a_first_start_builds_the_first_index_and_answers_what_was_asked_meanwhile(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    shutil.rmtree(settings.index_dir)
    async with at_work(settings, club, encoder, is_ready=False):
        reply = await club.ana.command(club.deals, "ask", question=WORTH)
        message = await reply.message(where="$150 million", timeout_s=60)
    assert "first index" not in message.text


async def test_an_index_that_breaks_leaves_the_old_one_answering(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder) as bot:
        (settings.index_dir / "CURRENT").write_text("20990101T000000.000000Z-00000000\n", encoding="ascii")
        await until(lambda: bot.answers.status.problem is not None)
        message = await (await club.ana.command(club.deals, "ask", question=WORTH)).message()
        status = await (await club.boss.command(club.deals, "index status")).message()
    assert "$150 million" in message.text
    assert "Wrong" in status.text
