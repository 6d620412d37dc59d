"""The program under test, asked: one Answerer over the repository's corpus, with the day fixed.

The only module of this benchmark that knows the program.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.figures.case import Case
from benchmarks.figures.grading import Verdict, grade

TODAY = date(2026, 11, 22)

Ask = Callable[[Case], dict[str, Any]]
"""A case's question, asked in its conversation: the answer as JSON."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case, what was answered, and how long that took in milliseconds."""

    case: Case
    answer: dict[str, Any]
    verdict: Verdict
    elapsed_ms: float


def opened(corpus: Path, index: Path) -> Ask:
    """Somebody to ask, over an index of the corpus that is built first where it is missing or stale."""
    from bot.answers.answerer import Answerer
    from bot.answers.dialogue import Conversation
    from bot.cli.opening import open_index
    from bot.cli.options import Invocation

    answerer = Answerer(open_index(Invocation(corpus=corpus, index=index, quiet=True)), today=lambda: TODAY)

    def ask(case: Case) -> dict[str, Any]:
        conversation = Conversation()
        for earlier in case.before:
            answerer.ask(earlier, conversation)
        return dict(answerer.ask(case.question, conversation).to_json())

    return ask


def outcomes(cases: Iterable[Case], ask: Ask) -> Iterator[Outcome]:
    """Every case asked and graded. The time is the mean of the question and those before it in its conversation."""
    for case in cases:
        started = time.perf_counter()
        answer = _answer(case, ask)
        elapsed_ms = (time.perf_counter() - started) * 1000
        yield Outcome(case, answer, grade(answer, case.gold, family=case.family), elapsed_ms / (len(case.before) + 1))


def _answer(case: Case, ask: Ask) -> dict[str, Any]:
    """The answer; where the program breaks, one that is graded wrong, so that the other questions are still asked."""
    try:
        return ask(case)
    except Exception as error:  # noqa: BLE001 - the outermost handler of a question: any error is a result here
        text = f"{type(error).__name__}: {error}"
        return {"kind": "broken", "figure": None, "rows": [], "text": text, "understood": ""}
