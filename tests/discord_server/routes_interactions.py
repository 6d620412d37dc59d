"""Routes by which the bot answers interactions: the callback, and the webhook of an interaction's token."""

from __future__ import annotations

from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.interaction import callback_json
from tests.discord_server.rest import Answer, Call, Route

_TRUE = ("1", "true", "True")


def _callback(call: Call) -> Answer:
    params = call.params
    held = call.server.interactions.answer(
        params["interaction_id"], params["interaction_token"], call.body, call.request.files
    )
    return callback_json(held) if call.request.query.get("with_response") in _TRUE else None


def _token(call: Call) -> str:
    """The token of the webhook; only the application's own is known here."""
    if call.params["webhook_id"] != str(call.server.world.application_id):
        raise ApiError(Refusal.UNKNOWN_WEBHOOK)
    return call.params["webhook_token"]


def _follow_up(call: Call) -> Answer:
    return call.server.interactions.follow_up(_token(call), call.body, call.request.files).json()


def _message(call: Call) -> Answer:
    return call.server.interactions.message(_token(call), call.params["message_id"]).json()


def _edit(call: Call) -> Answer:
    token, interactions = _token(call), call.server.interactions
    message = interactions.message(token, call.params["message_id"])
    return interactions.edit(token, message, call.body, call.request.files).json()


def _delete(call: Call) -> Answer:
    token, interactions = _token(call), call.server.interactions
    interactions.delete(token, interactions.message(token, call.params["message_id"]))
    return None


_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"

ROUTES: list[Route] = [
    ("POST", "/interactions/{interaction_id}/{interaction_token}/callback", _callback),
    ("POST", _WEBHOOK, _follow_up),
    ("GET", _WEBHOOK + "/messages/{message_id}", _message),
    ("PATCH", _WEBHOOK + "/messages/{message_id}", _edit),
    ("DELETE", _WEBHOOK + "/messages/{message_id}", _delete),
]
