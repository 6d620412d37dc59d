"""``roundtable ask``: one question, many from a file or a pipe, or a chat. Each way has a module of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import click

from bot.cli.options import (
    Invocation,
    chart_option,
    corpus_option,
    debug_option,
    index_option,
    json_option,
    quiet_option,
)


@click.command(short_help="Answer a question; without one, chat.")
@click.argument("question", nargs=-1, metavar="[QUESTION]")
@click.option(
    "--batch",
    type=click.File("rb"),
    metavar="FILE.jsonl",
    help='Answer a file of {"q": ..., "session": ...} lines, an Answer in JSON a line; - is standard input.',
)
@chart_option
@json_option
@corpus_option
@index_option
@quiet_option
@debug_option
@click.pass_obj
def ask(invocation: Invocation, question: tuple[str, ...], batch: BinaryIO | None, chart: Path | None) -> int:
    """Answer QUESTION from the corpus, with its sources.

    Without QUESTION this is a chat; if standard input is not a terminal, its lines are the questions. The index is
    built when there is none yet and brought up to date when the corpus has changed. Another corpus than the one in
    the settings gets an index of its own, in a folder below the settings' index folder, unless --index names one.

    \b
    Examples:
      roundtable ask "How much did Anthropic raise in its Series E?"
      roundtable ask --corpus deals/2025 "Who led the round?"
      roundtable ask --chart years.png "How much was raised by year?"
      roundtable ask --batch questions.jsonl > answers.jsonl
    """  # noqa: D301 - click's mark for lines that it must not wrap is that very character
    if question and batch is not None:
        raise click.UsageError("give a question or --batch, not both")
    if chart is not None and not question:
        raise click.UsageError("--chart draws the answer to one question: give the question too")
    if batch is not None:
        return _batch(invocation, batch)
    if question:
        return _once(invocation, " ".join(question), chart)
    if sys.stdin.isatty():
        return _chat(invocation)
    return _lines(invocation)


def _once(invocation: Invocation, question: str, chart: Path | None) -> int:
    from bot.cli.opening import open_answerer
    from bot.cli.output import show

    answer = open_answerer(invocation).ask(well_formed(question))
    code = show(answer, as_json=invocation.as_json)
    if chart is not None:
        from bot.cli.charts import draw

        draw(answer, chart)
    return code


def _batch(invocation: Invocation, lines: BinaryIO) -> int:
    from bot.cli.batch import answer_lines
    from bot.cli.opening import open_answerer

    return answer_lines(lines, open_answerer(invocation))


def _lines(invocation: Invocation) -> int:
    from bot.cli.opening import open_answerer
    from bot.cli.piped import answer_questions

    return answer_questions(sys.stdin, lambda: open_answerer(invocation), as_json=invocation.as_json)


def _chat(invocation: Invocation) -> int:
    from bot.answers.answerer import Answerer
    from bot.cli.chat import talk
    from bot.cli.opening import open_index

    generation = open_index(invocation)
    return talk(generation, Answerer(generation), as_json=invocation.as_json, debug=invocation.debug)


def well_formed(question: str) -> str:
    """The question with a replacement mark for each byte that is not text in the terminal's encoding."""
    return question.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
