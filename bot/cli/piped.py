"""``roundtable ask`` without a terminal: every line of standard input is a question, and all share one memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click

from bot.answers.answerer import Answerer, Conversation
from bot.cli.failures import DECLINED
from bot.cli.output import show
from bot.render.safe import one_line


def answer_questions(lines: Iterable[str], opened: Callable[[], Answerer], *, as_json: bool = False) -> int:
    """Answer the lines as they come; 0 if any of them was answered, 3 if all were declined.

    ``opened`` is called once there is a question. Raises ``click.UsageError`` if there is none.
    """
    questions = (line.strip() for line in lines if line.strip())
    first = next(questions, None)
    if first is None:
        raise click.UsageError("no question: standard input is empty")
    conversation = Conversation()
    answerer = opened()
    codes = [_answer(first, answerer, conversation, as_json=as_json)]
    for question in questions:
        if not as_json:
            click.echo()
        codes.append(_answer(question, answerer, conversation, as_json=as_json))
    return DECLINED if all(codes) else 0


def _answer(question: str, answerer: Answerer, conversation: Conversation, *, as_json: bool) -> int:
    if not as_json:
        click.echo(f"> {one_line(question)}\n")
    return show(answerer.ask(question, conversation), as_json=as_json)
