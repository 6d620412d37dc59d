"""Finding what a member presses or chooses on a message."""

from __future__ import annotations

from collections.abc import Sequence

from tests.discord_server.errors import NoSuchComponentError
from tests.discord_server.messages import Button, Menu, Message


def pressable_button(message: Message, label: str | None, custom_id: str | None, *, force: bool) -> Button:
    """The one button of that label or custom id."""
    found = [button for button in message.buttons if _is_meant(button, label, custom_id)]
    if len(found) != 1:
        there = [(button.label, button.custom_id) for button in message.buttons]
        raise NoSuchComponentError(f"{len(found)} buttons are {label or custom_id!r}; the message has {there}")
    if found[0].custom_id is None:
        raise NoSuchComponentError(f"{label!r} is a link: it is followed, not pressed")
    if found[0].disabled and not force:
        raise NoSuchComponentError(f"{label or custom_id!r} is disabled")
    return found[0]


def selected_menu(
    message: Message, wanted: Sequence[str], custom_id: str | None, *, force: bool
) -> tuple[Menu, list[str]]:
    """The menu, by its custom id or the only one, and the values behind what is chosen in it."""
    found = [menu for menu in message.menus if custom_id in (None, menu.custom_id)]
    if len(found) != 1:
        there = [menu.custom_id for menu in message.menus]
        raise NoSuchComponentError(f"{len(found)} menus are {custom_id!r}; the message has {there}")
    menu = found[0]
    if menu.disabled and not force:
        raise NoSuchComponentError(f"{menu.custom_id!r} is disabled")
    if not menu.least <= len(wanted) <= menu.most:
        raise NoSuchComponentError(f"{menu.custom_id!r} takes {menu.least} to {menu.most} values, not {len(wanted)}")
    return menu, [_value(menu, one) for one in wanted]


def _is_meant(button: Button, label: str | None, custom_id: str | None) -> bool:
    if custom_id is not None:
        return button.custom_id == custom_id
    return label is not None and label in (button.label, button.emoji)


def _value(menu: Menu, wanted: str) -> str:
    for option in menu.options:
        if wanted in (option["label"], option["value"]):
            return str(option["value"])
    there = [option["label"] for option in menu.options]
    raise NoSuchComponentError(f"{menu.custom_id!r} offers no {wanted!r}; it offers {there}")
