"""Routes about the bot itself: its account, its application, the gateway, its commands, its guilds."""

from __future__ import annotations

from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.rest import Answer, Call, Route
from tests.discord_server.wire import Json


def _gateway(call: Call) -> Answer:
    return {"url": call.server.gateway_url}


def _gateway_bot(call: Call) -> Answer:
    limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    return {"url": call.server.gateway_url, "shards": call.server.world.shards, "session_start_limit": limit}


def _me(call: Call) -> Answer:
    return {**call.server.world.bot.json(), "verified": True, "email": None, "mfa_enabled": False, "locale": "en-US"}


def _user(call: Call) -> Answer:
    user = call.server.world.users.get(int(call.params["user_id"]))
    if user is None:
        raise ApiError(Refusal.UNKNOWN_USER)
    return user.json()


def _application(call: Call) -> Answer:
    world = call.server.world
    return {
        "id": str(world.application_id),
        "name": world.bot.name,
        "description": "",
        "summary": "",
        "icon": None,
        "verify_key": "0" * 64,
        "flags": 0,
        "owner": world.owner.json(),
        "bot": world.bot.json(),
        "bot_public": True,
        "bot_require_code_grant": False,
        "interactions_endpoint_url": None,
    }


def _scope(call: Call) -> int | None:
    """The guild whose commands are meant, or None for the global ones."""
    if int(call.params["application_id"]) != call.server.world.application_id:
        raise ApiError(Refusal.UNKNOWN_COMMAND)
    if "guild_id" not in call.params:
        return None
    return call.server.world.guild(call.params["guild_id"]).id


def _commands(call: Call) -> Answer:
    return call.server.commands.listed(_scope(call))


def _replace_commands(call: Call) -> Answer:
    return call.server.commands.replace(_scope(call), call.request.json or [])


def _command(call: Call) -> Answer:
    return call.server.commands.one(_scope(call), call.params["command_id"])


def _remove_command(call: Call) -> Answer:
    call.server.commands.remove(_scope(call), call.params["command_id"])
    return None


def _guild(call: Call) -> Answer:
    return call.server.world.guild(call.params["guild_id"]).json()


def _guild_channels(call: Call) -> Answer:
    return [channel.json() for channel in call.server.world.guild(call.params["guild_id"]).channels.values()]


def _guild_roles(call: Call) -> Answer:
    return [role.json() for role in call.server.world.guild(call.params["guild_id"]).roles.values()]


def _guild_members(call: Call) -> Answer:
    return [member.json_with_user() for member in call.server.world.guild(call.params["guild_id"]).members.values()]


def _guild_member(call: Call) -> Answer:
    member = call.server.world.guild(call.params["guild_id"]).members.get(int(call.params["user_id"]))
    if member is None:
        raise ApiError(Refusal.UNKNOWN_MEMBER)
    return member.json_with_user()


def _my_guilds(call: Call) -> Answer:
    held = call.server.world.guilds.values()
    return [_my_guild(guild.json()) for guild in held]


def _my_guild(guild: Json) -> Json:
    return {**{key: guild[key] for key in ("id", "name", "icon", "features")}, "owner": False, "permissions": "0"}


def _leave_guild(call: Call) -> Answer:
    call.server.remove_guild(call.server.world.guild(call.params["guild_id"]))
    return None


_GLOBAL = "/applications/{application_id}/commands"
_IN_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"

ROUTES: list[Route] = [
    ("GET", "/gateway", _gateway),
    ("GET", "/gateway/bot", _gateway_bot),
    ("GET", "/users/@me", _me),
    ("GET", "/users/@me/guilds", _my_guilds),
    ("DELETE", "/users/@me/guilds/{guild_id}", _leave_guild),
    ("GET", "/users/{user_id}", _user),
    ("GET", "/oauth2/applications/@me", _application),
    ("GET", "/applications/@me", _application),
    ("GET", "/guilds/{guild_id}", _guild),
    ("GET", "/guilds/{guild_id}/channels", _guild_channels),
    ("GET", "/guilds/{guild_id}/roles", _guild_roles),
    ("GET", "/guilds/{guild_id}/members", _guild_members),
    ("GET", "/guilds/{guild_id}/members/{user_id}", _guild_member),
    *(
        route
        for base in (_GLOBAL, _IN_GUILD)
        for route in (
            ("GET", base, _commands),
            ("PUT", base, _replace_commands),
            ("GET", base + "/{command_id}", _command),
            ("DELETE", base + "/{command_id}", _remove_command),
        )
    ),
]
