"""Discord's limits on messages: whatever one of them forbids becomes a Fault at its place in the body.

Lengths are counted in code points. Limits on command registrations are in `command_limits`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.discord_server.errors import ApiError, Fault, Refusal
from tests.discord_server.wire import Json, Upload

CONTENT_LENGTH = 2000
EMBEDS_PER_MESSAGE = 10
EMBED_TOTAL_LENGTH = 6000  # over all embeds of one message
FIELDS_PER_EMBED = 25
FILES_PER_MESSAGE = 10
ATTACHMENT_TEXT_LENGTH = 1024
FILES_TOTAL_BYTES = 10 * 1024 * 1024
AUTOCOMPLETE_CHOICES = 25
CHOICE_LENGTH = 100
ROWS_PER_MESSAGE = 5
BUTTONS_PER_ROW = 5
COMPONENTS_PER_MESSAGE = 40  # of the second generation, nested ones counted
OPTIONS_PER_MENU = 25

PICTURE_SCHEMES = ("http", "https", "attachment")
COMPONENTS_V2 = 1 << 15  # message flag
ACTION_ROW, BUTTON, STRING_SELECT, TEXT_DISPLAY = 1, 2, 3, 10

_EMBED_TEXTS = (
    (("title",), 256),
    (("description",), 4096),
    (("footer", "text"), 2048),
    (("author", "name"), 256),
)
_COMPONENT_TEXTS = (("label", 80), ("custom_id", 100), ("placeholder", 150), ("url", 512))
_MENU_OPTION_TEXTS = (("label", 100), ("value", 100), ("description", 100))

Path = tuple[str | int, ...]


def message_faults(body: Json) -> list[Fault]:
    """Everything about this message that Discord would refuse."""
    return [
        *_too_long(body.get("content"), CONTENT_LENGTH, ("content",)),
        *_embeds_faults(body.get("embeds") or []),
        *_components_faults(body.get("components") or [], second_generation=_is_v2(body)),
        *_v2_faults(body),
        *_attachment_faults(body.get("attachments") or []),
    ]


def check_files(files: tuple[Upload, ...]) -> None:
    """Refuse more or larger files than one message may carry."""
    if len(files) > FILES_PER_MESSAGE:
        raise ApiError(Refusal.INVALID_FORM_BODY, _too_many(files, FILES_PER_MESSAGE, ("files",)))
    if sum(len(file.content) for file in files) > FILES_TOTAL_BYTES:
        raise ApiError(Refusal.TOO_LARGE)


def choices_faults(choices: list[Json]) -> list[Fault]:
    """Everything about these autocomplete choices that Discord would refuse."""
    faults = _too_many(choices, AUTOCOMPLETE_CHOICES, ("data", "choices"))
    for n, choice in enumerate(choices):
        path: Path = ("data", "choices", n)
        faults += _length(choice.get("name"), 1, CHOICE_LENGTH, (*path, "name"))
        if isinstance(choice.get("value"), str):
            faults += _too_long(choice["value"], CHOICE_LENGTH, (*path, "value"))
    return faults


def leaves(components: list[Json], path: Path = ("components",)) -> Iterator[tuple[Path, Json]]:
    """Every component that holds no others, with its place."""
    for n, component in enumerate(components):
        here: Path = (*path, n)
        inner = component.get("components")
        if inner is None:
            yield here, component
        else:
            yield from leaves(inner, (*here, "components"))
        if "accessory" in component:
            yield (*here, "accessory"), component["accessory"]


def embed_length(embed: Json) -> int:
    """The characters of one embed that count towards the total of its message."""
    texts = [_at(embed, path) for path, _ in _EMBED_TEXTS]
    texts += [field.get(key) for field in embed.get("fields") or [] for key in ("name", "value")]
    return sum(len(text) for text in texts if text)


def _attachment_faults(attachments: list[Json]) -> list[Fault]:
    return [
        fault
        for n, attachment in enumerate(attachments)
        for key in ("filename", "description", "title")
        for fault in _too_long(attachment.get(key), ATTACHMENT_TEXT_LENGTH, ("attachments", n, key))
    ]


def _embeds_faults(embeds: list[Json]) -> list[Fault]:
    faults = _too_many(embeds, EMBEDS_PER_MESSAGE, ("embeds",))
    for n, embed in enumerate(embeds):
        faults += _embed_faults(embed, ("embeds", n))
    if sum(map(embed_length, embeds)) > EMBED_TOTAL_LENGTH:
        message = f"Embed size exceeds maximum size of {EMBED_TOTAL_LENGTH}"
        faults.append(Fault(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", message))
    return faults


def _embed_faults(embed: Json, path: Path) -> list[Fault]:
    faults = [fault for key, most in _EMBED_TEXTS for fault in _too_long(_at(embed, key), most, (*path, *key))]
    faults += [fault for key in ("image", "thumbnail") for fault in _picture_faults(embed.get(key), (*path, key))]
    fields = embed.get("fields") or []
    faults += _too_many(fields, FIELDS_PER_EMBED, (*path, "fields"))
    for n, field in enumerate(fields):
        faults += _length(field.get("name"), 1, 256, (*path, "fields", n, "name"))
        faults += _length(field.get("value"), 1, 1024, (*path, "fields", n, "value"))
    return faults


def _picture_faults(picture: Json | None, path: Path) -> list[Fault]:
    scheme, found, _ = str((picture or {}).get("url", "")).partition("://")
    if not picture or (found and scheme in PICTURE_SCHEMES):
        return []
    message = f'Scheme "{scheme}" must be one of {PICTURE_SCHEMES}.'
    return [Fault((*path, "url"), "URL_TYPE_INVALID_SCHEME", message)]


def _components_faults(components: list[Json], *, second_generation: bool) -> list[Fault]:
    most = COMPONENTS_PER_MESSAGE if second_generation else ROWS_PER_MESSAGE
    faults = _too_many(components, most, ("components",))
    for n, row in enumerate(components):
        if not second_generation and row.get("type") != ACTION_ROW:
            faults.append(Fault(("components", n, "type"), "BASE_TYPE_CHOICES", "Value must be one of {1}."))
        if row.get("type") == ACTION_ROW:
            faults += _row_faults(row.get("components") or [], ("components", n, "components"))
    for path, component in leaves(components):
        faults += _component_faults(component, path)
    return faults + _repeated_ids(components)


def _row_faults(row: list[Json], path: Path) -> list[Fault]:
    only_buttons = all(component.get("type") == BUTTON for component in row)
    return _length(row, 1, BUTTONS_PER_ROW if only_buttons else 1, path)


def _component_faults(component: Json, path: Path) -> list[Fault]:
    faults = [fault for key, most in _COMPONENT_TEXTS for fault in _too_long(component.get(key), most, (*path, key))]
    if component.get("type") != STRING_SELECT:
        return faults
    options = component.get("options") or []
    faults += _length(options, 1, OPTIONS_PER_MENU, (*path, "options"))
    for n, option in enumerate(options):
        for key, most in _MENU_OPTION_TEXTS:
            faults += _too_long(option.get(key), most, (*path, "options", n, key))
    return faults


def _repeated_ids(components: list[Json]) -> list[Fault]:
    seen: set[str] = set()
    faults = []
    for path, component in leaves(components):
        custom_id = component.get("custom_id")
        if custom_id in seen:
            message = "Component custom id cannot be duplicated"
            faults.append(Fault((*path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", message))
        if custom_id is not None:
            seen.add(custom_id)
    return faults


def _v2_faults(body: Json) -> list[Fault]:
    if not _is_v2(body):
        return []
    code, message = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "Cannot be used with components V2"
    faults = [Fault((key,), code, message) for key in ("content", "embeds") if body.get(key)]
    texts = [part.get("content", "") for _, part in leaves(body.get("components") or [])]
    return faults + _too_long("".join(texts), 4000, ("components",))


def _is_v2(body: Json) -> bool:
    return bool((body.get("flags") or 0) & COMPONENTS_V2)


def _at(value: Json, path: tuple[str, ...]) -> Any:
    for key in path:
        value = (value or {}).get(key)  # type: ignore[assignment]
    return value


def _too_long(text: str | None, most: int, path: Path) -> list[Fault]:
    if text is None or len(text) <= most:
        return []
    return [Fault(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")]


def _too_many(items: list[Any] | tuple[Any, ...], most: int, path: Path) -> list[Fault]:
    if len(items) <= most:
        return []
    return [Fault(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")]


def _length(value: str | list[Any] | None, least: int, most: int, path: Path) -> list[Fault]:
    if not value:
        return [Fault(path, "BASE_TYPE_REQUIRED", "This field is required")]
    if least <= len(value) <= most:
        return []
    return [Fault(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")]
