"""Interactions and Discord's rules for answering them.

    first answer      once, within 3 s:    late -> 10062 Unknown interaction, again -> 40060 already acknowledged
    follow-ups        after the first:     before it -> 10015 Unknown Webhook
    the token         lives 15 minutes:    later -> 50027 Invalid Webhook Token
    after a deferral  the first follow-up takes the place of "thinking...", and keeps its being ephemeral

The rule: an answer that is refused changes nothing, so the bot may try again in time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.discord_server.errors import ApiError, Fault, Refusal, raise_for
from tests.discord_server.events import Event, message_deleted, message_event
from tests.discord_server.interaction import Callback, Interaction, Kind, created_json, metadata_json
from tests.discord_server.limits import choices_faults
from tests.discord_server.messages import ANSWER, EPHEMERAL, LOADING, SLASH_COMMAND, Message
from tests.discord_server.state import Channel, User, World
from tests.discord_server.wire import Json, Upload

TOKEN_LIFE_S = 15 * 60


_ALLOWED = {
    Kind.COMMAND: {Callback.MESSAGE, Callback.DEFERRED_MESSAGE, Callback.MODAL},
    Kind.COMPONENT: set(Callback) - {Callback.CHOICES},
    Kind.AUTOCOMPLETE: {Callback.CHOICES},
}


class Interactions:
    """All interactions, by their tokens."""

    def __init__(self, world: World, publish: Callable[[Event], None], *, limit_s: float) -> None:
        self._world = world
        self._publish = publish
        self._limit_s = limit_s
        self._by_token: dict[str, Interaction] = {}

    def start(
        self, kind: Kind, user: User, channel: Channel, data: Json, *, pressed: Message | None = None
    ) -> Interaction:
        """Let a member do something, and tell the bot."""
        interaction_id = self._world.ids.take()
        held = Interaction(
            interaction_id, f"token-{interaction_id}", kind, user, channel, data, self._world.clock.now_s(), pressed
        )
        if pressed is not None:
            held.pressed_versions = len(pressed.versions)
        self._by_token[held.token] = held
        guild_id = None if channel.guild is None else channel.guild.id
        self._publish(Event("INTERACTION_CREATE", guild_id, created_json(held)))
        return held

    def answer(self, interaction_id: str, token: str, body: Json, files: tuple[Upload, ...]) -> Interaction:
        """The bot's first answer."""
        held = self._by_token.get(token)
        if held is None or str(held.id) != interaction_id:
            raise ApiError(Refusal.UNKNOWN_INTERACTION)
        with self._noting(held):
            self._check_answer(held, body)
            self._take_answer(held, Callback(body["type"]), body.get("data") or {}, files)
        return held

    def follow_up(self, token: str, body: Json, files: tuple[Upload, ...]) -> Message:
        """One more message; the first after a deferral takes the place of "thinking..."."""
        held = self.acknowledged(token)
        if held.original is not None and held.original.loading:
            return self.edit(token, held.original, body, files)
        with self._noting(held):
            return self._post(held, ANSWER, body, files)

    def edit(self, token: str, message: Message, body: Json, files: tuple[Upload, ...]) -> Message:
        """Change a message of this interaction."""
        held = self.acknowledged(token)
        with self._noting(held):
            message.write(body, files)
            self._changed(held, message)
        return message

    def delete(self, token: str, message: Message) -> None:
        """Take a message of this interaction away."""
        self.acknowledged(token)
        message.deleted = True
        if not message.ephemeral:
            self._publish(message_deleted(message))
        self._world.changes.tell()

    def message(self, token: str, message_id: str) -> Message:
        """A message of this interaction by its id, or by `@original`."""
        held = self.acknowledged(token)
        if message_id == "@original":
            found = held.original
        else:
            found = next((message for message in held.messages if str(message.id) == message_id), None)
        if found is None or found.deleted:
            raise ApiError(Refusal.UNKNOWN_MESSAGE)
        return found

    def acknowledged(self, token: str) -> Interaction:
        """The interaction of a token that may be used as a webhook now."""
        held = self._by_token.get(token)
        if held is None:
            raise ApiError(Refusal.UNKNOWN_WEBHOOK)
        with self._noting(held):
            if held.callback is None:
                raise ApiError(Refusal.UNKNOWN_WEBHOOK)
            if self._age_s(held) > TOKEN_LIFE_S:
                raise ApiError(Refusal.INVALID_WEBHOOK_TOKEN)
        return held

    def _age_s(self, held: Interaction) -> float:
        return self._world.clock.now_s() - held.started_s

    def _check_answer(self, held: Interaction, body: Json) -> None:
        if held.callback is not None:
            raise ApiError(Refusal.ALREADY_ACKNOWLEDGED)
        if self._age_s(held) > self._limit_s:
            raise ApiError(Refusal.UNKNOWN_INTERACTION)
        if body.get("type") not in _ALLOWED[held.kind]:
            allowed = ", ".join(str(int(one)) for one in sorted(_ALLOWED[held.kind]))
            message = f"Value must be one of {{{allowed}}}."
            raise ApiError(Refusal.INVALID_FORM_BODY, [Fault(("type",), "BASE_TYPE_CHOICES", message)])

    def _take_answer(self, held: Interaction, callback: Callback, data: Json, files: tuple[Upload, ...]) -> None:
        if callback is Callback.CHOICES:
            raise_for(choices_faults(data.get("choices") or []))
            held.choices = data.get("choices") or []
        elif callback is Callback.MODAL:
            held.modal = data
        elif callback in (Callback.UPDATE, Callback.DEFERRED_UPDATE):
            self._update_pressed(held, callback, data, files)
        else:
            held.original = self._first_message(held, callback, data, files)
        held.callback = callback

    def _update_pressed(self, held: Interaction, callback: Callback, data: Json, files: tuple[Upload, ...]) -> None:
        held.original = held.pressed
        if callback is Callback.UPDATE and held.pressed is not None:
            held.pressed.write(data, files)
            self._changed(held, held.pressed)

    def _first_message(self, held: Interaction, callback: Callback, data: Json, files: tuple[Upload, ...]) -> Message:
        kind = SLASH_COMMAND if held.kind is Kind.COMMAND else ANSWER
        if callback is Callback.MESSAGE:
            return self._post(held, kind, data, files)
        return self._send(held, self._draft(held, kind, LOADING | ((data.get("flags") or 0) & EPHEMERAL)))

    def _post(self, held: Interaction, kind: int, body: Json, files: tuple[Upload, ...]) -> Message:
        draft = self._draft(held, kind, (body.get("flags") or 0) & EPHEMERAL)
        draft.write(body, files)
        return self._send(held, draft)

    def _draft(self, held: Interaction, kind: int, flags: int) -> Message:
        return self._world.new_message(
            held.channel,
            self._world.bot,
            kind=kind,
            flags=flags,
            addressee=held.user if flags & EPHEMERAL else None,
            application_id=self._world.application_id,
            interaction=metadata_json(held),
        )

    def _send(self, held: Interaction, message: Message) -> Message:
        held.touch(message)
        if not message.ephemeral:
            held.channel.messages.append(message)
            self._publish(message_event("MESSAGE_CREATE", message))
        return message

    def _changed(self, held: Interaction, message: Message) -> None:
        message.flags &= ~LOADING
        message.edited_s = self._world.clock.now_s()
        held.touch(message)
        if not message.ephemeral:
            self._publish(message_event("MESSAGE_UPDATE", message))

    @contextmanager
    def _noting(self, held: Interaction) -> Iterator[None]:
        """Keep what was refused for the tester to read, and wake whoever waits."""
        try:
            yield
        except ApiError as error:
            held.refusals.append(str(error))
            raise
        finally:
            self._world.changes.tell()
