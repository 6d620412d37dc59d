"""The commands that the bot has registered: kept as Discord keeps them, found by name, shown to whom they concern.

What a member types is turned into an interaction's data by `options`; here is only what is registered,
and for whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.discord_server.command_limits import (
    CHAT_INPUT,
    SUBCOMMAND,
    SUBCOMMAND_GROUP,
    kind_of,
    registration_faults,
)
from tests.discord_server.errors import ApiError, CommandNotPermittedError, NoSuchCommandError, Refusal, raise_for
from tests.discord_server.state import ADMINISTRATOR, Channel, Membership, World
from tests.discord_server.wire import Json

IN_GUILD, IN_DIRECT_MESSAGES = 0, 1  # interaction contexts


@dataclass(frozen=True, slots=True)
class Invocation:
    """A command that can be run: the registration it belongs to, and the way down to it."""

    command: Json
    groups: tuple[Json, ...]  # the subcommand group and the subcommand, outermost first

    @property
    def options(self) -> list[Json]:
        """The options that it takes."""
        innermost = self.groups[-1] if self.groups else self.command
        return list(innermost.get("options") or [])

    @property
    def name(self) -> str:
        """What a member types after the slash."""
        return " ".join(part["name"] for part in (self.command, *self.groups))


class Commands:
    """Every registration: global ones under None, a guild's own under its id."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._registered: dict[int | None, list[Json]] = {None: []}

    def replace(self, guild_id: int | None, bodies: list[Json]) -> list[Json]:
        """Take these for all the commands of that scope; those that keep name and kind keep their id."""
        raise_for(registration_faults(bodies))
        ids = {(kind_of(old), old["name"]): old["id"] for old in self.listed(guild_id)}
        kept = [self._kept(body, guild_id, ids.get((kind_of(body), body["name"]))) for body in bodies]
        self._registered[guild_id] = kept
        self._world.changes.tell()
        return kept

    def listed(self, guild_id: int | None) -> list[Json]:
        """The commands of one scope."""
        return self._registered.get(guild_id, [])

    def one(self, guild_id: int | None, command_id: str) -> Json:
        """The command of this id, or Discord's refusal."""
        for command in self.listed(guild_id):
            if command["id"] == command_id:
                return command
        raise ApiError(Refusal.UNKNOWN_COMMAND)

    def remove(self, guild_id: int | None, command_id: str) -> None:
        """Forget one command."""
        self.listed(guild_id).remove(self.one(guild_id, command_id))

    def names(self, guild_id: int | None) -> list[str]:
        """Every slash command that can be typed in a guild, or in direct messages, subcommands spelled out."""
        return sorted(found.name for command in self._offered(guild_id) for found in _invocations(command))

    def find(self, name: str, guild_id: int | None) -> Invocation:
        """The command that this name stands for in that place: a guild's own goes before a global one."""
        for command in self._offered(guild_id):
            for found in _invocations(command):
                if found.name == name:
                    return found
        known = ", ".join(self.names(guild_id)) or "none"
        raise NoSuchCommandError(f"/{name} is not registered here; registered are: {known}")

    def _offered(self, guild_id: int | None) -> list[Json]:
        own = [] if guild_id is None else self.listed(guild_id)
        return [command for command in (*own, *self.listed(None)) if kind_of(command) == CHAT_INPUT]

    def _kept(self, body: Json, guild_id: int | None, known_id: str | None) -> Json:
        bits = body.get("default_member_permissions")
        scope = {} if guild_id is None else {"guild_id": str(guild_id)}
        return {
            "description": "",
            "dm_permission": True,
            "contexts": None,
            "integration_types": [0],
            "nsfw": False,
            "name_localizations": None,
            "description_localizations": None,
            **_without_defaults(body),
            "id": known_id or str(self._world.ids.take()),
            "type": kind_of(body),
            "application_id": str(self._world.application_id),
            "version": str(self._world.ids.take()),
            "default_member_permissions": None if bits is None else str(bits),
            **scope,
        }


def check_permitted(invocation: Invocation, channel: Channel, member: Membership | None) -> None:
    """Raise CommandNotPermittedError where Discord would not offer the command."""
    command = invocation.command
    if member is None:
        if not _offered_in_direct_messages(command):
            raise CommandNotPermittedError(f"/{invocation.name} is not offered in direct messages")
        return
    contexts = command["contexts"]
    if contexts is not None and IN_GUILD not in contexts:
        raise CommandNotPermittedError(f"/{invocation.name} is not offered in servers")
    if command["nsfw"] and not channel.nsfw:
        raise CommandNotPermittedError(f"/{invocation.name} is offered in age-restricted channels only")
    _check_permissions(invocation, member)


def _check_permissions(invocation: Invocation, member: Membership) -> None:
    wanted = invocation.command["default_member_permissions"]
    if wanted is None:
        return
    needed = int(wanted) or ADMINISTRATOR  # "0" hides the command from all but administrators
    if missing := needed & ~member.permissions:
        text = f"/{invocation.name} is hidden from {member.user.name}, who lacks the permission bits {missing:#x}"
        raise CommandNotPermittedError(text)


def _offered_in_direct_messages(command: Json) -> bool:
    if "guild_id" in command:
        return False
    if command["contexts"] is not None:
        return IN_DIRECT_MESSAGES in command["contexts"]
    return command["dm_permission"] is not False


def _invocations(command: Json, groups: tuple[Json, ...] = ()) -> Iterator[Invocation]:
    inner = groups[-1] if groups else command
    nested = [part for part in inner.get("options") or [] if part["type"] in (SUBCOMMAND, SUBCOMMAND_GROUP)]
    if not nested:
        yield Invocation(command, groups)
    for part in nested:
        yield from _invocations(command, (*groups, part))


def _without_defaults(item: Json) -> Json:
    """Discord gives back neither `required: false` nor an empty list of options."""
    kept = {key: value for key, value in item.items() if (key, value) not in (("required", False), ("options", []))}
    if "options" in kept:
        kept["options"] = [_without_defaults(option) for option in kept["options"] or []]
    return kept
