r"""Logging to standard error, as text for people or as one JSON object a line. Set up by the command line only.

Two rules hold for every line, whoever wrote it: a secret never appears, also not inside a traceback or a library's
own message, and a line break inside a message is shown as ``\n``, so that nobody's question can forge a log line.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_INTERACTION_TOKEN = re.compile(r"((?:webhooks|interactions)/\d+/)[\w.-]+")
_REDACTED = "[redacted]"
_CHATTY = ("asyncio", "faiss", "filelock", "bm25s", "sentence_transformers", "transformers", "urllib3")
"""Libraries whose lines below WARNING tell an operator nothing."""


def set_up_logging(
    level: str, *, log_format: str = "text", secrets: Iterable[str] = (), stream: TextIO | None = None
) -> None:
    """Send what the program logs from ``level`` upwards to ``stream`` (standard error), ``text`` or ``json``."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter((JsonFormatter if log_format == "json" else TextFormatter)(secrets))
    # On the handler, because some libraries set the level of their own loggers when they are imported.
    handler.setLevel(level)
    handler.addFilter(_tells_something)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.captureWarnings(capture=True)
    if root.level > logging.DEBUG:
        # That library prints each of its many attempts with a handler of its own; the error in the end says it all.
        os.environ.setdefault("HF_HUB_VERBOSITY", "error")


def _tells_something(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] not in _CHATTY


class _RedactingFormatter(logging.Formatter):
    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._secrets = tuple(secret for secret in secrets if secret)

    def _clean(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _REDACTED)
        return _INTERACTION_TOKEN.sub(rf"\1{_REDACTED}", text)

    def _traceback(self, record: logging.LogRecord) -> str | None:
        return self._clean(self.formatException(record.exc_info)) if record.exc_info else None


class TextFormatter(_RedactingFormatter):
    """``2026-01-31T12:00:00Z INFO bot.client: message key=value``, then the traceback if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one record."""
        extras = "".join(f" {key}={value}" for key, value in _extras(record).items())
        message = _CONTROL.sub(_escaped, self._clean(record.getMessage() + extras))
        line = f"{_time(record)} {record.levelname} {record.name}: {message}"
        traceback = self._traceback(record)
        return line if traceback is None else f"{line}\n{traceback}"


class JsonFormatter(_RedactingFormatter):
    """One object a line: time, level, logger, message, what came as ``extra``, exception if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one record."""
        fields = {
            "time": _time(record),
            "level": record.levelname,
            "logger": record.name,
            "message": self._clean(record.getMessage()),
        }
        extras = {key: self._clean(str(value)) for key, value in _extras(record).items()}
        fields = extras | fields
        traceback = self._traceback(record)
        if traceback is not None:
            fields["exception"] = traceback
        return json.dumps(fields)


def _time(record: logging.LogRecord) -> str:
    instant = datetime.fromtimestamp(record.created, UTC)
    return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _extras(record: logging.LogRecord) -> dict[str, object]:
    return {key: value for key, value in vars(record).items() if key not in _STANDARD}


def _escaped(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
