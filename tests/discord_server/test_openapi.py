"""Requests held against Discord's description: against a small one of our own, and against the real one."""

from __future__ import annotations

import pytest

from tests.discord_server import DiscordServer
from tests.discord_server.openapi import Checker
from tests.discord_server.records import Request
from tests.discord_server.small_bot import running
from tests.discord_server.wire import Json, Upload


def body_of(schema: Json) -> Json:
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


TEXT = {"type": "object", "required": ["type"], "properties": {"type": {"enum": [4]}, "text": {"type": "string"}}}
COUNT = {"type": "object", "required": ["type"], "properties": {"type": {"enum": [8]}, "n": {"type": "integer"}}}
DESCRIPTION = {
    "paths": {
        "/things/{id}": {"post": body_of({"anyOf": [{"$ref": "#/components/schemas/Text"}, COUNT]}), "get": {}},
        "/things/@first": {"post": body_of({"oneOf": [{"type": "null"}, COUNT]})},
        "/channels/{channel_id}/messages": {
            "post": body_of({"properties": {"message_reference": {"properties": {"message_id": {"type": "string"}}}}})
        },
    },
    "components": {"schemas": {"Text": TEXT}},
}


def findings(method: str, path: str, body: object = None, files: tuple[Upload, ...] = ()) -> list[str]:
    return [str(found) for found in Checker(DESCRIPTION).check(Request(method, path, "any", body, files=files))]


def test_fitting_request_passes() -> None:
    assert findings("POST", "/things/1", {"type": 4, "text": "x"}) == []
    assert findings("GET", "/things/1") == []


@pytest.mark.parametrize(
    ("method", "path", "body", "wording"),
    [
        pytest.param("GET", "/nothing", None, "body: Discord has no such path and method", id="path"),
        pytest.param("PUT", "/things/1", {}, "body: Discord has no such path and method", id="method"),
        pytest.param("GET", "/things/1", {}, "body: a body where none belongs", id="unwanted body"),
        pytest.param("POST", "/things/1", None, "body: a body is required", id="missing body"),
        pytest.param("POST", "/things/1", {"type": 4, "text": 1}, "text: 1 is not of type 'string'", id="union"),
        pytest.param(
            "POST", "/things/@first", {"type": 8, "n": "x"}, "n: 'x' is not of type 'integer'", id="not null"
        ),
    ],
)
def test_finding_names_the_place_and_the_fault(method: str, path: str, body: object, wording: str) -> None:
    assert findings(method, path, body) == [f"{method} {path}: {wording}"]


def test_multipart_needs_a_description_of_its_own() -> None:
    found = findings("POST", "/things/1", {"type": 4}, (Upload("files[0]", "a", b"a"),))
    assert found == ["POST /things/1: body: a body of type multipart/form-data"]


def test_only_a_numeric_id_is_tolerated() -> None:
    path = "/channels/1/messages"
    assert findings("POST", path, {"message_reference": {"message_id": 7}}) == []
    assert findings("POST", path, {"message_reference": {"message_id": True}}) != []


def test_real_description_knows_what_is_wrong(checker: Checker) -> None:
    long = Request("POST", "/channels/1/messages", "any", {"embeds": [{"title": "x" * 257}]})
    [found] = checker.check(long)
    assert found.where == "embeds.0.title"
    callback = Request("POST", "/interactions/1/t/callback", "any", {"type": 4, "data": {"content": 5}})
    assert {found.where for found in checker.check(callback)} == {"data.content"}


async def test_everything_that_the_small_bot_sends_fits_the_real_description(
    checker: Checker, pointed: DiscordServer
) -> None:
    guild = pointed.add_guild("Club")
    ana, deals = guild.member("Ana"), guild.channel("deals")
    async with running(pointed):
        message = await (await ana.command(deals, "round", company="Mistral")).message()
        await (await ana.press(message, "Later")).message(1)
        await (await ana.command(deals, "ask", question="x")).message(1)
        await ana.say(deals, pointed.mention)
        await deals.next_message()
    assert checker is not None
    assert pointed.checked_requests == len(pointed.requests) > 10
    assert pointed.violations == []
