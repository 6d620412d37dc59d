from __future__ import annotations

from bot.settings import Settings
from index.encoder import SentenceEncoder
from tests.bot.running import Club, at_work


async def test_help_names_every_command_and_is_for_the_asker_alone(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder) as bot:
        message = await (await club.ana.command(club.deals, "help")).message()
        names = [command.qualified_name for command in bot.tree.walk_commands() if not hasattr(command, "commands")]
    assert message.ephemeral
    assert len(names) >= 5
    assert all(f"</{name}:" in message.text for name in names)


async def test_every_example_of_the_help_is_answered(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder):
        message = await (await club.ana.command(club.deals, "help")).message()
        [tries] = [field["value"] for embed in message.embeds for field in embed["fields"] if field["name"] == "Try"]
        examples = [line.removeprefix("• ") for line in tries.split("\n")]
        assert len(examples) >= 4
        for example in examples:
            answer = await (await club.ana.command(club.deals, "ask", question=example)).message(timeout_s=20)
            assert "Confidence" in answer.text, example
