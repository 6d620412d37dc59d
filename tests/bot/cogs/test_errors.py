"""What members read when something breaks. One command more breaks as it is told."""

from __future__ import annotations

import re
from typing import Any

import discord
import pytest

from bot.answers.answer import Answer
from bot.client import Roundtable
from bot.cogs._places import InteractionPlace
from bot.settings import Settings
from index.encoder import SentenceEncoder
from index.errors import CorruptError
from tests.bot.running import Club, at_work

EDIT = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"
FAULT_ID = re.compile(r"`([0-9a-f]{8})`")


def serve_broken(bot: Roundtable) -> None:
    @bot.tree.command(name="break", description="Breaks as it is told")
    async def broken(interaction: discord.Interaction[Any], *, late: bool, fixable: bool = False) -> None:
        async def think() -> Answer:
            raise CorruptError("facts.duckdb: differs; run index build") if fixable else KeyError("a secret detail")

        if not late:
            raise KeyError("a secret detail")
        await interaction.response.defer(thinking=True)
        await bot.desk.serve(InteractionPlace(interaction, is_private=False), think)


@pytest.mark.parametrize("late", [False, True], ids=["before the answer", "while thinking"])
async def test_a_fault_becomes_an_apology_whose_id_the_log_shares(
    settings: Settings, club: Club, encoder: SentenceEncoder, caplog: pytest.LogCaptureFixture, late: bool
) -> None:
    async with at_work(settings, club, encoder, prepare=serve_broken):
        message = await (await club.ana.command(club.deals, "break", late=late)).message()
    fault = FAULT_ID.search(message.text)
    assert fault is not None
    assert "Sorry" in message.text
    assert "secret" not in message.text
    [record] = [record for record in caplog.records if fault[1] in record.getMessage()]
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], KeyError)


async def test_only_a_manager_reads_what_to_do(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    async with at_work(settings, club, encoder, prepare=serve_broken):
        plain = await (await club.ana.command(club.deals, "break", late=True, fixable=True)).message()
        told = await (await club.boss.command(club.deals, "break", late=True, fixable=True)).message()
    assert "facts.duckdb" not in plain.text
    assert "run index build" in told.text


async def test_a_refused_reply_is_tried_again_and_the_bot_goes_on(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        club.discord.fail(EDIT, times=1, status=400)
        first = await club.ana.command(club.deals, "ask", question="What is Harbor Bio worth?")
        assert "Sorry" in (await first.message()).text
        second = await club.ana.command(club.deals, "ask", question="What is Harbor Bio worth?")
        assert "$150 million" in (await second.message()).text
