from __future__ import annotations

from bot.settings import Settings
from index.encoder import SentenceEncoder
from tests.bot.running import Club, at_work
from tests.discord_server import EMBED_LINKS, SEND_MESSAGES


async def test_a_mention_is_answered_in_the_channel(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    async with at_work(settings, club, encoder):
        question = await club.ana.say(club.deals, f"{club.discord.mention} who led the Series A of Harbor Bio?")
        message = await club.deals.next_message()
    assert "Tidewater Capital" in message.text
    assert message.reference is question
    assert message.pings == []
    assert club.deals.typed >= 1
    assert club.discord.mention not in message.text


async def test_a_bare_mention_is_answered_with_help(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    async with at_work(settings, club, encoder):
        await club.ana.say(club.deals, club.discord.mention)
        message = await club.deals.next_message()
    assert "What you can ask me" in message.text


async def test_what_only_looks_like_a_mention_is_left_alone(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        first = await club.ana.say(club.deals, f"{club.discord.mention} what is Harbor Bio worth?")
        answer = await club.deals.next_message()
        await club.ana.say(club.deals, "@everyone who led it?")
        await club.ana.say(club.deals, "who led it?")
        await club.ana.say(club.deals, f"{club.boss.mention} who led it?")
        await club.ana.say(club.deals, "I see", answer_to=answer)
        await club.ana.say(club.deals, f"{club.discord.mention} what is Lumen Robotics worth?")
        last = await club.deals.next_message()
    assert "Lumen" in last.text
    own = [message for message in club.deals.messages if message.author is club.discord.world.bot]
    assert own == [answer, last]
    assert first.author is not club.discord.world.bot


async def test_a_direct_message_is_a_question_without_a_mention(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        await club.ana.say(club.ana.dm, "Who led the Series A of Harbor Bio?")
        message = await club.ana.dm.next_message()
    assert "Tidewater Capital" in message.text


async def test_a_channel_closed_to_the_bot_does_not_break_it(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        closed = club.guild.channel("closed", bot_denied=SEND_MESSAGES)
        await club.ana.say(closed, f"{club.discord.mention} what is Harbor Bio worth?")
        await club.ana.say(club.deals, f"{club.discord.mention} what is Harbor Bio worth?")
        assert "Harbor" in (await club.deals.next_message()).text
    assert [message for message in closed.messages if message.author is club.discord.world.bot] == []


async def test_a_question_beyond_the_limit_is_met_with_words(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        await club.ana.say(club.deals, f"{club.discord.mention} " + "how much? " * 100)
        message = await club.deals.next_message()
    assert "at most 500 characters" in message.text


async def test_without_the_permission_to_embed_the_bot_says_so(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        plain = club.guild.channel("plain", bot_denied=EMBED_LINKS)
        await club.ana.say(plain, f"{club.discord.mention} what is Harbor Bio worth?")
        message = await plain.next_message()
    assert "Embed Links" in message.text
