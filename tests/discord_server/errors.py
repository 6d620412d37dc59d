"""What can go wrong, on either side of the socket.

ApiError                    the bot's request is refused; it travels to the bot as Discord's error JSON
MemberError                 a test asked for what a member of the server could not do
  NoSuchCommandError        nothing of that name is registered for that place
  CommandNotPermittedError  registered, but this member does not see it, or not in this place
  BadOptionError            an option that the registration lacks, or a value that it does not take
  NoSuchComponentError      no such button or menu on the message, or it cannot be pressed
  NoAnswerError             waited in vain for the bot
  BotOfflineError           no shard of the bot is connected for that place
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from tests.discord_server.wire import Json


class Refusal(Enum):
    """Discord's refusals, each with its HTTP status, its code and its wording."""

    UNAUTHORIZED = (401, 0, "401: Unauthorized")
    NOT_FOUND = (404, 0, "404: Not Found")
    UNKNOWN_CHANNEL = (404, 10003, "Unknown Channel")
    UNKNOWN_GUILD = (404, 10004, "Unknown Guild")
    UNKNOWN_MEMBER = (404, 10007, "Unknown Member")
    UNKNOWN_MESSAGE = (404, 10008, "Unknown Message")
    UNKNOWN_USER = (404, 10013, "Unknown User")
    UNKNOWN_WEBHOOK = (404, 10015, "Unknown Webhook")
    UNKNOWN_INTERACTION = (404, 10062, "Unknown interaction")
    UNKNOWN_COMMAND = (404, 10063, "Unknown application command")
    TOO_LARGE = (413, 40005, "Request entity too large")
    ALREADY_ACKNOWLEDGED = (400, 40060, "Interaction has already been acknowledged.")
    NOT_THE_AUTHOR = (403, 50005, "Cannot edit a message authored by another user")
    EMPTY_MESSAGE = (400, 50006, "Cannot send an empty message")
    MISSING_PERMISSIONS = (403, 50013, "Missing Permissions")
    INVALID_WEBHOOK_TOKEN = (401, 50027, "Invalid Webhook Token")
    INVALID_FORM_BODY = (400, 50035, "Invalid Form Body")


@dataclass(frozen=True, slots=True)
class Fault:
    """One field of a body that Discord does not take: where it stands, and why."""

    path: tuple[str | int, ...]  # ("embeds", 0, "title")
    code: str
    message: str

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.path))}: {self.message}"


class ApiError(Exception):
    """The bot's request is refused."""

    def __init__(self, refusal: Refusal, faults: Sequence[Fault] = ()) -> None:
        self.refusal = refusal
        self.faults = tuple(faults)
        self.status, self.code, self.wording = refusal.value
        detail = "".join(f"; {fault}" for fault in self.faults)
        super().__init__(f"{self.status} {self.code} {self.wording}{detail}")

    def json(self) -> Json:
        """The body of the answer."""
        body: Json = {"message": self.wording, "code": self.code}
        if self.faults:
            body["errors"] = _nested(self.faults)
        return body


def raise_for(faults: Sequence[Fault]) -> None:
    """Refuse the body if it has any fault."""
    if faults:
        raise ApiError(Refusal.INVALID_FORM_BODY, faults)


def _nested(faults: Sequence[Fault]) -> Json:
    tree: Json = {}
    for fault in faults:
        node = tree
        for step in fault.path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": fault.code, "message": fault.message})
    return tree


class MemberError(AssertionError):
    """A test asked for what a member of the server could not do, or did not get what it waited for."""


class NoSuchCommandError(MemberError):
    """Nothing of that name is registered for that place."""


class CommandNotPermittedError(MemberError):
    """This member does not see the command, or not in this place."""


class BadOptionError(MemberError):
    """An option that the registration lacks, or a value that it does not take."""


class NoSuchComponentError(MemberError):
    """No such button or menu on the message, or it cannot be pressed."""


class NoAnswerError(MemberError):
    """Waited in vain for the bot."""


class BotOfflineError(MemberError):
    """No shard of the bot is connected for that place."""
