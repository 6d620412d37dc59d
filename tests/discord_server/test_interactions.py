"""Discord's rules for answering interactions, as discord.py runs into them."""

from __future__ import annotations

import pytest

from tests.discord_server import DiscordServer, NoAnswerError
from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.interaction import Callback, Kind
from tests.discord_server.small_bot import running


@pytest.mark.parametrize(
    ("how", "code", "status"),
    [
        pytest.param("twice", 40060, 400, id="answering twice"),
        pytest.param("early", 10015, 404, id="following up before the answer"),
        pytest.param("late", 10062, 404, id="answering after three seconds"),
        pytest.param("very late", 50027, 401, id="following up after fifteen minutes"),
    ],
)
async def test_wrong_answers_are_refused(pointed: DiscordServer, how: str, code: int, status: int) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed) as bot:
        reply = await ana.command(deals, "clumsy", how=how)
        await pointed.until(lambda: bot.failures or None, "the bot to fail")
    assert [(error.code, error.status) for error in bot.failures] == [(code, status)]
    assert str(code) in reply.refusals[0]


@pytest.mark.parametrize("discord", [{"checker": None}], indirect=True)  # what is sent is wrong on purpose
async def test_refused_answer_leaves_room_for_another(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed) as bot:
        reply = await ana.command(deals, "clumsy", how="long")
        message = await reply.message()
        await pointed.until(lambda: bot.failures or None, "the bot to fail")
    assert len(message.content) == 2000
    assert "Must be 2000 or fewer in length" in str(bot.failures[0])


async def test_answers_can_be_read_changed_and_taken_away_once(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed) as bot:
        reply = await ana.command(deals, "clumsy", how="tidy")
        await pointed.until(lambda: bot.failures or None, "the second deletion to fail")
    assert [message.content for message in deals.messages] == ["after first"]
    assert reply.messages == deals.messages
    assert bot.failures[0].code == 10008


async def test_form_is_put_up(pointed: DiscordServer) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        reply = await ana.command(deals, "clumsy", how="form")
        await reply.message(where="filled in?")
    assert reply.modal is not None
    assert reply.modal["title"] == "A form"
    with pytest.raises(NoAnswerError, match="did not defer"):
        await reply.deferred()


def test_callback_of_an_unknown_token_is_refused() -> None:
    server = DiscordServer()
    with pytest.raises(ApiError) as answered:
        server.interactions.answer("1", "no-such-token", {"type": 5}, ())
    with pytest.raises(ApiError) as followed:
        server.interactions.follow_up("no-such-token", {"content": "x"}, ())
    assert answered.value.refusal is Refusal.UNKNOWN_INTERACTION
    assert followed.value.refusal is Refusal.UNKNOWN_WEBHOOK


@pytest.mark.parametrize(
    ("kind", "callback"),
    [
        pytest.param(Kind.COMMAND, Callback.UPDATE, id="a command has no message to update"),
        pytest.param(Kind.COMMAND, Callback.CHOICES, id="a command takes no choices"),
        pytest.param(Kind.AUTOCOMPLETE, Callback.MESSAGE, id="autocomplete takes choices only"),
    ],
)
def test_kinds_of_answers_belong_to_kinds_of_interactions(kind: Kind, callback: Callback) -> None:
    server = DiscordServer()
    guild = server.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    held = server.interactions.start(kind, ana.user, deals.record, {})
    with pytest.raises(ApiError) as refused:
        server.interactions.answer(str(held.id), held.token, {"type": int(callback), "data": {"content": "x"}}, ())
    assert refused.value.refusal is Refusal.INVALID_FORM_BODY
    assert held.callback is None


def test_more_than_25_choices_are_refused() -> None:
    server = DiscordServer()
    guild = server.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    held = server.interactions.start(Kind.AUTOCOMPLETE, ana.user, deals.record, {})
    choices = [{"name": str(n), "value": str(n)} for n in range(26)]
    with pytest.raises(ApiError, match="25 or fewer"):
        server.interactions.answer(str(held.id), held.token, {"type": 8, "data": {"choices": choices}}, ())
