from __future__ import annotations

from bot.settings import Settings
from index.encoder import SentenceEncoder
from tests.bot.running import Club, at_work

RISK = "What is the biggest risk for Lumen Robotics?"


async def test_a_round_is_shown_as_a_card(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    async with at_work(settings, club, encoder):
        reply = await club.ana.command(club.deals, "round", company="Lumen Robotics", round="Series A")
        message = await reply.message()
    [embed] = message.embeds
    assert embed["fields"]
    assert "$20 million" in message.text
    assert "Tidewater Capital" in message.text


async def test_without_a_name_the_latest_round_is_shown(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        message = await (await club.ana.command(club.deals, "round", company="Lumen Robotics")).message()
    assert "Series A" in message.text


async def test_companies_are_completed_while_they_are_typed(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        choices = await club.ana.autocomplete(club.deals, "round", focused="company", company="Lum")
    assert choices[0].name == "Lumen Robotics"


async def test_rounds_are_completed_for_the_company_that_was_chosen(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        choices = await club.ana.autocomplete(
            club.deals, "round", focused="round", company="Lumen Robotics", round="se"
        )
    assert {"Seed", "Series A"} == {choice.name for choice in choices}


async def test_names_are_completed_in_time_while_everything_is_busy(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        rebuild = await club.boss.command(club.deals, "index rebuild", everything=True)
        members = [club.guild.member(f"Member {number}") for number in range(20)]
        asked = [await member.command(club.deals, "ask", question=RISK) for member in members]
        # The server counts choices that come after Discord's three seconds as no answer.
        for typed in ("L", "Lu", "Lum"):
            assert await club.ana.autocomplete(club.deals, "round", focused="company", company=typed)
        for reply in asked:
            assert "suction cups" in (await reply.message(timeout_s=60)).text
        await rebuild.message(where="Answering from generation", timeout_s=60)


async def test_an_unknown_company_completes_no_round_and_breaks_nothing(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        assert await club.ana.autocomplete(club.deals, "round", focused="round", company="Zyxquu", round="") == []
        reply = await club.ana.command(club.deals, "round", company="Zyxquu")
        message = await reply.message()
    assert "something went wrong" not in message.text


async def test_a_private_card_is_seen_by_the_asker_alone(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        reply = await club.ana.command(club.deals, "round", company="Harbor Bio", private=True)
        assert (await reply.message()).ephemeral
