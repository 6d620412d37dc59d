"""Charts under answers: attached and shown on the first page, described, and gone from every other page."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import discord
import pytest

from bot.answers.answer import Answer
from bot.client import Roundtable
from bot.cogs import _pictures
from bot.cogs._pictures import CHART, DESCRIPTION_LIMIT, picture_of
from bot.cogs._places import ChannelPlace, InteractionPlace
from bot.render.charts import drawn
from bot.render.embeds import embeds
from bot.settings import Settings
from index.encoder import SentenceEncoder
from tests.bot.render.builders import a_figure_answer, a_list_answer
from tests.bot.running import Club, at_work
from tests.discord_server import ATTACH_FILES, Message

BY_YEAR = "How much was raised by year?"
LONG = a_list_answer(text="word " * 1500)


def serve_long(bot: Roundtable) -> None:
    @bot.tree.command(name="long", description="Serves a long answer with a chart")
    async def long(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.defer(thinking=True)
        await bot.desk.serve(InteractionPlace(interaction, is_private=False), think)

    async def think() -> Answer:
        return LONG


def shows_its_chart(message: Message) -> bool:
    """Whether the one file of a message is a picture that its embed shows."""
    [picture] = message.pictures
    return picture.content.startswith(b"\x89PNG") and message.loose == []


@pytest.mark.parametrize("private", [False, True], ids=["public", "private"])
async def test_an_answer_by_year_shows_its_chart_and_describes_it(
    settings: Settings, club: Club, encoder: SentenceEncoder, *, private: bool
) -> None:
    async with at_work(settings, club, encoder):
        reply = await club.ana.command(club.deals, "ask", question=BY_YEAR, private=private)
        message = await (await reply.deferred()).message()
    assert message.ephemeral is private
    assert shows_its_chart(message)
    assert message.pictures[0].description == (
        "Column chart of 3 values, Amount raised by year: highest 2024 ($30 million), lowest 2022 ($4 million)."
    )
    assert "$30 million" in message.text


async def test_an_answer_without_a_chart_has_no_file(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        reply = await club.ana.command(club.deals, "ask", question="What is Harbor Bio worth?")
        message = await (await reply.deferred()).message()
    assert message.attachments == []
    assert "image" not in message.embeds[0]


async def test_a_mention_is_answered_with_the_chart(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    async with at_work(settings, club, encoder):
        await club.ana.say(club.deals, f"{club.discord.mention} {BY_YEAR}")
        message = await club.deals.next_message()
    assert shows_its_chart(message)


async def test_where_no_files_may_be_attached_the_answer_comes_without(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        plain = club.guild.channel("plain", bot_denied=ATTACH_FILES)
        await club.ana.say(plain, f"{club.discord.mention} {BY_YEAR}")
        mentioned = await plain.next_message()
        asked = await (await club.ana.command(plain, "ask", question=BY_YEAR)).message()
    for message in (mentioned, asked):
        assert "$30 million" in message.text
        assert message.attachments == []
        assert "image" not in message.embeds[0]


async def test_the_chart_is_on_the_first_page_only(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    async with at_work(settings, club, encoder, prepare=serve_long):
        message = await (await club.ana.command(club.deals, "long")).message()
        assert shows_its_chart(message)
        await (await club.ana.press(message, "Next ▶")).message(where="Page 2")
        assert message.attachments == []
        await (await club.ana.press(message, "◀ Previous")).message(where="Page 1")
        assert shows_its_chart(message)


async def test_the_chart_outlives_the_buttons(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    async with at_work(settings, club, encoder, prepare=serve_long, buttons_live_s=0.5):
        message = await (await club.ana.command(club.deals, "long")).message()
        await club.discord.until(lambda: all(b.disabled for b in message.buttons) or None, "the buttons' end")
    assert shows_its_chart(message)
    assert "Page 1 " in message.text


async def test_a_message_in_a_channel_gets_and_loses_its_chart_by_edits(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    picture = await picture_of(a_list_answer())
    pages = embeds(a_list_answer(), chart=CHART)
    async with at_work(settings, club, encoder) as bot:
        said = await club.ana.say(club.deals, "hello")
        channel = await bot.fetch_channel(club.deals.id)
        assert isinstance(channel, discord.TextChannel)
        place = ChannelPlace(await channel.fetch_message(said.id))
        await place.show("One moment")
        message = await club.deals.next_message(where="One moment")
        await place.show(embeds=pages, picture=picture)
        assert shows_its_chart(message)
        await place.show_view(discord.ui.View())
        assert shows_its_chart(message)
        await place.show("Gone")
    assert message.attachments == []
    assert message.text == "Gone"


async def test_a_chart_is_not_drawn_on_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn_by = []

    def noted(answer: Answer) -> bytes:
        drawn_by.append(threading.current_thread())
        return drawn(answer)

    monkeypatch.setattr(_pictures, "drawn", noted)
    assert await picture_of(a_list_answer()) is not None
    assert drawn_by
    assert threading.main_thread() not in drawn_by


async def test_a_figure_has_no_picture() -> None:
    assert await picture_of(a_figure_answer()) is None


async def test_a_description_keeps_the_limit_of_discord() -> None:
    rows = tuple(replace(row, label=row.label * 300) for row in a_list_answer().rows)
    picture = await picture_of(a_list_answer(rows=rows))
    assert picture is not None
    assert len(picture.description) <= DESCRIPTION_LIMIT
    assert picture.description.endswith("…")
