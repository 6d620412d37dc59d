"""A message, what it has looked like over time, and its JSON.

A Message is one object for its whole life: edits change it in place and leave a Version behind, so a
test that holds it sees the present state in its fields and the past in `versions`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.discord_server.attachments import Attachment, attachments_after, pictures_of, shown_json
from tests.discord_server.errors import ApiError, Refusal, raise_for
from tests.discord_server.limits import BUTTON, STRING_SELECT, leaves, message_faults
from tests.discord_server.wire import Json, Upload, iso

if TYPE_CHECKING:
    from tests.discord_server.state import Channel, User

SUPPRESS_EMBEDS, EPHEMERAL, LOADING = 1 << 2, 1 << 6, 1 << 7  # message flags
PLAIN, ANSWER, SLASH_COMMAND = 0, 19, 20  # message types
LINK_STYLE = 5

_USER_MENTION = re.compile(r"<@!?(\d+)>")
_ROLE_MENTION = re.compile(r"<@&(\d+)>")


@dataclass(frozen=True, slots=True)
class Button:
    """A button as a member sees it."""

    label: str | None
    custom_id: str | None
    url: str | None
    disabled: bool
    emoji: str | None


@dataclass(frozen=True, slots=True)
class Menu:
    """A string select menu as a member sees it."""

    custom_id: str
    placeholder: str | None
    options: tuple[Json, ...]
    least: int
    most: int
    disabled: bool


@dataclass(frozen=True, slots=True)
class Version:
    """What a message looked like after it was sent, or after one edit."""

    content: str
    embeds: tuple[Json, ...]
    components: tuple[Json, ...]
    attachments: tuple[Attachment, ...]
    loading: bool  # "Roundtable is thinking..."

    @property
    def pictures(self) -> list[Attachment]:
        """The attachments that its embeds show."""
        return [found for embed in self.embeds for found in pictures_of(embed, self.attachments)]

    @property
    def loose(self) -> list[Attachment]:
        """The attachments that hang below it, because no embed shows them."""
        return [attachment for attachment in self.attachments if attachment not in self.pictures]

    @property
    def text(self) -> str:
        """All that a reader sees: the content, then every embed, then the text of components."""
        parts = [self.content, *(line for embed in self.embeds for line in _embed_lines(embed))]
        parts += [part.get("content", "") for _, part in leaves(list(self.components))]
        return "\n".join(part for part in parts if part)


@dataclass(slots=True, eq=False)
class Message:
    """One message of one channel."""

    id: int
    channel: Channel
    author: User
    sent_s: float
    kind: int = PLAIN
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    allowed_mentions: Json | None = None
    reference: Message | None = None
    addressee: User | None = None  # the only one who sees it, where it is ephemeral
    application_id: int | None = None  # where it came through an interaction's webhook
    interaction: Json | None = None
    edited_s: float | None = None
    deleted: bool = False
    versions: list[Version] = field(default_factory=list)

    @property
    def ephemeral(self) -> bool:
        """Whether only its addressee sees it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether it still says that the bot is thinking."""
        return bool(self.flags & LOADING)

    @property
    def text(self) -> str:
        """All that a reader sees at present."""
        return self._version().text

    @property
    def pictures(self) -> list[Attachment]:
        """The attachments that its embeds show at present."""
        return self._version().pictures

    @property
    def loose(self) -> list[Attachment]:
        """The attachments that hang below it at present, because no embed shows them."""
        return self._version().loose

    @property
    def buttons(self) -> list[Button]:
        """Its buttons, in reading order."""
        return [_button(part) for _, part in leaves(self.components) if part.get("type") == BUTTON]

    @property
    def menus(self) -> list[Menu]:
        """Its string select menus, in reading order."""
        return [_menu(part) for _, part in leaves(self.components) if part.get("type") == STRING_SELECT]

    @property
    def pings(self) -> list[int]:
        """The ids of the users whom this message notifies."""
        return list(_pinged(self))

    @property
    def pings_everyone(self) -> bool:
        """Whether it notifies everyone."""
        return bool(re.search(r"@(everyone|here)", self.content)) and _parses(self.allowed_mentions, "everyone")

    def write(self, body: Json, files: tuple[Upload, ...] = ()) -> None:
        """Take over a create or edit body: what it leaves out stays, what it gives as null goes."""
        raise_for(message_faults(body))
        content = (body["content"] or "").strip() if "content" in body else self.content
        embeds, components = _given(body, "embeds", self.embeds), _given(body, "components", self.components)
        attachments = attachments_after(self.attachments, body, files, take_id=self.channel.world.ids.take)
        if not (content or embeds or components or attachments):
            raise ApiError(Refusal.EMPTY_MESSAGE)
        self.content, self.embeds, self.components, self.attachments = content, embeds, components, attachments
        self.channel.world.attachments |= {attachment.id: attachment for attachment in attachments}
        self.flags |= (body.get("flags") or 0) & ~(EPHEMERAL | LOADING)
        self.allowed_mentions = body.get("allowed_mentions")

    def keep_version(self) -> None:
        """Remember what it looks like now."""
        self.versions.append(self._version())

    def json(self) -> Json:
        """The message as the API gives it."""
        world = self.channel.world
        shape: Json = {
            "id": str(self.id),
            "channel_id": str(self.channel.id),
            "type": self.kind,
            "author": self.author.json(),
            "content": self.content,
            "embeds": [
                {"type": "rich", **shown_json(embed, self.attachments, world.base_url)} for embed in self.embeds
            ],
            "components": self.components,
            "attachments": [attachment.json(world.base_url) for attachment in self.loose],
            "flags": self.flags,
            "timestamp": iso(self.sent_s),
            "edited_timestamp": None if self.edited_s is None else iso(self.edited_s),
            "tts": False,
            "pinned": False,
            "mention_everyone": self.pings_everyone,
            "mention_roles": _ROLE_MENTION.findall(self.content) if _parses(self.allowed_mentions, "roles") else [],
            "mentions": [world.users[user_id].json() for user_id in self.pings],
        }
        return {**shape, **self._optional_json()}

    def _optional_json(self) -> Json:
        shape: Json = {}
        if self.reference is not None:
            shape["message_reference"] = {"channel_id": str(self.channel.id), "message_id": str(self.reference.id)}
            shape["referenced_message"] = None if self.reference.deleted else self.reference.json()
        if self.application_id is not None:
            shape |= {"webhook_id": str(self.application_id), "application_id": str(self.application_id)}
        if self.interaction is not None:
            shape["interaction_metadata"] = self.interaction
        return shape

    def _version(self) -> Version:
        parts = tuple(self.embeds), tuple(self.components), tuple(self.attachments)
        return Version(self.content, *parts, loading=self.loading)


def _given(body: Json, key: str, present: list[Json]) -> list[Json]:
    return list(body[key] or []) if key in body else present


def _embed_lines(embed: Json) -> list[str]:
    lines = [(embed.get("author") or {}).get("name"), embed.get("title"), embed.get("description")]
    for item in embed.get("fields") or []:
        lines += [item["name"], item["value"]]
    lines.append((embed.get("footer") or {}).get("text"))
    return [line for line in lines if line]


def _button(part: Json) -> Button:
    emoji = (part.get("emoji") or {}).get("name")
    flag = bool(part.get("disabled"))
    return Button(part.get("label"), part.get("custom_id"), part.get("url"), flag, emoji)


def _menu(part: Json) -> Menu:
    least, most = part.get("min_values"), part.get("max_values")
    bounds = (1 if least is None else least, 1 if most is None else most)
    return Menu(
        part["custom_id"], part.get("placeholder"), tuple(part["options"]), *bounds, bool(part.get("disabled"))
    )


def _parses(allowed: Json | None, what: str) -> bool:
    return allowed is None or what in (allowed.get("parse") or [])


def _pinged(message: Message) -> dict[int, None]:
    """User ids in order of mention, each once: a dict because it keeps its order."""
    allowed = message.allowed_mentions
    named = {int(found) for found in (allowed or {}).get("users") or []}
    found = [int(found) for found in _USER_MENTION.findall(message.content)]
    pinged = [user_id for user_id in found if _parses(allowed, "users") or user_id in named]
    if message.reference is not None and (allowed is None or allowed.get("replied_user")):
        pinged.append(message.reference.author.id)
    return dict.fromkeys(user_id for user_id in pinged if user_id in message.channel.world.users)
