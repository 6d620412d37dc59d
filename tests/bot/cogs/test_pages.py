"""Buttons under an answer. One command more serves an answer that is long enough to turn."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.answers.answer import Answer, AnswerKind
from bot.client import Roundtable
from bot.cogs._places import InteractionPlace
from bot.settings import Settings
from index.encoder import SentenceEncoder
from tests.bot.running import Club, at_work
from tests.discord_server import Message, NoSuchComponentError, Reply

WORDS = [f"word{number}" for number in range(600)]
LONG = Answer(
    "Tell me all",
    "everything",
    AnswerKind.PASSAGES,
    " ".join(WORDS),
    suggestions=(
        "What is Harbor Bio worth?",
        "Which company has the longest name " + "of all the companies " * 5 + "?",
    ),
)


def serve_long(bot: Roundtable) -> None:
    @bot.tree.command(name="long", description="Serves a long answer")
    async def long(interaction: discord.Interaction[Any], *, private: bool = False) -> None:
        await interaction.response.defer(ephemeral=private, thinking=True)
        await bot.desk.serve(InteractionPlace(interaction, is_private=private), think)

    async def think() -> Answer:
        return LONG


def place_of(message: Message) -> str:
    return str(message.embeds[0]["footer"]["text"]).split(" · ")[0]


def words_of(message: Message) -> list[str]:
    return str(message.embeds[0]["description"]).removesuffix("…").split()


async def shown(club: Club) -> tuple[Reply, Message]:
    reply = await club.ana.command(club.deals, "long")
    return reply, await reply.message()


async def test_pressing_next_through_all_pages_shows_every_word(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder, prepare=serve_long):
        _, message = await shown(club)
        pages = int(place_of(message).split(" of ")[1])
        read = words_of(message)
        for number in range(2, pages + 1):
            turned = await club.ana.press(message, "Next ▶")
            await turned.message(where=f"Page {number} of {pages}")
            read += words_of(message)
        with pytest.raises(NoSuchComponentError, match="disabled"):
            await club.ana.press(message, "Next ▶")
        back = await club.ana.press(message, "◀ Previous")
        await back.message(where=f"Page {pages - 1} of {pages}")
    assert pages >= 3
    assert read == WORDS


async def test_only_the_asker_turns_the_pages(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    async with at_work(settings, club, encoder, prepare=serve_long):
        _, message = await shown(club)
        other = await club.boss.press(message, "Next ▶")
        hint = await other.message()
    assert hint.ephemeral
    assert "Only whoever asked" in hint.text
    assert place_of(message).startswith("Page 1 ")


async def test_anybody_may_ask_what_is_suggested(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    async with at_work(settings, club, encoder, prepare=serve_long):
        _, message = await shown(club)
        answer = await (await club.boss.press(message, "What is Harbor Bio worth?")).message(timeout_s=20)
    assert "$150 million" in answer.text
    assert answer is not message


async def test_a_suggestion_under_a_private_answer_is_answered_privately(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder, prepare=serve_long):
        message = await (await club.ana.command(club.deals, "long", private=True)).message()
        answer = await (await club.ana.press(message, "What is Harbor Bio worth?")).message(timeout_s=20)
    assert answer.ephemeral


async def test_a_suggestion_too_long_for_a_button_is_cut_with_a_sign(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder, prepare=serve_long):
        _, message = await shown(club)
    label = message.buttons[-1].label or ""
    assert len(label) <= 80
    assert label.endswith("…")


async def test_buttons_are_disabled_when_their_time_is_over(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder, prepare=serve_long, buttons_live_s=0.5):
        _, message = await shown(club)
        assert not message.buttons[-1].disabled
        await club.discord.until(lambda: all(b.disabled for b in message.buttons) or None, "the buttons' end")
        assert place_of(message).startswith("Page 1 ")


async def test_a_deleted_answer_does_not_trouble_the_end_of_its_buttons(
    settings: Settings, club: Club, encoder: SentenceEncoder, caplog: pytest.LogCaptureFixture
) -> None:
    async with at_work(settings, club, encoder, prepare=serve_long, buttons_live_s=0.5):
        _, message = await shown(club)
        message.deleted = True
        route = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"
        sent = len(club.discord.calls(route))
        await club.discord.until(lambda: len(club.discord.calls(route)) > sent or None, "the last edit")
    assert "Traceback" not in caplog.text


async def test_buttons_of_an_earlier_run_say_that_they_have_expired(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder, prepare=serve_long):
        _, message = await shown(club)
    async with at_work(settings, club, encoder, prepare=serve_long):
        hint = await (await club.ana.press(message, "Next ▶")).message()
    assert "expired" in hint.text
    assert hint.ephemeral
