"""Holds what the bot sends against Discord's own OpenAPI description, where a copy of it is at hand.

The description is never part of this project: `description_path` says where it is looked for. A request
passes if its path exists with its method and its body validates against the schema given there.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types
from jsonschema.exceptions import ValidationError  # type: ignore[import-untyped]
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.discord_server.records import Request
from tests.discord_server.wire import Json

VARIABLE = "ROUNDTABLE_OPENAPI"
_ROOT = Path(__file__).resolve().parents[2]
_DEFAULT = _ROOT.parent / "shared" / "discord-api" / "openapi.json"
_DOCUMENT = "urn:discord"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing about one request that the description does not allow."""

    method: str
    path: str
    where: str  # "data.embeds.0.title"
    message: str

    def __str__(self) -> str:
        return f"{self.method} {self.path}: {self.where or 'body'}: {self.message}"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """A place where discord.py always sends an id as a number, which Discord takes and the description denies."""

    routes: str  # a pattern for the method and the description's path template
    where: str  # a pattern for the place in the body
    reason: str

    def covers(self, route: str, error: ValidationError) -> bool:
        """Whether this very finding is meant: nothing but a number where an id's text is described."""
        number_for_text = error.validator == "type" and error.validator_value == "string"
        if not number_for_text or type(error.instance) is not int:
            return False
        return bool(re.fullmatch(self.routes, route) and re.fullmatch(self.where, _where(error)))


TOLERATED = (
    Tolerance(
        r"POST /channels/\{channel_id\}/messages",
        r"message_reference\.(message_id|channel_id|guild_id)",
        "Message.reply and MessageReference.to_dict give the ids of the message answered as numbers",
    ),
    Tolerance(
        r"(POST|PATCH) /(channels|webhooks|interactions)/.*",
        r"(data\.)?attachments\.\d+\.id",
        "File.to_dict numbers the new files of a message, Attachment.to_dict gives the ids of those it keeps",
    ),
    Tolerance(
        r"POST /users/@me/channels",
        r"recipient_id",
        "HTTPClient.start_private_message gives the user's id as a number",
    ),
)


class Checker:
    """Checks requests against one description; compiled validators are kept."""

    def __init__(self, description: Json) -> None:
        self._paths: dict[str, Json] = description["paths"]
        resource = DRAFT202012.create_resource(description)
        self._registry: Registry[Any] = Registry().with_resource(_DOCUMENT, resource)
        self._patterns: list[tuple[re.Pattern[str], str]] = [
            (_pattern(template), template) for template in sorted(self._paths, key=_generality)
        ]
        self._validators: dict[str, Draft202012Validator] = {}

    def check(self, request: Request) -> list[Violation]:
        """What is wrong with a request; nothing, if all is well."""
        template = self._template(request.path, request.method.lower())
        if template is None:
            return [_violation(request, "", "Discord has no such path and method")]
        operation = self._paths[template][request.method.lower()]
        wanted = operation.get("requestBody")
        if wanted is None:
            return [] if request.json is None else [_violation(request, "", "a body where none belongs")]
        if request.json is None:
            return [_violation(request, "", "a body is required")] if wanted.get("required") else []
        kind = "multipart/form-data" if request.multipart else "application/json"
        if kind not in wanted["content"]:
            return [_violation(request, "", f"a body of type {kind}")]
        return self._body_violations(request, template, kind)

    def _body_violations(self, request: Request, template: str, kind: str) -> list[Violation]:
        steps = (template, request.method.lower(), "requestBody", "content", kind, "schema")
        errors = self._validator(steps).iter_errors(request.json)
        return [
            _violation(request, _where(error), error.message)
            for error in _plain(errors)
            if not any(one.covers(f"{request.method} {template}", error) for one in TOLERATED)
        ]

    def _template(self, path: str, method: str) -> str | None:
        for pattern, template in self._patterns:
            if method in self._paths[template] and pattern.fullmatch(path):
                return template
        return None

    def _validator(self, steps: tuple[str, ...]) -> Draft202012Validator:
        pointer = "/".join(step.replace("~", "~0").replace("/", "~1") for step in ("paths", *steps))
        if pointer not in self._validators:
            schema = {"$ref": f"{_DOCUMENT}#/{pointer.replace('{', '%7B').replace('}', '%7D')}"}
            self._validators[pointer] = Draft202012Validator(schema, registry=self._registry)
        return self._validators[pointer]


def description_path() -> Path:
    """Where the description is looked for."""
    return Path(os.environ.get(VARIABLE) or _DEFAULT)


@cache
def checker_at(path: Path) -> Checker | None:
    """The checker of the description that stands there, if one does."""
    return Checker(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None


def _generality(template: str) -> tuple[int, str]:
    """Paths with fewer variables first, so that `@original` is not taken for a message id."""
    return template.count("{"), template


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{[^/]+?\\}", "[^/]+", re.escape(template)))


def _violation(request: Request, where: str, message: str) -> Violation:
    return Violation(request.method, request.path, where, message if len(message) < 300 else message[:300] + "...")


def _where(error: ValidationError) -> str:
    return ".".join(str(step) for step in error.absolute_path)


def _plain(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """The errors behind failed unions: those of the alternative that the body was meant to be."""
    for error in errors:
        if error.validator in ("anyOf", "oneOf") and error.context:
            yield from _plain(_meant(error.context))
        else:
            yield error


def _meant(context: list[ValidationError]) -> list[ValidationError]:
    """The errors of the nearest alternative: not null, of the same `type`, and with the fewest errors."""
    alternatives: dict[object, list[ValidationError]] = {}
    for error in context:
        alternatives.setdefault(error.schema_path[0], []).append(error)
    return min(alternatives.values(), key=_distance)


def _distance(errors: list[ValidationError]) -> tuple[bool, bool, int]:
    """How far what was sent is from one alternative of a union."""
    only_null = any(error.validator_value == "null" for error in errors)
    return only_null, any(map(_is_another_kind, errors)), len(errors)


def _is_another_kind(error: ValidationError) -> bool:
    """Whether the error says that something else altogether was given: an object of another `type`."""
    if error.validator in ("enum", "const"):
        return bool(error.path) and error.path[-1] == "type"
    return error.validator == "type" and not error.path
