from __future__ import annotations

from bot.settings import Settings
from index.encoder import SentenceEncoder
from tests.bot.running import Club, at_work

LINE = "stake sold where company = Lumen Robotics and round = Series A"


async def test_a_query_is_answered_with_its_line(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    async with at_work(settings, club, encoder):
        reply = await club.ana.command(club.deals, "figure", query=LINE)
        message = await reply.message()
    assert "20%" in message.text
    assert "stake\\_sold where company" in message.text or "stake_sold where company" in message.text
    assert not message.ephemeral


async def test_a_private_figure_is_seen_by_the_asker_alone(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        reply = await club.ana.command(club.deals, "figure", query=LINE, private=True)
        assert (await reply.message()).ephemeral


async def test_a_fault_is_answered_with_what_would_be_right(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        slip = await (await club.ana.command(club.deals, "figure", query="amuont where company = Lumen")).message()
        nobody = await (await club.ana.command(club.deals, "figure", query="amount where company = Lumin")).message()
    assert "did you mean amount?" in slip.text
    assert "did you mean Lumen Robotics?" in nobody.text
    assert "something went wrong" not in slip.text + nobody.text


async def test_a_query_is_completed_word_by_word(settings: Settings, club: Club, encoder: SentenceEncoder) -> None:
    async with at_work(settings, club, encoder):
        for typed, offered in (
            ("", "median("),
            ("median(st", "median(stake_sold)"),
            ("amount wh", "amount where"),
            ("amount where comp", "amount where company"),
            ("amount where company ", "amount where company ="),
            ("amount where company = lum", 'amount where company = "Lumen Robotics"'),
            ("count(round) where lead = tide", 'count(round) where lead = "Tidewater Capital"'),
            ("count(round) by ye", "count(round) by year"),
        ):
            choices = await club.ana.autocomplete(club.deals, "figure", focused="query", query=typed)
            assert offered in [choice.name for choice in choices], typed
            assert len(choices) <= 25
            assert all(choice.name == choice.value for choice in choices)


async def test_a_line_that_no_choice_can_hold_offers_none_and_breaks_nothing(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    line = f"{LINE} and investor = North Pier and announced in 2023 and instrument = equity "
    assert len(line) > 100
    async with at_work(settings, club, encoder):
        assert await club.ana.autocomplete(club.deals, "figure", focused="query", query=line) == []
        message = await (await club.ana.command(club.deals, "figure", query=line.strip())).message()
    assert "20%" in message.text
