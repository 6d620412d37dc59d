from __future__ import annotations

import asyncio

from bot.settings import Settings
from index.encoder import SentenceEncoder
from tests.bot.running import Club, at_work


async def test_a_figure_is_answered_with_its_working_and_sources(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        reply = await club.ana.command(
            club.deals, "ask", question="How much did Lumen Robotics raise in its Series A?"
        )
        message = await (await reply.deferred()).message()
    assert "$20 million" in message.text
    assert "Working" in message.text
    assert "https://lumen.example/series-a" in message.text
    assert not message.ephemeral
    assert not reply.refusals


async def test_passages_are_quoted_with_their_place(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    async with at_work(settings, club, encoder):
        reply = await club.ana.command(club.deals, "ask", question="What is the biggest risk for Lumen Robotics?")
        message = await reply.message(timeout_s=20)
    assert "slip from the suction cups" in message.text
    assert "briefings/lumen-series-a.md" in message.text.replace("\\", "")


async def test_what_cannot_be_supported_is_declined(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    async with at_work(settings, club, encoder):
        reply = await club.ana.command(club.deals, "ask", question="How much did Zyxquu Corp raise in 2021?")
        message = await reply.message(timeout_s=20)
    assert "Confidence" not in message.text
    assert "$" not in message.embeds[0].get("title", "")


async def test_a_private_answer_is_seen_by_the_asker_alone(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        reply = await club.ana.command(club.deals, "ask", question="What is Lumen Robotics worth?", private=True)
        message = await reply.message()
        assert message.ephemeral
        assert not club.deals.messages


async def test_a_follow_up_leans_on_the_question_before(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        first = await club.ana.command(club.deals, "ask", question="Who led the Series A of Harbor Bio?")
        await first.message()
        second = await club.ana.command(club.deals, "ask", question="How much was it?")
        message = await second.message(timeout_s=20)
    assert "$30 million" in message.text


async def test_two_members_do_not_share_a_conversation(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        await (await club.ana.command(club.deals, "ask", question="Who led the Series A of Harbor Bio?")).message()
        reply = await club.boss.command(club.deals, "ask", question="How much was it?")
        message = await reply.message(timeout_s=20)
    assert "$30 million" not in (message.embeds[0].get("title") or "")


async def test_many_questions_at_once_are_all_answered(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        members = [club.guild.member(f"Member {number}") for number in range(12)]
        replies = [
            await member.command(club.deals, "ask", question="How much did Lumen Robotics raise in its Series A?")
            for member in members
        ]
        messages = await asyncio.gather(*(reply.message(timeout_s=30) for reply in replies))
    assert all("$20 million" in message.text for message in messages)


async def test_markup_in_a_question_formats_and_pings_nothing(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        question = f"What is **Lumen Robotics** worth @everyone {club.boss.mention} [here](https://evil.example)?"
        reply = await club.ana.command(club.deals, "ask", question=question)
        message = await reply.message(timeout_s=20)
    assert message.pings == []
    assert "](https://evil" not in (message.embeds[0].get("description") or "")
