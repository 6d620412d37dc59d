from __future__ import annotations

import asyncio
import itertools
import shutil

import pytest

from bot.settings import Settings
from index.encoder import SentenceEncoder
from index.generation import BuildOptions, build
from tests.bot.running import Club, at_work, until
from tests.bot.tiny_corpus import add_orchard
from tests.discord_server import CommandNotPermittedError, Message

ORCHARD = "How much did Orchard Energy raise in its Series A?"


def unwatched(settings: Settings) -> Settings:
    """The same settings, but nothing happens by itself."""
    return settings.model_copy(update={"watch_interval_s": 3600.0})


def is_done(message: Message) -> bool:
    return "Answering from generation" in message.text


async def test_status_names_the_generation_that_answers(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder) as bot:
        message = await (await club.boss.command(club.deals, "index status")).message()
        generation_id = bot.answers.status.generation_id
    assert generation_id
    assert generation_id in message.text.replace("\\", "")
    assert message.ephemeral


async def test_a_rebuild_shows_its_progress_and_swaps_while_running(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(unwatched(settings), club, encoder) as bot:
        before = bot.answers.status.generation_id
        add_orchard(settings.corpus_dir)
        reply = await club.boss.command(club.deals, "index rebuild")
        message = await reply.message(where=is_done, timeout_s=60)
        assert bot.answers.status.generation_id != before
        answer = await (await club.ana.command(club.deals, "ask", question=ORCHARD)).message()
    assert "Building the index" in reply.edits[0].text
    assert "Begun by Boss" in message.text
    assert "$50 million" in answer.text


async def test_questions_are_answered_all_through_a_rebuild(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(unwatched(settings), club, encoder):
        add_orchard(settings.corpus_dir)
        reply = await club.boss.command(club.deals, "index rebuild", everything=True)
        asked = 0
        while not (reply.messages and is_done(reply.messages[0])):
            answer = await (await club.ana.command(club.deals, "ask", question="What is Harbor Bio worth?")).message(
                timeout_s=20
            )
            assert "$150 million" in answer.text
            asked += 1
    assert asked >= 1


async def test_progress_is_edited_about_once_a_second_at_most(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(unwatched(settings), club, encoder):
        reply = await club.boss.command(club.deals, "index rebuild", everything=True)
        await reply.message(where=is_done, timeout_s=60)
    edits = club.discord.calls("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}")
    # The last edit tells the outcome, as soon as there is one.
    gaps = [later.at_s - earlier.at_s for earlier, later in itertools.pairwise(edits[:-1])]
    assert all(gap > 0.9 for gap in gaps)


async def test_a_second_rebuild_is_told_who_is_building(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(unwatched(settings), club, encoder):
        first = await club.boss.command(club.deals, "index rebuild", everything=True)
        await first.deferred()
        second = await club.boss.command(club.deals, "index rebuild")
        message = await second.message()
        await first.message(where=is_done, timeout_s=60)
    assert "Boss began a build" in message.text
    assert message.ephemeral


async def test_members_are_not_offered_a_rebuild_and_cannot_force_one(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder) as bot:
        with pytest.raises(CommandNotPermittedError):
            await club.ana.command(club.deals, "index rebuild")
        message = await (await club.ana.command(club.deals, "index rebuild", force=True)).message()
        assert bot.rebuilds.running is None
    assert "Manage Server" in message.text
    assert message.ephemeral


async def test_a_rebuild_cannot_be_forced_from_a_direct_conversation(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder) as bot:
        message = await (await club.boss.command(club.boss.dm, "index rebuild", force=True)).message()
        assert bot.rebuilds.running is None
    assert "Manage Server" in message.text


async def test_rows_that_cannot_be_used_are_named_to_whoever_rebuilds(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(unwatched(settings), club, encoder):
        rounds = settings.corpus_dir / "facts" / "rounds.csv"
        rounds.write_text(rounds.read_text(encoding="utf-8").replace("20000000,USD", "lots,USD"), encoding="utf-8")
        reply = await club.boss.command(club.deals, "index rebuild")
        message = await reply.message(where=is_done, timeout_s=30)
    assert "facts/rounds.csv:3" in message.text.replace("\\", "")


async def test_a_build_that_fails_tells_its_manager_what_to_do_and_changes_nothing(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(unwatched(settings), club, encoder) as bot:
        before = bot.answers.status.generation_id
        shutil.rmtree(settings.corpus_dir)
        reply = await club.boss.command(club.deals, "index rebuild")
        message = await reply.message(where="What to do", timeout_s=30)
        assert bot.answers.status.generation_id == before
        status = await (await club.boss.command(club.deals, "index status")).message()
    assert str(settings.corpus_dir.name) in message.text
    assert "The last build failed" in status.text


async def test_a_rebuild_of_what_has_not_changed_says_so(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(unwatched(settings), club, encoder) as bot:
        before = bot.answers.status.generation_id
        reply = await club.boss.command(club.deals, "index rebuild")
        await reply.message(where="Nothing has changed", timeout_s=30)
        assert bot.answers.status.generation_id == before
        reply = await club.boss.command(club.deals, "index rebuild", everything=True)
        await reply.message(where=is_done, timeout_s=60)
        assert bot.answers.status.generation_id != before


async def test_a_change_of_the_corpus_is_answered_from_without_anybody_asking(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    async with at_work(settings, club, encoder) as bot:
        before = bot.answers.status.generation_id
        add_orchard(settings.corpus_dir)
        await until(lambda: bot.answers.status.generation_id != before)
        answer = await (await club.ana.command(club.deals, "ask", question=ORCHARD)).message()
    assert "$50 million" in answer.text


async def test_a_generation_built_elsewhere_is_noticed_and_answers(
    settings: Settings, club: Club, encoder: SentenceEncoder
) -> None:
    elsewhere = settings.corpus_dir.with_name("elsewhere")
    shutil.copytree(settings.corpus_dir, elsewhere)
    add_orchard(elsewhere)
    async with at_work(settings, club, encoder) as bot:
        report = await asyncio.to_thread(
            build, elsewhere, settings.index_dir, options=BuildOptions(), encoder=encoder
        )
        await until(lambda: bot.answers.status.generation_id == report.id)
        answer = await (await club.ana.command(club.deals, "ask", question=ORCHARD)).message()
    assert "$50 million" in answer.text
