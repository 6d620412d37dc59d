"""``roundtable ask --batch``: a JSON question a line in, a JSON Answer a line out, in the same order.

Lines of one ``session`` share a memory; a line without one has none. A line that cannot be answered
gives ``{"error": "FILE:LINE: ...", "line": LINE}`` in its place, so that input and output stay aligned, and the rest
goes on. Empty lines are no questions and give no output.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import click

from bot.answers.answer import JsonObject
from bot.answers.answerer import Answerer, Conversation
from bot.cli.failures import FAILURE, exit_code_of, message_of
from bot.cli.output import json_text
from index.errors import Fault, FixableError

log = logging.getLogger(__name__)


class _BadLineError(FixableError):
    """A line that is no question."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One line of a batch."""

    question: str
    session: str | None


def answer_lines(lines: BinaryIO, answerer: Answerer) -> int:
    """Answer every line and print each result at once; 2 if a line was no question, 1 if one failed, else 0."""
    name = "standard input" if lines.name in ("<stdin>", "-", 0) else str(lines.name)
    sessions: dict[str, Conversation] = {}
    codes = [0]
    for number, line in _numbered(lines):
        try:
            result = _answered(line, answerer, sessions)
        except Exception as error:  # the outermost handler of one line: the others must still be answered
            code = exit_code_of(error)
            log.log(logging.ERROR if code == FAILURE else logging.DEBUG, "line %d failed", number, exc_info=error)
            result = {"error": str(Fault(name, number, message_of(error))), "line": number}
            codes.append(code)
        click.echo(json_text(result))
    return FAILURE if FAILURE in codes else max(codes)


def _numbered(lines: BinaryIO) -> Iterator[tuple[int, bytes]]:
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _answered(line: bytes, answerer: Answerer, sessions: dict[str, Conversation]) -> JsonObject:
    asked = _asked(line)
    conversation = None if asked.session is None else sessions.setdefault(asked.session, Conversation())
    return answerer.ask(asked.question, conversation).to_json()


def _asked(line: bytes) -> _Asked:
    """Read one line; raises ``_BadLineError`` saying what it should have been."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _BadLineError("not UTF-8 text") from None
    except (ValueError, RecursionError) as error:
        raise _BadLineError(f'not JSON ({error}); want {{"q": "a question"}}') from None
    if not isinstance(record, dict):
        raise _BadLineError('want a JSON object: {"q": "a question"}')
    return _Asked(_question(record), _session(record))


def _question(record: JsonObject) -> str:
    question = record.get("q")
    if not isinstance(question, str):
        raise _BadLineError('"q" is missing' if question is None else '"q": want a string')
    return question.encode("utf-8", "replace").decode("utf-8")


def _session(record: JsonObject) -> str | None:
    session = record.get("session")
    if session is None or isinstance(session, str):
        return session
    if isinstance(session, int) and not isinstance(session, bool):
        return str(session)
    raise _BadLineError('"session": want a string')
