"""A local Discord for tests: the REST routes and the gateway that discord.py talks to, over real sockets.

Start reading at `server`. The tester's hands are `members`, `channels` and `replies`; Discord's rules are
`interactions`, `limits`, `command_limits` and `gateway`; `fixtures` has what a conftest takes over.
"""

from tests.discord_server.attachments import Attachment
from tests.discord_server.channels import ChannelHandle
from tests.discord_server.errors import (
    BadOptionError,
    BotOfflineError,
    CommandNotPermittedError,
    MemberError,
    NoAnswerError,
    NoSuchCommandError,
    NoSuchComponentError,
)
from tests.discord_server.events import Intents
from tests.discord_server.guilds import GuildHandle
from tests.discord_server.interaction import Callback
from tests.discord_server.members import Member
from tests.discord_server.messages import Button, Menu, Message, Version
from tests.discord_server.records import Request
from tests.discord_server.replies import Choice, Reply
from tests.discord_server.server import DiscordServer
from tests.discord_server.state import ADMINISTRATOR, ATTACH_FILES, EMBED_LINKS, MANAGE_GUILD, SEND_MESSAGES
from tests.discord_server.wire import Clock, Upload

__all__ = [
    "ADMINISTRATOR",
    "ATTACH_FILES",
    "EMBED_LINKS",
    "MANAGE_GUILD",
    "SEND_MESSAGES",
    "Attachment",
    "BadOptionError",
    "BotOfflineError",
    "Button",
    "Callback",
    "ChannelHandle",
    "Choice",
    "Clock",
    "CommandNotPermittedError",
    "DiscordServer",
    "GuildHandle",
    "Intents",
    "Member",
    "MemberError",
    "Menu",
    "Message",
    "NoAnswerError",
    "NoSuchCommandError",
    "NoSuchComponentError",
    "Reply",
    "Request",
    "Upload",
    "Version",
]
