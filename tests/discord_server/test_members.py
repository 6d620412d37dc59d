"""What a member can do on the local server, and what a real discord.py bot makes of it."""

from __future__ import annotations

import pytest

from tests.discord_server import (
    MANAGE_GUILD,
    BadOptionError,
    BotOfflineError,
    CommandNotPermittedError,
    DiscordServer,
    MemberError,
    NoAnswerError,
    NoSuchCommandError,
    NoSuchComponentError,
)
from tests.discord_server.messages import Message
from tests.discord_server.small_bot import running


async def test_deferred_command_shows_its_progress_and_a_follow_up(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        reply = await ana.command(deals, "ask", question="Who led?")
        await reply.deferred()
        answer = await reply.message(where="found")
        more = await reply.message(1)
    assert [version.text for version in reply.edits] == ["searching", "Who led?\nfound"]
    assert answer.embeds[0]["title"] == "Who led?"
    assert more.content == "one thing more"
    assert not reply.ephemeral
    assert deals.messages == [answer, more]


async def test_follow_up_takes_the_place_of_thinking_and_stays_ephemeral(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        reply = await ana.command(deals, "think")
        answer = await reply.message()
    assert (answer.content, answer.ephemeral, reply.ephemeral) == ("thought", True, True)
    assert reply.messages == [answer]
    assert deals.messages == []


async def test_autocomplete_offers_what_fits(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        choices = await ana.autocomplete(deals, "round", focused="company", company="anth")
        with pytest.raises(BadOptionError, match="autocomplete"):
            await ana.autocomplete(deals, "round", focused="year", year=20)
    assert [choice.value for choice in choices] == ["Anthropic", "Anthem"]


async def test_buttons_and_menus_answer_whoever_uses_them(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, bo, deals = guild.member("Ana"), guild.member("Bo"), guild.channel("deals")
    async with running(pointed):
        message = await (await ana.command(deals, "round", company="Mistral", year=2024)).message()
        assert [button.label for button in message.buttons] == ["More", "Later"]
        first = await (await ana.press(message, "More")).message()
        assert (first, first.content) == (message, "count 1")
        later = await bo.press(message, custom_id="later")
        word = await later.message(1)
        assert (word.content, word.addressee) == ("and a word to you", bo.user)
        chosen = await (await bo.select(message, "One")).message()
        assert chosen.content == "chose 1"
        with pytest.raises(NoSuchComponentError, match="disabled"):
            await ana.press(message, "Later")
        with pytest.raises(NoSuchComponentError, match="0 buttons"):
            await ana.press(message, "Nothing")
    assert [version.content for version in later.edits] == ["later came"]


async def test_files_arrive_whole(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        message = await (await ana.command(deals, "round", company="Mistral")).message()
    assert [(file.filename, file.content) for file in message.attachments] == [("chart.png", b"picture")]


async def test_mention_is_answered_in_the_channel(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        said = await ana.say(deals, f"{pointed.mention} who led?")
        answer = await deals.next_message()
        again = await ana.say(deals, f"{pointed.mention} and who joined?", answer_to=answer)
        second = await deals.next_message()
    assert answer.reference is said
    assert answer.content == "you said '@Roundtable who led?'"
    assert second.reference is again
    assert answer.pings == []
    assert deals.typed == 2


async def test_direct_messages_reach_the_bot(pointed: DiscordServer) -> None:
    ana = pointed.add_user("Ana")
    async with running(pointed) as bot:
        await ana.say(ana.dm, f"{pointed.mention} hello")
        await ana.dm.next_message(where="hello")
        reply = await (await ana.command(ana.dm, "who", member=ana)).message()
    assert bot.heard[0].guild is None
    assert reply.content == "Ana in None"


async def test_records_are_resolved_for_the_bot(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, bo, deals = guild.member("Ana"), guild.member("Bo"), guild.channel("deals")
    async with running(pointed):
        late = guild.channel("late")
        reply = await (await ana.command(deals, "who", member=bo, place=late)).message()
    assert reply.content == "Bo in late"


async def test_commands_are_typed_as_they_are_registered(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        with pytest.raises(NoSuchCommandError, match="index status"):
            await ana.command(deals, "rounds")
        with pytest.raises(BadOptionError, match="requires question"):
            await ana.command(deals, "ask")
        with pytest.raises(BadOptionError, match="has no option 'query'"):
            await ana.command(deals, "ask", question="x", query="y")
        with pytest.raises(BadOptionError, match="whole number"):
            await ana.command(deals, "round", company="x", year="2024")
        with pytest.raises(BadOptionError, match="1900 to 2100"):
            await ana.command(deals, "round", company="x", year=1066)


async def test_permissions_hide_a_command_that_force_still_sends(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    admin = guild.member("Cy", permissions=MANAGE_GUILD)
    async with running(pointed):
        with pytest.raises(CommandNotPermittedError, match="Ana"):
            await ana.command(deals, "index status")
        forced = await (await ana.command(deals, "index status", force=True)).message()
        allowed = await (await admin.command(deals, "index status")).message()
    assert (forced.content, allowed.content) == ("not for you", "fine")
    assert "index status" not in ana.commands(deals)
    assert "index status" in admin.commands(deals)


async def test_menus_take_what_they_offer_and_links_are_not_pressed() -> None:
    server = DiscordServer(patience_s=0.01)
    guild = server.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    message = server.world.new_message(deals.record, server.world.bot)
    options = [{"label": "One", "value": "1"}, {"label": "Two", "value": "2"}]
    menu = {"type": 3, "custom_id": "which", "options": options, "max_values": 1}
    link = {"type": 2, "style": 5, "label": "Read", "url": "https://example.org"}
    rows = [{"type": 1, "components": [menu]}, {"type": 1, "components": [link]}]
    message.write({"content": "choose", "components": rows})
    for values, custom_id, wording in (
        (("Three",), None, "offers no 'Three'"),
        (("One", "Two"), None, "takes 1 to 1 values"),
        (("One",), "other", "0 menus"),
    ):
        with pytest.raises(NoSuchComponentError, match=wording):
            await ana.select(message, *values, custom_id=custom_id)
    with pytest.raises(NoSuchComponentError, match="link"):
        await ana.press(message, "Read")


async def test_member_acts_only_where_they_are_and_while_the_bot_is_online() -> None:
    server = DiscordServer(patience_s=0.01)
    guild, other = server.add_guild("Club"), server.add_guild("Other")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    with pytest.raises(MemberError, match="Ana is not in elsewhere"):
        await ana.say(other.channel("elsewhere"), "hello")
    with pytest.raises(BotOfflineError):
        await ana.say(deals, "hello")
    assert deals.messages == []


async def test_silence_is_told_with_what_the_channel_ends_with(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        await ana.say(deals, "just talking")
        with pytest.raises(NoAnswerError, match="Ana: just talking"):
            await deals.next_message(timeout_s=0.05)


async def test_ephemeral_messages_are_seen_by_their_addressee_only(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, bo, deals = guild.member("Ana"), guild.member("Bo"), guild.channel("deals")
    async with running(pointed):
        message: Message = await (await ana.command(deals, "think")).message()
    with pytest.raises(MemberError, match="ephemeral"):
        await bo.press(message, "More")


async def test_waiting_in_vain_says_what_was_seen(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        reply = await ana.command(deals, "think")
        with pytest.raises(NoAnswerError, match=r"message 0 with 'never'.*\['thought'\]"):
            await reply.message(where="never", timeout_s=0.3)
