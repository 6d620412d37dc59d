"""Routes of channels and of the messages in them."""

from __future__ import annotations

from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.events import message_deleted, message_event
from tests.discord_server.messages import ANSWER, PLAIN, Message
from tests.discord_server.rest import Answer, Call, Route
from tests.discord_server.state import ATTACH_FILES, EMBED_LINKS, SEND_MESSAGES, Channel


def _channel_of(call: Call) -> Channel:
    return call.server.world.channel(call.params["channel_id"])


def _message_of(call: Call) -> Message:
    return _channel_of(call).message(call.params["message_id"])


def _own_message(call: Call, refusal: Refusal) -> Message:
    message = _message_of(call)
    if message.author is not call.server.world.bot:
        raise ApiError(refusal)
    return message


def _channel(call: Call) -> Answer:
    return _channel_of(call).json()


def _messages(call: Call) -> Answer:
    """The latest first, as Discord lists them."""
    query = call.request.query
    before, after = int(query.get("before", 1 << 63)), int(query.get("after", 0))
    held = [message for message in _channel_of(call).messages if not message.deleted]
    found = [message.json() for message in reversed(held) if after < message.id < before]
    return found[: int(query.get("limit", 50))]


def _message(call: Call) -> Answer:
    return _message_of(call).json()


def _send(call: Call) -> Answer:
    channel = _channel_of(call)
    _check_permissions(call, channel)
    reference = _reference(call, channel)
    world = call.server.world
    kind = PLAIN if reference is None else ANSWER
    message = world.new_message(channel, world.bot, kind=kind, reference=reference)
    message.write(call.body, call.request.files)
    message.keep_version()
    channel.messages.append(message)
    call.server.gateway.publish(message_event("MESSAGE_CREATE", message))
    world.changes.tell()
    return message.json()


def _check_permissions(call: Call, channel: Channel) -> None:
    """Answers to interactions need none of these; messages of the bot's own accord do."""
    needed = SEND_MESSAGES
    needed |= EMBED_LINKS if call.body.get("embeds") else 0
    needed |= ATTACH_FILES if call.request.files else 0
    if needed & ~channel.bot_permissions:
        raise ApiError(Refusal.MISSING_PERMISSIONS)


def _reference(call: Call, channel: Channel) -> Message | None:
    asked = call.body.get("message_reference")
    if asked is None:
        return None
    try:
        return channel.message(asked["message_id"])
    except ApiError:
        if asked.get("fail_if_not_exists", True):
            raise
        return None


def _edit(call: Call) -> Answer:
    message = _own_message(call, Refusal.NOT_THE_AUTHOR)
    message.write(call.body, call.request.files)
    message.edited_s = call.server.clock.now_s()
    message.keep_version()
    call.server.gateway.publish(message_event("MESSAGE_UPDATE", message))
    call.server.world.changes.tell()
    return message.json()


def _delete(call: Call) -> Answer:
    message = _own_message(call, Refusal.MISSING_PERMISSIONS)
    message.deleted = True
    call.server.gateway.publish(message_deleted(message))
    call.server.world.changes.tell()
    return None


def _typing(call: Call) -> Answer:
    _channel_of(call).typed += 1
    call.server.world.changes.tell()
    return None


def _direct(call: Call) -> Answer:
    user = call.server.world.users.get(int(call.body["recipient_id"]))
    if user is None:
        raise ApiError(Refusal.UNKNOWN_USER)
    return call.server.world.direct_channel(user).json()


ROUTES: list[Route] = [
    ("POST", "/users/@me/channels", _direct),
    ("GET", "/channels/{channel_id}", _channel),
    ("GET", "/channels/{channel_id}/messages", _messages),
    ("POST", "/channels/{channel_id}/messages", _send),
    ("GET", "/channels/{channel_id}/messages/{message_id}", _message),
    ("PATCH", "/channels/{channel_id}/messages/{message_id}", _edit),
    ("DELETE", "/channels/{channel_id}/messages/{message_id}", _delete),
    ("POST", "/channels/{channel_id}/typing", _typing),
]
