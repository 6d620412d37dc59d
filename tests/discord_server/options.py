"""What a member types becomes the data of an interaction, held against the registration.

A client never sends what Discord's own would not let a member type: an unknown option, a missing one,
a value of the wrong type or out of bounds is a BadOptionError in the tester's hands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.discord_server.commands import Invocation
from tests.discord_server.errors import BadOptionError
from tests.discord_server.state import Channel, Membership, User, World
from tests.discord_server.wire import Json

STRING, INTEGER, BOOLEAN, USER, CHANNEL, NUMBER = 3, 4, 5, 6, 7, 10

Value = object  # whatever a test passes for an option; each kind says below what it takes


@dataclass(slots=True)
class _Typing:
    """One invocation as it is being typed: its options so far and the records they refer to."""

    world: World
    guild_id: int | None
    resolved: Json = field(default_factory=dict)

    def value(self, option: Json, given: Value) -> object:
        """The option's value on the wire."""
        if option["type"] not in _KINDS:
            raise BadOptionError(f"options of type {option['type']} cannot be given here: {option['name']!r}")
        return _KINDS[option["type"]](self, option, given)

    def resolve(self, kind: str, record_id: int, shape: Json) -> str:
        """Note a record that an option refers to."""
        self.resolved.setdefault(kind, {})[str(record_id)] = shape
        return str(record_id)


def command_data(invocation: Invocation, given: Mapping[str, Value], world: World, guild_id: int | None) -> Json:
    """The data of a command interaction."""
    missing = [option["name"] for option in invocation.options if option.get("required")]
    missing = [name for name in missing if name not in given]
    if missing:
        raise BadOptionError(f"/{invocation.name} requires {', '.join(missing)}")
    typing = _Typing(world, guild_id)
    options = [_typed(typing, invocation, name, value) for name, value in given.items()]
    data = _data(invocation, options)
    return {**data, "resolved": typing.resolved} if typing.resolved else data


def autocomplete_data(
    invocation: Invocation, focused: str, given: Mapping[str, Value], world: World, guild_id: int | None
) -> Json:
    """The data of an autocomplete interaction: whatever is typed so far, with one option in focus."""
    if not _registered(invocation, focused).get("autocomplete"):
        raise BadOptionError(f"{focused!r} of /{invocation.name} is not registered with autocomplete")
    typing = _Typing(world, guild_id)
    options = [
        _focused(_registered(invocation, name), value) if name == focused else _typed(typing, invocation, name, value)
        for name, value in {focused: "", **given}.items()
    ]
    return _data(invocation, options)


def _data(invocation: Invocation, options: list[Json]) -> Json:
    for group in reversed(invocation.groups):
        options = [{"name": group["name"], "type": group["type"], "options": options}]
    command = invocation.command
    scope = {"guild_id": command["guild_id"]} if "guild_id" in command else {}
    return {"id": command["id"], "name": command["name"], "type": command["type"], "options": options, **scope}


def _registered(invocation: Invocation, name: str) -> Json:
    for option in invocation.options:
        if option["name"] == name:
            return option
    known = ", ".join(option["name"] for option in invocation.options) or "none"
    raise BadOptionError(f"/{invocation.name} has no option {name!r}; it has: {known}")


def _typed(typing: _Typing, invocation: Invocation, name: str, given: Value) -> Json:
    option = _registered(invocation, name)
    return {"name": name, "type": option["type"], "value": typing.value(option, given)}


def _focused(option: Json, given: Value) -> Json:
    """What is being typed is not checked yet, and travels as text even where a number is wanted."""
    return {"name": option["name"], "type": option["type"], "value": str(given), "focused": True}


def _refuse(option: Json, given: Value, wanted: str) -> BadOptionError:
    return BadOptionError(f"option {option['name']!r} takes {wanted}, not {given!r}")


def _chosen(option: Json, given: Value) -> Value:
    """The value behind a choice, named or given outright."""
    for choice in option.get("choices") or []:
        if given in (choice["name"], choice["value"]):
            return choice["value"]
    if option.get("choices"):
        names = ", ".join(choice["name"] for choice in option["choices"])
        raise _refuse(option, given, f"one of {names}")
    return given


def _string(_: _Typing, option: Json, given: Value) -> object:
    value = _chosen(option, given)
    if not isinstance(value, str):
        raise _refuse(option, given, "text")
    least, most = option.get("min_length", 0), option.get("max_length", 6000)
    if not least <= len(value) <= most:
        raise _refuse(option, given, f"{least} to {most} characters")
    return value


def _number(_: _Typing, option: Json, given: Value) -> object:
    value = _chosen(option, given)
    kinds = (int,) if option["type"] == INTEGER else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds):
        raise _refuse(option, given, "a whole number" if option["type"] == INTEGER else "a number")
    least, most = option.get("min_value", -(2**53)), option.get("max_value", 2**53)
    if not least <= value <= most:
        raise _refuse(option, given, f"{least} to {most}")
    return value


def _boolean(_: _Typing, option: Json, given: Value) -> object:
    if not isinstance(given, bool):
        raise _refuse(option, given, "true or false")
    return given


def _user(typing: _Typing, option: Json, given: Value) -> object:
    user = _user_of(given)
    if user is None:
        raise _refuse(option, given, "a member or a user")
    guild = None if typing.guild_id is None else typing.world.guilds[typing.guild_id]
    if guild is not None and user.id in guild.members:
        member = guild.members[user.id]
        typing.resolve("members", user.id, {**member.json(), "permissions": str(member.permissions)})
    return typing.resolve("users", user.id, user.json())


def _channel(typing: _Typing, option: Json, given: Value) -> object:
    channel = getattr(given, "record", given)
    if not isinstance(channel, Channel):
        raise _refuse(option, given, "a channel")
    if option.get("channel_types") and channel.kind not in option["channel_types"]:
        raise _refuse(option, given, "a channel of another type")
    shape = {**channel.json(), "permissions": "0"}
    return typing.resolve("channels", channel.id, shape)


def _user_of(given: Value) -> User | None:
    if isinstance(given, Membership):
        return given.user
    user = getattr(given, "user", given)
    return user if isinstance(user, User) else None


_KINDS: dict[int, Callable[[_Typing, Json, Value], object]] = {
    STRING: _string,
    INTEGER: _number,
    NUMBER: _number,
    BOOLEAN: _boolean,
    USER: _user,
    CHANNEL: _channel,
}
