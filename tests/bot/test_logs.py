"""Log lines: readable, one each, and without secrets."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.logs import set_up_logging


@pytest.fixture(autouse=True)
def _restored_logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)


def logged(log_format: str, message: str, *args: object, failing: bool = False, **extra: object) -> str:
    """What one call leaves in the log."""
    stream = io.StringIO()
    set_up_logging("INFO", log_format=log_format, secrets=["s3cret-token"], stream=stream)
    try:
        if failing:
            raise RuntimeError("refused s3cret-token")
    except RuntimeError:
        logging.getLogger("bot.test").exception(message, *args, extra=extra)
    else:
        logging.getLogger("bot.test").info(message, *args, extra=extra)
    return stream.getvalue()


def test_text_line_gives_time_level_logger_message_and_extras() -> None:
    line = logged("text", "answered %s", "this", guild=7)
    time, rest = line.split(" ", 1)
    assert datetime.fromisoformat(time).tzinfo is UTC
    assert rest == "INFO bot.test: answered this guild=7\n"


def test_json_line_is_one_object() -> None:
    entry = json.loads(logged("json", "answered %s", "this", guild=7))
    del entry["time"]
    assert entry == {"level": "INFO", "logger": "bot.test", "message": "answered this", "guild": "7"}


def test_json_extras_cannot_replace_what_the_record_says() -> None:
    assert json.loads(logged("json", "m", level="FAKE"))["level"] == "INFO"


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_token_is_never_logged(log_format: str) -> None:
    written = logged(log_format, "login with %s", "s3cret-token", failing=True, detail="s3cret-token")
    assert "s3cret" not in written
    assert written.count("[redacted]") >= 3


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_token_of_an_interaction_is_never_logged(log_format: str) -> None:
    written = logged(log_format, "POST /api/v10/interactions/123/aW50.x_y-z/callback")
    assert "aW50" not in written
    assert "/interactions/123/[redacted]/callback" in written


def test_question_cannot_forge_a_line() -> None:
    assert logged("text", "asked %r; %s", "x", "who?\n2026 ERROR forged").count("\n") == 1
    assert "\\n2026 ERROR forged" in logged("text", "%s", "who?\n2026 ERROR forged")


def test_traceback_is_kept() -> None:
    assert 'raise RuntimeError("refused' in logged("text", "failed", failing=True)
    assert "RuntimeError" in json.loads(logged("json", "failed", failing=True))["exception"]


def test_lower_levels_and_chatty_libraries_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    set_up_logging("INFO", stream=stream)
    logging.getLogger("bot.test").debug("too fine")
    logging.getLogger("faiss.loader").info("Loading faiss")
    monkeypatch.setattr(logging.getLogger("bm25s"), "level", logging.DEBUG)
    logging.getLogger("bm25s").debug("Building index")
    assert stream.getvalue() == ""
